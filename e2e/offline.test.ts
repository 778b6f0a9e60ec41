import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import type { Action } from '../app/interact/actions/contract.ts'
import { type Network, network } from './test-network.ts'
import {
  CHROMIUM,
  expectInOrder,
  GROUPS,
  launched,
  ownBrowser,
  ROWS,
  signedInAs,
  type View,
} from './test-pages.ts'
import { idle, pagesBuilt, ricebook, type Serving, serving } from './test-serving.ts'
import { shopIn } from './test-shop.ts'

const phone = { language: 'zh-CN', width: 390 } as const
const desk = { language: 'zh-CN', width: 1440 } as const
const LI = { email: 'li@example.com', password: OWNER.password } as const

describe.skipIf(!existsSync(CHROMIUM))(
  'Today without a network, in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let chromium: Chromium
    let program: Serving
    let net: Network
    /** Asks the API what has arrived, with a session of their own. */
    let wang: Browser
    let li: Browser

    beforeAll(async () => {
      pagesBuilt()
      ;[chromium, program] = await Promise.all([launched(), serving()])
      net = await network(program.url)
      wang = await program.owner()
      await wang.send('/api/users', { method: 'POST', body: { ...LI, name: '李小红', role: 'manager' } })
      li = await signedIn(LI)
      await shopIn(wang, ['customers', 'orders', 'payments'], { days: 400 })
      const lastDay = Temporal.Now.plainDateISO('Asia/Shanghai')
      const { json } = await wang.send('/api/search?q=%E5%BC%A0&most=1')
      const followUp = { customer: json.customers[0].id, kind: 'follow-up', dueDay: lastDay.toString() }
      await wang.send('/api/actions', { method: 'POST', body: { ...followUp, note: '问问新米合不合口味' } })
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await net?.close()
      await program?.stop()
    })

    async function signedIn(who: { email: string; password: string }): Promise<Browser> {
      const browser = program.browser()
      await browser.send('/api/sign-in', { method: 'POST', body: who })
      return browser
    }

    /** A window in which the pages and the list have been kept. */
    async function opened(view: View, as: Browser): Promise<Here> {
      const context = await chromium.newContext({
        baseURL: net.url,
        viewport: { width: view.width, height: view.width === 390 ? 844 : 900 },
        locale: view.language,
        timezoneId: 'Asia/Shanghai',
        hasTouch: view.width === 390,
        reducedMotion: 'reduce',
      })
      await signedInAs(context, net.url, as)
      const here = await pageIn(context)
      await here.page.goto('/today?whose=all')
      await kept(here.page)
      return here
    }

    async function everyAction(): Promise<readonly Action[]> {
      const found: Action[] = []
      for (const state of ['open', 'done', 'dismissed'])
        for (let cursor: string | null = ''; cursor !== null; ) {
          const { json } = await wang.send(`/api/actions?state=${state}${cursor && `&cursor=${cursor}`}`)
          found.push(...json.rows)
          cursor = json.next
        }
      return found
    }
    const byId = async (id: string): Promise<Action | undefined> =>
      (await everyAction()).find((one) => one.id === id)

    test('a day in basements, the telephone switched off and on again: everything arrives once, when it was said', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'ricebook-browser-'))
      const own = await signedIn(OWNER)
      let context = await ownBrowser(folder, net.url, phone)
      await signedInAs(context, net.url, own)
      let here = await pageIn(context)
      let { page } = here
      await page.goto('/today?whose=all')
      await kept(page)
      const [before, things] = [await rows(page).count(), await thingsOn(page)]
      net.keys.clear()

      await context.setOffline(true)
      await page.reload()
      await rows(page).first().waitFor()
      expect(await rows(page).count()).toBe(before)
      expect(await page.locator('.top .tag').textContent()).toMatch(/^离线 · \d\d:\d\d 的清单$/)
      expect(await page.locator('.strip').count()).toBe(0)
      await expectInOrder(page, phone)

      const deliveries = under(page, '送货')
      const [delivered, put, wrong, undone] = await firstIds(deliveries)
      await tap(page, delivered, '已送')
      await tap(page, put, '改天')
      await page
        .getByRole('button', { name: '晚一周' })
        .or(page.getByRole('button', { name: '一周后' }))
        .click()
      await gone(page, put)
      await tap(page, wrong, '不合适')
      await page.getByRole('button', { name: '在别处买了' }).click()
      await gone(page, wrong)
      await tap(page, undone, '已送')
      await gone(page, undone)
      await page.getByRole('button', { name: '撤销' }).click()
      await page.locator(`#row-${undone}`).waitFor()
      const talked = await idOf(under(page, '跟进与挽回').first())
      const talkedTo = (await byId(talked))?.customer
      await tap(page, talked, '记一笔')
      await page.getByLabel('说了什么？一句就够').fill('地下室里说好了，下周要两袋')
      await page.getByRole('button', { name: '记下，办完了' }).click()
      await gone(page, talked)
      const saidBefore = Date.now()
      await page.getByRole('button', { name: '待发 4 条' }).waitFor()
      await expectInOrder(page, phone)
      expect(net.keys.size).toBe(0)

      // The browser is closed, and opened again where there is still no network.
      await context.close()
      expectOnlyLost(here)
      context = await ownBrowser(folder, net.url, phone)
      await context.setOffline(true)
      here = await pageIn(context)
      page = here.page
      await page.goto('/today?whose=all')
      await page.locator(`#row-${undone}`).waitFor()
      expect(await thingsOn(page)).toBe(things - 4)
      for (const id of [delivered, put, wrong, talked])
        expect(await page.locator(`#row-${id}`).count()).toBe(0)
      await page.getByRole('button', { name: '待发 4 条' }).click()
      await page.getByText('地下室里说好了，下周要两袋').waitFor()
      await unfolded(page)
      await expectInOrder(page, phone)
      await page.keyboard.press('Escape')
      await page.locator('.ant-modal').waitFor({ state: 'hidden' })

      await context.setOffline(false)
      await page.getByText('4 条都送到了。').waitFor()
      await page.locator('.top .tag').waitFor({ state: 'detached' })
      const all = await everyAction()
      const stateOf = (id: string) => all.find((one) => one.id === id)
      expect(stateOf(delivered)).toMatchObject({ state: 'done' })
      expect(Date.parse(stateOf(delivered)?.doneAt ?? '')).toBeLessThan(saidBefore)
      expect(stateOf(put)?.state).toBe('open')
      expect(stateOf(put)?.dueDay).not.toBe(stateOf(undone)?.dueDay)
      expect(stateOf(wrong)).toMatchObject({ state: 'dismissed', dismissal: 'bought-elsewhere' })
      expect(stateOf(undone)?.state).toBe('open')
      expect(stateOf(talked)?.state).toBe('done')
      const { json } = await wang.send(`/api/customers/${talkedTo}/follow-ups`)
      expect(json.rows).toMatchObject([{ text: '地下室里说好了，下周要两袋' }])
      expect(Date.parse(json.rows[0].at)).toBeLessThanOrEqual(saidBefore)
      expect(Date.parse(json.rows[0].at)).toBeLessThan(Date.parse(json.rows[0].createdAt))
      // Five requests, each once; what was taken back never left.
      expect([...net.keys.values()]).toEqual([1, 1, 1, 1, 1])
      const touches = await ledgerTouches()
      expect(touches.map(({ kind }) => kind).sort()).toEqual(
        ['deliver', 'follow-up', String(stateOf(talked)?.kind)].sort(),
      )
      expectOnlyLost(here)
      await context.close()
      await rm(folder, { recursive: true, force: true })
    })

    /** What a command says that finds the program running. */
    async function ledgerTouches(): Promise<{ kind: string }[]> {
      const { out } = await ricebook(['dump', '--canonical'], program.folder)
      return out
        .split('\n')
        .filter((line) => line.includes('"fact":"touch"'))
        .map((line) => JSON.parse(line))
    }

    test('what arrives after the night is found again; what others did meanwhile is told, and their word asked', async () => {
      const { page, context, said } = await opened(desk, await signedIn(OWNER))
      const rowsNow = (await everyAction()).filter(
        ({ kind, state }) => kind === 'deliver' && state === 'open',
      )
      const ids = await firstIds(under(page, '送货'))
      const [lone, mine, beside, dropped] = ids.map((id) => rowsNow.find((row) => row.id === id)!)
      await context.setOffline(true)
      for (const { id } of [lone!, mine!, beside!, dropped!]) {
        await tap(page, id)
        await gone(page, id)
      }
      await page.getByRole('button', { name: '待发 4 条' }).waitFor()

      // In the town the others go on: some of it is done by somebody else, before the night and after it.
      await li.send(`/api/actions/${mine!.id}`, {
        method: 'PATCH',
        body: { state: 'postponed', dueDay: later(mine!) },
      })
      await wang.send('/api/worth/runs', { method: 'POST' })
      await idle(wang)
      const renewed = (await everyAction()).filter(({ state }) => state === 'open')
      for (const one of [beside!, dropped!]) {
        const { id } = renewed.find((row) => keyOf(row) === keyOf(one))!
        expect(id).not.toBe(one.id)
        await li.send(`/api/actions/${id}`, { method: 'PATCH', body: { state: 'done' } })
      }

      await context.setOffline(false)
      await page.getByRole('button', { name: '3 条没有办成，要您看看' }).waitFor()
      const done = (await everyAction()).find((row) => keyOf(row) === keyOf(lone!) && row.state === 'done')
      expect([done?.id === lone!.id, (done?.doneAt ?? '') < (done?.changedAt ?? '')]).toEqual([false, true])
      await page.getByRole('button', { name: '3 条没有办成，要您看看' }).click()
      await page
        .locator('.waiting')
        .getByText(/李小红 已在 .* 把这件事改到/)
        .waitFor()
      expect(
        await page
          .locator('.waiting')
          .getByText(/李小红 已在 .* 办完这件事/)
          .count(),
      ).toBe(2)
      await expectInOrder(page, desk)
      // Closed and opened again, nothing of it is forgotten.
      await page.reload()
      await page.getByRole('button', { name: '3 条没有办成，要您看看' }).click()

      await asked(page, 0).getByRole('button', { name: '以我的为准' }).click()
      await expect.poll(async () => (await byId(mine!.id))?.state).toBe('done')
      await asked(page, 0).getByRole('button', { name: '另记一笔' }).click()
      await expect
        .poll(async () =>
          (await everyAction()).filter(
            ({ customer, note, state }) => customer === beside!.customer && state === 'done' && note !== null,
          ),
        )
        .toMatchObject([{ kind: 'deliver', note: expect.stringMatching(/没有网络时办的.*已送.*李小红/s) }])
      await asked(page, 0).getByRole('button', { name: '不要了' }).click()
      await page.getByText('都送到了，没有要等的。').waitFor()
      await page.keyboard.press('Escape')
      await page.locator('.strip').waitFor({ state: 'detached' })
      // Who did it is still who did it.
      const theirs = (await everyAction()).find(
        (row) => keyOf(row) === keyOf(dropped!) && row.state === 'done',
      )
      expect(theirs?.doneBy).not.toBe(done?.doneBy)
      const conflicts = said.filter(({ text }) => text.includes('409 (Conflict)'))
      // Those that the worker sent behind the page are not told of here.
      expect(conflicts.length).toBeLessThanOrEqual(3)
      expectOnlyLost({ said: said.filter((one) => !conflicts.includes(one)) })
      await context.close()
    })

    test('two windows send nothing twice', async () => {
      const { page, context, said } = await opened(desk, await signedIn(OWNER))
      const other = await pageIn(context)
      await other.page.goto('/today?whose=all')
      await rows(other.page).first().waitFor()
      net.keys.clear()
      await context.setOffline(true)
      const [one, two] = [await idOf(doable(page).nth(0)), await idOf(doable(page).nth(1))]
      await tap(page, one)
      await gone(other.page, one)
      await tap(other.page, two)
      await gone(page, two)
      await page.getByRole('button', { name: '待发 2 条' }).waitFor()
      await other.page.getByRole('button', { name: '待发 2 条' }).waitFor()
      await context.setOffline(false)
      await Promise.all([page, other.page].map((each) => each.getByText('2 条都送到了。').waitFor()))
      expect([...net.keys.values()]).toEqual([1, 1])
      expectOnlyLost({ said: [...said, ...other.said] })
      await context.close()
    })

    test('whose session has ended signs in again, and then it is sent; somebody else sees nothing of it', async () => {
      const own = await signedIn(OWNER)
      const { page, context, said } = await opened(desk, own)
      const id = await idOf(doable(page).first())
      await context.setOffline(true)
      await tap(page, id)
      await gone(page, id)
      await own.send('/api/sign-out', { method: 'POST' })
      await context.setOffline(false)
      await page.getByText('登录已结束', { exact: false }).waitFor()
      await page.getByText('这台设备上有 1 条还没送到', { exact: false }).waitFor()
      await expectInOrder(page, desk)

      await signInOn(page, LI)
      await rows(page).first().waitFor()
      await expect.poll(() => keptOf(page)).toEqual(expect.arrayContaining(['today all']))
      expect(await page.locator('.strip').count()).toBe(0)
      expect(await peopleKept(page)).toHaveLength(1)
      expect((await byId(id))?.state).toBe('open')
      // Nor is anything done in their name, whatever the page does.
      await page.reload()
      await rows(page).first().waitFor()
      expect((await byId(id))?.state).toBe('open')
      await page.getByRole('button', { name: '退出' }).click()

      await signInOn(page, OWNER)
      await expect.poll(async () => (await byId(id))?.state).toBe('done')
      expectOnlyLost({ said: said.filter(({ text }) => !text.includes('401 (Unauthorized)')) })
      await context.close()
    })

    test('signing out leaves nothing on the device, and asks first where something has not arrived', async () => {
      const { page, context, said } = await opened(desk, await signedIn(OWNER))
      expect(await keptOf(page)).toEqual(expect.arrayContaining(['person', 'today all']))
      net.becomes('stopped', 'interface')
      const id = await idOf(doable(page).first())
      await tap(page, id)
      await page.getByRole('button', { name: '待发 1 条' }).waitFor()
      await page.getByRole('button', { name: '退出' }).click()
      await page.getByText('还有 1 条没送到，退出就没了。').waitFor()
      await page.getByRole('button', { name: '丢掉并退出' }).click()
      // Without the program nobody is signed out, and nothing is thrown away.
      await page.getByText('连不上米簿程序', { exact: false }).waitFor()
      await page.getByRole('button', { name: '待发 1 条' }).waitFor()
      await page.getByRole('button', { name: '先不退出' }).click()
      net.becomes('works')
      await page.evaluate("dispatchEvent(new Event('online'))")
      await page.getByText('1 条都送到了。').waitFor()
      await page.getByRole('button', { name: '退出' }).click()
      await page.getByRole('heading', { name: '登录' }).waitFor()
      expect([await keptOf(page), await waitingOn(page)]).toEqual([[], []])
      await context.setOffline(true)
      await page.reload()
      await page.getByText('没有读到').waitFor()
      expect(await page.getByText('演示', { exact: false }).count()).toBe(0)
      const gateway = said.filter(({ text }) => text.includes('502 (Bad Gateway)'))
      expectOnlyLost({ said: said.filter((one) => !gateway.includes(one)) })
      await context.close()
    })

    test.each([
      ['leads nowhere', 'silent'],
      ['is a door of its own', 'gate'],
    ] as const)('a network that %s is none', async (_, way) => {
      const { page, context } = await opened(desk, await signedIn(OWNER))
      const id = await idOf(doable(page).first())
      const count = await rows(page).count()
      net.keys.clear()
      net.becomes(way, way === 'silent' ? 'all' : 'interface')
      await page.reload()
      await rows(page).first().waitFor({ timeout: 15_000 })
      expect(await rows(page).count()).toBe(count)
      await tap(page, id)
      await gone(page, id)
      await page.getByRole('button', { name: '待发 1 条' }).waitFor()
      net.becomes('works')
      await page.reload()
      await expect.poll(async () => (await byId(id))?.state).toBe('done')
      expect([...net.keys.values()]).toEqual([1])
      await context.close()
    })

    test('with the page closed, the worker behind it sends', async () => {
      const { page, context } = await opened(desk, await signedIn(OWNER))
      const id = await idOf(doable(page).first())
      await context.setOffline(true)
      await tap(page, id)
      await page.getByRole('button', { name: '待发 1 条' }).waitFor()
      // The only page goes; another one, which is none of ours, tells the browser that there is a network.
      const bare = await context.newPage()
      const browser = await context.newCDPSession(bare)
      const found = new Promise<string>((resolve) =>
        browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const [one] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(net.url))
          if (one) resolve(one.registrationId)
        }),
      )
      await browser.send('ServiceWorker.enable')
      const registrationId = await found
      await page.close()
      await context.setOffline(false)
      const wake = { origin: net.url, registrationId, tag: 'ricebook.send', lastChance: false }
      await browser.send('ServiceWorker.dispatchSyncEvent', wake)
      await expect.poll(async () => (await byId(id))?.state).toBe('done')
      await context.close()
    })

    test('a newer version is let in when somebody says so, not under half a sentence, and the old one goes', async () => {
      const { page, context, said } = await opened(desk, await signedIn(OWNER))
      const [before] = await builds(page)
      await net.renews(before?.replace('ricebook.', '') ?? '')
      await page.evaluate(
        'navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)',
      )
      await page.getByText('米簿有了新版本。').waitFor()
      expect((await builds(page)).sort()).toEqual([before, 'ricebook.newer'])
      await under(page, '跟进与挽回').first().getByRole('button', { name: '记一笔' }).click()
      await page.getByLabel('说了什么？一句就够').fill('说到一半')
      await page.getByRole('button', { name: '重新打开' }).click()
      await page.getByText('没写完的字', { exact: false }).waitFor()
      expect(await page.getByLabel('说了什么？一句就够').inputValue()).toBe('说到一半')
      await expectInOrder(page, desk)
      const opens = page.waitForEvent('load')
      await page.getByRole('button', { name: '仍要重新打开' }).click()
      await opens
      await rows(page).first().waitFor()
      await expect.poll(() => builds(page)).toEqual(['ricebook.newer'])
      expect(await page.getByText('米簿有了新版本。').count()).toBe(0)
      expect(said).toEqual([])
      // The new one is there without a network, too, and is of itself.
      await context.setOffline(true)
      await page.reload()
      await rows(page).first().waitFor()
      expect(await page.locator('script[src^="/assets/newer-web"]').count()).toBe(1)
      expectOnlyLost({ said })
      await context.close()
    })
  },
)

type Said = { readonly text: string; readonly url: string }
type Here = { readonly page: Page; readonly context: BrowserContext; readonly said: Said[] }

/** A page of a browser, with what its console says. */
async function pageIn(context: BrowserContext): Promise<Here> {
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const said: Said[] = []
  page.on('console', (message) => said.push({ text: message.text(), url: message.location().url }))
  page.on('pageerror', (error) => said.push({ text: error.message, url: '' }))
  return { page, context, said }
}

/** Nothing but what the browser itself says of each request to the interface that found no network. */
function expectOnlyLost({ said }: Pick<Here, 'said'>): void {
  const ours = said.filter(
    ({ text, url }) =>
      text !== 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED' ||
      !new URL(url).pathname.startsWith('/api/'),
  )
  expect(ours).toEqual([])
}

/** The pages are kept, and what stands on this one. */
async function kept(page: Page): Promise<void> {
  await rows(page).first().waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
  await expect.poll(() => keptOf(page)).toEqual(expect.arrayContaining(['company', 'person', 'today all']))
}

const rowsOf = (store: string): string => `new Promise((done) => {
  const asked = indexedDB.open('ricebook')
  asked.onsuccess = () => {
    const all = asked.result.transaction('${store}').objectStore('${store}').getAll()
    all.onsuccess = () => {
      asked.result.close()
      done(all.result)
    }
  }
})`
const keptOf = (page: Page): Promise<string[]> =>
  page.evaluate(`${rowsOf('kept')}.then((rows) => rows.map(({ name }) => name))`)
const peopleKept = (page: Page): Promise<string[]> =>
  page.evaluate(`${rowsOf('kept')}.then((rows) => [...new Set(rows.map(({ user }) => user))])`)
const waitingOn = (page: Page): Promise<unknown[]> => page.evaluate(rowsOf('outbox'))
const builds = (page: Page): Promise<string[]> => page.evaluate('caches.keys()')

const rows = (page: Page) => page.locator(ROWS)
/** How much there is to do, as the page says it. */
const thingsOn = async (page: Page): Promise<number> =>
  Number.parseInt((await page.locator('.figures .leads').first().textContent()) ?? '', 10)
/** Those that one tap does; of a talk something is said. */
const doable = (page: Page) =>
  rows(page).filter({ hasNot: page.getByRole('button', { name: '记一笔', exact: true }) })
const under = (page: Page, heading: string) =>
  page.locator(GROUPS, { has: page.getByRole('heading', { name: heading }) }).locator('[data-action]')
const asked = (page: Page, nth: number) => page.locator('.waiting li').nth(nth)

async function firstIds(of: ReturnType<typeof rows>): Promise<[string, string, string, string]> {
  return [await idOf(of.nth(0)), await idOf(of.nth(1)), await idOf(of.nth(2)), await idOf(of.nth(3))]
}

async function idOf(one: ReturnType<typeof rows>): Promise<string> {
  return (await one.getAttribute('data-action')) ?? ''
}

/** A dialog that is still unfolding is smaller than it will be. */
const unfolded = (page: Page) => page.locator('[class*="ant-zoom-"]').first().waitFor({ state: 'detached' })

const tap = (page: Page, id: string, name: string | RegExp = /^已/) =>
  page.locator(`#row-${id}`).getByRole('button', { name, exact: true }).click()
const gone = (page: Page, id: string) => page.locator(`#row-${id}`).waitFor({ state: 'detached' })

const keyOf = ({ occasion }: Action): string | undefined => occasion?.key
const later = ({ dueDay }: Action): string => Temporal.PlainDate.from(dueDay).add({ days: 3 }).toString()

async function signInOn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('邮箱').fill(who.email)
  await page.getByLabel('密码').fill(who.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '今日' }).waitFor()
}
