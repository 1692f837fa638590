/** Somebody new, from the label that is printed for them. Apart from the roster, since reading a label needs many words. */
import { describeLabel } from '../labels.ts'
import type { RosterSpeaker } from '../state.ts'
import type { Speaker } from '../vocabulary.ts'

/** A speaker for a label that nobody in the roster bears; the id follows from the label, so that a retry mints no second. */
export function speakerForLabel(briefing: { readonly speakers: readonly RosterSpeaker[] }, label: string): Speaker {
  const described = describeLabel(label)
  const stem =
    (described.name ?? described.role ?? label)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'speaker'
  let id = stem
  for (let n = 2; briefing.speakers.some((speaker) => speaker.id === id); n += 1) id = `${stem}-${n}`
  return { id, ...described }
}
