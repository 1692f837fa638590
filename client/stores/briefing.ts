/** The briefing on the page. It changes in two ways only: facts folded in by `evolve`, or a snapshot in its place. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { DeskPresence, OwnMessage } from '#shared/protocol/messages.ts'
import { withEarlierLines } from '#shared/domain/snapshot.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { Fault } from '../http/request.ts'
import { BriefingLink, type SendReply } from '../live/briefingLink.ts'
import { clockOffset as betterOffset } from '../live/clockOffset.ts'
import { IDLE, type LinkState } from '../live/linkState.ts'
import { BROWSER_CLOCK, type LinkClock, type LinkTransport } from '../live/linkTransport.ts'
import { createSocketTransport } from '../live/socket.ts'
import { adoptSnapshot } from './adoptSnapshot.ts'
import { readEarlier, readPage, type ReadPage } from './earlierLines.ts'
import { stillSpoken, withInterim, type Interim } from './interims.ts'

export interface BriefingPorts {
  readonly transport: () => LinkTransport
  readonly clock: LinkClock
  readonly readPage: ReadPage
}

const BROWSER_PORTS: BriefingPorts = { transport: () => createSocketTransport(), clock: BROWSER_CLOCK, readPage }

export const useBriefingStore = defineStore('briefing', () => {
  const briefing = shallowRef<Briefing | null>(null)
  const interims = shallowRef<readonly Interim[]>([])
  const link = shallowRef<LinkState>(IDLE)
  const readers = ref<number | null>(null)
  /** This person's questions and votes; null until the server has told them. */
  const own = shallowRef<OwnMessage | null>(null)
  const tallies = shallowRef<Readonly<Record<string, number>>>({})
  /** Who is at the desk; null for everybody else. */
  const desk = shallowRef<DeskPresence | null>(null)
  /** Milliseconds to add to this device's clock to get the server's. */
  const clockOffset = ref(0)
  /** When the last fact came, in ms on this device's clock. */
  const lastFactAt = ref<number | null>(null)
  const earlierFault = shallowRef<Fault | null>(null)
  const isLoadingEarlier = ref(false)

  let ports = BROWSER_PORTS
  let current: BriefingLink | null = null
  let epoch = ''
  /** Every fact before this number that is a line is still to be read. */
  let unreadBefore = 1
  let loading: Promise<boolean> | null = null
  let offsetKnown = false

  const hasEarlier = computed(() => briefing.value !== null && briefing.value.lines.length < briefing.value.lineCount)

  function open(id: string, given: BriefingPorts = BROWSER_PORTS): void {
    close()
    ports = given
    current = new BriefingLink(id, {
      transport: ports.transport(),
      clock: ports.clock,
      sink: {
        replace,
        apply(facts) {
          show(fold(facts, briefing.value ?? undefined))
          lastFactAt.value = ports.clock.now()
        },
        interim(message) {
          const grown = withInterim(interims.value, message, ports.clock.now())
          if (briefing.value !== null) show(briefing.value, grown)
        },
        presence(message) {
          readers.value = message.readers
          desk.value = message.desk ?? null
        },
        own: (message) => (own.value = message),
        tallies: (message) => (tallies.value = message.votes),
        serverTime,
        changed: (state) => (link.value = state),
      },
    })
    current.open()
  }

  function close(): void {
    current?.close()
    current = null
    briefing.value = null
    interims.value = []
    readers.value = null
    own.value = null
    tallies.value = {}
    desk.value = null
    lastFactAt.value = null
    earlierFault.value = null
    link.value = IDLE
    epoch = ''
    loading = null
    offsetKnown = false
  }

  function replace(snapshot: Briefing, itsEpoch: string): void {
    const held = briefing.value
    const isSame = epoch === itsEpoch
    const next = held !== null && isSame ? adoptSnapshot(held, snapshot) : snapshot
    if (next === snapshot) unreadBefore = snapshot.lines[0]?.seq ?? snapshot.seq + 1
    epoch = itsEpoch
    // A record that begins anew has other things said in it.
    show(next, isSame ? interims.value : [])
  }

  // The line and the end of its interim text are one change of the page, so nothing flickers or stands twice.
  function show(next: Briefing, spoken = interims.value): void {
    briefing.value = next
    interims.value = stillSpoken(spoken, next, ports.clock.now())
  }

  function serverTime(said: number): void {
    clockOffset.value = betterOffset(offsetKnown ? clockOffset.value : null, said, ports.clock.now())
    offsetKnown = true
  }

  /** Puts one earlier page in front; false where there is none or it could not be read (`earlierFault`). */
  function loadEarlier(): Promise<boolean> {
    loading ??= readOnePage().finally(() => {
      loading = null
      isLoadingEarlier.value = false
    })
    return loading
  }

  async function readOnePage(): Promise<boolean> {
    const held = briefing.value
    if (held === null || !hasEarlier.value || unreadBefore <= 1) return false
    isLoadingEarlier.value = true
    const asked = epoch
    const answer = await readEarlier(ports.readPage, { briefing: held.id, epoch: asked, before: unreadBefore })
    if (briefing.value?.id !== held.id || asked !== epoch) return false
    earlierFault.value = answer.ok ? null : answer
    if (!answer.ok) return false
    if (answer.value.kind === 'elsewhere') {
      current?.retry()
      return false
    }
    unreadBefore = answer.value.after + 1
    show(withEarlierLines(briefing.value, answer.value.facts))
    return true
  }

  /** Loads backwards until the line is held; false where the record has no such line or reading failed. */
  async function reachLine(lineId: string): Promise<boolean> {
    while (briefing.value !== null && findLine(briefing.value, lineId) === undefined) {
      if (!(await loadEarlier())) return false
    }
    return briefing.value !== null
  }

  /** Loads all that is missing; false where reading failed on the way. */
  async function reachBeginning(): Promise<boolean> {
    while (hasEarlier.value) if (!(await loadEarlier())) return false
    return true
  }

  function send(command: SentCommand): Promise<SendReply> {
    return current?.send(command) ?? Promise.resolve({ ok: false, refusal: 'not-connected' })
  }

  return {
    briefing,
    interims,
    link,
    readers,
    own,
    tallies,
    desk,
    clockOffset,
    lastFactAt,
    earlierFault,
    isLoadingEarlier,
    hasEarlier,
    open,
    close,
    retry: () => current?.retry(),
    loadEarlier,
    reachLine,
    reachBeginning,
    send,
    /** Tells the others at the desk whose words are being changed here; null: no longer any. */
    markEditing: (questionId: string | null) => current?.markEditing(questionId),
    /** Drops interim text that has not grown for long; called by whoever shows it. */
    dropOldInterims: () => {
      if (briefing.value !== null) show(briefing.value)
    },
  }
})
