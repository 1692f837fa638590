/** The browser of the tests is Playwright's, less a few things of its own that nobody looks at. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FEATURES_OFF, launchChromium } from '../support/chromium.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'doorstep-chromium-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** With which a browser is started where nothing is said about it. */
async function argumentsOfPlaywright(): Promise<readonly string[]> {
  const [executablePath, kept] = ['browser', 'arguments'].map((name) => join(directory, name)) as [string, string]
  await writeFile(executablePath, `#!/bin/sh\nprintf '%s\\n' "$@" > '${kept}'\n`, { mode: 0o755 })
  await expect(chromium.launch({ executablePath })).rejects.toThrow()
  return (await readFile(kept, 'utf8')).split('\n')
}

const named = (argument = '') => argument.replace('--disable-features=', '').split(',')

it('has off whatever Playwright turns off', async () => {
  const theirs = named((await argumentsOfPlaywright()).find((one) => one.startsWith('--disable-features=')))
  expect(theirs).toContain('MediaRouter')
  expect(named(FEATURES_OFF)).toEqual(expect.arrayContaining(theirs))
})

it('loads no page of its own beside the one that is looked at', async () => {
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto('data:text/html,<p>Good morning')
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] })
  await browser.close()
  expect(targetInfos.filter(({ url }) => /\.top-chrome\b/.test(url))).toEqual([])
})
