import { expect, it } from 'vitest'
import { Newsdesk } from './newsdesk.ts'

it('[T11] gives the figures of a line to whoever said it, also where an act on them is undone', () => {
  const desk = new Newsdesk()
  desk.hears('l1', 'The fund stands at 4 billion.').thenDone()
  desk.hears('l2', 'The other stands at 5 billion.').thenDone()
  desk.confirms('l1.1').thenDone()
  const confirmed = desk.act
  desk.send({ type: 'AttributeLine', lineId: 'l1', saw: 'ines-holm', speaker: 'Deputy Chair, Ada Lorn' })
  const whose = () => desk.briefing.figures.map(({ source }) => source?.speakerId)
  expect(whose()).toEqual(['ada-lorn', 'ines-holm'])
  desk.undoes(confirmed).thenDone()
  expect(desk.figure('l1.1').state).toBe('heard')
  expect(whose()).toEqual(['ada-lorn', 'ines-holm'])
})
