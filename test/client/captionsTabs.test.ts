/** One browser with more than one tab, or with more than one person. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDraft, keepDraft, readDraft } from '../../client/captions/draft.ts'
import { handOf, mintLineId, writeAs } from '../../client/captions/ids.ts'
import { joinTabs } from '../../client/captions/tabs.ts'
import { createOutboxStage, says, type OutboxStage } from './support/outboxStage.ts'

let stage: OutboxStage

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  stage = createOutboxStage()
})

describe('two tabs of one briefing', () => {
  it('[O4] send one at a time, in the order of both, each line once', async () => {
    const other = stage.secondTab()
    await stage.put('a')
    other.put(says('b', other.nextPlace() + 1))
    await stage.put('c')
    await flushPromises()
    for (let n = 0; n < 3; n += 1) await stage.answer()
    expect(stage.sent()).toEqual(['a', 'b', 'c'])
    expect(stage.kept()).toEqual([])
    expect(other.waitingCount + stage.outbox.waitingCount).toBe(0)
  })

  it('never give two drafts the same id, though a copied tab has the words of the other', () => {
    const draft = { id: 'l-1', text: 'And so', speaker: 'oona', kind: null, marks: [], leftAlone: [] }
    keepDraft('quay', null, draft)
    const [one, copy] = [readDraft('quay', null), readDraft('quay', null)]
    expect(one).toMatchObject({ draft: { text: 'And so', speaker: 'oona' }, before: 'l-1' })
    expect(copy.draft.text).toBe('And so')
    expect(new Set(['l-1', one.draft.id, copy.draft.id]).size).toBe(3)
  })
})

describe('the turn of a tab', () => {
  afterEach(() => vi.unstubAllGlobals())
  const tabsWith = (request: (name: string, run: () => Promise<void>) => Promise<void>) => {
    vi.stubGlobal('navigator', { locks: { request } })
    return joinTabs('quay', () => {})
  }

  it('[O4] needs no lock where the browser refuses one', async () => {
    const done: string[] = []
    const tabs = tabsWith(() => Promise.reject(new DOMException('no', 'SecurityError')))
    await tabs.alone(async () => void done.push('sent'))
    expect(done).toEqual(['sent'])
    tabs.close()
  })

  it('[O4] is not taken twice where it went wrong', async () => {
    const done: string[] = []
    const tabs = tabsWith((_name, run) => run())
    const goesWrong = async () => {
      done.push('sent')
      throw new Error('wrong')
    }
    await expect(tabs.alone(goesWrong)).rejects.toThrow('wrong')
    expect(done).toEqual(['sent'])
    tabs.close()
  })
})

describe('two people in one browser', () => {
  it('[O6] never send what the other has typed: it waits until they are back', async () => {
    stage.reload('ana')
    await stage.put('a')
    stage.reload('ben')
    await stage.put('b')
    expect(stage.states()).toEqual(['b sending'])
    await stage.answer()
    expect(stage.sent()).toEqual(['a', 'b'])
    stage.reload('ana').flush()
    await flushPromises()
    expect(stage.states()).toEqual(['a sending'])
    expect(stage.sent()).toEqual(['a', 'b', 'a'])
  })

  it('[O6] leave nothing behind that was typed without an account, and a token takes whatever waits', async () => {
    await stage.put('a')
    stage.reload('ana').flush()
    await flushPromises()
    expect(stage.states()).toEqual(['a sending'])
    await stage.answer()
    await stage.put('b')
    stage.reload(null).flush()
    await flushPromises()
    expect(stage.states()).toEqual(['b sending'])
  })

  it('have each their own draft; what was being typed before anybody signed in is taken up by whoever does', () => {
    const draft = (text: string) => ({ ...emptyDraft('oona'), text })
    keepDraft('quay', 'ana', draft('Of Ana'))
    expect(readDraft('quay', 'ben')).toMatchObject({ draft: { text: '' }, before: null })
    expect(readDraft('quay', 'ana').draft.text).toBe('Of Ana')
    keepDraft('quay', null, draft('Of nobody'))
    expect(readDraft('quay', 'ben').draft.text).toBe('Of nobody')
    expect(readDraft('quay', null).draft.text).toBe('')
  })

  it('know their own lines by their hands, and those of whoever wrote without an account', () => {
    writeAs(null)
    const nobodys = mintLineId()
    writeAs('ana')
    const anas = mintLineId()
    expect([nobodys, anas].map(handOf)).toEqual(['own', 'own'])
    writeAs('ben')
    expect([nobodys, anas, mintLineId()].map(handOf)).toEqual(['own', 'captioner', 'own'])
    writeAs(null)
    expect(handOf(anas)).toBe('captioner')
  })
})
