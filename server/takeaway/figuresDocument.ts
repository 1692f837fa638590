/** The figures of a briefing as they are taken away: each with the name of whoever said it. */
import { view, type Audience } from '#shared/domain/audience.ts'
import { isShownToReaders } from '#shared/domain/figures/shown.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { FiguresDocument } from '#shared/protocol/figures.ts'
import { figuresTable } from './figuresTable.ts'

export type SpokenFigure = Figure & { readonly speaker: string | null }

export interface FiguresTakeaway {
  /** A `FiguresDocument` as JSON. `now`: milliseconds since 1970. */
  readonly json: (briefing: Briefing, audience: Audience, now: number) => string
  /** `page`: the address of the briefing's page. */
  readonly csv: (briefing: Briefing, audience: Audience, page: string) => string
}

/** Anybody may ask as often as for a page: each form is made once for a state of the briefing. */
export function createFiguresTakeaway(): FiguresTakeaway {
  const made = new WeakMap<Briefing, Map<string, string>>()

  function once(briefing: Briefing, key: string, make: () => string): string {
    const forms = made.get(briefing) ?? new Map<string, string>()
    made.set(briefing, forms)
    const form = forms.get(key) ?? make()
    forms.set(key, form)
    return form
  }

  return {
    json(briefing, audience, now) {
      const { id, title } = briefing
      const { version, briefing: of }: Pick<FiguresDocument, 'version' | 'briefing'> = {
        version: 1,
        briefing: { id, title },
      }
      const content = once(briefing, `json ${audience}`, () => {
        const { programmes } = view(briefing, audience)
        const shown: Pick<FiguresDocument, 'programmes' | 'figures'> = {
          programmes,
          figures: takenFigures(briefing, audience),
        }
        return JSON.stringify(shown).slice(1)
      })
      return `${JSON.stringify({ version, briefing: of, exportedAt: now }).slice(0, -1)},${content}`
    },
    csv: (briefing, audience, page) =>
      once(briefing, `csv ${audience}`, () => figuresTable(takenFigures(briefing, audience), page)),
  }
}

/**
 * To the desk all of them. To others what readers see: neither what the desk threw out nor unlikely guesses, and of a line that
 * was taken back no words.
 */
export function takenFigures(briefing: Briefing, audience: Audience): readonly SpokenFigure[] {
  const { figures, speakers, amendments } = view(briefing, audience)
  const names = new Map(speakers.map(({ id, name, label }) => [id, name ?? label]))
  const spoken = figures.map((figure) => ({ ...figure, speaker: names.get(figure.source?.speakerId ?? '') ?? null }))
  if (audience === 'desk') return spoken
  const retracted = new Set(amendments.filter(({ kind }) => kind === 'retraction').map(({ lineId }) => lineId))
  return spoken
    .filter(isShownToReaders)
    .map((figure) =>
      figure.flag === 'line-retracted' || retracted.has(figure.source?.lineId ?? '') ? withoutWords(figure) : figure,
    )
}

/** Where it was said stays, so that it leads to the reason that the line was taken back for. */
function withoutWords<F extends Figure>(figure: F): F {
  const { source } = figure
  return source === null
    ? figure
    : { ...figure, source: { ...source, said: '', sentence: { ...source.sentence, text: '' } } }
}
