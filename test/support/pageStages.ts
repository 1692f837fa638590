/** What a display shows besides its scenes: the code to pair it by, and in the corner how old its picture is. */
import type { Locale } from '../../client/format/locales.ts'
import type { PairingState } from '../../client/screen/pairing/pairingAsk.ts'
import { sceneStages, type SceneStage } from './sceneStages.ts'

export interface PageStage extends SceneStage {
  readonly pairing?: PairingState
  /** ms. */
  readonly staleFor?: number
}

const CODE: PairingState = {
  isWaiting: false,
  code: { code: 'WDJBMJHT', url: 'https://press.harbours.example/pair#WDJBMJHT' },
}

export function pageStages(locale: Locale): readonly PageStage[] {
  const stages = sceneStages(locale)
  const stage = (name: string, about: Omit<PageStage, keyof SceneStage>, of = 'standby'): PageStage => {
    const scene = stages.find((one) => one.name === of)
    if (scene === undefined) throw new Error(`there is no stage ${of}`)
    return { ...scene, name, ...about }
  }
  return [
    ...stages,
    stage('pairing', { pairing: CODE }),
    stage('pairing-waiting', { pairing: { ...CODE, isWaiting: true } }),
    stage('pairing-preparing', { pairing: { code: null, isWaiting: false } }),
    stage('stale', { staleFor: 12_000 }, 'turn'),
    stage('stale-margin', { staleFor: 3 * 3_600_000 }, 'turn-margin'),
    stage('stale-holding', { staleFor: 125_000 }, 'holding-margin'),
  ]
}
