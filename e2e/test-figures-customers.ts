import type { Browser } from '../app/base/http/test-server.ts'
import type { Account, Scope, Text } from './test-figures.ts'
import {
  type Asking,
  careful,
  count,
  money,
  nearDay,
  phoneSaid,
  type Row,
  shanghaiDay,
  share,
  text,
} from './test-figures-stores.ts'
import { sideScopes } from './test-figures-today.ts'

const columns = [
  ...(['stage', 'worth', 'share', 'margin', 'next', 'last', 'alive', 'purchases'] as const),
  ...(['kind', 'owner', 'city', 'phone', 'tags', 'payday', 'source', 'code', 'added'] as const),
] as const
type Column = (typeof columns)[number]
const [PAGE, PAGES] = [50, 3]

/** The list with every column there is, a page after another, in the order of worth and in that of the last purchase. */
export async function readCustomers({ page, own, stores, read, language, today }: Asking): Promise<number> {
  const name = `customers (${language})`
  const orders = {
    worth: `order by w.residualValue is null, w.residualValue desc`,
    last: `order by w.lastDay is null, w.lastDay desc`,
  } as const
  let seen = 0
  for (const [sort, order] of Object.entries(orders)) {
    const pages = sort === 'worth' ? PAGES : 1
    const api = await listed(own, { sort, pages })
    const stored = new Map(
      stores
        .book(
          `select c.*, w.stage, w.alive, w.residualValue, w.residualLow, w.residualHigh, w.equityShare,
            w.nextPurchaseDay, w.nextLow, w.nextHigh, w.marginSoFar, w.purchases, w.lastDay
          from customers c left join worth w on w.customer = c.id
            and w.run = (select run from worthRuns where state = 'current') ${order}`,
        )
        .map((row, at) => [row.id, { ...row, at } as Row]),
    )
    read.same(`${name} · how many there are`, api.total, { count: stored.size, more: false })
    const key = sort === 'worth' ? 'residualValue' : 'lastDay'
    const first = [...stored.values()].slice(0, api.rows.length).map((row) => row[key])
    read.same(
      `${name} · the order by ${sort}`,
      api.rows.map(({ worth }) => worth?.[key] ?? null),
      first,
    )
    await page.goto(`/customers?columns=${columns.join(',')}&sort=${sort}`)
    for (;;) {
      await page
        .locator('[data-customer]')
        .nth(PAGE - 1)
        .waitFor()
      const rows = await page.locator('[data-customer]').count()
      if (rows >= api.rows.length) break
      await page.locator('.more .ant-btn-link').click()
      await page.locator('[data-customer]').nth(rows).waitFor()
    }
    const shown = await page.locator('[data-customer]').count()
    const all = shown > api.rows.length ? (await listed(own, { sort, pages: shown / PAGE })).rows : api.rows
    const scopes = all.flatMap((row) => scopesOfRow(row, stored.get(row.id) ?? {}))
    const top: Scope = {
      at: 'header.top',
      what: 'how many',
      accounts: [count('customers', api.total.count, stored.size)],
    }
    const levels: Scope = {
      at: '.levels',
      what: 'how sure',
      wording: language === 'en' ? ['90%', '80%'] : [],
    }
    const side = await sideScopes(own, stores, today)
    seen += await read.read(page, {
      name: `${name} by ${sort}`,
      scopes: [top, levels, ...scopes, ...side],
    })
  }
  return seen
}

async function listed(own: Browser, { sort, pages }: { sort: string; pages: number }) {
  const rows: Row[] = []
  let total: { count: number; more: boolean } = { count: 0, more: false }
  let cursor: string | null = null
  for (let i = 0; i < pages; i++) {
    const query = new URLSearchParams({ sort, most: String(PAGE), ...(cursor !== null && { cursor }) })
    const { json } = await own.send(`/api/customers?${query}`)
    total = i === 0 ? json.total : total
    rows.push(...json.rows)
    cursor = json.next
    if (cursor === null) break
  }
  return { rows, total }
}

function scopesOfRow(row: Row, stored: Row): Scope[] {
  const at = `[data-customer="${row.id}"]`
  const cell = (n: number): string => `${at} > td:nth-child(${n})`
  const name = text('name', row.name, stored.name)
  return [
    { at: cell(2), what: `${row.name}: name`, texts: [name] },
    ...columns.map(
      (column, i): Scope => ({
        at: cell(i + 3),
        what: `${row.name}: ${column}`,
        accounts: accountsOf(column, row, stored),
        texts: textsOf(column, row, stored),
      }),
    ),
  ]
}

function accountsOf(column: Column, row: Row, stored: Row): Account[] {
  const worth: Row = row.worth ?? {}
  switch (column) {
    case 'worth':
      return (['residualValue', 'residualLow', 'residualHigh'] as const).map((one) =>
        money(one, worth[one], stored[one]),
      )
    case 'share':
      return [careful('share of equity', worth.equityShare, stored.equityShare)]
    case 'margin':
      return [money('margin so far', worth.marginSoFar, stored.marginSoFar)]
    case 'next':
      return (['nextPurchaseDay', 'nextLow', 'nextHigh'] as const).map((one) =>
        nearDay(one, worth[one], stored[one]),
      )
    case 'last':
      return [nearDay('last purchase', worth.lastDay, stored.lastDay)]
    case 'alive':
      return [share()('alive', worth.alive, stored.alive)]
    case 'purchases':
      return [count('purchases', worth.purchases, stored.purchases)]
    case 'payday':
      return [count('payday', row.payday, stored.payday)]
    case 'added':
      return [nearDay('added', shanghaiDay(row.createdAt), shanghaiDay(stored.createdAt))]
    default:
      return []
  }
}

function textsOf(column: Column, row: Row, stored: Row): Text[] {
  if (column === 'phone') return [text('phone', phoneSaid(row.phone), phoneSaid(stored.phone))]
  if (column === 'tags')
    return row.tags.map((tag: string) =>
      text(
        'tag',
        tag,
        JSON.parse(stored.tags).find((one: string) => one === tag),
      ),
    )
  if (column === 'owner' || column === 'city' || column === 'source' || column === 'code')
    return [text(column, row[column], stored[column])]
  return []
}
