import { existsSync } from 'node:fs'
import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, launched, opened, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'

const desk: View = { language: 'zh-CN', width: 1440 }
const phone: View = { language: 'zh-CN', width: 390 }

describe.skipIf(!existsSync(CHROMIUM))(
  'ways in, ways out and ways on, in a real browser (skipped where there is no Chromium)',
  { timeout: 240_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    let customer: string

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      const hostile = 'javascript:alert(1)//'
      const made = await owner.send('/api/customers', { method: 'POST', body: { name: hostile } })
      customer = String(made.json.id)
      const body = {
        version: made.json.version,
        fields: { address: 'data:text/html,<b>x</b>', city: hostile, tags: [hostile] },
      }
      const changed = await owner.send(`/api/customers/${customer}`, { method: 'PATCH', body })
      expect(changed.status, changed.text).toBe(200)
      for (const [path, what] of [
        ['contacts', { name: hostile, phone: '13800138000' }],
        ['follow-ups', { kind: 'phone', text: `${hostile} https://elsewhere.example [x](${hostile})` }],
      ] as const) {
        const { status, text } = await owner.send(`/api/customers/${customer}/${path}`, {
          method: 'POST',
          body: what,
        })
        expect(status, text).toBe(201)
      }
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const pages = () => [
      ...[
        '/today',
        '/customers',
        '/customers/new',
        `/customers/${customer}`,
        '/imports',
        '/imports/remembered',
      ],
      ...['/worth', '/worth/formulas', '/settings', '/users', '/users/new', '/users/roles', '/users/teams'],
      ...['/exports', '/audit', '/readings', '/begin', '/nothing'],
    ]

    test('a password is not shown while it is typed, unless one asks, and can be pasted', async () => {
      const { page, context } = await opened(chromium, program.url, desk)
      await page.goto('/')
      const email = page.locator('input[type=email], input[autocomplete=username]').first()
      const password = page.locator('#password')
      await email.fill(OWNER.password)
      expect(await password.getAttribute('type')).toBe('password')
      await email.press('Control+a')
      await email.press('Control+c')
      await password.focus()
      await password.press('Control+v')
      expect(await password.inputValue()).toBe(OWNER.password)
      expect(await password.getAttribute('type')).toBe('password')
      await page.getByRole('button', { name: '显示' }).click()
      expect(await password.getAttribute('type')).toBe('text')
      await context.close()
    })

    /** Where the links of every page lead (at a desk), and where its way out could be pressed. */
    const walked = async (view: View) => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
      const links = new Set<string>()
      const left: string[] = []
      for (const path of pages()) {
        await page.goto(path)
        const way =
          view.width === 390
            ? page.locator('nav.bottom').getByRole('link', { name: '更多' })
            : page.getByRole('button', { name: '退出' })
        await way.waitFor()
        if (await way.isEnabled()) left.push(path)
        if (view.width === 390) continue
        await page.waitForLoadState('networkidle')
        const found = page.locator('a[href], area[href], form[action]')
        for (const link of await found.evaluateAll((all) =>
          all.map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? ''),
        ))
          links.add(link)
      }
      return { page, context, troubles, links: [...links], left }
    }

    test('the way out is at hand on every page, and links lead to us or to a telephone, whatever people write', async () => {
      const { context, troubles, links, left } = await walked(desk)
      expect(left).toEqual(pages())
      expect(links.length).toBeGreaterThan(20)
      expect(links.filter((link) => link.startsWith('tel:'))).toEqual(['tel:+8613800138000'])
      expect(links.filter((link) => !/^(\/(?!\/)|#|tel:[\d+*#,;]+$)/.test(link))).toEqual([])
      expect(troubles.filter((one) => one.startsWith('went to'))).toEqual([])
      await context.close()
    })

    test('on a telephone the way out is one tap further', async () => {
      const { page, context, left } = await walked(phone)
      expect(left).toEqual(pages())
      await page.locator('nav.bottom').getByRole('link', { name: '更多' }).click()
      await page.getByRole('button', { name: '退出' }).click()
      await page.locator('#password').waitFor()
      await context.close()
    })
  },
)
