/** The parts of an embedded briefing as somebody puts them in order, those that are not shown among them. */
import { EMBED_PARTS, type EmbedPart } from './embedOptions.ts'

export interface ChosenPart {
  readonly part: EmbedPart
  readonly isShown: boolean
}

export function firstParts(shown: readonly EmbedPart[]): readonly ChosenPart[] {
  return EMBED_PARTS.map((part) => ({ part, isShown: shown.includes(part) }))
}

/** The last one stays: a frame without anything in it would be a mistake. */
export function toggled(parts: readonly ChosenPart[], part: EmbedPart): readonly ChosenPart[] {
  const next = parts.map((each) => (each.part === part ? { part, isShown: !each.isShown } : each))
  return next.some(({ isShown }) => isShown) ? next : parts
}

export function raised(parts: readonly ChosenPart[], part: EmbedPart): readonly ChosenPart[] {
  const from = parts.findIndex((each) => each.part === part)
  const [above, moved] = [parts[from - 1], parts[from]]
  return above === undefined || moved === undefined ? parts : parts.with(from - 1, moved).with(from, above)
}

export const shownParts = (parts: readonly ChosenPart[]): readonly EmbedPart[] =>
  parts.filter(({ isShown }) => isShown).map(({ part }) => part)
