/** Everything that the captions page does, put together: the draft, the queue, the last lines and the keys between them. */
import { computed, ref, watch, type Ref } from 'vue'
import type { Mark } from '#shared/domain/vocabulary.ts'
import { findSpeaker, rosterOf } from '#shared/domain/roster.ts'
import { named } from '../format/speakers.ts'
import { faultWords } from '../locales/faultKeys.ts'
import type { captionsEn } from '../locales/captionsEn.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import type { Interim } from '../stores/interims.ts'
import { phrasesOf } from './completion.ts'
import type { FieldAct } from './keys.ts'
import { lastLines, whoSpoke, type LastLine } from './lastLines.ts'
import { otherSide } from './otherSide.ts'
import type { PastedLine } from './pasting.ts'
import { lastToUndo, replacements } from './replacing.ts'
import { useCaptioning } from './useCaptioning.ts'
import { useGlossary } from './useGlossary.ts'
import { useLineEditing } from './useLineEditing.ts'
import type { OutboxPage } from './useOutbox.ts'

export interface CaptionDeskParts extends OutboxPage {
  readonly interims: Ref<readonly Interim[]>
  readonly t: Translate & TranslateOf<typeof captionsEn>
}

export type CaptionDeskWork = ReturnType<typeof useCaptionDesk>

const SHOWN = 10

export function useCaptionDesk({ interims, t, ...page }: CaptionDeskParts) {
  const { briefing } = page
  const terms = useGlossary(page.id, page.token)
  const captioning = useCaptioning(page, terms)
  const { draft, outbox } = captioning
  const room = computed(() => briefing.value ?? { lines: [], amendments: [], speakers: [] })
  const roster = computed(() => rosterOf(room.value))
  const phrases = computed(() => phrasesOf(terms.value, roster.value))
  const last = computed(() => lastLines(room.value, outbox.entries.value, SHOWN, terms.value))
  const others = computed(() => interims.value.filter(({ lineId }) => lineId !== draft.value.id))
  const replacing = computed(() => replacements(draft.value.text, terms.value, draft.value.leftAlone))
  /** Whether there is somebody who could go on speaking. */
  const hasBefore = computed(() => (briefing.value?.lineCount ?? 0) > 0 || outbox.entries.value.length > 0)
  const isSpeakerMissing = ref(false)
  /** Counted up for each time that the field is to have the focus. */
  const focusWanted = ref(0)
  /** For screen readers: what just happened. */
  const said = ref('')

  const backToField = () => (focusWanted.value += 1)
  const editing = useLineEditing({
    lines: last,
    correct: outbox.correct,
    attribute: outbox.attribute,
    retract(lineId, reason) {
      outbox.retract(lineId, reason)
      said.value = t('captions.saidRetracting')
    },
    left: backToField,
  })

  // A new label has become somebody of the roster: from now on the page means that person.
  watch(
    () => room.value.speakers,
    () => {
      const { speaker } = draft.value
      const known = speaker === null ? undefined : findSpeaker(room.value, speaker)
      if (known !== undefined && known.id !== speaker) captioning.choose(known.id)
    },
  )
  watch(
    () => outbox.entries.value.filter(({ progress }) => progress.kind === 'refused'),
    (now, before) => {
      const fresh = now.find(({ act }) => !before.some((each) => each.act.id === act.id))
      if (fresh?.progress.kind === 'refused')
        said.value = t('captions.saidRefused', { reason: faultWords(fresh.progress.code, t) })
    },
  )

  function nameOf(idOrLabel: string | null): string {
    if (idOrLabel === null) return t('captions.goesOn')
    const known = findSpeaker(room.value, idOrLabel)
    return known === undefined ? idOrLabel : named(known, t).name
  }

  /** In whose name the next line goes out; null while nobody has spoken. */
  const nextBy = computed(() => {
    if (draft.value.speaker !== null) return nameOf(draft.value.speaker)
    const before = whoSpoke(last.value).at(-1)
    if (before != null) return t('captions.nextGoesOn', { name: nameOf(before) })
    return hasBefore.value ? t('captions.goesOn') : null
  })

  function choose(speaker: string | null) {
    // Somebody who is known already is chosen, not introduced twice.
    captioning.choose(speaker === null ? null : (findSpeaker(room.value, speaker)?.id ?? speaker))
    isSpeakerMissing.value = false
    said.value = t('captions.saidSpeaker', { name: nameOf(draft.value.speaker) })
    backToField()
  }

  function needsSpeaker(): boolean {
    const isMarkAlone = draft.value.text.trim() === ''
    return draft.value.speaker === null && !hasBefore.value && !isMarkAlone
  }

  function send() {
    isSpeakerMissing.value = !captioning.isEmpty.value && needsSpeaker()
    if (isSpeakerMissing.value) said.value = t('captions.speakerMissing')
    else captioning.send()
  }

  function switchSides() {
    const other = otherSide(room.value, whoSpoke(last.value), draft.value.speaker)
    if (other !== null) choose(other.id)
    else said.value = t('captions.saidNobody')
  }

  /** The last thing that can still be undone: a line that is going to be taken back, or else a word of the glossary. */
  function undo() {
    const going = last.value.findLast(({ retracting }) => retracting !== null)
    if (going !== undefined) return keep(going)
    const word = lastToUndo(replacing.value)
    if (word !== undefined) captioning.leaveAlone(word.typed)
  }

  function keep(line: LastLine) {
    outbox.keep(line.id)
    said.value = t('captions.saidKept')
  }

  const acts: Readonly<Record<Exclude<FieldAct, 'show-keys'>, () => void>> = {
    send,
    switch: switchSides,
    'edit-last': editing.editLast,
    undo,
  }

  return {
    ...captioning,
    editing,
    roster,
    phrases,
    last,
    others,
    replacing,
    hasBefore,
    isSpeakerMissing,
    focusWanted,
    said,
    nameOf,
    nextBy,
    choose,
    keep,
    switchSides,
    act: (act: Exclude<FieldAct, 'show-keys'>) => acts[act](),
    mark: (mark: Mark) => {
      captioning.toggleMark(mark)
      backToField()
    },
    paste: (lines: readonly PastedLine[]) => {
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
    drop: ({ act }: LastLine) => act !== null && outbox.drop(act),
  }
}
