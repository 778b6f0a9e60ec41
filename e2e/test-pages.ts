import axe from 'axe-core'
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import type { Language } from '../app/base/language/language.ts'

export const CHROMIUM = '/usr/bin/chromium'

/** Groups of Today, when all of them are drawn, and the rows in them. */
export const GROUPS = '.sheet:not([aria-busy]) > section'
export const ROWS = `${GROUPS} [data-action]`

/**
 * Features that are turned off, since the browser listens to one list of them alone: those that playwright-core turns off
 * for steadiness, and two pages of the browser's own beside every window, which cost a sixth of its processor time.
 */
const without = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]

const begun = {
  executablePath: CHROMIUM,
  args: [
    `--disable-features=${without.join(',')}`,
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export function launched(): Promise<Chromium> {
  return chromium.launch(begun)
}

/** Somebody's own browser, which finds again in a folder what it had kept when it was closed. */
export function ownBrowser(folder: string, url: string, view: View): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...begun, ...windowOf(url, view) })
}

export type View = { readonly language: Language; readonly width: 1440 | 390; readonly dark?: boolean }

export type Opened = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser's console said, scripts that failed, addresses elsewhere. */
  readonly troubles: string[]
}

/** A browser window of somebody who reads a language; signed in as another browser is, where one is given. */
export async function opened(
  chromium: Chromium,
  url: string,
  asked: View & { as?: Browser },
): Promise<Opened> {
  const { language, as } = asked
  const context = await chromium.newContext(windowOf(url, asked))
  if (as) {
    await as.send('/api/me', { method: 'PATCH', body: { language } })
    await signedInAs(context, url, as)
  }
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) troubles.push(`went to ${request.url()}`)
  })
  return { page, context, troubles }
}

/** A browser window with the session of another browser. */
export function signedInAs(context: BrowserContext, url: string, as: Browser): Promise<void> {
  // As the program gives them out: they outlive the browser.
  const expires = Date.now() / 1000 + 86_400
  return context.addCookies([...as.cookies].map(([name, value]) => ({ name, value, url, expires })))
}

function windowOf(url: string, { language, width, dark = false }: View) {
  return {
    baseURL: url,
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    timezoneId: 'Asia/Shanghai',
    hasTouch: width === 390,
    reducedMotion: 'reduce',
  } as const
}

/** What a page must keep whoever reads it: its language, its width, its names, its contrasts, its targets. */
export async function expectInOrder(page: Page, { language, width }: View): Promise<void> {
  // A colour that is on its way from one to the other is neither.
  await page.evaluate(`Promise.race([
    Promise.all(document.getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished.catch(() => undefined))),
    new Promise((resolve) => setTimeout(resolve, 2_000)),
  ]).then(() => undefined)`)
  const seen = await page.evaluate<Seen>(`(${seenOnThePage})()`)
  expect(seen.language).toBe(language)
  expect(seen.overflow).toBe(0)
  if (language !== 'en') expect(seen.english).toEqual([])
  if (width === 390) expect(seen.small).toEqual([])
  // Laid down by the debugger, which the content policy does not bind.
  await page.evaluate(axe.source)
  const found = await page.evaluate<{ id: string; impact: string; nodes: string[] }[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 160)) })))`,
  )
  expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

type Seen = {
  readonly language: string
  readonly overflow: number
  /** Latin words that a reader of Chinese sees; names of files and programs, keys and addresses aside. */
  readonly english: readonly string[]
  /** Targets under 40 px. */
  readonly small: readonly string[]
}

const seenOnThePage = `() => {
  const root = document.documentElement
  const shown = (element) => element.getClientRects().length > 0 && !element.closest('.unseen, .skip')
  const aside = 'code, kbd, [lang=en], [translate=no], .person .small, noscript'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const english = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || element.closest(aside + ', script, style') || !shown(element)) continue
    const words = (node.textContent.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !['API', 'CSV', 'Excel', 'kg'].includes(word))
    english.push(...words)
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
    const said = ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? '').join(' ')
    english.push(...(said.match(/[A-Za-z]{2,}/g) ?? []))
  }
  const small = [...document.querySelectorAll('button, a, input:not([type=radio])')]
    .filter((one) => shown(one) && !one.closest('.ant-input-suffix') && !one.closest('.top'))
    .filter((one) => (one.closest('.ant-select, .ant-input-affix-wrapper, .ant-input-number, label:has(> [type=checkbox])') ?? one).getBoundingClientRect().height < 40)
    .map((one) => one.outerHTML.slice(0, 120))
  return {
    language: root.lang,
    overflow: root.scrollWidth - root.clientWidth,
    english,
    small,
  }
}`
