/** What a display tells the room to type and scan: addresses under which the room reaches the server. */
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import PairingCard from '../../client/screen/pairing/PairingCard.vue'
import ScreenApp from '../../client/screen/ScreenApp.vue'
import type { ScreenControl } from '../../client/screen/screenControl.ts'
import { sceneStages } from '../support/sceneStages.ts'

afterEach(() => vi.unstubAllGlobals())
/** As a display in the room has found the server, whatever that calls itself. */
const found = (address: string) => vi.stubGlobal('location', new URL(address))

const code = 'BCDFGHJK'
function paired(follow: string): string {
  const stage = sceneStages('en').find(({ image }) => image?.scene === 'holding')
  if (stage?.image == null) throw new Error('nothing is held')
  const { briefing, interims, image } = stage
  const shown = { briefing: shallowRef(briefing), interims: shallowRef(interims), offset: shallowRef(0) }
  const directive = shallowRef({ image: { ...image, isAutomatic: false }, follow, name: 'Wall', newsroom: null })
  const standIn = { isBroken: false, settled: () => undefined }
  const slot = { wasOverVideo: () => false, keepGround: () => undefined }
  const idle = { standIn, slot, drawn: () => undefined, restored: () => undefined, keep: () => undefined }
  const control = { ...idle, pairing: shallowRef(null), staleFor: shallowRef(null), follower: { directive, shown } }
  const page = mount(ScreenApp, {
    props: { control: control as unknown as ScreenControl, newsroom: 'Harbours' },
  })
  const text = page.text()
  page.unmount()
  return text
}

describe('a display of a server that was told no public address', () => {
  it('shows the one under which it has found it itself, to type and to scan', () => {
    found('http://192.168.1.20:8080/screen?slot=2')
    const card = mount(PairingCard, { props: { state: { code: { code, url: `/pair#${code}` }, isWaiting: false } } })
    expect(card.text()).toContain('192.168.1.20:8080/pair')
    expect(card.html()).toContain(`http://192.168.1.20:8080/pair#${code}`)
    card.unmount()
    expect(paired('/b/quay')).toContain('192.168.1.20:8080/b/quay')
  })
})

describe('a display of a server with a public address', () => {
  it('shows that, whatever it has found it under', () => {
    found('http://192.168.1.20:8080/screen')
    const url = `https://press.harbours.example/pair#${code}`
    const card = mount(PairingCard, { props: { state: { code: { code, url }, isWaiting: false } } })
    expect(card.text()).toContain('press.harbours.example/pair')
    expect(card.text()).not.toContain('192.168')
    card.unmount()
    expect(paired('https://press.harbours.example/b/quay')).toContain('press.harbours.example/b/quay')
  })
})
