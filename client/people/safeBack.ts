/** Where somebody goes back to after signing in: a page of this site and nothing else, whatever an address says. */

const HOME = '/'
const WAYS_IN = /^\/(sign-in|forgotten)\/*$/

/**
 * `given` as a path of `origin` with its query and fragment, or `/`. The browser's own reading decides: what it would take
 * to another site, or reads differently from how it is written, is not gone to.
 */
export function safeBack(given: unknown, origin: string): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.startsWith('//')) return HOME
  // Browsers read a backslash as a slash, and leave tabs and line ends out.
  if (/[\\\p{Cc}]/u.test(given)) return HOME
  let url: URL
  try {
    url = new URL(given, origin)
  } catch {
    return HOME
  }
  const path = url.pathname + url.search + url.hash
  // A path such as `/./` + `/elsewhere` resolves to one that begins with two slashes.
  if (url.origin !== origin || path.startsWith('//')) return HOME
  // Whoever has just signed in is not asked to sign in.
  return WAYS_IN.test(url.pathname) ? HOME : path
}
