import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import { Duck, literal } from '../app/base/ledger/duckdb.ts'
import { CHROMIUM, launched } from './test-pages.ts'
import { idle, ricebook, type Serving, serving, shopOrders, upload } from './test-serving.ts'

describe('a shop on the program, over HTTP', { timeout: 120_000 }, () => {
  let program: Serving
  let owner: Browser
  beforeAll(async () => {
    program = await serving()
    owner = await program.owner()
  }, 120_000)
  afterAll(() => program?.stop())

  test('a file is taken in while its progress is told, and everybody is worth something after it', async () => {
    const events = lookOn(program.url, owner)
    const { status, json } = await upload(owner, shopOrders(), { fileName: '订单.csv' })
    expect([status, json.imports.state, json.sameAs]).toEqual([202, 'waiting', null])
    await idle(owner)
    const told = await events()
    const ofImport = told.filter(({ id }) => id === json.job)
    expect(ofImport.map(({ state }) => state)).toEqual(expect.arrayContaining(['running', 'done']))
    expect(ofImport.some(({ progress }) => progress !== null)).toBe(true)
    expect(told.some(({ kind, state }) => kind === 'worth' && state === 'done')).toBe(true)
    const { json: taken } = await owner.send(`/api/imports/${json.imports.id}`)
    expect(taken).toMatchObject({ state: 'standing', figures: { lines: 1130, newCustomers: 80 } })
  })

  test('the list begins with the most valuable, and says why in the reader’s language', async () => {
    const { json: page } = await owner.send('/api/customers?most=3&language=zh-CN')
    expect(page.total).toEqual({ count: 80, more: false })
    const values = page.rows.map(({ worth }: Row) => worth?.residualValue)
    expect(values).toEqual([...values].sort((a, b) => b - a))
    expect(page.rows[0].worth.reason).toMatch(
      /^买过 \d+ 次，平常每 \d+ 天一次，上次在 .+前；仍是客户的可能 \d+%。$/,
    )
    const next = await owner.send(`/api/customers?most=3&language=en&cursor=${page.next}`)
    expect(next.json.rows[0].worth.reason).toMatch(/^Bought \d+ times, usually every \d+ days, last .+ ago; /)
    const ids = [...page.rows, ...next.json.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(6)
    const { json: made } = await owner.send('/api/customers', { method: 'POST', body: { name: '新邻居' } })
    expect(made.worth).toBeNull()
  })

  test.each(['春梅', '王春', 'wangchun', 'wcm'])('“%s” finds 王春梅', async (query) => {
    const { json } = await owner.send(`/api/search?q=${encodeURIComponent(query)}`)
    expect(json.customers.map(({ name }: Row) => name)).toContain('王春梅')
  })

  test('orders, their lines, payments and purchase days of one customer say the same, in fen', async () => {
    const { id, worth } = await called(owner, '王志强')
    const rows: OrderRow[] = []
    for (let cursor = ''; ; ) {
      const { json } = await owner.send(`/api/customers/${id}/orders${cursor}`)
      rows.push(...json.rows)
      if (json.next === null) break
      cursor = `?cursor=${json.next}`
    }
    expect(new Set(rows.map(({ order }) => order)).size).toBe(rows.length)
    expect(rows.map(({ day }) => day)).toEqual(
      rows
        .map(({ day }) => day)
        .sort()
        .reverse(),
    )
    const sum = rows.reduce((total, { amount }) => total + (amount ?? Number.NaN), 0)
    const written = shopOrders()
      .split('\n')
      .filter((line) => line.includes(',王志强,'))
      .reduce((total, line) => total + Math.round(Number(line.split(',')[5]) * 100), 0)
    const { json: purchases } = await owner.send(`/api/customers/${id}/purchases`)
    expect([sum, purchases.revenue, worth?.revenue]).toEqual([written, written, written])
    expect(purchases).toMatchObject({ orders: rows.length, margin: null, payments: 0, paid: 0 })
    expect(purchases.days).toHaveLength(worth?.purchases ?? 0)
    const { day, source, order, party, amount } = rows[0] as OrderRow
    const key = new URLSearchParams({ day, source, order, party })
    const { json: lines } = await owner.send(`/api/customers/${id}/orders/lines?${key}`)
    expect(lines).toMatchObject({
      more: false,
      rows: [{ amount, margin: null, product: expect.any(String) }],
    })
    expect((await owner.send(`/api/customers/${id}/payments`)).json).toEqual({ rows: [], next: null })
  })

  test('what a customer needs and owes is said with its reason', async () => {
    const { id } = await called(owner, '王志强')
    const { json: needs } = await owner.send(`/api/customers/${id}/needs?language=zh-CN`)
    expect(needs.rows.map(({ product }: { product: string }) => product)).toContain('')
    expect(needs.rows[0].reason).toMatch(/[一-龥]/)
    const { json: one } = await owner.send(`/api/customers/${id}/receivable?language=zh-CN`)
    expect(one.receivable.reason).toMatch(/^应收 ¥[\d,]+(\.\d\d)?，/)
    const { json: list } = await owner.send('/api/receivables?language=zh-CN')
    const { receivable } = one
    expect(list.rows).toContainEqual({ ...receivable, customer: id, customerName: '王志强' })
    const days = list.rows.map(({ collectOn }: { collectOn: string }) => collectOn)
    expect(days).toEqual([...days].sort())
    const nobody = await called(owner, '王春梅')
    expect((await owner.send(`/api/customers/${nobody.id}/receivable`)).json).toEqual({ receivable: null })
  })

  test('a talk is logged, and what there was to do is done', async () => {
    const { id } = await called(owner, '王志强')
    const talk = { text: '要两袋米，周五送', kind: 'phone' }
    const logged = await owner.send(`/api/customers/${id}/follow-ups`, { method: 'POST', body: talk })
    expect([logged.status, logged.json.nextContactDay]).toEqual([201, expect.stringMatching(/^\d{4}-/)])
    const { json: open } = await owner.send('/api/actions?language=zh-CN')
    expect(open.rows.every(({ reason }: { reason: string }) => /[一-龥]/.test(reason))).toBe(true)
    const [first] = open.rows
    const done = await owner.send(`/api/actions/${first.id}`, { method: 'PATCH', body: { state: 'done' } })
    expect(done.json).toMatchObject({ state: 'done', doneBy: expect.any(String) })
    const { json: rest } = await owner.send('/api/actions')
    expect(rest.rows.map(({ id }: { id: string }) => id)).not.toContain(first.id)
  })

  test('the list of the day says who, why and how much, and who did what first when two do the same', async () => {
    const { json: day } = await owner.send('/api/today?language=zh-CN')
    expect(day.groups.map(({ group }: { group: string }) => group)).toEqual([
      ...['deliver', 'collect', 'follow-up', 'thank', 'answer'],
    ])
    expect(day.figures.things).toBeGreaterThan(0)
    expect(day.figures.customerEquity.value).toBeGreaterThan(0)
    const [row] = day.groups[0].rows
    expect(row.expectedMoney).toBeCloseTo(row.evPerMinute * row.minutes, 6)
    expect(row.evidence.map(({ said }: { said: string }) => said)).toContain('14 天内要买的可能')
    const seen = row.changedAt
    const put = { state: 'postponed', dueDay: '2099-01-01', seen }
    const first = await owner.send(`/api/actions/${row.id}`, { method: 'PATCH', body: put })
    expect([first.status, first.json.dueDay]).toEqual([200, '2099-01-01'])
    const second = await owner.send(`/api/actions/${row.id}`, {
      method: 'PATCH',
      body: { state: 'done', seen },
    })
    expect([second.status, second.json.code, second.json.values.who]).toEqual([
      ...[409, 'actions.postponed-changed-meanwhile', '王春满'],
    ])
    const back = await owner.send(`/api/actions/${row.id}`, { method: 'PATCH', body: { state: 'open' } })
    expect(back.json).toMatchObject({ state: 'open', dueDay: row.dueDay })
    const { json: stops } = await owner.send('/api/today/route?kind=deliver')
    expect(stops.rows.map(({ id }: { id: string }) => id)).toContain(row.id)
  })

  test('a clerk without the right to see worth sees customers, and nothing of their worth', async () => {
    const clerk = { email: 'li@example.com', password: '九斤米缸-ten-bowls', name: '李小红', role: 'service' }
    expect((await owner.send('/api/users', { method: 'POST', body: clerk })).status).toBe(201)
    const own = program.browser()
    const { email, password } = clerk
    await own.send('/api/sign-in', { method: 'POST', body: { email, password } })
    const { json: page } = await own.send('/api/customers?most=5')
    expect(page.rows.map(({ worth }: Row) => worth)).toEqual([null, null, null, null, null])
    expect(Buffer.from(page.next, 'base64url').toString()).toContain('"walk":"name.asc"')
    const { json: one } = await own.send(`/api/customers/${page.rows[0].id}`)
    expect(one.worth).toBeNull()
    expect((await own.send('/api/customers?stage=steady')).json.code).toBe('http.no-right')
    const { json: day } = await own.send('/api/today')
    expect([day.figures.expectedMoney, day.figures.customerEquity]).toEqual([null, null])
    const due: { expectedMoney: number | null; evidence: { of: string }[] }[] = day.groups.flatMap(
      ({ rows }: { rows: object[] }) => rows,
    )
    expect(due.length).toBeGreaterThan(0)
    for (const { expectedMoney, evidence } of due)
      expect([expectedMoney, evidence.filter((one) => one.of === 'worth')]).toEqual([null, []])
    const { json: actions } = await own.send('/api/actions')
    expect(actions.rows.map(({ expectedMargin }: ActionRow) => expectedMargin)).toEqual(
      actions.rows.map(() => null),
    )
  })

  test('the same key sent twice does a thing once', async () => {
    const sent = { method: 'POST', body: { name: '只此一次' }, headers: { 'idempotency-key': 'once-only-1' } }
    const [one, two] = [await owner.send('/api/customers', sent), await owner.send('/api/customers', sent)]
    expect([one.status, two.status, two.json.id]).toEqual([201, 201, one.json.id])
    expect(two.headers.get('idempotency-replayed')).toBe('true')
  })

  test('a second program on the same folder is told who has it', async () => {
    const { code, error } = await ricebook(['serve', '--port', '0'], program.folder)
    expect(code).toBe(2)
    expect(error).toContain(`process ${program.pid}`)
    expect(error).not.toContain('    at ')
  })

  test('a command from another process is done by the program that runs', async () => {
    const { code, out, error } = await ricebook(['imports', '--json'], program.folder)
    expect([code, error]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject([{ fileName: '订单.csv', state: 'standing' }])
  })

  test('a file is looked at first, and stands when somebody says so', async () => {
    const file = '客户名称,下单日期,实付金额\n钱多多,2025-02-20,88.5\n'
    const { json: asked } = await upload(owner, file, { fileName: '补.csv', lookFirst: 'yes' })
    const at = `/api/imports/${asked.imports.id}`
    await idle(owner)
    const { json: ready } = await owner.send(at)
    expect(ready).toMatchObject({ state: 'ready', figures: { rows: 1, revenue: 8850, newParties: 1 } })
    expect((await owner.send('/api/search?q=钱多多')).json.customers).toEqual([])
    expect((await owner.send(`${at}/confirm`, { method: 'POST' })).status).toBe(202)
    await idle(owner)
    expect((await owner.send(at)).json.state).toBe('standing')
    expect((await called(owner, '钱多多')).worth?.revenue).toBe(8850)
  })

  test('another currency is other minor units, once everybody is valued anew', async () => {
    const { id, worth } = await called(owner, '王志强')
    const yen = { method: 'PATCH', body: { currency: 'JPY' } }
    expect((await owner.send('/api/settings', yen)).json.currency).toBe('JPY')
    await idle(owner)
    const rounded = Math.round((worth?.revenue ?? 0) / 100)
    expect((await called(owner, '王志强')).worth?.revenue).toBe(rounded)
    expect((await owner.send(`/api/customers/${id}/purchases`)).json.revenue).toBe(rounded)
    const { json: owed } = await owner.send(`/api/customers/${id}/receivable?language=en`)
    expect(owed.receivable.reason).toMatch(/^¥[\d,]+ is owed/)
    await owner.send('/api/settings', { method: 'PATCH', body: { currency: 'CNY' } })
    await idle(owner)
  })

  test('an import undone is gone, with its customers and their worth', async () => {
    const { id } = await called(owner, '王春梅')
    const { json: list } = await owner.send('/api/imports')
    const first = list.rows.find(({ fileName }: { fileName: string }) => fileName === '订单.csv')
    expect((await owner.send(`/api/imports/${first.id}/undo`, { method: 'POST' })).status).toBe(202)
    await idle(owner)
    expect((await owner.send(`/api/imports/${first.id}`)).json.state).toBe('undone')
    expect((await owner.send(`/api/customers/${id}`)).status).toBe(404)
    expect((await owner.send(`/api/customers/${id}/orders`)).status).toBe(404)
    expect((await owner.send(`/api/search?q=${encodeURIComponent('春梅')}`)).json.customers).toEqual([])
    expect((await owner.send('/api/receivables')).json.rows).toEqual([])
  })
})

type Row = {
  readonly id: string
  readonly name: string
  readonly worth: { revenue: number | null; residualValue: number | null; purchases: number } | null
}
type OrderRow = {
  readonly day: string
  readonly source: string
  readonly order: string
  readonly party: string
  readonly amount: number | null
}
type ActionRow = { readonly expectedMargin: number | null }
type JobEvent = {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly progress: object | null
}

async function called(browser: Browser, name: string): Promise<Row> {
  const { json } = await browser.send(`/api/search?q=${encodeURIComponent(name)}`)
  const found: Row | undefined = json.customers.find((one: Row) => one.name === name)
  if (!found) throw new Error(`${name} is not there`)
  return found
}

/** Looks on at live events; the answered function looks away and says what was seen. */
function lookOn(url: string, browser: Browser): () => Promise<JobEvent[]> {
  const away = new AbortController()
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  const seen = (async (): Promise<string> => {
    let text = ''
    try {
      const answer = await fetch(`${url}/api/jobs/live`, { headers: { cookie }, signal: away.signal })
      if (!answer.body) throw new Error('no live events came')
      for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) text += piece
    } catch (error) {
      if (!away.signal.aborted) throw error
    }
    return text
  })()
  return async () => {
    away.abort()
    return [...(await seen).matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''))
  }
}

describe.skipIf(!existsSync(CHROMIUM))(
  'the description of the API in a real browser (skipped where there is no Chromium)',
  () => {
    let program: Serving
    let browser: Chromium
    beforeAll(async () => {
      program = await serving()
      browser = await launched()
    })
    afterAll(async () => {
      await browser?.close()
      await program?.stop()
    })

    const views = (['zh-CN', 'zh-TW', 'en'] as const).flatMap((language) =>
      [1440, 390].map((width) => ({ language, width })),
    )

    test.each(views)('in $language, $width wide, opens in peace', async ({ language, width }) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } })
      const troubles: string[] = []
      page.on('console', (message) => troubles.push(message.text()))
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`))
      await page.goto(`${program.url}/api?language=${language}`)
      const seen = await page.evaluate<Seen>(`(${seenByAReader})(document.documentElement)`)
      await page.close()
      expect(troubles).toEqual([])
      expect(seen.language).toBe(language)
      expect(seen.overflow).toBe(0)
      expect(seen.sections).toEqual(expect.arrayContaining(sectionsOf[language]))
      // Every part has its name, every text is said and not named by its key.
      expect(seen.texts.filter((text) => /\.(api|field)\b/.test(text))).toEqual([])
      expect(seen.sections.filter((text) => /^[a-z]/.test(text))).toEqual([])
      if (language !== 'en')
        expect(seen.texts.filter((text) => /[a-z]{2,} [a-z]{2,}/i.test(text))).toEqual([])
    })
  },
)

const sectionsOf = {
  'zh-CN': ['客户', '查找', '导入', '任务', '价值', '待办', '设置', '应收账款', '用户', '程序'],
  'zh-TW': ['客戶', '尋找', '匯入', '工作', '價值', '待辦', '設定', '應收帳款', '使用者', '程式'],
  en: ['Customers', 'Search', 'Imports', 'Jobs', 'Worth', 'To do', 'Settings', 'Receivables', 'Users'],
}

type Seen = {
  readonly language: string
  readonly overflow: number
  readonly sections: readonly string[]
  /** What is written to be read, without code. */
  readonly texts: readonly string[]
}

/** Runs in the page, on its root. Kinds that list a field's words as they are sent are code. */
const seenByAReader = `(root) => ({
  language: root.lang,
  overflow: root.scrollWidth - root.clientWidth,
  sections: [...root.querySelectorAll('h2')].map((one) => one.textContent.trim()),
  texts: [...root.querySelectorAll('h1, h2, h4, p, th, li, nav a, nav .part, td:last-child, td:nth-child(2)')]
    .map((one) => {
      const copy = one.cloneNode(true)
      for (const code of copy.querySelectorAll('code, [lang]')) code.remove()
      return copy.textContent.trim()
    })
    .filter((text) => text !== '' && !text.includes(' · ')),
})`

const year = resolve(
  import.meta.dirname,
  '../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

describe.skipIf(!existsSync(year))(
  'a year of a real shop over HTTP (skipped where the file is not there)',
  () => {
    let program: Serving
    beforeAll(async () => {
      program = await serving()
    }, 120_000)
    afterAll(() => program?.stop())

    test('its figures are those of the lines themselves', { timeout: 300_000 }, async () => {
      const owner = await program.owner()
      await owner.send('/api/settings', {
        method: 'PATCH',
        body: { currency: 'GBP', timeZone: 'Europe/London' },
      })
      const mapping =
        'customer=customer_id,date=invoice_ts,order=invoice,quantity=quantity,price=price,product=sku'
      const { json } = await upload(owner, readFileSync(year), { fileName: 'year.parquet', mapping })
      await idle(owner)
      const { json: taken } = await owner.send(`/api/imports/${json.imports.id}`)
      expect(taken).toMatchObject({ state: 'standing', refusal: null })
      const { lines, anonymous, returns, rejected, revenue, firstDay, lastDay } = taken.figures
      expect({ lines, anonymous, returns, rejected, firstDay, lastDay }).toEqual({
        lines: 525_461,
        anonymous: 107_927,
        returns: 9_839,
        rejected: 0,
        firstDay: '2009-12-01',
        lastDay: '2010-12-09',
      })
      const told = await ricebook(['imports', '--json'], program.folder)
      expect(Math.round(JSON.parse(told.out)[0].figures.revenue * 100)).toBe(revenue)
      const { json: worth } = await owner.send('/api/worth')
      const { customers, anonymousRevenue } = worth.run.figures
      const { json: page } = await owner.send('/api/customers?most=1')
      expect(page.total.count).toBe(customers)
      expect(customers).toBe(4_383)
      // Asked of the file itself, without any of the program's tables and readings.
      const duck = await Duck.open(':memory:')
      const shop = `(select case when invoice like 'C%' then -abs(quantity * price) else quantity * price end as amount,
        customer_id from read_parquet(${literal(year)}))`
      const sums = await duck.row(`select sum(amount)::double as revenue,
        sum(amount) filter (where customer_id is null)::double as anonymous from ${shop}`)
      duck.close()
      expect(Math.abs(revenue - Number(sums.revenue) * 100)).toBeLessThan(2)
      expect(Math.abs(anonymousRevenue - Number(sums.anonymous) * 100)).toBeLessThan(2)
    })
  },
)
