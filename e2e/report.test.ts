import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../app/base/language/language.ts'
import { scratchFolder, value } from '../app/differentiate/worth/test-runs.ts'
import { hostileNames, shop } from '../app/differentiate/worth/test-shops.ts'
import { CHROMIUM, launched } from './test-pages.ts'

const folder = scratchFolder()
afterAll(folder.remove)

describe.skipIf(!existsSync(CHROMIUM))(
  'the report in a real browser (skipped where there is no Chromium)',
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launched()
      const orders = folder.write('orders.csv', shop(160, hostileNames))
      for (const language of languages) {
        await value([orders, '--as-of', '2023-10-01', '--out', folder.at(language)], language)
      }
    }, 60_000)
    afterAll(() => browser?.close())

    const widths = [1440, 390]
    const schemes = ['light', 'dark'] as const
    const views = languages.flatMap((language) =>
      widths.flatMap((width) => schemes.map((scheme) => ({ language, width, scheme }))),
    )

    test.each(views)(
      'in $language, $width wide and $scheme, opens in peace',
      async ({ language, width, scheme }) => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme })
        const troubles: string[] = []
        page.on('console', (message) => troubles.push(message.text()))
        page.on('pageerror', (error) => troubles.push(error.message))
        page.on('dialog', (dialog) => troubles.push(`asked: ${dialog.message()}`))
        page.on('request', (request) => {
          if (!/^(file|data):/.test(request.url())) troubles.push(`went to ${request.url()}`)
        })
        await page.goto(pathToFileURL(folder.at(language, 'report.html')).href)
        const seen = await page.evaluate<Seen>(`(${seenByAReader})(document.documentElement)`)
        await page.close()
        expect(troubles).toEqual([])
        expect(seen.language).toBe(language)
        expect(seen.overflow).toBe(0)
        expect(seen.drawings).toBe(4)
        expect(seen.unnamed).toBe(0)
        expect(seen.faint).toEqual([])
      },
    )
  },
)

type Seen = {
  readonly language: string
  readonly overflow: number
  readonly drawings: number
  readonly unnamed: number
  /** Texts with a contrast under 4.5. */
  readonly faint: readonly string[]
}

/** Runs in the page, on its root. */
const seenByAReader = `(root) => {
  const drawings = [...root.querySelectorAll('svg')]
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (!/, 0\\)$|transparent/.test(colour)) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const faint = [...root.querySelectorAll('main :not(svg *)')].filter((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    if (!own || element.getClientRects().length === 0) return false
    const [a, b] = [light(getComputedStyle(element).color), light(groundOf(element))].sort((x, y) => y - x)
    return (a + 0.05) / (b + 0.05) < 4.5
  })
  return {
    language: root.lang,
    overflow: root.scrollWidth - root.clientWidth,
    drawings: drawings.filter((drawing) => drawing.getClientRects().length > 0).length,
    unnamed: drawings.filter((one) => !one.getAttribute('aria-label') || one.getAttribute('role') !== 'img').length,
    faint: faint.map((element) => element.className + ' ' + element.textContent.slice(0, 30)),
  }
}`
