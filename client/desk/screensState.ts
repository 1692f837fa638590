/** How a screen is, from what it reports beside what was asked of it. */
import type { Briefing } from '#shared/domain/state.ts'
import type { PresentScreen, ScreenReport } from '#shared/protocol/screens.ts'

/**
 * It reports every five seconds, and what another node hears comes here with that node's next beat, up to five seconds later:
 * after so long, in ms, two were missed, and what it shows is as old as the last.
 */
export const SILENT_AFTER = 20_000

/** What is not live; the first that is true is what the desk has to know before the rest. */
const RANK = ['away', 'unheard', 'stale', 'broken', 'frozen', 'message', 'blank', 'standby'] as const
export type ScreenTrouble = (typeof RANK)[number]
export type ScreenCondition = ScreenTrouble | 'live'

export interface ScreenStanding {
  readonly condition: ScreenCondition
  /** Of `live`: from a fact to its pixels; of `stale` and `away`: how old what it shows is; in ms. Null where nobody knows. */
  readonly ms: number | null
  /** What it says that it shows; null before it has said anything. */
  readonly scene: ScreenReport['scene'] | null
  /** It has not said yet that it shows what was asked last. */
  readonly isAwaited: boolean
  /** What is on it goes on as the briefing does. */
  readonly isLiveContent: boolean
  /** What is on it stays as it is, as far as anybody here knows. */
  readonly isStill: boolean
  readonly warnings: readonly ScreenWarning[]
}

/** What has to be looked after, whatever it shows: its token is used twice, or would be lost with the power. */
export type ScreenWarning = 'twice' | 'unkept'

function warningsOf(connections: number, report: ScreenReport | null): ScreenWarning[] {
  const twice: ScreenWarning[] = connections > 1 ? ['twice'] : []
  return report?.isKept === false ? [...twice, 'unkept'] : twice
}

/** The picture on it is an old one, whatever the briefing does. */
export function isLeftBehind(condition: ScreenCondition): boolean {
  return condition === 'away' || condition === 'stale' || condition === 'broken'
}

/** `asked`: the last fact about it. `now`: the server's clock, in ms. */
export function standingOfScreen(
  { isConnected, connections, report, heardAt }: PresentScreen,
  asked: number,
  briefing: Pick<Briefing, 'id' | 'status'>,
  now: number,
): ScreenStanding {
  const silentMs = heardAt === null ? null : Math.max(0, now - heardAt)
  const condition = conditionOf(isConnected, report, silentMs)
  return {
    condition,
    ms: msOf(condition, report, silentMs),
    scene: report?.scene ?? null,
    isAwaited: report === null || report.briefing !== briefing.id || report.seq !== asked,
    isLiveContent: condition === 'live' && briefing.status === 'live' && report?.scene !== 'holding',
    isStill: isLeftBehind(condition) || report?.isFrozen === true,
    warnings: warningsOf(connections, report),
  }
}

function conditionOf(isConnected: boolean, report: ScreenReport | null, silentMs: number | null): ScreenCondition {
  if (!isConnected) return 'away'
  if (report === null || silentMs === null) return 'unheard'
  if (silentMs > SILENT_AFTER) return 'stale'
  if (report.isBroken) return 'broken'
  if (report.staleForMs !== null) return 'stale'
  if (report.isFrozen) return 'frozen'
  const { scene } = report
  return scene === 'message' || scene === 'blank' || scene === 'standby' ? scene : 'live'
}

function msOf(condition: ScreenCondition, report: ScreenReport | null, silentMs: number | null): number | null {
  if (condition === 'live') return report?.delayMs ?? null
  if (condition === 'away') return silentMs
  return condition === 'stale' && silentMs !== null ? (report?.staleForMs ?? 0) + silentMs : null
}

/** Of all in one line: how many are live, the longest of their delays, and how many are not, by how they are. */
export function summaryOf(standings: readonly ScreenStanding[]) {
  const live = standings.filter(({ condition }) => condition === 'live')
  const delays = live.flatMap(({ ms }) => (ms === null ? [] : [ms]))
  const rest = RANK.map((condition) => ({
    condition,
    n: standings.filter((standing) => standing.condition === condition).length,
  }))
  return {
    all: standings.length,
    live: live.length,
    delayMs: delays.length === 0 ? null : Math.max(...delays),
    rest: rest.filter(({ n }) => n > 0),
  }
}
