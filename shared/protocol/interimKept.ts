/** How long text that is still being spoken stands without being renewed, on nodes and pages alike. */

/** In milliseconds. The message that takes it back may be lost. */
export const INTERIM_KEPT_MS = 20_000
