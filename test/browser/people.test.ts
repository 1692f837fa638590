/** How people come in, in a real browser, with mails that a real SMTP server takes. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../client/locales/en.ts'
import { fr } from '../../client/locales/fr.ts'
import { peopleEn } from '../../client/locales/peopleEn.ts'
import { peopleFr } from '../../client/locales/peopleFr.ts'
import { peopleRefusalsEn } from '../../client/locales/peopleRefusalsEn.ts'
import { peopleRefusalsFr } from '../../client/locales/peopleRefusalsFr.ts'
import { launchChromium, openPage, type PageOptions, type SIZES } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually } from '../support/node.ts'
import {
  codeIn,
  decide,
  invite,
  OTHER_PASSWORD,
  otherCode,
  PASSWORD,
  register,
  startNewsroom,
  type Newsroom,
} from '../support/people.ts'

let browser: Browser
let clock: MovableClock
let newsroom: Newsroom
let accredited: string

beforeAll(async () => {
  browser = await launchChromium()
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  accredited = (await newsroom.node.createBriefing({ title: 'Arrival of the ministers', visibility: 'accredited' })).id
})
afterAll(async () => {
  await browser.close()
  await newsroom.close()
})

let people = 0
const newEmail = () => `guest-${(people += 1)}@tideway.example`
const at = (path: string) => `${newsroom.node.url}${path}`
/** What a page may call an error without being wrong: answers that refuse. */
const unexpected = (faults: readonly string[]) => faults.filter((fault) => !/Failed to load resource/.test(fault))

/** Each page of its own address, so that the limits of one test are not those of another. */
async function open(options: PageOptions = {}) {
  const opened = await openPage(browser, options)
  people += 1
  await opened.page.context().setExtraHTTPHeaders({ 'x-forwarded-for': `10.9.${people >> 8}.${people & 255}` })
  return opened
}

const WORDS = {
  'en-GB': {
    signIn: 'Sign in',
    open: 'Open one',
    email: 'E-mail address',
    name: 'Name',
    password: 'Password',
    send: 'Send me a code',
    code: 'Code from the mail',
    confirm: 'Confirm',
    waiting: 'Waiting for accreditation',
    back: 'Back to where you were',
    notYet: 'once your accreditation is accepted',
    mail: /^[\x20-\x7e]*code/i,
  },
  'fr-FR': {
    signIn: 'Se connecter',
    open: 'En ouvrir un',
    email: 'Adresse e-mail',
    name: 'Nom',
    password: 'Mot de passe',
    send: 'M’envoyer un code',
    code: 'Code reçu par courriel',
    confirm: 'Confirmer',
    waiting: 'Accréditation en attente',
    back: 'Revenir à la page d’avant',
    notYet: 'une fois votre accréditation accordée',
    mail: /code/i,
  },
} as const

const PAGE_WORDS = {
  'en-GB': { ...en, ...peopleEn, ...peopleRefusalsEn },
  'fr-FR': { ...fr, ...peopleFr, ...peopleRefusalsFr },
}
const LOCALES = ['en-GB', 'fr-FR'] as const

/** What the page says in a language. */
function saying(locale: keyof typeof PAGE_WORDS) {
  return (key: keyof (typeof PAGE_WORDS)['en-GB'], params: Readonly<Record<string, string>> = {}): string => {
    const message = PAGE_WORDS[locale][key]
    const text = typeof message === 'string' ? message : message.other
    return text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  }
}

describe('somebody new', () => {
  it.each([
    ['en-GB', 'laptop'],
    ['fr-FR', 'phone'],
  ] as const)(
    'registers in %s on a %s with the code of a mail, is accredited, and the briefing opens by itself',
    async (locale, size) => {
      const words = WORDS[locale]
      const email = newEmail()
      const { page, faults } = await open({ locale, size })
      await page.goto(at(`/b/${accredited}`))
      await page.getByRole('main').getByRole('link', { name: words.signIn }).click()
      await page.getByRole('link', { name: words.open }).click()
      // Its own field first: the page before has one for the address too, and may still be there.
      await page.getByLabel(words.name, { exact: true }).fill('Lotte Brandt')
      await page.getByLabel(words.email).fill(email)
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: words.send }).click()

      await page.getByLabel(words.code).waitFor()
      const mail = await newsroom.smtp.nextMailTo(email)
      const code = codeIn(mail)
      await page.getByLabel(words.code).fill(`${code.slice(0, 4)} ${code.slice(4)}`)
      await page.getByRole('button', { name: words.confirm }).click()
      await page.getByText(words.waiting).waitFor()
      await page.getByRole('link', { name: words.back }).click()
      await page.waitForURL(at(`/b/${accredited}`))
      await page.getByText(words.notYet).waitFor()

      const account = [...newsroom.node.server.newsroom.state.accounts.values()].at(-1)
      await decide(newsroom.node, newsroom.owner, account?.id ?? '', ['asked', 'accepted'])
      await page.getByRole('heading', { name: 'Arrival of the ministers' }).waitFor()
      expect(unexpected(faults)).toEqual([])
      await page.context().close()
    },
  )

  it('registers with the keyboard alone', async () => {
    const email = newEmail()
    const { page } = await open()
    await page.goto(at('/register'))
    await page.getByRole('heading', { name: 'Open an account' }).and(page.locator(':focus')).waitFor()
    const { keyboard } = page
    await keyboard.press('Tab')
    await keyboard.type(email)
    await keyboard.press('Tab')
    await keyboard.type('Ines Holm')
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.type(PASSWORD.slice(0, 4))
    await keyboard.press('Enter')
    // What is missing takes the focus.
    expect(await page.locator(':focus').getAttribute('name')).toBe('new-password')
    await page.getByText('does not yet meet every condition').waitFor()
    await keyboard.press('End')
    await keyboard.type(PASSWORD.slice(4))
    await keyboard.press('Tab')
    await keyboard.press('Space')
    await page.locator('[name=new-password][type=text]').waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Look into your mail' }).and(page.locator(':focus')).waitFor()
    await keyboard.press('Tab')
    await keyboard.type(codeIn(await newsroom.smtp.nextMailTo(email)))
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Welcome, Ines Holm' }).and(page.locator(':focus')).waitFor()
    await page.context().close()
  })

  it('mistypes the code, reloads, waits for a new one, and comes in with that', async () => {
    const email = newEmail()
    const { page } = await open()
    await page.clock.install()
    await page.goto(at('/register'))
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Name', { exact: true }).fill('Kit Marsh')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    const first = codeIn(await newsroom.smtp.nextMailTo(email))
    await page.getByLabel('Code from the mail').fill(otherCode(first))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('4 tries are left.').waitFor()

    await page.reload()
    await page.getByText(email).waitFor()
    await page.getByText(/possible in 00:[0-5]\d/).waitFor()
    const again = page.getByRole('button', { name: 'Send a new code' })
    expect(await again.getAttribute('aria-disabled')).toBe('true')
    clock.skip(61_000)
    await page.clock.fastForward(61_000)
    await page.locator('button[aria-disabled=false]', { hasText: 'Send a new code' }).click()
    await page.getByText('A new code is on its way').waitFor()
    await page.getByLabel('Code from the mail').fill(first)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('That is not the code').waitFor()
    await page.getByLabel('Code from the mail').fill(codeIn(await newsroom.smtp.nextMailTo(email)))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { name: 'Welcome, Kit Marsh' }).waitFor()
    await page.context().close()
  })

  it.each(LOCALES)(
    'comes in by an invitation in %s, whose token nobody finds in the address or the history',
    async (locale) => {
      const t = saying(locale)
      const words = WORDS[locale]
      const link = await invite(newsroom.node, newsroom.owner, { role: 'moderator', outletName: 'Tideway Radio' })
      const email = newEmail()
      const { page, faults } = await open({ locale, size: 'phone' })
      await page.goto(at(`/register#${link.token}`))
      const offer = `${t('register.offer.moderator')} ${t('register.offerOutlet', { outlet: 'Tideway Radio' })}`
      await page.getByText(offer).waitFor()
      expect(page.url()).toBe(at('/register'))
      await page.reload()
      await page.getByText(t('register.offer.moderator')).waitFor()
      await page.getByLabel(words.email).fill(email)
      await page.getByLabel(words.name, { exact: true }).fill('Mara Lund')
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: words.send }).click()
      await page.getByLabel(words.code).fill(codeIn(await newsroom.smtp.nextMailTo(email)))
      await page.getByRole('button', { name: words.confirm }).click()
      await page.getByText(t('standing.role.moderator')).waitFor()
      await page.goto(at(`/register#${link.token}`))
      await page.getByText(t('refusal.invitation-used-up')).waitFor()
      expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(link.token)
      expect(unexpected(faults)).toEqual([])
      await page.context().close()
    },
  )
})

describe('somebody who has an account', () => {
  it.each(LOCALES)(
    'chooses a new password by a code in %s, is back on the page of before, and the old one is no good',
    async (locale) => {
      const t = saying(locale)
      const words = WORDS[locale]
      const member = await register(newsroom.node, newsroom.smtp, { name: 'Noor Aalto' })
      clock.skip(61_000)
      const { page } = await open({ locale })
      await page.goto(at('/newsletter'))
      await page.getByRole('link', { name: words.signIn }).click()
      // The page of the newsletter has a field of that name too, and stays until the other has come.
      await page.getByRole('heading', { level: 1, name: t('signIn.title') }).waitFor()
      await page.getByLabel(words.email).fill(member.email)
      await page.getByRole('link', { name: t('signIn.forgotten') }).click()
      await expect.poll(() => page.getByLabel(words.email).inputValue()).toBe(member.email)
      await page.getByRole('button', { name: t('forgotten.submit') }).click()
      await page.getByLabel(words.code).fill(codeIn(await newsroom.smtp.nextMailTo(member.email)))
      await page.getByLabel(t('field.password.new')).fill(OTHER_PASSWORD)
      await page.getByRole('button', { name: t('forgotten.save') }).click()
      await page.waitForURL(at('/newsletter'))
      await page.getByRole('link', { name: t('shell.account', { name: 'Noor Aalto' }) }).click()

      await page.getByRole('button', { name: t('account.signOut'), exact: true }).click()
      await page.getByRole('link', { name: words.signIn }).click()
      await page.getByLabel(words.email).fill(member.email)
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText(t('refusal.credentials-wrong')).waitFor()
      expect(await page.getByLabel(words.password, { exact: true }).inputValue()).toBe(PASSWORD)
      await page.context().close()
    },
  )

  it('is led to no other site by the address of the page for signing in', async () => {
    const member = await register(newsroom.node, newsroom.smtp)
    for (const back of [
      '//elsewhere.example',
      'https://elsewhere.example/',
      '/\\elsewhere.example',
      'javascript:alert(1)',
    ]) {
      const { page } = await open()
      await page.goto(at(`/sign-in?back=${encodeURIComponent(back)}`))
      await page.getByLabel('E-mail address').fill(member.email)
      await page.getByLabel('Password', { exact: true }).fill(member.password)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Briefings', exact: true }).waitFor()
      expect(page.url(), back).toBe(at('/'))
      await page.context().close()
    }
  })

  it('is let out of a briefing when the accreditation is withdrawn, and told why', async () => {
    const member = await register(newsroom.node, newsroom.smtp)
    await decide(newsroom.node, newsroom.owner, member.account, ['asked', 'accepted'])
    const { page } = await open()
    const [name = '', value = ''] = member.cookie.split(/=(.*)/s)
    await page.context().addCookies([{ name, value, url: newsroom.node.url }])
    await page.goto(at(`/b/${accredited}`))
    await page.getByRole('heading', { name: 'Arrival of the ministers' }).waitFor()
    await page.getByRole('link', { name: /your account/ }).waitFor()
    await decide(newsroom.node, newsroom.owner, member.account, ['accepted', 'revoked'], 'The outlet has let you go.')
    await page.getByRole('link', { name: 'Your accreditation' }).click()
    await page.getByText('Reason given: The outlet has let you go.').waitFor()
    await page.context().close()
  })

  it('changes name and password, and erases the account', async () => {
    const member = await register(newsroom.node, newsroom.smtp)
    const { page, faults } = await open()
    await page.goto(at('/sign-in?back=/account'))
    await page.getByLabel('E-mail address').fill(member.email)
    await page.getByLabel('Password', { exact: true }).fill(member.password)
    await page.keyboard.press('Enter')
    await page.getByLabel('Name', { exact: true }).fill('Renamed Person')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Renamed Person: your account' }).waitFor()
    await page.getByLabel('Current password').first().fill(member.password)
    await page.getByLabel('New password').fill(OTHER_PASSWORD)
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('The password is changed.').waitFor()

    await page.getByRole('button', { name: 'Erase the account' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase your account?' })
    await dialog.getByLabel('Current password').fill(member.password)
    await dialog.getByRole('button', { name: 'Erase it for good' }).click()
    await dialog.getByText('That is not your current password.').waitFor()
    await dialog.getByLabel('Current password').fill(OTHER_PASSWORD)
    await dialog.getByRole('button', { name: 'Erase it for good' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    expect(newsroom.node.server.newsroom.state.accounts.has(member.account)).toBe(false)
    expect(unexpected(faults)).toEqual([])
    await page.context().close()
  })
})

describe('the newsletter', () => {
  it.each(LOCALES)(
    'is asked for in %s, confirmed by the mail, and left by one press on the page that a mail opens',
    async (locale) => {
      const t = saying(locale)
      const email = newEmail()
      const { page, faults } = await open({ locale, size: 'phone' })
      await page.goto(at('/newsletter'))
      await page.getByLabel(WORDS[locale].email).fill(email)
      await page.getByRole('button', { name: t('newsletter.submit') }).click()
      await page.getByText(t('newsletter.sent', { email })).waitFor()
      const asking = await newsroom.smtp.nextMailTo(email)
      const confirm = /https?:\S+\/newsletter\/confirm#\S+/.exec(asking.text ?? '')?.[0] ?? ''
      await page.goto(confirm)
      const { subscriptions } = newsroom.node.server.newsroom.state
      expect([...subscriptions.values()].some(({ confirmed }) => confirmed)).toBe(false)
      await page.getByRole('button', { name: t('newsletter.confirmSubmit') }).click()
      await page.getByRole('heading', { name: t('newsletter.confirmedTitle') }).waitFor()
      expect(page.url()).toBe(at('/newsletter/confirm'))

      await endABriefing()
      const digest = await newsroom.smtp.nextMailTo(email)
      const leave = /https?:\S+\/unsubscription\?token=\S+/.exec(digest.text ?? '')?.[0] ?? ''
      await page.goto(leave)
      await page.waitForURL(at('/newsletter/unsubscribe'))
      expect(newsroom.node.server.newsroom.state.subscriptions.size).toBe(1)
      await page.getByRole('button', { name: t('newsletter.unsubscribe') }).click()
      await page.getByRole('heading', { name: t('newsletter.leftTitle') }).waitFor()
      await eventually(() => expect(newsroom.node.server.newsroom.state.subscriptions.size).toBe(0))
      expect(unexpected(faults)).toEqual([])
      await page.context().close()
    },
  )
})

async function endABriefing(): Promise<void> {
  const { id, tokens } = await newsroom.node.createBriefing({ title: 'Morning on the quay' })
  await newsroom.node.request(`/api/briefings/${id}/lines`, {
    json: { id: 'l1', speaker: 'Harbour Chair, Oona Vey', text: 'The wall will be four metres high.' },
    headers: { authorization: `Bearer ${tokens.lines}` },
  })
  await newsroom.node.request(`/api/briefings/${id}/commands`, {
    json: { type: 'EndBriefing' },
    cookie: newsroom.owner,
  })
}

// Colours do not depend on the width, nor widths on the colours.
const LOOKS: readonly ['light' | 'dark', keyof typeof SIZES][] = [
  ['dark', 'laptop'],
  ['light', 'phone'],
]

describe('access', () => {
  it.each(LOOKS)(
    'axe finds nothing on any of these pages, %s on a %s, and nothing is wider than it',
    async (colorScheme, size) => {
      const { page } = await open({ colorScheme, size, locale: size === 'phone' ? 'fr-FR' : 'en-GB' })
      const look = async (path: string, prepare = async () => {}) => {
        await page.goto(at(path))
        await page.locator('h1').waitFor()
        await prepare()
        expect(await findings(page), path).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, path).toBeLessThanOrEqual(0)
      }
      const submit = () => page.locator('form button[type=submit]').first().click()
      await look('/sign-in', async () => {
        await submit()
        await page.locator('[aria-invalid=true]').first().waitFor()
      })
      await look('/register', async () => {
        await page.locator('[name=new-password]').fill('gulls')
        await submit()
      })
      await look('/forgotten', async () => {
        await page.locator('[name=email]').fill(newEmail())
        await submit()
        await page.locator('[name=code]').waitFor()
        await page.locator('[name=code]').fill('1234 5678')
        await page.locator('[name=new-password]').fill(PASSWORD)
        await submit()
        await page.locator('[role=alert]').waitFor()
      })
      await look('/newsletter')
      await look(`/newsletter/unsubscribe#${'x'.repeat(24)}`)
      await look(`/b/${accredited}`, () => page.locator('.hint').waitFor())
      const member = await register(newsroom.node, newsroom.smtp, { name: 'A name that is rather long for a header' })
      const [name = '', value = ''] = member.cookie.split(/=(.*)/s)
      await page.context().addCookies([{ name, value, url: newsroom.node.url }])
      await look('/account', () => page.locator('[name=organization]').waitFor())
      await look('/account', async () => {
        await page.getByRole('button', { name: /Erase the account|Effacer le compte/ }).click()
      })
      await look('/', () => page.locator('.account').waitFor())
      await page.context().close()
    },
  )

  it('styles come in the order of their layers: a heading looks like one', async () => {
    const { page } = await open()
    await page.goto(at('/sign-in'))
    const weight = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontWeight)
    expect(weight).toBe('600')
    await page.context().close()
  })
})
