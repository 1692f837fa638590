/** How long the owner may keep from the public what the accredited read at once. */

/** In seconds: ten minutes. */
export const HOLD_LIMIT_S = 600
