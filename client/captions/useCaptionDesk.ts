/** Everything that the captions page does, put together: the draft, the queue, the last lines and the keys between them. */
import { computed, ref, watch, type Ref } from 'vue'
import type { Mark, Role } from '#shared/domain/vocabulary.ts'
import { rosterOf } from '#shared/domain/roster.ts'
import { lineFaultWords } from '../locales/lineFaults.ts'
import type { captionsEn } from '../locales/captionsEn.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import type { Interim } from '../stores/interims.ts'
import { useGlossary, type FollowedBriefing } from '../roster/useGlossary.ts'
import { phrasesOf } from './completion.ts'
import type { FieldAct } from './keys.ts'
import { lastLines, whoGoesOn, type LastLine } from './lastLines.ts'
import type { PastedLine } from './pasting.ts'
import { lastToUndo, replacements } from './replacing.ts'
import { useCaptioning } from './useCaptioning.ts'
import { useHeldLine } from './useHeldLine.ts'
import { useLineEditing } from './useLineEditing.ts'
import { useNextSpeaker } from './useNextSpeaker.ts'
import type { OutboxPage } from './useOutbox.ts'

export interface CaptionDeskParts extends OutboxPage {
  readonly interims: Ref<readonly Interim[]>
  /** As whom the page follows the briefing. */
  readonly role: Readonly<Ref<Role>>
  readonly admission: Pick<FollowedBriefing, 'isAdmitted' | 'refused'>
  readonly t: Translate & TranslateOf<typeof captionsEn>
}

export type CaptionDeskWork = ReturnType<typeof useCaptionDesk>

const SHOWN = 10
/** In ms: lines come all the time, and the words for them were prepared before. */
const GLOSSARY_EVERY = 20_000

export function useCaptionDesk({ interims, role, admission, t, ...page }: CaptionDeskParts) {
  const { briefing } = page
  const glossary = useGlossary({ ...page, ...admission, role, every: GLOSSARY_EVERY })
  const terms = computed(() => glossary.terms.value ?? [])
  const captioning = useCaptioning(page, terms, () => whoGoesOn(last.value))
  const { draft, outbox } = captioning
  const room = computed(() => briefing.value ?? { lines: [], amendments: [], speakers: [] })
  const roster = computed(() => rosterOf(room.value))
  const phrases = computed(() => phrasesOf(terms.value, roster.value))
  const edited = ref<string | null>(null)
  const shown = computed(() =>
    lastLines(room.value, outbox.entries.value, SHOWN, { terms: terms.value, edited: edited.value }),
  )
  const last = useHeldLine(shown, edited)
  /** Not what was typed here, also where its line waits or was refused. */
  const others = computed(() => {
    const own = new Set([draft.value.id, ...outbox.entries.value.map(({ act }) => act.lineId)])
    return interims.value.filter(({ lineId }) => !own.has(lineId))
  })
  const replacing = computed(() => replacements(draft.value.text, terms.value, draft.value.leftAlone))
  const hasBefore = computed(() => (briefing.value?.lineCount ?? 0) > 0 || outbox.entries.value.length > 0)
  /** Counted up for each time that the field is to have the focus. */
  const focusWanted = ref(0)
  /** For screen readers: what just happened. */
  const said = ref('')

  const say = (words: string) => (said.value = words)
  const backToField = () => (focusWanted.value += 1)
  const { choose: take, means } = captioning
  const speaking = useNextSpeaker({ draft, room, last, hasBefore, take, means, say, t })
  const editing = useLineEditing({
    lines: last,
    edited,
    correct: outbox.correct,
    attribute: outbox.attribute,
    retract(lineId, reason) {
      outbox.retract(lineId, reason)
      say(t('captions.saidRetracting'))
    },
    left: backToField,
  })

  watch(
    () => outbox.entries.value.filter(({ progress }) => progress.kind === 'refused'),
    (now, before) => {
      const fresh = now.find(({ act }) => !before.some((each) => each.act.id === act.id))
      if (fresh?.progress.kind === 'refused')
        say(t('captions.saidRefused', { reason: lineFaultWords(fresh.progress.code, t) }))
    },
  )

  function choose(speaker: string | null) {
    speaking.choose(speaker)
    backToField()
  }

  function send() {
    const isMarkAlone = draft.value.text.trim() === ''
    if (!captioning.isEmpty.value && !isMarkAlone && speaking.isNobodyThere.value) return speaking.refuseToSend()
    speaking.isSpeakerMissing.value = false
    captioning.send()
  }

  function switchSides() {
    speaking.switchSides()
    backToField()
  }

  /** The last thing that can still be undone: a line that is going to be taken back, or else a word of the glossary. */
  function undo() {
    const going = last.value.findLast(({ retracting, isLeaving }) => retracting !== null && !isLeaving)
    if (going !== undefined) return keep(going)
    const word = lastToUndo(replacing.value)
    if (word !== undefined) captioning.leaveAlone(word.typed)
  }

  function keep(line: LastLine) {
    say(outbox.keep(line.id) ? t('captions.saidKept') : t('captions.saidTooLate'))
  }

  const acts: Readonly<Record<Exclude<FieldAct, 'show-keys'>, () => void>> = {
    send,
    switch: switchSides,
    'edit-last': editing.editLast,
    undo,
  }

  return {
    ...captioning,
    ...speaking,
    editing,
    roster,
    phrases,
    last,
    others,
    replacing,
    hasBefore,
    focusWanted,
    said,
    say,
    choose,
    keep,
    switchSides,
    act: (act: Exclude<FieldAct, 'show-keys'>) => acts[act](),
    mark: (mark: Mark) => {
      captioning.toggleMark(mark)
      backToField()
    },
    paste: (lines: readonly PastedLine[]) => {
      if (speaking.isNobodyThere.value && lines[0]?.speaker === null) return speaking.refuseToSend()
      captioning.sendPasted(lines)
      backToField()
    },
    heard(text: string, isDirect: boolean) {
      captioning.type([draft.value.text.trimEnd(), text].filter((part) => part !== '').join(' '))
      if (isDirect) send()
    },
    takeBack: ({ act }: LastLine) => {
      if (act?.kind === 'line') captioning.takeBack(act)
      backToField()
    },
    reuse(text: string, speaker: string | null) {
      captioning.reuse(text, speaker)
      editing.leave()
    },
    drop: ({ act }: LastLine) => act !== null && outbox.drop(act),
  }
}
