/** A whole briefing: three reporters, one on a phone, and two moderators who lead it by keyboard alone, one in English and one in French. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { launchChromium } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { eventually, postLines } from '../support/node.ts'
import { wholeLog } from '../support/queueCrowd.ts'
import { guestOn, type Guest } from '../support/queueGuests.ts'
import { expectOrder, handsOn, type Hands } from '../support/queueHands.ts'
import { openAs } from '../support/queuePages.ts'
import { startQueueStage, type QueueStage } from '../support/queuePeople.ts'
import { saying } from '../support/queueWords.ts'

const POLL = { timeout: 10_000 }
const REASON = 'Canary of a reason: that is for another day.'

let browser: Browser
let stage: QueueStage
let created: CreatedBriefing
let oona: Hands
let tomas: Hands
let kit: Guest
let noor: Guest
let mara: Guest

beforeAll(async () => {
  browser = await launchChromium()
  stage = await startQueueStage()
  created = await stage.createBriefing()
  const { a, b, moderators, reporters } = stage
  const english = { locale: 'en-GB', say: saying('en-GB') } as const
  const french = { locale: 'fr-FR', say: saying('fr-FR') } as const
  const desk = async (node: typeof a, who: number, { locale, say }: typeof english | typeof french) => {
    const colorScheme = who === 0 ? 'dark' : 'light'
    const opened = await openAs(browser, node, moderators[who]?.cookie ?? '', { locale, colorScheme })
    await opened.page.goto(`${node.url}/b/${created.id}/desk`)
    return handsOn(opened, say)
  }
  const guest = async (node: typeof a, who: number, { locale, say }: typeof english | typeof french) => {
    const size = who === 0 ? 'phone' : 'laptop'
    const opened = await openAs(browser, node, reporters[who]?.cookie ?? '', { locale, size })
    await opened.page.goto(`${node.url}/b/${created.id}`)
    if (size === 'phone') await opened.page.getByRole('button', { name: say('places.questions') }).click()
    return guestOn(opened, say)
  }
  ;[oona, tomas, kit, noor, mara] = await Promise.all([
    desk(a, 0, english),
    desk(b, 1, french),
    guest(a, 0, english),
    guest(b, 1, french),
    guest(b, 2, english),
  ])
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

const desks = () => [oona, tomas]
const guests = () => [kit, noor, mara]

async function expectClean(...pages: readonly (Hands | Guest)[]): Promise<void> {
  const found = await Promise.all(pages.map(({ page }) => findings(page)))
  expect(found).toEqual(pages.map(() => []))
}

/** Everybody has the same people waiting, in the same order. */
async function expectWaiting(...names: readonly string[]): Promise<void> {
  await expectOrder(desks(), names)
  await eventually(async () => {
    for (const guest of guests()) expect(await guest.order()).toEqual(names)
  })
}

const questionsAsked = async () =>
  (await wholeLog(stage, created.id)).flatMap(({ event }) => (event?.type === 'QuestionAsked' ? [event.question] : []))

/** [Q1] Takes questions with words, without, and one that was written while the line was down, once. */
async function takesQuestions(): Promise<void> {
  await kit.ask('How high will the wall be?')
  await kit.isTold(kit.say('own.pending'))
  await noor.ask('')
  await noor.isTold(noor.say('own.noText'))

  await mara.page.context().setOffline(true)
  stage.b.server.io.disconnectSockets(true)
  await mara.ask('Who pays for it?')
  await mara.questions.getByText(mara.say('outbox.waiting')).waitFor()
  expect((await questionsAsked()).map(({ asker }) => asker.name)).not.toContain('Mara Lund')
  await mara.page.context().setOffline(false)
  await mara.isTold(mara.say('own.pending'))

  for (const desk of desks()) {
    for (const name of ['Kit Marsh', 'Noor Aalto', 'Mara Lund']) {
      await desk.inbox.getByRole('article', { name }).waitFor()
    }
  }
  const asked = (await questionsAsked()).map(({ asker, text }) => [asker.name, asker.outlet, text])
  expect(asked).toEqual([
    ['Kit Marsh', 'Tideway Radio', 'How high will the wall be?'],
    ['Noor Aalto', 'Tidewater Post', null],
    ['Mara Lund', 'Quay Gazette', 'Who pays for it?'],
  ])
  await noor.own
    .first()
    .getByRole('button', { name: noor.say('own.write') })
    .click()
  await noor.questions.getByRole('textbox', { name: noor.say('ask.question') }).fill('Et l’école du port ?')
  await noor.questions.getByRole('button', { name: noor.say('own.save') }).click()
  await oona.inbox.getByText('Et l’école du port ?').waitFor()
  await expectClean(tomas, kit)
}

/** [Q6] [Q7] [Q8] Lets them in as they are or with other words, declines with a reason for the asker alone, and merges. */
async function decidesOnThem(): Promise<void> {
  await oona.choose('inbox', 'Kit Marsh')
  await oona.press('a')
  await kit.isTold(kit.say('own.next'))
  await expect.poll(() => kit.page.title(), POLL).toContain(kit.say('alerts.title', { title: 'On the quay' }))

  await tomas.choose('inbox', 'Mara Lund')
  await tomas.press('e')
  await oona.inbox.getByText(oona.say('inbox.editing', { names: 'Tomas Reike' })).waitFor()
  await expectClean(tomas)
  await tomas.press('ControlOrMeta+a')
  await tomas.type('Who pays for the wall, and until when?')
  await tomas.press('ControlOrMeta+Enter')
  await mara.isTold(mara.say('own.editedByDesk'))
  await mara.isTold('Who pays for the wall, and until when?')
  await mara.isTold('Who pays for it?')

  await oona.choose('inbox', 'Noor Aalto')
  await oona.press('x')
  await oona.type(REASON)
  await expectClean(oona)
  await oona.reach(oona.say('inbox.decline'))
  await noor.isTold(noor.say('own.declined'))
  await noor.isTold(new RegExp(REASON))

  await noor.ask('Qui paie le mur ?')
  await tomas.choose('inbox', 'Noor Aalto')
  await tomas.press('m')
  // The one before it has the focus first; an arrow goes on and chooses.
  await tomas.reach('How high will the wall be?', 'ArrowDown')
  await expectClean(tomas)
  await tomas.reach(tomas.say('inbox.mergeSubmit'))
  await kit.questions.getByText(kit.say('queue.alsoAsked', { names: 'Noor Aalto' })).waitFor()
  await expectWaiting('Kit Marsh', 'Mara Lund')
  await noor.isTold(/Who pays for the wall, and until when\?/)
  await expectClean(kit)
  for (const { received } of [kit, mara]) expect(received.join()).not.toContain(REASON)
  expect([await kit.page.content(), await mara.page.content()].join()).not.toContain(REASON)
}

/** [Q9] Puts them in order by key, for somebody in the room as well, the same for everybody. */
async function ordersThem(): Promise<void> {
  await oona.reach(oona.say('next.askFor'))
  await oona.page.getByRole('dialog').waitFor()
  await oona.reach(oona.say('deskNow.name'), 'ControlOrMeta+a')
  await oona.type('Lotte Brandt')
  await oona.reach(oona.say('next.askForSubmit'))
  await expectWaiting('Kit Marsh', 'Mara Lund', 'Lotte Brandt')

  await tomas.choose('next', 'Lotte Brandt')
  await tomas.press('Alt+ArrowUp')
  await expectWaiting('Kit Marsh', 'Lotte Brandt', 'Mara Lund')
  await tomas.hasWord('next.moved', { asker: 'Lotte Brandt', n: 2 })
  await oona.choose('next', 'Mara Lund')
  await oona.press('p')
  await expectWaiting('Mara Lund', 'Kit Marsh', 'Lotte Brandt')
  await mara.isTold(mara.say('own.next'))
  for (const desk of desks()) await desk.next.getByText(desk.say('next.suggested')).waitFor()
  await expectClean(oona, mara)
}

/** [Q10] [Q11] [Q12] [Q15] Calls, closes, skips and undoes, and everybody sees whose turn it is. */
async function callsThem(): Promise<void> {
  await oona.press('n')
  for (const desk of desks()) await desk.hasWord('trail.did.call', { who: 'Oona Vey', whose: 'Mara Lund' })
  await mara.isTold(mara.say('own.called'))
  await kit.isTold(kit.say('own.next'))
  await postLines(stage.b, created, [
    { id: 'l1', speaker: 'Mara Lund [Quay Gazette]', text: 'Who pays for the wall, and until when?' },
    { id: 'l2', speaker: 'Harbour Chair, Ines Holm', text: 'The harbours do, for nine years.' },
  ])
  for (const desk of desks()) await desk.now.getByText('The harbours do, for nine years.').waitFor()
  await expect.poll(() => noor.page.locator('#turn-1').innerText(), POLL).toContain('Mara Lund')
  await expectClean(oona, mara)

  await tomas.page.locator('[aria-keyshortcuts="D"]:not([aria-disabled])').waitFor()
  await tomas.press('d')
  await mara.isTold(mara.say('own.answered'))
  await tomas.page.locator('[aria-keyshortcuts="N"]:not([aria-disabled])').waitFor()
  await tomas.press('n')
  await kit.isTold(kit.say('own.called'))
  await oona.now.getByText('Kit Marsh').first().waitFor()
  await oona.page.locator('[aria-keyshortcuts="S"]:not([aria-disabled])').waitFor()
  await oona.reach(`${oona.say('deskNow.skip')} S`)
  await kit.isTold(kit.say('own.skipped'))
  await expectWaiting('Kit Marsh', 'Lotte Brandt')
  await oona.press('z')
  await kit.isTold(kit.say('own.called'))
  await expectWaiting('Lotte Brandt')
  await tomas.now.getByText('Kit Marsh').first().waitFor()
  await tomas.page.locator('[aria-keyshortcuts="D"]:not([aria-disabled])').waitFor()
  await tomas.press('d')
  await kit.isTold(kit.say('own.answered'))
}

/** [V1] [V2] Takes a vote for each account, never for one’s own, and tells the desk how many. */
async function takesVotes(): Promise<void> {
  await oona.reach(oona.say('header.menu'))
  await oona.reach(oona.say('header.settings'))
  await oona.page.getByRole('dialog').waitFor()
  await oona.reach(oona.say('queueSettings.votes.off'), 'ArrowRight')
  await expectClean(oona)
  await oona.reach(oona.say('queueSettings.save'))

  await noor.ask('Combien de bateaux ?')
  await tomas.choose('inbox', 'Noor Aalto')
  await tomas.press('a')
  for (const guest of [kit, mara]) {
    const vote = guest.questions.getByRole('button', { name: guest.say('queue.voteFor', { name: 'Noor Aalto' }) })
    await vote.click()
    await expect.poll(() => vote.getAttribute('aria-pressed'), POLL).toBe('true')
  }
  const own = noor.questions.getByRole('button', { name: noor.say('queue.voteFor', { name: 'Noor Aalto' }) })
  expect(await own.count()).toBe(0)
  for (const desk of desks()) {
    const row = desk.page.locator('[data-choice^="next/"][aria-label="Noor Aalto"]')
    await row.getByText(desk.say('next.votes', { n: 2 })).waitFor({ state: 'attached' })
  }
  await expectClean(kit)
}

/** [Q4] [Q14] Announces two more, closes, takes a point of order all the same, and opens again. */
async function closesAndReopens(): Promise<void> {
  await oona.reach(oona.say('header.moreTitle'))
  await oona.reach(oona.say('header.more', { n: 2 }))
  for (const guest of guests())
    await guest.questions
      .getByText(guest.say('queue.more', { n: 2, count: guest.say('queue.numbers').split(' ')[2] ?? '' }))
      .waitFor()
  await tomas.reach(tomas.say('header.close'))
  await kit.questions.getByText(kit.say('queue.closed')).first().waitFor()
  await kit.ask('Nobody hears the interpreter.', 'point')
  await oona.choose('inbox', 'Kit Marsh')
  await oona.inbox.getByText(oona.say('inbox.pointOfOrder')).waitFor()
  await oona.press('a')
  await expectWaiting('Kit Marsh', 'Lotte Brandt', 'Noor Aalto')
  await expectClean(tomas, kit)

  await oona.page.locator('[aria-keyshortcuts="N"]:not([aria-disabled])').waitFor()
  await oona.press('n')
  await kit.isTold(kit.say('own.called'))
  await oona.page.locator('[aria-keyshortcuts="D"]:not([aria-disabled])').waitFor()
  await oona.press('d')
  await kit.isTold(kit.say('own.answered'))
  await tomas.reach(tomas.say('header.reopen'))
  await kit.questions.getByRole('button', { name: kit.say('ask.another') }).waitFor()
  await tomas.page.locator('[aria-keyshortcuts="N"]:not([aria-disabled])').waitFor()
  await tomas.press('n')
  await noor.isTold(noor.say('own.next'))
  for (const guest of guests())
    await guest.questions
      .getByText(guest.say('queue.more', { n: 1, count: guest.say('queue.numbers').split(' ')[1] ?? '' }))
      .waitFor()
  await expectWaiting('Noor Aalto')
}

describe('a briefing', () => {
  it('is led from the first question to the last by two moderators with their keyboards, in both languages', async () => {
    await takesQuestions()
    await decidesOnThem()
    await ordersThem()
    await callsThem()
    await takesVotes()
    await closesAndReopens()
    for (const { faults } of [...desks(), ...guests()]) {
      expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
    }
  })
})
