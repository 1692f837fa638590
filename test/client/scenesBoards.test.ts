/** What several pictures of one briefing share. */
import { mount } from '@vue/test-utils'
import { defineComponent, h, shallowRef } from 'vue'
import { expect, it } from 'vitest'
import type { Board } from '#shared/domain/figures/board.ts'
import type { Briefing } from '#shared/domain/state.ts'
import ScreenPicture from '../../client/components/screens/ScreenPicture.vue'
import { createBoards, provideBoards } from '../../client/screens/sharedBoards.ts'
import { sceneStages } from '../support/sceneStages.ts'

it('make the board of the figures once for all of them, and anew when there are other figures', async () => {
  const stage = sceneStages('en').find(({ name }) => name === 'figures')
  if (!stage?.briefing || stage.image === null) throw new Error('there are no figures on the stage')
  const { image, interims, now } = stage
  const briefing = shallowRef<Briefing>(stage.briefing)
  const boards = createBoards()
  const made: Board[] = []
  const counted: typeof boards = {
    of: (things, make) =>
      boards.of(things, () => {
        const board = make()
        made.push(board)
        return board
      }),
  }
  const scenes = ['figures', 'turn-figures', 'figures'] as const
  const common = { interims, offset: now - Date.now(), newsroom: null, follow: null }
  const wall = mount(
    defineComponent(() => {
      provideBoards(counted)
      return () =>
        scenes.map((scene) =>
          h(ScreenPicture, { ...common, briefing: briefing.value, image: { ...image, scene, isAutomatic: false } }),
        )
    }),
  )
  expect(wall.findAll('.screen').map((screen) => screen.text())).toEqual(
    scenes.map(() => expect.stringContaining('of €5 billion') as string),
  )
  expect(made).toHaveLength(1)
  briefing.value = { ...briefing.value, lines: [] }
  await wall.vm.$nextTick()
  expect(made).toHaveLength(1)
  briefing.value = { ...briefing.value, figures: briefing.value.figures.slice(1) }
  await wall.vm.$nextTick()
  expect(made).toHaveLength(2)
  wall.unmount()
})

it('hold the boards of a few moments, so that pictures that stand still cost nothing', () => {
  const boards = createBoards()
  let made = 0
  const ask = (moment: string) =>
    boards.of([moment], () => {
      made += 1
      return { programmes: [] } as unknown as Board
    })
  for (let round = 0; round < 3; round += 1) for (const moment of ['live', 'frozen', 'away']) ask(moment)
  expect(made).toBe(3)
})
