/** The picture of a screen: every scene in the screen's own language, what it tells, and how it is frozen. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LOCALES } from '../../client/format/locales.ts'
import ScreenPicture from '../../client/components/screens/ScreenPicture.vue'
import { partyName } from '../../client/screens/partyName.ts'
import { BEGAN, sceneStages, type SceneStage } from '../support/sceneStages.ts'
import { stagedWords } from '../support/sceneWords.ts'

const FOLLOW = 'https://press.harbours.example/b/quay'
let shown: VueWrapper | null = null
afterEach(() => {
  shown?.unmount()
  vi.useRealTimers()
})

const propsOf = ({ briefing, interims, image, now }: SceneStage) => ({
  briefing,
  interims,
  image,
  offset: now - Date.now(),
  newsroom: 'Alliance of Harbours',
  follow: FOLLOW,
  name: 'Main hall',
})
function show(stage: SceneStage): VueWrapper {
  shown?.unmount()
  shown = mount(ScreenPicture, { props: propsOf(stage) })
  return shown
}
function stageOf(name: string, locale: 'en' | 'fr' = 'en'): SceneStage {
  const found = sceneStages(locale).find((stage) => stage.name === name)
  if (found === undefined) throw new Error(`there is no stage ${name}`)
  return found
}
const textOf = (page: VueWrapper) => page.text().replace(/\s+/g, ' ')

describe.each(LOCALES)('the picture in %s', (locale) => {
  it.each(sceneStages(locale).map(({ name }) => name))('draws %s without a fault', (name) => {
    const faults = vi.spyOn(console, 'warn')
    const page = show(stageOf(name, locale))
    expect(faults).not.toHaveBeenCalled()
    expect(page.text()).not.toMatch(/undefined|\[object|\{\w+\}|NaN/)
    faults.mockRestore()
  })
})

describe('the turn', () => {
  it('holds the question above, with who asks, and says below who speaks and for how long', () => {
    const text = textOf(show(stageOf('turn')))
    const { question, interim } = stagedWords('en')
    for (const words of [
      'Live',
      'Kim Lund',
      'Coastal Wire',
      question,
      interim,
      'Ada Berg',
      'Chair of the Council',
      '01:12',
    ])
      expect(text).toContain(words)
  })

  it('names a called asker who has not spoken yet, and nothing of the question before', () => {
    const text = textOf(show(stageOf('turn-called-unwritten')))
    expect(text).toContain('Has the floor')
    expect(text).toContain('Mara Lund')
    expect(text).not.toContain('telecommunications')
    expect(text).not.toContain('Ada Berg')
  })

  it('has the words of the question and who has the floor where it was handed in', () => {
    const text = textOf(show(stageOf('turn-called')))
    expect(text).toContain(stagedWords('en').question)
    expect(text).toContain('has the floor')
  })

  it('is a statement before the first question', () => {
    expect(textOf(show(stageOf('turn-statement', 'fr')))).toContain('Déclaration')
  })
})

describe('a rehearsal that begins anew', () => {
  it.each(['turn', 'captions', 'overlay'] as const)(
    'has nothing of the last play in the captions of %s',
    async (scene) => {
      const stage = stageOf('turn-statement')
      const { briefing, image } = stage
      if (briefing === null || image === null) throw new Error('the stage is empty')
      const page = show({ ...stage, image: { ...image, scene }, interims: [], now: BEGAN + 60_000 })
      const [first, second] = stagedWords('en').statement
      expect(page.find('.captions').text()).toContain(second)
      await page.setProps({
        briefing: { ...briefing, startedAt: (briefing.startedAt ?? 0) + 1, lines: briefing.lines.slice(0, 1) },
      })
      expect(page.find('.captions').text()).toContain(first)
      expect(page.find('.captions').text()).not.toContain(second)
    },
  )
})

describe('figures', () => {
  it('say what they are of, whether they are confirmed by word and sign, and in which words they were said', () => {
    const text = textOf(show(stageOf('figures')))
    for (const words of [
      '✓',
      'Confirmed',
      '€4',
      'of €5 billion',
      '80% of the target',
      'about €15 billion',
      '“When you',
      '09:12',
    ])
      expect(text).toContain(words)
  })
  it('mark what was only heard', () => {
    const page = show(stageOf('figures-heard', 'fr'))
    expect(textOf(page)).toContain('Entendu, non confirmé')
    expect(page.find('.bar .heard').exists()).toBe(true)
  })
})

describe('the queue', () => {
  it('names five at most, says how many more wait, and counts no votes', () => {
    const page = show(stageOf('queue'))
    expect(page.findAll('li')).toHaveLength(5)
    expect(textOf(page)).toContain('and 2 more')
    expect(textOf(page)).toContain('Has the floor: Kim Lund')
    expect(textOf(page)).not.toContain('vote')
  })
  it('says when no more are taken', () => {
    expect(textOf(show(stageOf('queue-largest', 'fr')))).toContain('Plus aucune question n’est prise')
  })
})

describe('the holding scene', () => {
  it('counts down on the server’s clock, and has the address as a code and in words', async () => {
    vi.useFakeTimers({ now: BEGAN })
    const page = show(stageOf('holding'))
    expect(textOf(page)).toContain('04:12')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(textOf(page)).toContain('04:10')
    expect(textOf(page)).toContain('press.harbours.example/b/quay')
    expect(page.find(`svg[aria-label="${FOLLOW}"] path`).attributes('d')?.length).toBeGreaterThan(500)
  })
})

describe('what stands before everything', () => {
  it('is black alone where the screen is blank', () => {
    const page = show(stageOf('blank'))
    expect(page.attributes('data-scene')).toBe('blank')
    expect(page.text()).toBe('')
  })
  it('is the words of the desk', () => {
    expect(show(stageOf('message')).text()).toBe(stagedWords('en').message)
  })
  it('is the screen’s name where it shows no briefing', () => {
    const text = textOf(show(stageOf('standby')))
    expect(text).toContain('Main hall')
    expect(text).toContain('Alliance of Harbours')
  })
})

describe('a screen over a video', () => {
  const over = (about: Partial<NonNullable<SceneStage['image']>> = {}): SceneStage => {
    const stage = stageOf('overlay')
    return { ...stage, image: stage.image === null ? null : { ...stage.image, ...about } }
  }

  it('[SC8] draws nothing at all where it is blank', () => {
    const page = show(over({ isBlank: true }))
    expect(page.attributes()).toMatchObject({ 'data-scene': 'blank', 'data-ground': 'none' })
    expect(page.element.children).toHaveLength(0)
  })

  it('[SC8] has a message in the plate of its captions, and the captions again after it', async () => {
    const page = show(over({ message: 'We go on at noon.' }))
    expect(page.attributes('data-ground')).toBe('none')
    expect(page.get('.plate > .said').text()).toBe('We go on at noon.')
    expect(page.get('.captions').attributes('style')).toContain('display: none')
    await page.setProps({ image: over().image })
    expect(page.find('.said').exists()).toBe(false)
    expect(page.get('.captions').attributes('style')).not.toContain('display')
  })

  it('[SC8] stands by without covering anything', async () => {
    const page = show(over())
    await page.setProps({ briefing: null, image: null })
    expect(page.attributes()).toMatchObject({ 'data-scene': 'standby', 'data-ground': 'none' })
    expect(page.text()).toBe('')
  })

  it('[SC8] is a whole picture where scenes come by themselves, and once another scene is taken', async () => {
    const page = show(over({ isAutomatic: true }))
    expect(page.attributes('data-scene')).toBe('turn')
    expect(page.attributes('data-ground')).toBeUndefined()
    await page.setProps({ image: over({ scene: 'turn', isBlank: true }).image })
    expect(page.attributes('data-ground')).toBeUndefined()
  })
})

describe('a rehearsal', () => {
  it('is never said to be live', () => {
    const text = textOf(show(stageOf('rehearsal')))
    expect(text).toContain('Rehearsal')
    expect(text).not.toContain('Live')
  })
})

describe('a picture that is frozen', () => {
  it('stays as it was while the briefing and the clock go on, and catches up when it is released', async () => {
    vi.useFakeTimers({ now: BEGAN })
    const before = stageOf('turn')
    const page = show(before)
    const after = { ...stageOf('turn-called-unwritten'), interims: [] }
    const image = before.image === null ? null : { ...before.image, isFrozen: true }
    const offset = before.now - BEGAN
    const drawn = textOf(page)
    await page.setProps({ image })
    await page.setProps({ briefing: after.briefing, interims: [], offset })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(textOf(page)).toBe(drawn)
    const blank = image === null ? null : { ...image, isBlank: true }
    await page.setProps({ image: blank })
    expect(page.text()).toBe('')
    await page.setProps({ image: before.image })
    expect(textOf(page)).toContain('Mara Lund')
  })
})

describe('a picture that stays frozen', () => {
  it('[SC7] keeps its look and the scene that came by itself, and lets a message and a scene that is taken through', async () => {
    const stage = stageOf('turn')
    if (stage.image === null) throw new Error('the stage has no image')
    const image = { ...stage.image, isAutomatic: true, isFrozen: true }
    const page = show({ ...stage, image: { ...image, isFrozen: false } })
    await page.setProps({ image })
    const drawn = page.html()
    await page.setProps({
      image: {
        ...image,
        isAutomatic: false,
        order: ['queue'],
        theme: 'light',
        size: 'largest',
        language: 'fr',
        margin: 12,
      },
    })
    expect(page.html()).toBe(drawn)
    await page.setProps({ image: { ...image, theme: 'light', message: 'Soon' } })
    expect(page.text()).toBe('Soon')
    expect(page.attributes('data-theme')).toBe('dark')
    await page.setProps({ image: { ...image, theme: 'light', scene: 'queue', isAutomatic: false } })
    expect(page.attributes()).toMatchObject({ 'data-scene': 'queue', 'data-theme': 'light' })
  })

  it('[SC7] is drawn as the desk says by then once it is released', async () => {
    const stage = stageOf('turn')
    if (stage.image === null) throw new Error('the stage has no image')
    const page = show(stage)
    await page.setProps({ image: { ...stage.image, isFrozen: true } })
    await page.setProps({ image: { ...stage.image, isFrozen: true, theme: 'light' } })
    await page.setProps({ image: { ...stage.image, theme: 'light' } })
    expect(page.attributes('data-theme')).toBe('light')
  })
})

describe('what is shown', () => {
  it('is told at first, and again with each fact and each scene', async () => {
    const stage = stageOf('turn')
    const page = show(stage)
    const image = stage.image
    if (image === null) throw new Error('the stage has no image')
    await page.setProps({ image: { ...image, scene: 'queue' } })
    const next = stageOf('turn-called-unwritten').briefing
    await page.setProps({ briefing: next })
    await page.setProps({ briefing: null })
    expect(page.emitted('shown')).toEqual([
      ['turn', stage.briefing?.seq],
      ['queue', stage.briefing?.seq],
      ['queue', next?.seq],
      ['standby', 0],
    ])
  })

  it('is in the language of the screen, whatever the briefing speaks', async () => {
    const stage = stageOf('queue')
    const page = show(stage)
    if (stage.image !== null) await page.setProps({ image: { ...stage.image, language: 'fr' } })
    expect(textOf(page)).toContain('Prochaines questions')
    expect(page.attributes('lang')).toBe('fr')
    expect(page.find('.text').attributes('lang')).toBe('en')
  })
})

describe('a figure whose line was changed since it was confirmed', () => {
  it('is said to be checked again', async () => {
    const stage = stageOf('figures')
    const page = show(stage)
    const figures = stage.briefing?.figures.map((figure) => ({ ...figure, flag: 'line-corrected' as const })) ?? []
    await page.setProps({ briefing: stage.briefing === null ? null : { ...stage.briefing, figures } })
    expect(textOf(page)).toContain('Confirmed, being checked again')
  })
})

describe('an old browser', () => {
  it('that knows no names of countries names them as they were said', () => {
    vi.stubGlobal('Intl', new Proxy(Intl, { has: (intl, key) => key !== 'DisplayNames' && key in intl }))
    expect(partyName({ code: 'NO', name: 'the Norwegians' }, 'en')).toBe('the Norwegians')
    vi.unstubAllGlobals()
    expect(partyName({ code: 'NO', name: 'the Norwegians' }, 'en')).toBe('Norway')
  })
})
