/**
 * On which side somebody stands whom no label tells: by what that person says among the others.
 *
 * S1 Whoever mostly asks is of the press, if somebody else answers.
 * S2 A question remains one with thanks behind it, and without a question mark.
 * S3 Whoever asks at times, and is answered nearly each time by the one who answers most, asks always.
 * S4 Where no label tells who answers, whoever says most does.
 */
import type { Side } from '#shared/domain/vocabulary.ts'
import type { Utterance } from './utterances.ts'

export interface Habit<Key> {
  readonly said: number
  readonly asked: number
  readonly words: number
  /** Who speaks next, and how often. */
  readonly next: ReadonlyMap<Key, number>
}

interface Counted<Key> {
  said: number
  asked: number
  words: number
  readonly next: Map<Key, number>
}

/** `of` tells whose a label is; words without a label count for whoever spoke before. */
export function habitsOf<Key>(
  utterances: readonly Utterance[],
  of: (label: string) => Key,
): ReadonlyMap<Key, Habit<Key>> {
  const habits = new Map<Key, Counted<Key>>()
  let speaks: Counted<Key> | null = null
  for (const { label, voice, text } of utterances) {
    if (label !== null) {
      const key = of(label)
      speaks?.next.set(key, (speaks.next.get(key) ?? 0) + 1)
      speaks = habits.get(key) ?? { said: 0, asked: 0, words: 0, next: new Map() }
      habits.set(key, speaks)
      speaks.said += 1
      if (asks(text)) speaks.asked += 1
    } else if (voice !== 'same') speaks = null
    if (speaks !== null) speaks.words += text.split(' ').length
  }
  return habits
}

export function mostlyAsks<Key>(habit: Habit<Key> | undefined): boolean {
  return habit !== undefined && habit.asked * 2 > habit.said
}

/** `principal`: somebody else who surely answers, or null where nobody is known to. */
export function sideByHabit<Key>(habit: Habit<Key> | undefined, principal: Key | null): Side {
  if (habit === undefined || principal === null) return 'podium'
  const answered = habit.next.get(principal) ?? 0
  return mostlyAsks(habit) || (habit.asked > 0 && answered >= habit.said * NEARLY_EACH) ? 'press' : 'podium'
}

const NEARLY_EACH = 0.75
const LONGEST_LOOK = 1_500
const THANKS =
  /(?:[.!?…,;]|^)\s*(?:and |et |und |y )?(?:thanks?(?: you)?|many thanks|merci|danke|vielen dank|gracias)(?:[\s,]+[\p{L}'’]+){0,4}[.!\s]*$/iu
const ASKING =
  /(?:^|[.!?…,;]\s+)(?:(?:so|and|but|well|my question is|thank you|alors|et|also) ?,? )*(?:(?:i|we)(?:['’]d| would| want(?:ed)?| just want(?:ed)?) (?:like )?to (?:ask|know|follow up|come back)|(?:can|could|would|will) you (?:please |just |also )?(?:tell|say|explain|confirm|comment|give|clarify|elaborate|talk|describe|share|walk)|my question (?:is|goes|concerns)|(?:je voudrais|j['’]aimerais|je voulais) (?:savoir|vous demander|vous poser|revenir)|(?:pouvez|pourriez)-vous|(?:ich (?:möchte|wollte|würde gern)e?|meine frage)|können sie|könnten sie|(?:quería|quisiera|me gustaría) (?:saber|preguntar)|podría usted)\b/iu

/** A last sentence that begins as questions do, and that nobody has closed. */
const OPEN_QUESTION =
  /(?:^|[.!?…:]\s+)(?:(?:so|and|but|then|now|well|et|alors|und|aber|y) )?(?:why|how|what|when|where|who|whose|which|is|are|was|were|do|does|did|can|could|will|would|has|have|pourquoi|comment|quand|où|qui|combien|est-ce|warum|wie|wann|wer|wo|was|por qué|cómo|cuándo|quién|dónde)(?![\p{L}\p{M}'’])[^.!?…:]*[\p{L}\p{N}]$/iu

/** Whether an utterance ends by asking, or says that it asks. */
export function asks(text: string): boolean {
  if (text.length > LONGEST_LOOK) return false
  let end = text.slice(-400).trim()
  for (let round = 0; round < 3; round += 1) {
    if (/[?？؟]["”»)\s]*(?:\([^()]{2,40}\)|\[[^[\]]{2,40}\])?$/u.test(end)) return true
    const without = end.replace(THANKS, (cut) => (/^[.!?…]/u.test(cut) ? cut.slice(0, 1) : ''))
    if (without === end) break
    end = without
  }
  return ASKING.test(text.slice(0, 400)) || OPEN_QUESTION.test(end)
}
