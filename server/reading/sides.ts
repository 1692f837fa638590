/**
 * On which side somebody stands whom no label tells: by what that person says among the others.
 *
 * S1 Whoever mostly asks is of the press, if somebody else answers.
 * S2 A question remains one with thanks behind it, and without a question mark.
 * S3 Where no label tells who answers, whoever says most does.
 */
import type { Side } from '#shared/domain/vocabulary.ts'
import type { Utterance } from './utterances.ts'

export interface Habit {
  readonly said: number
  readonly asked: number
  readonly words: number
}

const SILENT: Habit = { said: 0, asked: 0, words: 0 }

/** `of` tells whose utterance it is, null where nobody's; words without a label count for whoever spoke before. */
export function habitsOf<Key>(utterances: readonly Utterance[], of: (label: string) => Key): Map<Key, Habit> {
  const habits = new Map<Key, Habit>()
  let key: Key | null = null
  for (const { label, voice, text } of utterances) {
    if (label !== null) key = of(label)
    else if (voice !== 'same') key = null
    if (key === null) continue
    const { said, asked, words } = habits.get(key) ?? SILENT
    const opens = label === null ? 0 : 1
    habits.set(key, {
      said: said + opens,
      asked: asked + (asks(text) ? opens : 0),
      words: words + text.split(' ').length,
    })
  }
  return habits
}

export function mostlyAsks(habit: Habit | undefined): boolean {
  return habit !== undefined && habit.asked * 2 > habit.said
}

/** `podiumIsKnown`: somebody else surely answers. */
export function sideByHabit(habit: Habit | undefined, podiumIsKnown: boolean): Side {
  return podiumIsKnown && mostlyAsks(habit) ? 'press' : 'podium'
}

const LONGEST_LOOK = 1_500
const THANKS =
  /(?:[.!?…,;]|^)\s*(?:and |et |und |y )?(?:thanks?(?: you)?|many thanks|merci|danke|vielen dank|gracias)(?:[\s,]+[\p{L}'’]+){0,4}[.!\s]*$/iu
const ASKING =
  /(?:^|[.!?…,;]\s+)(?:(?:so|and|but|well|my question is|thank you|alors|et|also) ?,? )*(?:(?:i|we)(?:['’]d| would| want(?:ed)?| just want(?:ed)?) (?:like )?to (?:ask|know|follow up|come back)|(?:can|could|would|will) you (?:please |just |also )?(?:tell|say|explain|confirm|comment|give|clarify|elaborate|talk|describe|share|walk)|my question (?:is|goes|concerns)|(?:je voudrais|j['’]aimerais|je voulais) (?:savoir|vous demander|vous poser|revenir)|(?:pouvez|pourriez)-vous|(?:ich (?:möchte|wollte|würde gern)e?|meine frage)|können sie|könnten sie|(?:quería|quisiera|me gustaría) (?:saber|preguntar)|podría usted)\b/iu

/** Whether an utterance ends by asking, or says that it asks. */
export function asks(text: string): boolean {
  if (text.length > LONGEST_LOOK) return false
  let end = text.slice(-400).trim()
  for (let round = 0; round < 3; round += 1) {
    if (/\?["”»)\s]*(?:\([^()]{2,40}\)|\[[^[\]]{2,40}\])?$/u.test(end)) return true
    const without = end.replace(THANKS, (cut) => (/^[.!?…]/u.test(cut) ? cut.slice(0, 1) : ''))
    if (without === end) break
    end = without
  }
  return ASKING.test(text.slice(0, 400))
}
