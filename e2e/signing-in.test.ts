import { existsSync } from 'node:fs'
import type { Browser as Chromium, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopes } from '../app/base/access/keys/contract.ts'
import { keysWords } from '../app/base/access/keys/words.ts'
import { authenticator } from '../app/base/access/second-factor/test-authenticator.ts'
import { enrolled } from '../app/base/access/test-ways-in.ts'
import { type Browser, browserAt, OWNER } from '../app/base/http/test-server.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { pagesBuilt, type Serving, serving } from './test-serving.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390, dark: true },
]
const chinese = { language: 'zh-CN', width: 1440 } as const
const phone = { language: 'zh-CN', width: 390 } as const

/** Answers that refuse are told by the browser itself, too. */
const but = (troubles: readonly string[], statuses: RegExp): string[] =>
  troubles.filter((one) => !statuses.test(one))

test('everything that a key can be made for has a name', () => {
  const words: Readonly<Record<string, unknown>> = keysWords
  for (const one of scopes) expect(words[`keys.page.may.${one}`], one).toBeDefined()
})

describe.skipIf(!existsSync(CHROMIUM))(
  'signing in, in a real browser (skipped where there is no Chromium)',
  { timeout: 90_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser
    let people = 0

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const clerk = async (role = 'sales') => {
      people += 1
      const who = {
        email: `li${people}@example.com`,
        password: '米缸里的第一封信 2',
        name: `李秀英${people}`,
        role,
      }
      const { json } = await owner.send('/api/users', { method: 'POST', body: who })
      const browser = program.browser()
      await browser.send('/api/sign-in', { method: 'POST', body: who })
      return { ...who, id: String(json.id), browser }
    }
    const account = async (view: View, as: Browser) => {
      const shown = await opened(chromium, program.url, { ...view, as })
      await shown.page.goto('/settings')
      await shown.page.locator('#account .sessions').waitFor()
      return shown
    }

    test('somebody turns two-step sign-in on, signs in with both steps, with a backup code, and turns it off', async () => {
      const li = await clerk()
      const elsewhere = program.browser()
      await elsewhere.send('/api/sign-in', { method: 'POST', body: li })
      const { page, context, troubles } = await account(phone, li.browser)
      await page.getByRole('button', { name: '开启…' }).click()
      await page.locator('#proof-password').fill('不是这一个密码啊')
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByText('现在的密码不对', { exact: false }).waitFor()
      await page.locator('#proof-password').fill(li.password)
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByRole('img', { name: '给验证器扫的方块' }).waitFor()
      await expectInOrder(page, phone)
      const secret = String(await page.locator('.second-factor code').textContent()).replaceAll(' ', '')
      const show = authenticator(secret)
      const code = page.locator('#code')
      const wrong = show() === '000000' ? '000001' : '000000'
      await code.fill(wrong)
      await page.getByRole('button', { name: '开启', exact: true }).click()
      await page.getByText('验证码不对', { exact: false }).waitFor()
      // Typed as a telephone shows it, in two groups of three.
      await code.fill(show().replace(/^.../, '$& '))
      await page.getByRole('button', { name: '开启', exact: true }).click()
      await page.locator('.shown-once li').first().waitFor()
      await expectInOrder(page, phone)
      const codes = await page.locator('.shown-once li').allInnerTexts()
      expect(codes).toHaveLength(10)
      expect((await elsewhere.send('/api/me')).status, 'other places are signed out').toBe(401)
      await page.getByRole('button', { name: '我收好了' }).click()
      await page.getByText('还有 10 个备用码没用过。').waitFor()
      await expectInOrder(page, phone)
      await context.close()

      const again = await opened(chromium, program.url, phone)
      await signIn(again.page, li)
      await again.page.getByRole('heading', { name: '第二步' }).waitFor()
      await expectInOrder(again.page, phone)
      await again.page.locator('#code').fill(wrong)
      await again.page.getByRole('button', { name: '登录' }).click()
      await again.page.getByRole('alert').getByText('验证码不对', { exact: false }).waitFor()
      await again.page.getByRole('button', { name: '改用备用码' }).click()
      await again.page.locator('#code').fill(codes[0] ?? '')
      await again.page.getByRole('button', { name: '登录' }).click()
      await again.page.locator('#code').waitFor({ state: 'detached' })
      await again.page.goto('/settings')
      await again.page.getByText('还有 9 个备用码没用过。').waitFor()
      await again.page.getByRole('button', { name: '关掉…' }).click()
      await again.page.locator('#proof-password').fill(li.password)
      await again.page.getByRole('button', { name: '改用备用码' }).click()
      await again.page.locator('#code').fill(codes[0] ?? '')
      await again.page.getByRole('button', { name: '关掉两步验证' }).click()
      await again.page.getByText('验证码不对', { exact: false }).waitFor()
      await expectInOrder(again.page, phone)
      await again.page.locator('#code').fill(codes[1] ?? '')
      await again.page.getByRole('button', { name: '关掉两步验证' }).click()
      await again.page.getByText('没有开。', { exact: false }).waitFor()
      await again.page.getByText('两步验证关了', { exact: false }).waitFor()
      expect(but([...troubles, ...again.troubles], /status of (422|401)/)).toEqual([])
      await again.context.close()
    })

    test('a wrong password leads to no second step, and one’s way back from there to another account', async () => {
      const li = await clerk()
      const { used } = await enrolled(li.browser, li.password)
      const { page, context, troubles } = await opened(chromium, program.url, chinese)
      await signIn(page, { ...li, password: 'not the password' })
      await page.getByRole('alert').getByText('邮箱或密码不对', { exact: false }).waitFor()
      await signIn(page, li)
      await page.getByRole('heading', { name: '第二步' }).waitFor()
      await page.locator('#code').fill(used)
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('alert').waitFor()
      await page.getByRole('button', { name: '换一个账号' }).click()
      await signIn(page, OWNER)
      await page.locator('.side').waitFor()
      expect(but(troubles, /status of (401|422)/)).toEqual([])
      await context.close()
    })

    test('backup codes are replaced, and a new password asks for a code as well', async () => {
      const li = await clerk()
      const { codes } = await enrolled(li.browser, li.password)
      const { page, context, troubles } = await account(chinese, li.browser)
      await page.getByRole('button', { name: '换一套备用码…' }).click()
      await page.locator('#proof-password').fill(li.password)
      await withBackupCode(page.locator('.second-factor'), codes[0])
      await page.getByRole('button', { name: '换一套', exact: true }).click()
      await page.locator('.shown-once li').first().waitFor()
      const fresh = await page.locator('.shown-once li').allInnerTexts()
      expect(fresh.filter((one) => codes.includes(one))).toEqual([])
      await page.getByRole('button', { name: '我收好了' }).click()
      await page.getByRole('button', { name: '换密码' }).click()
      await page.locator('#password-present').fill(li.password)
      await page.locator('#password-next').fill('米缸满了就不愁一日三餐')
      const form = page.locator('form').filter({ has: page.locator('#password-next') })
      await withBackupCode(form, fresh[0])
      await expectInOrder(page, chinese)
      await page.locator('#password-next').press('Enter')
      await page.getByText('密码换好了', { exact: false }).waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('one telephone is signed out from another place, by what it is called', async () => {
      const li = await clerk()
      const lost = browserAt(program.url)
      const line = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) MicroMessenger/8.0.60'
      await lost.send('/api/sign-in', { method: 'POST', body: li, headers: { 'user-agent': line } })
      const { page, context, troubles } = await account(chinese, li.browser)
      const row = page.locator('.sessions li').filter({ hasText: '微信 · iPhone' })
      await row.getByRole('button', { name: '退出' }).click()
      await page.getByText('那里已经退出。').waitFor()
      expect((await lost.send('/api/me')).status).toBe(401)
      await expect.poll(() => page.locator('.sessions li').count()).toBe(1)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('the owner takes it away from who lost the telephone, after being asked', async () => {
      const li = await clerk()
      await enrolled(li.browser, li.password)
      const { page, context, troubles } = await opened(chromium, program.url, { ...phone, as: owner })
      await page.goto(`/users/${li.id}`)
      await page.getByText('登录要两步验证', { exact: false }).waitFor()
      await page.getByRole('button', { name: '取消他的两步验证…' }).click()
      await page.getByText('先确认真的是他本人来问', { exact: false }).waitFor()
      await expectInOrder(page, phone)
      await page.getByRole('button', { name: '取消并让他退出' }).click()
      await page.getByText('登录只要密码', { exact: false }).waitFor()
      await page.getByText('现在没有在任何地方登录。').waitFor()
      expect((await li.browser.send('/api/me')).status).toBe(401)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a manager makes a key for the till, which does what it is for until it is revoked', async () => {
      const manager = await clerk('manager')
      const { page, context, troubles } = await account(chinese, manager.browser)
      const sheet = page.locator('#keys')
      await sheet.getByRole('button', { name: '做一个密钥…' }).click()
      await sheet.getByLabel('给谁用').fill('收银台')
      await sheet.locator('#key-password').fill(manager.password)
      await sheet.getByRole('button', { name: '做好' }).click()
      await sheet.getByText('请至少选一样', { exact: false }).waitFor()
      expect(await sheet.getByLabel('改设置').count(), 'what they may not themselves').toBe(0)
      await sheet.getByLabel('看客户', { exact: true }).check()
      await expectInOrder(page, chinese)
      await sheet.getByRole('button', { name: '做好' }).click()
      await sheet.getByText('密钥“收银台”做好了').waitFor()
      await expectInOrder(page, chinese)
      const key = await sheet.locator('.shown-once code').textContent()
      const ask = async (path: string) =>
        (await program.browser().send(path, { headers: { authorization: `Bearer ${key}` } })).status
      expect([await ask('/api/customers'), await ask('/api/imports'), await ask('/api/me')]).toEqual([
        200, 403, 403,
      ])
      await sheet.getByRole('button', { name: '我收好了' }).click()
      expect(await page.content()).not.toContain(key)
      await page.reload()
      await sheet.getByText('上次用：', { exact: false }).waitFor()
      await sheet.getByRole('button', { name: '作废' }).click()
      await page.getByText('用它的程序马上就连不上了', { exact: false }).waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
      await page.getByText('“收银台”已作废。').waitFor()
      expect(await ask('/api/customers')).toBe(401)
      await sheet.getByText('已作废', { exact: true }).waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who may not make keys sees none', async () => {
      const { page, context } = await account(chinese, (await clerk('service')).browser)
      expect(await page.locator('#keys').count()).toBe(0)
      await context.close()
    })

    test.each(views)('everything is in order: $language, $width', async (view) => {
      const manager = await clerk('manager')
      const body = {
        name: '收银台',
        scopes: ['customers.read', 'actions.read'],
        days: 90,
        password: manager.password,
      }
      await manager.browser.send('/api/keys', { method: 'POST', body })
      await manager.browser.send('/api/keys', { method: 'POST', body: { ...body, name: '空的', scopes: [] } })
      const elsewhere = program.browser()
      await elsewhere.send('/api/sign-in', { method: 'POST', body: manager })
      const { page, context, troubles } = await account(view, manager.browser)
      await page.locator('.keys-list li').nth(1).waitFor()
      await expectInOrder(page, view)
      await page.locator('#keys > p .ant-btn').click()
      await page.locator('#key-password').waitFor()
      await page.locator('.second-factor .ant-btn').click()
      await page.locator('#proof-password').fill(manager.password)
      await page.locator('#proof-password').press('Enter')
      await page.locator('.second-factor code').waitFor()
      await page.locator('.ant-qrcode svg').waitFor()
      await expectInOrder(page, view)
      expect(troubles).toEqual([])
      await context.close()
      const { codes } = await enrolled(manager.browser, manager.password)
      const door = await opened(chromium, program.url, view)
      await door.page.goto('/today')
      await door.page.locator('input[type=email]').fill(manager.email)
      await door.page.locator('#password').fill(manager.password)
      await door.page.locator('#password').press('Enter')
      await door.page.locator('#code').waitFor()
      await expectInOrder(door.page, view)
      await door.page.locator('.code-other').click()
      await door.page.locator('#code').fill(codes[0] ?? '')
      await door.page.locator('#code').press('Enter')
      await door.page.locator('#code').waitFor({ state: 'detached' })
      expect(door.troubles).toEqual([])
      await door.context.close()
    })
  },
)

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto('/today')
  await page.locator('input[type=email]').fill(email)
  await page.locator('#password').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

async function withBackupCode(form: Locator, code: string | undefined): Promise<void> {
  await form.getByRole('button', { name: '改用备用码' }).click()
  await form.locator('.code-typed').fill(code ?? '')
}
