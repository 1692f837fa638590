/** The sites whose pages may show an embedded briefing: as the settings keep them, and as somebody types them, one a line. */

/** So many at most. */
export const SITES_LIMIT = 20
export const SITE_LENGTH = 200
/** Stands alone for every site there is. */
export const ANY_SITE = '*'

/** `https://press.example.org`, or with `*.` before the host for all of a domain, as in `frame-ancestors` of a policy. */
export const SITE =
  /^(\*|https?:\/\/(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?)$/

/** What is wrong with a line of them; lines count from 1, those that are empty too. */
export interface SiteFault {
  readonly line: number
  readonly text: string
  readonly fault: 'no-site' | 'twice' | 'beside-any' | 'too-many'
}

export interface TypedSites {
  readonly sites: readonly string[]
  readonly faults: readonly SiteFault[]
}

/** Every line judged by itself, so that all that is wrong is said at once. */
export function typedSites(typed: string): TypedSites {
  const sites: string[] = []
  const faults: SiteFault[] = []
  for (const [index, line] of typed.split('\n').entries()) {
    const site = asSite(line)
    if (site === '') continue
    const fault = faultOf(site, sites)
    if (fault === null) sites.push(site)
    else faults.push({ line: index + 1, text: line.trim(), fault })
  }
  return { sites, faults }
}

/** A host means the same in capitals, and a browser's address of a site ends in a slash. */
function asSite(line: string): string {
  return line.trim().toLowerCase().replace(/\/$/, '')
}

function faultOf(site: string, before: readonly string[]): SiteFault['fault'] | null {
  if (site.length > SITE_LENGTH || !SITE.test(site)) return 'no-site'
  if (before.includes(site)) return 'twice'
  if (before.includes(ANY_SITE) || (site === ANY_SITE && before.length > 0)) return 'beside-any'
  return before.length === SITES_LIMIT ? 'too-many' : null
}
