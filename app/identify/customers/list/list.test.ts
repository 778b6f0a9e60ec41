import { CompiledQuery, type KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everything, type Sight } from '../../../base/access/sight.ts'
import { describeOfFiles } from '../../../base/notebook/test-places.ts'
import {
  type Customer,
  type CustomerList,
  type CustomerPage,
  customerSorts,
  listOrders,
} from '../contract.ts'
import { createCustomer, imported, listCustomers, searchCustomers } from '../customers.ts'
import type { CustomersDeps } from '../deps.ts'
import { at, scratchNotebook, setImport, setWorth, type TestNotebook } from '../test-notebooks.ts'
import { listCustomers as list } from './list.ts'

// More than a filter may leave to be read whole: lists walk.
const many = 4_200
const stages = ['steady', 'lost', 'new', 'prospect']
const unknown = -9_007_199_254_740_991

let scratch: TestNotebook
let deps: CustomersDeps

type Made = {
  id: string
  name: string
  stage: string
  rankBy: number
  owner: string
  city: string | null
  payday: number | null
  marginSoFar: number | null
  nextPurchaseDay: string | null
  lastDay: string | null
}
/** Days within a year, many customers on each; of some nobody knows. */
const dayOf = (i: number, unknownEvery: number): string | null =>
  i % unknownEvery === 0
    ? null
    : Temporal.PlainDate.from('2026-01-01')
        .add({ days: (i * 13) % 97 })
        .toString()
const made: Made[] = Array.from({ length: many }, (_, i) => ({
  id: `01990000-0000-7000-8000-${String((i * 7919) % many).padStart(12, '0')}`,
  name: `${'张王李'[i % 3]}${'伟芳敏静丽'[i % 5]}${'明华'[Math.floor(i / 7) % 2]}`,
  stage: stages[i % 4] ?? '',
  // Many are worth the same, and of every fifth nobody knows.
  rankBy: i % 5 === 0 ? unknown : Math.floor((i * 31) % 97) * 100,
  owner: i % 2 === 0 ? 'wang' : '',
  city: i % 3 === 0 ? null : (['上海', '杭州', 'Suzhou'][(i % 5) % 3] ?? null),
  payday: i % 4 === 1 ? 1 + (i % 31) : null,
  marginSoFar: i % 11 === 0 ? null : ((i * 17) % 89) * 10 - 200,
  nextPurchaseDay: dayOf(i, 6),
  lastDay: dayOf(i * 3 + 1, 10),
}))
const later: Customer[] = []

beforeAll(async () => {
  scratch = await scratchNotebook()
  deps = scratch.deps
  const { notebook } = scratch
  await setImport(notebook, 1, 'standing')
  for (let from = 0; from < many; from += 2000) {
    const rows = made.slice(from, from + 2000).map(({ id, name }) => ({ party: id, customer: id, name }))
    await notebook.change((tx) => imported.add({ tx, batch: 1, source: 'main', rows, at }))
  }
  await notebook.change(async (tx) => {
    const theirs = made.filter(({ owner }) => owner === 'wang').map(({ id }) => id)
    for (let from = 0; from < theirs.length; from += 1000)
      await tx
        .updateTable('customers')
        .set({ owner: 'wang' })
        .where('id', 'in', theirs.slice(from, from + 1000))
        .execute()
  })
  for (let from = 0; from < many; from += 1000)
    await notebook.change(async (tx) => {
      for (const { id, city, payday } of made.slice(from, from + 1000))
        await tx.updateTable('customers').set({ city, payday }).where('id', '=', id).execute()
    })
  await setWorth(notebook, {
    run: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    rows: made.map((one) => ({ ...one, customer: one.id })),
  })
  later.push(await createCustomer({ name: '新客一', tags: ['早市'] }, deps))
  later.push(await createCustomer({ name: '新客家', kind: 'household', owner: 'wang' }, deps))
})
afterAll(() => scratch.done())

async function pages(
  asked: CustomerList,
  read = (one: CustomerList): Promise<CustomerPage> => listCustomers(one, deps),
): Promise<Customer[]> {
  const all: Customer[] = []
  let page: CustomerPage = await read(asked)
  all.push(...page.customers)
  while (page.next) {
    page = await read({ ...asked, after: page.next })
    all.push(...page.customers)
  }
  return all
}

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)
const byWorth = (a: Made, b: Made): number => b.rankBy - a.rankBy || (a.id > b.id ? -1 : 1)

describe('lists', () => {
  test.each([
    ['all', {}, () => true],
    ['two stages', { stages: ['steady', 'lost'] }, (m: Made) => ['steady', 'lost'].includes(m.stage)],
    ['one owner', { owner: 'wang' }, (m: Made) => m.owner === 'wang'],
    [
      'nobody’s in one stage',
      { owner: '', stages: ['lost'] },
      (m: Made) => m.owner === '' && m.stage === 'lost',
    ],
    ['persons', { kind: 'person' as const }, () => true],
  ])('every customer comes once, the most valuable first: %s', async (_, filters, passes) => {
    const expected = ids(made.filter(passes).sort(byWorth))
    const listed = await pages({ ...filters, most: 199 })
    const unseen = listed.filter(({ worth }) => worth === null)
    expect(ids(listed.filter(({ worth }) => worth !== null))).toEqual(expected)
    // Whom the run has not seen comes last.
    expect(listed.slice(listed.length - unseen.length)).toEqual(unseen)
  })

  test('whom the run has not seen comes after all others, the newest first', async () => {
    const page = await listCustomers({ after: { walk: 'worth.unknown', at: unknown, id: '' } }, deps)
    expect(ids(page.customers)).toEqual(ids([...later].reverse()))
  })

  test('a list by name is in the order of the pinyin, by newest in that of the ids', async () => {
    const named = await pages({ sort: 'name', most: 200 })
    expect(named).toHaveLength(many + 2)
    const seen = named.map(({ name }) => name)
    expect(seen.indexOf('李芳华')).toBeLessThan(seen.indexOf('王敏明'))
    expect(seen.indexOf('王敏明')).toBeLessThan(seen.indexOf('张静华'))
    expect(new Set(ids(named)).size).toBe(many + 2)
    const newest = ids(await pages({ sort: 'newest', owner: 'wang', most: 200 }))
    expect(newest).toEqual([...newest].sort().reverse())
    expect(newest).toHaveLength(many / 2 + 1)
  })

  const inLife = ['prospect', 'new', 'steady', 'lost']
  /** What comes first has the smaller one; whom nobody knows it of comes last either way. */
  const sortedBy: Readonly<Record<string, (one: Made) => string | number | null>> = {
    worth: ({ rankBy }) => (rankBy === unknown ? null : rankBy),
    margin: ({ marginSoFar }) => marginSoFar,
    next: ({ nextPurchaseDay }) => nextPurchaseDay,
    last: ({ lastDay }) => lastDay,
    stage: ({ stage }) => inLife.indexOf(stage),
    newest: ({ id }) => id,
    owner: ({ owner }) => owner || null,
    city: ({ city }) => city,
    phone: () => null,
    payday: ({ payday }) => payday,
  }

  test.each(
    customerSorts
      .filter((sort) => sort !== 'name')
      .flatMap((sort) => listOrders.map((order) => [sort, order])),
  )(
    'a list by %s (%s) has everybody once, in that order, the unknown last; a few of them are in the same',
    async (sort, order) => {
      const asked = { sort, order } as CustomerList
      const known = new Map(made.map((one) => [one.id, one]))
      const all = ids(await pages({ ...asked, most: 200 }))
      expect([...all].sort()).toEqual([...known.keys(), ...ids(later)].sort())
      const value = sortedBy[sort] as (one: Made) => string | number | null
      const values = all.flatMap((id) => {
        const one = known.get(id)
        return one ? [value(one)] : []
      })
      const there = values.filter((one) => one !== null)
      expect(values.slice(there.length).every((one) => one === null)).toBe(true)
      const up = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
      expect(there).toEqual(there.toSorted((a, b) => (order === 'asc' ? up(a, b) : up(b, a))))
      // So few are read and not walked.
      const few = ids(await pages({ ...asked, city: 'Suzhou', stages: ['new', 'lost'], most: 50 }))
      const theirs = all.filter((id) => {
        const one = known.get(id)
        return one?.city === 'Suzhou' && ['new', 'lost'].includes(one.stage)
      })
      expect(theirs.length).toBeGreaterThan(100)
      expect(few).toEqual(theirs)
    },
  )

  test('a few are listed and counted exactly, whatever the order', async () => {
    for (const sort of customerSorts) {
      const page = await listCustomers({ tag: '早市', sort }, deps)
      expect(page).toMatchObject({ total: { count: 1, more: false }, next: null })
      expect(ids(page.customers)).toEqual([later[0]?.id])
      expect(await listCustomers({ kind: 'household', owner: 'wang', sort }, deps)).toMatchObject({
        total: { count: 1 },
      })
    }
    const stage = { stages: ['prospect'], owner: '' }
    const expected = made.filter((m) => m.stage === 'prospect' && m.owner === '')
    expect((await listCustomers(stage, deps)).total).toEqual({ count: expected.length, more: false })
    expect((await listCustomers({}, deps)).total).toEqual({ count: many + 2, more: false })
  })

  test('filters that never meet end a list, though each leaves thousands', async () => {
    const both = { owner: 'wang', stages: ['lost'] }
    expect(made.some((m) => m.owner === 'wang' && m.stage === 'lost')).toBe(false)
    for (const sort of customerSorts) expect(await pages({ ...both, sort })).toEqual([])
  })

  test('customers of an import on its way out are in no list, count or search', async () => {
    const { notebook } = scratch
    await setImport(notebook, 1, 'undoing')
    try {
      for (const sort of customerSorts) expect(ids(await pages({ sort })).sort()).toEqual(ids(later).sort())
      expect((await listCustomers({}, deps)).total).toMatchObject({ count: 2 })
      expect((await searchCustomers({ query: '张伟' }, deps)).customers).toEqual([])
    } finally {
      await setImport(notebook, 1, 'standing')
    }
  })
})

describe('lists of who sees only some', () => {
  const wholes = new Map<string, string[]>()
  const seenBy = (owners: readonly string[]): Sight => ({ ...everything, person: 'wang', owners })

  test.each([
    ['their own', ['wang']],
    ['nobody’s', ['']],
    ['their own and nobody’s', ['', 'wang']],
    ['those of a team, one of whom has none', ['li', 'wang']],
    ['those of a large team', ['', ...Array.from({ length: 20 }, (_, i) => `p${i}`)]],
  ])(
    '%s: in every order what is left of the whole list, walked or read',
    async (_, owners) => {
      const sight = seenBy(owners)
      const db = scratch.notebook.read
      const ownerOf = new Map(
        (await db.selectFrom('customers').select(['id', 'owner']).execute()).map(({ id, owner }) => [
          id,
          owner,
        ]),
      )
      const all = async (asked: CustomerList, of: Sight, most?: number): Promise<string[]> => {
        const read = { db, sight: of, ...(most !== undefined && { readWhole: most, sortWhole: most }) }
        return ids(await pages({ ...asked, most: 200 }, (one) => list(one, read)))
      }
      for (const sort of customerSorts)
        for (const filters of sort === 'worth' || sort === 'last'
          ? [{}, { owner: 'wang' }, { stages: ['new', 'lost'] }]
          : [{}]) {
          const called = `${sort} ${JSON.stringify(filters)}`
          const whole = wholes.get(called) ?? (await all({ ...filters, sort }, everything))
          wholes.set(called, whole)
          const left = whole.filter((id) => owners.includes(ownerOf.get(id) ?? ''))
          expect(await all({ ...filters, sort }, sight, 10), called).toEqual(left)
          expect(await all({ ...filters, sort }, sight), called).toEqual(left)
        }
      const first = await list({ sort: 'name' }, { db, sight })
      const count = [...ownerOf.values()].filter((owner) => owners.includes(owner ?? '')).length
      expect(first.total).toEqual({ count, more: false })
    },
    120_000,
  )
})

describe('search', () => {
  test('the name itself comes first, then names that begin so, then the most valuable', async () => {
    const one = await createCustomer({ name: '张伟' }, deps)
    const { customers, more } = await searchCustomers({ query: '张伟', most: 200 }, deps)
    expect(customers[0]?.id).toBe(one.id)
    expect(customers.slice(1).every(({ name }) => name.startsWith('张伟'))).toBe(true)
    const ranks = customers.slice(1).map(({ worth }) => worth?.residualValue ?? 0)
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
    expect(more).toBe(true)
  })

  test('filters hold in a search, and thousands of answers are cut short', async () => {
    const { customers } = await searchCustomers({ query: 'zhang', owner: 'wang', stages: ['new'] }, deps)
    expect(customers.length).toBeGreaterThan(0)
    expect(customers.every(({ owner, worth }) => owner === 'wang' && worth?.stage === 'new')).toBe(true)
    expect((await searchCustomers({ query: '张' }, deps)).more).toBe(true)
    expect(await searchCustomers({ query: '（）' }, deps)).toEqual({ customers: [], more: false })
  })

  test('a query longer than a token is held against the whole record', async () => {
    const long = await createCustomer(
      { name: '示例长江大街第一粮油食品经营部', code: 'A-0001-0002-0003-0004' },
      deps,
    )
    const found = async (query: string) => ids((await searchCustomers({ query }, deps)).customers)
    expect(await found('示例长江大街第一粮油食品')).toEqual([long.id])
    expect(await found('示例长江大街第一粮油百货')).toEqual([])
    expect(await found('A-0001-0002-0003-0004')).toEqual([long.id])
    expect(await found('A-0001-0002-0003-0005')).toEqual([])
  })
})

describeOfFiles('what lists and searches cost', () => {
  test('every walk and every search begins at its place in an index', async () => {
    const asked = new Map<string, CompiledQuery>()
    const watch: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        const query = scratch.notebook.read.getExecutor().compileQuery(node, queryId)
        asked.set(query.sql, query)
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const { notebook } = scratch
    const watched = { ...deps, notebook: { ...notebook, read: notebook.read.withPlugin(watch) } }
    const some = [['wang'], ['', 'wang']].map((owners): Sight => ({ ...everything, person: 'wang', owners }))
    for (const [sort, order] of customerSorts.flatMap((one) =>
      listOrders.map((way) => [one, way] as const),
    )) {
      for (const filters of [
        {},
        { owner: 'wang' },
        { owner: '' },
        { stages: ['new'] },
        { kind: 'person' as const },
        { city: '上海' },
      ]) {
        for (const sight of filters.city || filters.kind ? [everything] : [everything, ...some]) {
          const as = { ...watched, sight }
          const page = await listCustomers({ ...filters, sort, order, most: 5 }, as)
          if (page.next) await listCustomers({ ...filters, sort, order, most: 5, after: page.next }, as)
        }
      }
      // Where the known end, the others begin.
      const after = {
        walk: `${sort}.${sort === 'city' || sort === 'phone' ? 'blank' : 'unknown'}`,
        at: null,
        id: '',
      }
      await listCustomers({ sort, order, most: 5, after }, watched)
    }
    for (const query of ['张伟', 'zhangwei', '8000']) await searchCustomers({ query }, watched)
    expect(asked.size).toBeGreaterThan(60)
    for (const { sql, parameters } of asked.values()) {
      const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
      const { rows } = await notebook.read.executeQuery<{ detail: string }>(explain)
      const steps = rows.map(({ detail }) => detail)
      const whole = steps.filter((step) =>
        /^SCAN (c|w|v|t|customers|worth|worthLists|searchTokens)\b/.test(step),
      )
      if (whole.length === 0) continue
      // From the beginning on is right where it is in order already, and ends.
      expect(sql).toMatch(/limit \?/)
      expect(steps, sql).not.toContain('USE TEMP B-TREE FOR ORDER BY')
    }
  })
})
