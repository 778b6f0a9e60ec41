import { existsSync } from 'node:fs'
import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { happenings } from '../app/base/audit/contract.ts'
import type { Browser } from '../app/base/http/test-server.ts'
import { auditPageWords } from '../app/manage/audit/words.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]

test('everything that the audit tells of has a name', () => {
  const words: Readonly<Record<string, unknown>> = auditPageWords
  for (const one of happenings) expect(words[`audit.page.what.${one}`], one).toBeDefined()
})

describe.skipIf(!existsSync(CHROMIUM))(
  'The audit in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    let manager: Browser
    let customer: string

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
      const made = await owner.send('/api/customers', {
        ...{ method: 'POST', body: { name: '李四', phone: '13800138000', city: '苏州' } },
      })
      customer = made.json.id
      await owner.send(`/api/customers/${customer}`, {
        ...{ method: 'PATCH', body: { version: 1, fields: { city: '无锡', phone: '13900139000' } } },
      })
      const { json } = await owner.send('/api/roles')
      const {
        role: _,
        shipped: __,
        users: ___,
        ...settings
      } = json.roles.find(({ role }: { role: string }) => role === 'manager')
      const role = await owner.send('/api/roles', {
        method: 'POST',
        body: { ...settings, permissions: [...settings.permissions, 'audit.read'], name: '查账的' },
      })
      const person = { email: 'auditor@example.com', password: '谁都想不到的一个句子 31' }
      await owner.send('/api/users', {
        ...{ method: 'POST', body: { ...person, name: '周查', role: role.json.role } },
      })
      manager = program.browser()
      await manager.send('/api/sign-in', { method: 'POST', body: person })
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    test.each(views)('says who did what, from what to what: $language at $width', async (view) => {
      const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
      await page.goto('/audit')
      await page.locator('.audit > li').nth(4).waitFor()
      await page.getByText('13900139000', { exact: false }).first().waitFor()
      await page.locator('.audit-lead button').click()
      await page.locator('.audit-lead [role=status]').filter({ hasText: /\d/ }).waitFor()
      await expectInOrder(page, view)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who reads far more than the company allows stands on a page of its own, with whom and what to do', async () => {
      await owner.send('/api/readings/limits', { method: 'PATCH', body: { opened: 20 } })
      const person = { email: 'reader@example.com', password: '又一个长长的句子 53' }
      await owner.send('/api/users', { method: 'POST', body: { ...person, name: '李看', role: 'manager' } })
      const reader = program.browser()
      await reader.send('/api/sign-in', { method: 'POST', body: person })
      for (let nth = 0; nth < 21; nth++) {
        const body = { name: `路人${nth}` }
        const { json } = await reader.send('/api/customers', { method: 'POST', body })
        await reader.send(`/api/customers/${json.id}`)
      }
      for (const view of views.slice(1, 3)) {
        const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
        await page.goto('/readings')
        await page.locator('.alarm svg').first().waitFor()
        await page.locator('.readers li').first().waitFor()
        await expectInOrder(page, view)
        expect(troubles).toEqual([])
        await context.close()
      }
      const view = { language: 'zh-CN', width: 1440 } as const
      const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
      await page.goto('/readings')
      const alarm = page.locator('.alarm')
      await alarm.getByText('一天打开了 21 位客户的档案').waitFor()
      await page.locator('.way .unseen-alarms').waitFor()
      await alarm.getByText('看的是哪些客户').click()
      await expect.poll(() => alarm.locator('.which li').count()).toBe(21)
      await alarm.getByRole('button', { name: '结束所有登录' }).click()
      await page.getByText('李看 的登录都结束了', { exact: false }).waitFor()
      expect((await reader.send('/api/customers')).status).toBe(401)
      await alarm.getByRole('button', { name: '知道了' }).click()
      await alarm.getByText('王春满', { exact: false }).waitFor()
      await expect.poll(() => page.locator('.way .unseen-alarms').count()).toBe(0)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a customer’s file leads to what was done about them, and nothing else is there', async () => {
      const view = { language: 'zh-CN', width: 1440 } as const
      const { page, context, troubles } = await opened(chromium, program.url, { ...view, as: owner })
      await page.goto(`/customers/${customer}`)
      await page.getByRole('button', { name: /更改记录/ }).click()
      await page.getByRole('link', { name: '看这位客户的全部操作日志' }).click()
      await page.getByText('只看 李四 的').waitFor()
      expect(await page.locator('.audit > li').count()).toBe(2)
      expect(await page.locator('.lines li', { hasText: '城市' }).first().textContent()).toMatch(
        /苏州\s*→\s*无锡/,
      )
      await page.getByRole('button', { name: '清除条件' }).click()
      await page.locator('.audit > li').nth(5).waitFor()
      await page.getByRole('combobox', { name: '做了什么' }).fill('加了角色')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.audit > li').count()).toBe(1)
      await page.locator('.audit > li').getByText('查账的').waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who sees telephones masked sees them masked in what they were, too; who may not read it, nothing', async () => {
      const { status, text, json } = await manager.send(`/api/audit?person=${customer}`)
      expect(status).toBe(200)
      expect(json.rows).toHaveLength(2)
      expect(text).not.toMatch(/13800138000|13900139000/)
      expect(text).toMatch(/\*{4}9000/)
      expect((await owner.send('/api/audit?what=nothing')).json.code).toBe('audit.what-unknown')
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      const on = async (query: string) => (await owner.send(`/api/audit?${query}`)).json.rows.length
      expect(await on(`from=${today}&to=${today}`)).toBeGreaterThan(4)
      expect(await on('to=2020-01-01')).toBe(0)
      expect(await on('from=0000-01-01&to=9999-12-31')).toBeGreaterThan(4)
      const person = { email: 'seller@example.com', password: '另外一个长长的句子 42' }
      await owner.send('/api/users', { method: 'POST', body: { ...person, name: '钱卖', role: 'manager' } })
      const seller = program.browser()
      await seller.send('/api/sign-in', { method: 'POST', body: person })
      expect((await seller.send('/api/audit')).status).toBe(403)
    })

    test('page after page, each entry once', async () => {
      for (let i = 0; i < 60; i++)
        await owner.send('/api/customers', { method: 'POST', body: { name: `客${i}` } })
      const seen: number[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { json } = await owner.send(`/api/audit${cursor ? `?cursor=${cursor}` : ''}`)
        seen.push(...json.rows.map(({ n }: { n: number }) => n))
        cursor = json.next
      }
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - i))
      expect(seen.length).toBeGreaterThan(60)
    })
  },
)
