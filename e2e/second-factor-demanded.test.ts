import { existsSync } from 'node:fs'
import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticator } from '../app/base/access/second-factor/test-authenticator.ts'
import { enrolled } from '../app/base/access/test-ways-in.ts'
import { methods } from '../app/base/http/openapi.ts'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'

const password = '米缸里的第一封信 2'
/** What is answered to anybody, and what is open to who has a second factor to set up. */
const open = [
  ...['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api', 'GET /api/openapi.json', 'GET /api/session'],
  ...['POST /api/set-up', 'POST /api/sign-in'],
  ...['GET /api/me', 'PATCH /api/me', 'POST /api/sign-out'],
  ...['GET /api/me/second-factor', 'POST /api/me/second-factor', 'POST /api/me/second-factor/confirm'],
]

let program: Serving
let owner: Browser
let people = 0

beforeAll(async () => {
  pagesBuilt()
  program = await serving()
  owner = await program.owner()
}, 120_000)
afterAll(() => program?.stop())

async function hired(role: string) {
  people += 1
  const who = { email: `chen${people}@example.com`, password, name: `陈阿姨${people}`, role }
  const { status, text } = await owner.send('/api/users', { method: 'POST', body: who })
  expect(status, text).toBe(201)
  const browser = program.browser()
  await browser.send('/api/sign-in', { method: 'POST', body: who })
  return { ...who, browser }
}

async function demand(role: string, secondFactor: boolean): Promise<void> {
  const { status, text } = await owner.send(`/api/roles/${role}`, { method: 'PATCH', body: { secondFactor } })
  expect(status, text).toBe(200)
}

describe('a second factor that a role demands', () => {
  test('is felt at the next request: until it is set up, every other route is closed', async () => {
    const { browser } = await hired('manager')
    expect((await browser.send('/api/customers')).status).toBe(200)
    await demand('manager', true)
    expect((await browser.send('/api/me')).json.secondFactorOwed).toBe(true)
    const { json: document } = await owner.send('/api/openapi.json')
    let closed = 0
    for (const [path, item] of Object.entries<Record<string, object>>(document.paths))
      for (const method of methods.filter((one) => item[one])) {
        const asked = `${method.toUpperCase()} ${path}`
        if (open.includes(asked)) continue
        const address = path.replaceAll(/\{[^}]+\}/g, '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71')
        const body = method === 'get' ? {} : { body: {} }
        const { status, json } = await browser.send(address, { method: method.toUpperCase(), ...body })
        expect([status, json.code], asked).toEqual([403, 'second-factor.demanded'])
        closed += 1
      }
    expect(closed).toBeGreaterThan(90)
    await demand('manager', false)
    expect((await browser.send('/api/customers')).status).toBe(200)
  })

  test('lets in who has set it up, and is not turned off', async () => {
    await demand('manager', true)
    const { browser } = await hired('manager')
    expect((await browser.send('/api/customers')).status).toBe(403)
    const { show, codes } = await enrolled(browser, password)
    expect((await browser.send('/api/customers')).status).toBe(200)
    expect((await browser.send('/api/me')).json.secondFactorOwed).toBe(false)
    const off = { method: 'POST', body: { password, code: codes[0] } }
    const refused = await browser.send('/api/me/second-factor/off', off)
    expect([refused.status, refused.json.code]).toEqual([409, 'second-factor.needed-conflict'])
    expect(show()).toMatch(/^\d{6}$/)
    await demand('manager', false)
    expect((await browser.send('/api/me/second-factor/off', off)).status).toBe(204)
  })

  test('closes the keys of who has none, too', async () => {
    const { browser } = await hired('manager')
    const asked = { name: '收银台', scopes: ['customers.read'], days: 30, password }
    const { json: made } = await browser.send('/api/keys', { method: 'POST', body: asked })
    const byKey = () =>
      program.browser().send('/api/customers', { headers: { authorization: `Bearer ${made.key}` } })
    expect((await byKey()).status).toBe(200)
    await demand('manager', true)
    const refused = await byKey()
    expect([refused.status, refused.json.code]).toEqual([403, 'second-factor.demanded'])
    await demand('manager', false)
  })

  test('can be demanded of owners, who are otherwise what they are', async () => {
    const fixed = await owner.send('/api/roles/owner', { method: 'PATCH', body: { rows: 'own' } })
    expect(fixed.json.code).toBe('access.owner-role-fixed')
    await demand('owner', true)
    expect((await owner.send('/api/customers')).json.code).toBe('second-factor.demanded')
    await enrolled(owner, OWNER.password)
    expect((await owner.send('/api/customers')).status).toBe(200)
    const { json } = await owner.send('/api/roles')
    const role = json.roles.find((one: { role: string }) => one.role === 'owner')
    expect([role.secondFactor, role.rows, role.permissions.includes('users.manage')]).toEqual([
      true,
      'all',
      true,
    ])
    await demand('owner', false)
  })
})

const views: readonly View[] = [
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'zh-TW', width: 390 },
]

describe.skipIf(!existsSync(CHROMIUM))('in a real browser (skipped where there is no Chromium)', () => {
  let chromium: Chromium
  beforeAll(async () => {
    chromium = await launched()
  }, 60_000)
  afterAll(() => chromium?.close())

  test.each(views)(
    'whoever owes one is led to it from where they are, and comes in after: $language',
    async (view) => {
      const chen = await hired('service')
      const { page, context } = await opened(chromium, program.url, { ...view, as: chen.browser })
      await page.goto('/customers')
      await page.locator('#content h1').first().waitFor()
      await demand('service', true)
      await page.goto('/today')
      await page.locator('.door h1').waitFor()
      await expectInOrder(page, view)
      await page.locator('.door .ant-btn-primary').click()
      await page.locator('#proof-password').fill(password)
      await page.locator('#proof-password').press('Enter')
      const secret = await page.locator('.door code').first().textContent()
      await page.locator('.ant-qrcode svg').waitFor()
      await expectInOrder(page, view)
      await page.locator('#code').fill(authenticator(String(secret).replaceAll(' ', ''))())
      await page.locator('#code').press('Enter')
      await page.locator('.shown-once li').nth(9).waitFor()
      await expectInOrder(page, view)
      await page.locator('.shown-once .ant-btn-primary').click()
      await page.locator('.door').waitFor({ state: 'detached' })
      await page.locator('#content h1').first().waitFor()
      await context.close()
      await demand('service', false)
    },
    60_000,
  )

  test.each(views)(
    'the owner says so of a role, and of owners: $language',
    async (view) => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
      for (const role of ['sales', 'owner']) {
        await page.goto(`/users/roles/${role}`)
        const box = page.locator('.role-form fieldset.roles').last().locator('input')
        await box.check()
        await expectInOrder(page, view)
        await page.locator('.role-form [type=submit]').click()
        await page.waitForURL('**/users/roles')
        const { json } = await owner.send('/api/roles')
        expect(json.roles.find((one: { role: string }) => one.role === role).secondFactor).toBe(true)
        await demand(role, false)
      }
      expect(troubles).toEqual([])
      await context.close()
    },
    60_000,
  )
})
