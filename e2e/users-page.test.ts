import { existsSync } from 'node:fs'
import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissions, roles } from '../app/base/access/contract.ts'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { usersWords } from '../app/manage/users/words.ts'
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

type User = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly disabled: boolean
  readonly sessions: number
}

/** Answers that refuse are told by the browser itself, too. */
const but = (troubles: readonly string[], statuses: RegExp): string[] =>
  troubles.filter((one) => !statuses.test(one))

test('every role and every permission has a name', () => {
  const words: Readonly<Record<string, unknown>> = usersWords
  for (const role of roles) expect(words[`users.page.role.${role}`], role).toBeDefined()
  for (const one of permissions) expect(words[`users.page.may.${one}`], one).toBeDefined()
})

describe.skipIf(!existsSync(CHROMIUM))(
  'Users in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let owner: Browser

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      owner = await program.owner()
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
    })

    const open = (view: View, as = owner) => opened(chromium, program.url, { ...view, as })
    const users = async (): Promise<User[]> => (await owner.send('/api/users')).json.users
    const called = async (name: string): Promise<User> => {
      const found = (await users()).find((user) => user.name === name)
      if (!found) throw new Error(`nobody is called ${name}`)
      return found
    }
    const signIn = async (email: string, password: string): Promise<{ browser: Browser; status: number }> => {
      const browser = program.browser()
      const { status } = await browser.send('/api/sign-in', { method: 'POST', body: { email, password } })
      return { browser, status }
    }
    const isIn = async (browser: Browser): Promise<boolean> => (await browser.send('/api/me')).status === 200

    test('who is alone is told why to add others, adds one on a phone, and the one added comes in', async () => {
      const { page, context, troubles } = await open(phone)
      await page.goto('/more')
      await page.getByRole('link', { name: '用户' }).click()
      await page.getByText('现在只有您一个人', { exact: false }).waitFor()
      await expectInOrder(page, phone)
      await page.getByRole('link', { name: '添加用户' }).click()
      await page.getByLabel('姓名').fill('李秀英')
      await page.getByLabel('邮箱').fill('Li@Example.com')
      await page.getByLabel('经理').check()
      await page.getByText('除了彻底抹去客户、改设置、管用户和看操作日志，什么都可以').waitFor()
      await page.getByLabel('销售').check()
      await expectInOrder(page, phone)
      const given = await page.getByLabel('密码').inputValue()
      expect(given).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
      await page.getByRole('button', { name: '添加', exact: true }).click()
      await page.getByText('李秀英可以登录了').waitFor()
      await page.getByText(given, { exact: true }).waitFor()
      await expectInOrder(page, phone)
      await page.getByRole('link', { name: '看全部用户' }).click()
      await page.locator('.users tbody tr').nth(1).waitFor()
      expect(await called('李秀英')).toMatchObject({
        email: 'li@example.com',
        role: 'sales',
        disabled: false,
      })
      expect((await signIn('li@example.com', given)).status).toBe(200)
      // It is nowhere on any page any more.
      await page.goto(`/users/${(await called('李秀英')).id}`)
      await page.locator('#signing-in').waitFor()
      expect(await page.content()).not.toContain(given)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('an address that is taken and a password that is guessed first are refused where they are typed', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/users/new')
      await page.getByLabel('姓名').fill('李小红')
      await page.getByLabel('邮箱').fill('li@example.com')
      const own = await page.getByLabel('密码').inputValue()
      await page.getByLabel('密码').fill('password123')
      await page.getByText('太容易猜', { exact: false }).waitFor()
      await page.getByRole('button', { name: '添加', exact: true }).click()
      await page.getByLabel('密码').fill(own)
      await page.getByRole('button', { name: '添加', exact: true }).click()
      await page.getByRole('alert').getByText('这个邮箱已经有用户了', { exact: false }).waitFor()
      expect(await page.getByLabel('姓名').inputValue(), 'what was written stays').toBe('李小红')
      expect(await users()).toHaveLength(2)
      expect(but(troubles, /status of 409/)).toEqual([])
      await context.close()
    })

    test('a name, an address and a role are changed together, and one tap takes them back', async () => {
      const { page, context, troubles } = await open(chinese)
      await page.goto('/users')
      await page.getByRole('link', { name: '李秀英' }).click()
      expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
      await page.getByLabel('姓名').fill('李秀英（总店）')
      await page.getByLabel('邮箱').fill('xiuying@example.com')
      await page.getByLabel('客服').check()
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('李秀英（总店）的资料已改。').waitFor()
      expect(await called('李秀英（总店）')).toMatchObject({ email: 'xiuying@example.com', role: 'service' })
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByText('李秀英的资料改回来了。').waitFor()
      expect(await called('李秀英')).toMatchObject({ email: 'li@example.com', role: 'sales' })
      await page.getByRole('heading', { name: '李秀英', exact: true }).waitFor()
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who lost a telephone is signed out, who forgot their password gets another', async () => {
      const { id, email } = await called('李秀英')
      const first = '三个米缸都满了 1998'
      await owner.send(`/api/users/${id}/password`, { method: 'POST', body: { password: first } })
      const lost = (await signIn(email, first)).browser
      const { page, context, troubles } = await open(chinese)
      await page.goto(`/users/${id}`)
      await page.getByText('在 1 处登录着，最近使用：今天', { exact: false }).waitFor()
      await page.getByRole('button', { name: '让他在所有地方退出' }).click()
      await page.getByText('现在没有在任何地方登录。').waitFor()
      expect(await isIn(lost)).toBe(false)
      await signIn(email, first)
      await page.getByRole('button', { name: '给一个新密码…' }).click()
      const next = await page.getByLabel('密码').inputValue()
      await expectInOrder(page, chinese)
      await page.getByRole('button', { name: '换成这个密码' }).click()
      await page.getByText('密码只在这里显示这一次', { exact: false }).waitFor()
      await page.getByText(next, { exact: true }).waitFor()
      await expectInOrder(page, chinese)
      expect((await called('李秀英')).sessions).toBe(0)
      expect((await signIn(email, first)).status).toBe(401)
      expect((await signIn(email, next)).status).toBe(200)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who is disabled is out at once and let in again with one tap', async () => {
      const { id, email } = await called('李秀英')
      await owner.send(`/api/users/${id}/password`, {
        method: 'POST',
        body: { password: '三个米缸都满了 1999' },
      })
      const { browser } = await signIn(email, '三个米缸都满了 1999')
      const { page, context, troubles } = await open(phone)
      await page.goto(`/users/${id}`)
      await page.getByRole('button', { name: '停用李秀英' }).click()
      await page.getByText('李秀英已停用。').waitFor()
      expect(await isIn(browser)).toBe(false)
      expect((await signIn(email, '三个米缸都满了 1999')).status).toBe(401)
      await expectInOrder(page, phone)
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByText('李秀英又可以登录了。').waitFor()
      expect((await signIn(email, '三个米缸都满了 1999')).status).toBe(200)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('the last owner stays one; of two, one may step down, and then manages nobody', async () => {
      const me = await called('王春满')
      const { page, context, troubles } = await open(chinese)
      await page.goto(`/users/${me.id}`)
      // Nobody locks themselves out, nor changes their own password without the present one.
      await page.locator('#signing-in').waitFor()
      expect(await page.getByRole('button', { name: '停用', exact: false }).count()).toBe(0)
      expect(await page.getByRole('button', { name: '新密码', exact: false }).count()).toBe(0)
      const stepDown = async (): Promise<void> => {
        await page.getByLabel('分析').check()
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByText('以后不再由您管用户？').waitFor()
        await page.getByRole('button', { name: '改成这样' }).click()
      }
      await stepDown()
      await page.getByRole('alert').getByText('至少要有一位店主能登录', { exact: false }).waitFor()
      expect((await called('王春满')).role).toBe('owner')
      const second = { email: 'two@example.com', password: OWNER.password, name: '王二', role: 'owner' }
      await owner.send('/api/users', { method: 'POST', body: second })
      await page.reload()
      await page.locator('#signing-in').waitFor()
      await stepDown()
      await page.waitForURL('**/today')
      await page.locator('.side').getByRole('link', { name: '用户' }).waitFor({ state: 'detached' })
      await page.goto('/users')
      await page.getByText('没有这一页').waitFor()
      const { browser } = await signIn(second.email, second.password)
      await browser.send(`/api/users/${me.id}`, { method: 'PATCH', body: { role: 'owner' } })
      expect(but(troubles, /status of 422/)).toEqual([])
      await context.close()
    })

    test.each(views)('everything is in order: $language, $width', async (view) => {
      const { id } = await called('李秀英')
      const { page, context, troubles } = await open(view)
      await seen(page, '/users', '.users tbody tr')
      await expectInOrder(page, view)
      await seen(page, `/users/${id}`, '#disabling')
      await expectInOrder(page, view)
      await seen(page, '/users/new', '.roles')
      await expectInOrder(page, view)
      await seen(page, '/users/roles', '.role-list li')
      await expectInOrder(page, view)
      expect(troubles).toEqual([])
      await context.close()
    })

    test('who does not manage users finds no way here', async () => {
      const { browser } = await signIn('li@example.com', '三个米缸都满了 1999')
      const { page, context } = await open(chinese, browser)
      await page.goto('/users')
      await page.getByText('没有这一页').waitFor()
      expect(await page.getByRole('link', { name: '用户' }).count()).toBe(0)
      await context.close()
    })
  },
)

async function seen(page: Page, path: string, what: string): Promise<void> {
  await page.goto(path)
  await page.locator(what).first().waitFor()
}
