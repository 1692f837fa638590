/** A briefing with screens, and the two at the desk who set them. */
import type { ScreenChange, ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import { firstImage, imageOfScreen } from '#shared/domain/screens/state.ts'
import { MARA, Stage, type Moderator } from '../questions/stage.ts'
import type { Outcome } from '../../support/given.ts'

export const FIRST: ScreenImage = firstImage({ language: 'en' })

export class Wall extends Stage {
  #set = 0

  /** `screens`: ids with a space between. */
  sets(screens: string, change: ScreenChange, who: Moderator = MARA, act = `set-${(this.#set += 1)}`): Outcome {
    const said = this.say({ type: 'SetScreens', act, screens: screens.split(' '), change }, who)
    if (said.events.length > 0) this.act = act
    return said
  }

  image(id: string): ScreenImage {
    return imageOfScreen(this.briefing, id)
  }
}
