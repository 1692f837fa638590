/** People and words of a briefing, prepared and changed by whoever may write in it, and what readers see of that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { postLine } from '../support/node.ts'
import { rosterRow as row, startRosterStage, type RosterStage } from '../support/rosterStage.ts'

let stage: RosterStage

beforeAll(async () => {
  stage = await startRosterStage()
})
afterAll(() => stage.close())

const names = async ({ id }: CreatedBriefing) =>
  (await stage.node.server.briefings.open(id)).state.speakers.filter(({ mergedInto }) => mergedInto === undefined)

describe('people', () => {
  it('are prepared before the briefing, one by one and from a pasted list', async () => {
    const created = await stage.node.createBriefing({ title: 'Before it begins', start: false })
    const { page, faults } = await stage.asOwner(created)
    await page.getByText('Nobody yet.').waitFor()
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Ines Holm')
    await page.getByLabel('Role', { exact: true }).fill('Harbour Chair')
    await page.getByText('Left empty: Harbour Chair, Ines Holm').waitFor()
    await page.getByLabel('Key').selectOption('F1')
    await page.getByLabel('Aliases').fill('HOLM\nThe Chair')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await row(page, 'Ines Holm').getByText('F1').waitFor()
    await page.getByRole('status').getByText('Ines Holm, Harbour Chair is in the list').waitFor()

    await page.getByRole('button', { name: 'Paste a list' }).first().click()
    await page
      .getByLabel('One person a line')
      .fill('1. Kit Marsh (Tideway Radio)\n2. Edda Voss, Port Secretary\n3. Holm\n4. Ada Quill, Lantern Society')
    await page.getByText('in the list already').waitFor()
    await page.getByLabel('Side of Ada Quill, Lantern Society').selectOption('podium')
    await page.getByRole('button', { name: 'Add 3 people' }).click()
    await row(page, 'Ada Quill').waitFor()
    expect(
      (await names(created)).map(({ name, role, outlet, side, key = null }) => [name, role, outlet, side, key]),
    ).toEqual([
      ['Ines Holm', 'Harbour Chair', null, 'podium', 1],
      ['Kit Marsh', null, 'Tideway Radio', 'press', null],
      ['Edda Voss', 'Port Secretary', null, 'podium', null],
      ['Ada Quill', 'Lantern Society', null, 'podium', null],
    ])
    expect(faults).toEqual([])
  })

  it('are called anew while the briefing is live, and the reporter page says so of past lines', async () => {
    const created = await stage.node.createBriefing({ title: 'Live' })
    await postLine(stage.node, created, {
      id: 'l1',
      speaker: 'Kit Marsh [Tideway Radio]',
      text: 'How high is the wall?',
    })
    const reader = await stage.asReader(`/b/${created.id}`)
    await reader.locator('.pane').getByText('Kit Marsh').first().waitFor()
    const { page } = await stage.asOwner(created)
    await page.getByRole('button', { name: 'Change Kit Marsh' }).click()
    await page.getByText('lines that were said before').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Kit Marsh-Delane')
    await page.keyboard.press('Enter')
    await reader.locator('.pane').getByText('Kit Marsh-Delane').first().waitFor()
    expect(
      await reader
        .locator('.pane')
        .getByText(/corrected/i)
        .count(),
    ).toBe(0)
    expect((await names(created))[0]).toMatchObject({ label: 'Kit Marsh [Tideway Radio]', name: 'Kit Marsh-Delane' })
  })

  it('who are changed by two at once show both versions, and nothing typed is lost', async () => {
    const created = await stage.node.createBriefing({ title: 'Two at once' })
    await postLine(stage.node, created, {
      id: 'l1',
      speaker: 'Kit Marsh [Tideway Radio]',
      text: 'How high is the wall?',
    })
    const { page } = await stage.asOwner(created)
    const { page: other } = await stage.asOwner(created)
    for (const each of [page, other]) await each.getByRole('button', { name: 'Change Kit Marsh' }).click()
    await page.getByLabel('Role', { exact: true }).fill('Editor')
    await other.getByLabel('Outlet').fill('Quay Post')
    await other.keyboard.press('Enter')
    await page.getByText('Somebody has changed this entry meanwhile.').waitFor()
    const table = page.getByRole('alert').getByRole('table')
    expect(await table.getByRole('row', { name: /Outlet/ }).innerText()).toMatch(/Quay Post\s+Tideway Radio/)
    expect(await page.getByLabel('Role', { exact: true }).inputValue()).toBe('Editor')
    await page.getByRole('button', { name: 'Put mine in its place' }).click()
    await row(other, 'Editor').waitFor()
    expect((await names(created))[0]).toMatchObject({ role: 'Editor', outlet: 'Tideway Radio' })
  })

  it('who are one are merged, after it is said how many lines go over', async () => {
    const created = await stage.node.createBriefing({ title: 'Two names' })
    await postLine(stage.node, created, {
      id: 'l1',
      speaker: 'Kit Marsh [Tideway Radio]',
      text: 'How high is the wall?',
    })
    await postLine(stage.node, created, { id: 'l2', speaker: 'MARSH', text: 'And how wide?' })
    const reader = await stage.asReader(`/b/${created.id}`)
    await reader.locator('.pane').getByText('And how wide?').waitFor()
    const { page } = await stage.asOwner(created)
    expect(await page.getByRole('button', { name: 'Remove MARSH' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Merge MARSH with somebody' }).click()
    await page.getByLabel('They are').selectOption('Kit Marsh, Tideway Radio')
    await page.getByText('1 line of MARSH will be shown as said by Kit Marsh, Tideway Radio.').waitFor()
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await row(page, '2 lines').waitFor()
    expect(await page.locator('.row').count()).toBe(1)
    await reader.locator('.pane').getByText('MARSH', { exact: true }).waitFor({ state: 'detached' })
    await postLine(stage.node, created, { id: 'l3', speaker: 'MARSH', text: 'And how long?' })
    await row(page, '3 lines').waitFor()
  })
})

describe('words', () => {
  it('are tried out, and then written so in lines that arrive', async () => {
    const created = await stage.node.createBriefing({ title: 'Words' })
    const reader = await stage.asReader(`/b/${created.id}`)
    const { page, faults } = await stage.asOwner(created)
    await page.getByRole('button', { name: 'Paste a list' }).nth(1).click()
    await page.getByLabel('One entry a line').fill('Oona Vey = una vay, unavay\nkee zone → Quay Zone\nTideway')
    await page.getByRole('button', { name: 'Set 3 entries' }).click()
    await row(page, 'una vay, unavay').waitFor()
    await page.getByLabel('Try it out').fill('here in the KEE ZONE una vay said')
    expect(await page.locator('.result .written').innerText()).toBe('here in the Quay Zone Oona Vey said')
    await postLine(stage.node, created, { id: 'l1', speaker: 'Reporter', text: 'Does unavay know the kee zone?' })
    await reader.locator('.pane').getByText('Does Oona Vey know the Quay Zone?').waitFor()
    await page.getByRole('button', { name: 'Remove “Tideway”' }).click()
    await page.getByRole('status').getByText('“Tideway” is removed').waitFor()
    await page.getByRole('button', { name: 'Add an entry' }).click()
    await page.getByLabel('Written').fill('Una Way')
    await page.getByLabel('Heard as').fill('una vay')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('The glossary already has “una vay” for another entry.').waitFor()
    expect(await page.getByLabel('Written').inputValue()).toBe('Una Way')
    expect(faults.filter((fault) => !/409/.test(fault))).toEqual([])
  })

  it('come to a captioner with a token, who is not sent them, also when the desk changes them', async () => {
    const created = await stage.node.createBriefing({ title: 'With a token' })
    const page = await stage.asReader(`/b/${created.id}/roster`)
    await page.getByLabel('Lines token').fill(created.tokens.lines)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add an entry' }).click()
    await page.getByLabel('Written').fill('Oona Vey')
    await page.getByLabel('Heard as').fill('una vay')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await row(page, 'Oona Vey').waitFor()
    const { page: desk } = await stage.asOwner(created)
    await desk.getByRole('button', { name: 'Change “Oona Vey”' }).click()
    await desk.getByLabel('Written').fill('Oona Wey')
    await desk.keyboard.press('Enter')
    await row(page, 'Oona Wey').waitFor()
  })

  it('are for nobody else: whoever reads is asked for a token or to sign in', async () => {
    const created = await stage.node.createBriefing({ title: 'For writers' })
    const page = await stage.asReader(`/b/${created.id}/roster`)
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
    await page.getByLabel('Lines token').fill('w'.repeat(43))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText(/token/i).waitFor()
    expect(await page.locator('#roster-people').count()).toBe(0)
  })
})
