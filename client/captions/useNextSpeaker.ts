/** In whose name the next line goes out, and how that changes: by choice, by the one key, or because a label has become somebody. */
import { computed, ref, watch, type Ref } from 'vue'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import { named } from '../format/speakers.ts'
import type { captionsEn } from '../locales/captionsEn.ts'
import type { Draft } from './draft.ts'
import { whoGoesOn, whoSpoke, type LastLine } from './lastLines.ts'
import { otherSide } from './otherSide.ts'

export interface NextSpeakerParts {
  readonly draft: Readonly<Ref<Draft>>
  readonly room: Readonly<Ref<Pick<Briefing, 'speakers'>>>
  readonly last: Readonly<Ref<readonly LastLine[]>>
  /** Whether there is somebody who could go on speaking. */
  readonly hasBefore: Readonly<Ref<boolean>>
  readonly take: (idOrLabel: string | null) => void
  /** The one who was chosen already has this id. */
  readonly means: (id: string) => void
  readonly say: (words: string) => void
  readonly t: Translate & TranslateOf<typeof captionsEn>
}

export function useNextSpeaker({ draft, room, last, hasBefore, take, means, say, t }: NextSpeakerParts) {
  /** A line was to be sent and nobody had been named who says it. */
  const isSpeakerMissing = ref(false)

  // A new label has become somebody of the roster: from now on the page means that person.
  watch(
    () => room.value.speakers,
    () => {
      const { speaker } = draft.value
      const known = speaker === null ? undefined : findSpeaker(room.value, speaker)
      if (known !== undefined && known.id !== speaker) means(known.id)
    },
  )

  function nameOf(idOrLabel: string | null): string {
    if (idOrLabel === null) return t('captions.goesOn')
    const known = findSpeaker(room.value, idOrLabel)
    return known === undefined ? idOrLabel : named(known, t).name
  }

  /** Null while nobody has spoken. */
  const nextBy = computed(() => {
    if (draft.value.speaker !== null) return nameOf(draft.value.speaker)
    const before = whoGoesOn(last.value)
    if (before !== null) return t('captions.nextGoesOn', { name: nameOf(before) })
    return hasBefore.value ? t('captions.goesOn') : null
  })

  function choose(speaker: string | null) {
    // Somebody who is known already is chosen, not introduced twice.
    take(speaker === null ? null : (findSpeaker(room.value, speaker)?.id ?? speaker))
    isSpeakerMissing.value = false
    say(t('captions.saidSpeaker', { name: nameOf(draft.value.speaker) }))
  }

  /** A line goes on from the one before, and there is none yet. */
  const isNobodyThere = computed(() => draft.value.speaker === null && !hasBefore.value)

  function refuseToSend() {
    isSpeakerMissing.value = true
    say(t('captions.speakerMissing'))
  }

  function switchSides() {
    const other = otherSide(room.value, whoSpoke(last.value), draft.value.speaker)
    if (other !== null) choose(other.id)
    else say(t('captions.saidNobody'))
  }

  return { isSpeakerMissing, isNobodyThere, nameOf, nextBy, choose, switchSides, refuseToSend }
}
