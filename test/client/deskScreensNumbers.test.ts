/** The number of a screen at the desk: its own, whoever else shows the briefing, and its key. */
import { expect, it } from 'vitest'
import { press, show, stageEach } from './support/deskPage.ts'
import { openWindow, present, tell, tiles, wordsOf } from './support/deskScreens.ts'

stageEach()

it('stays the key of a screen after another was sent away, and opens none that is not here', async () => {
  show()
  const [wall, side] = [
    { ...present('wall', 'Front wall'), number: 1 },
    { ...present('side', 'Side'), number: 3 },
  ]
  await tell(wall, { ...present('lobby', 'Lobby'), number: 2 }, side)
  await tiles()
  await tell(wall, side)
  const names = (await tiles()).map((tile) => wordsOf(tile.querySelector('.name')))
  expect(names).toEqual(['1 Front wall', '3 Side'])
  await press('2')
  expect(document.querySelector('dialog[open]')).toBeNull()
  await press('3')
  expect(wordsOf((await openWindow()).querySelector('h2'))).toContain('Side')
})
