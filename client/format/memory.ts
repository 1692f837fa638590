/** What the browser keeps for this reader. Where storage is refused, everything works and nothing is remembered. */

export function recall(key: string, storage: () => Storage = () => localStorage): string | null {
  try {
    return storage().getItem(key)
  } catch {
    // Private windows and blocked cookies make the mere access throw.
    return null
  }
}

/** Whether it was kept: false where storage is refused or full. */
export function remember(key: string, value: string | null, storage: () => Storage = () => localStorage): boolean {
  try {
    if (value === null) storage().removeItem(key)
    else storage().setItem(key, value)
    return true
  } catch {
    return false
  }
}
