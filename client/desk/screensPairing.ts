/** Pairing a display: its code is approved, and then waited for until the display has noticed. */
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'
import { CODE_LETTERS, CODE_LENGTH, readCode } from '#shared/domain/screens/pairingCode.ts'
import type { Approval } from '#shared/protocol/screens.ts'
import type { Fault } from '../http/request.ts'
import { useScreensStore } from '../stores/screens.ts'

const EVERY_MS = 1_000
/** A display asks every two seconds. */
const WITHIN = 20

export type PairingState =
  | { readonly step: 'typing' | 'sending'; readonly fault: Fault | null }
  | { readonly step: 'waiting' | 'paired' | 'unclaimed' | 'unknown'; readonly name: string }

export interface ScreenPairing {
  readonly state: ComputedRef<PairingState>
  readonly pair: (approval: Approval) => Promise<void>
  /** For another display, or another try. */
  readonly again: () => void
}

/** What is wrong with a code so far: nothing while it may still become one. */
export function codeFault(typed: string): 'letters' | 'check' | null {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}._]/gu, '')
  if ([...letters].some((letter) => !CODE_LETTERS.includes(letter)) || letters.length > CODE_LENGTH) return 'letters'
  return letters.length === CODE_LENGTH && readCode(letters) === null ? 'check' : null
}

export function useScreenPairing(): ScreenPairing {
  const screens = useScreensStore()
  const state = shallowRef<PairingState>({ step: 'typing', fault: null })
  let timer: ReturnType<typeof setTimeout> | undefined
  let isGone = false

  const pause = () => new Promise((resolve) => (timer = setTimeout(resolve, EVERY_MS)))

  async function pair(approval: Approval): Promise<void> {
    if (state.value.step !== 'typing') return
    state.value = { step: 'sending', fault: null }
    const answer = await screens.approve(approval)
    if (isGone) return
    if (!answer.ok) {
      state.value = { step: 'typing', fault: answer }
      return
    }
    const { name } = approval
    state.value = { step: 'waiting', name }
    const isPaired = await waitFor(answer.value.id)
    if (isGone) return
    const step = isPaired ? 'paired' : await takenBack(answer.value.id)
    if (!isGone) state.value = { step, name }
  }

  /** Nobody is to find a name taken by a screen that there is not, nor a display paired that nobody looks at any more. */
  async function takenBack(id: string): Promise<'unclaimed' | 'paired' | 'unknown'> {
    const answer = await screens.unapprove(id)
    if (answer.ok || answer.code === 'screen-not-found') return 'unclaimed'
    return answer.code === 'pairing-already-used' ? 'paired' : 'unknown'
  }

  async function waitFor(id: string): Promise<boolean> {
    const isPaired = () => screens.all.some((screen) => screen.id === id && screen.isPaired)
    for (let tries = 0; tries < WITHIN && !isPaired() && !isGone; tries += 1) {
      await pause()
      if (!isGone) await screens.load()
    }
    return isPaired()
  }

  onScopeDispose(() => {
    isGone = true
    clearTimeout(timer)
  })
  return {
    state: computed(() => state.value),
    pair,
    again: () => (state.value = { step: 'typing', fault: null }),
  }
}
