import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoCompany } from '../../../../demo/company.ts'
import { ordersCsv } from '../../../../demo/files.ts'
import { applyImport } from '../../../identify/imports/apply.ts'
import { askImport } from '../../../identify/imports/asked.ts'
import { fromText, type TestCompany, testCompany } from '../../../identify/imports/test-companies.ts'
import { checkWorth } from '../check/check.ts'
import { checkNow } from '../check/check-now.ts'
import { type RunFigures, runFiguresSchema } from '../contract.ts'
import { runWorth } from '../worth-run.ts'
import type { Groups } from './contract.ts'
import { equityLine } from './line.ts'
import { groupsNow, type PeopledFamily, peopleOfGroup } from './people.ts'
import { firstDayOf, periodFor, periodOf } from './periods.ts'

const lastDay = Temporal.PlainDate.from('2025-11-22')
const demo = demoCompany({ seed: 3, lastDay, days: 500, households: 130, businesses: 30, prospects: 4 })

let company: TestCompany
let figures: RunFigures
let groups: Groups

beforeAll(async () => {
  company = await testCompany(lastDay.toString())
  const { notebook, context, folder } = company
  const deps = { notebook, jobs: context, folder, now: () => '2025-11-22T08:00:00.000Z' }
  const settings = { mapping: null, dateOrder: null, lookFirst: false }
  const asked = { kind: 'orders', source: 'main', fileName: 'orders.csv', settings, by: null } as const
  const { row } = await askImport(fromText(ordersCsv(demo)), asked, deps)
  await applyImport(row.id, context)
  figures = (await runWorth({}, context)).figures
  groups = (await groupsNow(notebook.read)) as Groups
}, 120_000)
afterAll(() => company.close())

type Row = Readonly<Record<string, number | string | null>>
const asked = async (text: string): Promise<Row[]> =>
  (await sql<Row>`${sql.raw(text)}`.execute(company.notebook.read)).rows
const known = `worth where run = (select run from "worthRuns" where state = 'current')`

/** Every customer behind groups, page after page. */
async function behind(
  family: PeopledFamily,
  [from, to]: readonly [number, number],
  { rising = false, most = 7 } = {},
) {
  const found: { id: string; worth: Row | null }[] = []
  let total = 0
  for (let after: Parameters<typeof peopleOfGroup>[0]['after'] = null; ; ) {
    const page = await peopleOfGroup(
      { family, from, to, rising, after, most },
      { read: company.notebook.read, ledger: company.ledger },
    )
    total = page.total
    found.push(...page.customers.map(({ id, worth }) => ({ id, worth })))
    if (page.next === null) break
    after = page.next
  }
  expect(found.length).toBe(total)
  expect(new Set(found.map(({ id }) => id)).size).toBe(total)
  return found.map(({ worth }) => worth as Row)
}

describe('what a run adds up is what its rows add up to', () => {
  test('equity: to the last fen', async () => {
    const [row] = await asked(`select sum("residualValue") as equity from ${known}`)
    expect(figures.equity?.value).toBe(row?.equity)
    expect(figures.story?.rankedBy).toBe('residual-value')
  })

  test('by stage', async () => {
    const rows = await asked(`select stage as name, count(*) as customers, count("residualValue") as known,
      sum("residualValue") as sum, sum("marginSoFar") as margin, sum(alive) as alive, count(alive) as "aliveKnown"
      from ${known} group by stage`)
    const byName = new Map(rows.map((row) => [row.name, row]))
    expect(groups.groups.stage.length).toBe(byName.size)
    for (const { name, customers, known: valued, sum, margin, alive, aliveKnown } of groups.groups.stage) {
      const row = byName.get(name)
      expect({ customers, known: valued, sum, margin, aliveKnown }).toEqual({
        ...{ customers: row?.customers, known: row?.known, sum: row?.sum },
        ...{ margin: row?.margin, aliveKnown: row?.aliveKnown },
      })
      expect(alive ?? 0).toBeCloseTo(Number(row?.alive ?? 0), 9)
    }
  })

  test('by tenths of worth, and by hundredths of what was brought', async () => {
    for (const [family, column, many] of [
      ['tenth', 'residualValue', 10],
      ['whale', 'marginSoFar', 100],
    ] as const) {
      const rows = await asked(
        `select "${column}" as value from ${known} and "${column}" is not null order by value desc`,
      )
      const at = (g: number): number => Math.round((g * rows.length) / many)
      const sums = Array.from({ length: many }, (_, g) =>
        rows.slice(at(g), at(g + 1)).reduce((sum, { value }) => sum + Number(value), 0),
      )
      expect(groups.groups[family].map(({ sum }) => sum)).toEqual(sums)
    }
  })

  test('by bins, whose ends are round numbers', async () => {
    const { bin } = groups.groups
    expect(bin.length).toBeGreaterThan(4)
    for (const [i, { least, customers, sum }] of bin.entries()) {
      const above = bin[i - 1]?.least
      const [row] =
        await asked(`select count(*) as customers, coalesce(sum("residualValue"), 0) as sum from ${known}
        and "residualValue" is not null ${least === null ? '' : `and "residualValue" >= ${least}`}
        ${above === undefined ? '' : `and "residualValue" < ${above}`}`)
      expect({ customers, sum }).toEqual(row)
      if (least !== null) expect(String(least)).toMatch(/^(0|[1235]0*)$/)
    }
  })

  test('by quarter of the first purchase', async () => {
    expect(groups.cohorts.months).toBe(3)
    const rows = await asked(`select substr("firstDay", 1, 4) || '-' ||
        substr(cast(101 + (cast(substr("firstDay", 6, 2) as bigint) - 1) / 3 * 3 as text), 2) || '-01' as name,
      count(*) as customers, sum("residualValue") as sum, sum("marginSoFar") as margin,
      sum(case when purchases > 1 then 1 else 0 end) as again from ${known} and purchases > 0 group by 1 order by 1`)
    expect(
      groups.groups.cohort.map(({ name, customers, sum, margin, again }) => ({
        ...{ name, customers, sum, margin, again },
      })),
    ).toEqual(rows)
    expect(rows.length).toBe(6)
  })

  test('who bought in which quarter, and what was made of it, as the orders say', async () => {
    const first = new Map<string, string>()
    for (const { customer, day, lines } of demo.orders) {
      const buys = lines.some(({ quantity, amount }) => quantity >= 0 && amount >= 0)
      if (customer !== null && buys && day < (first.get(customer) ?? '9')) first.set(customer, day)
    }
    const cells = new Map<string, { bought: Set<string>; margin: number }>()
    for (const { customer, day, lines } of demo.orders) {
      const begun = customer === null ? undefined : first.get(customer)
      if (customer === null || begun === undefined) continue
      const cohort = periodOf(begun, 3)
      const key = `${cohort} ${Math.max(0, periodOf(day, 3) - cohort)}`
      const cell = cells.get(key) ?? { bought: new Set(), margin: 0 }
      cells.set(key, cell)
      if (lines.some(({ quantity, amount }) => quantity >= 0 && amount >= 0)) cell.bought.add(customer)
      cell.margin += lines.reduce((sum, { amount, cost }) => sum + amount - cost, 0)
    }
    expect(groups.cohorts.cells.length).toBe(cells.size)
    for (const { cohort, age, bought, margin } of groups.cohorts.cells) {
      const cell = cells.get(`${cohort} ${age}`)
      expect([bought, margin]).toEqual([cell?.bought.size, cell?.margin])
    }
  })

  test('those who cost money, and the curve’s call-outs', async () => {
    const [row] = await asked(
      `select count(*) as customers, sum("marginSoFar") as sum from ${known} and "marginSoFar" < 0`,
    )
    const [losing] = groups.groups.losing
    expect([losing?.customers ?? 0, losing?.sum ?? null]).toEqual([row?.customers, row?.sum])
    const whale = figures.story?.whale
    const sum = groups.groups.whale.reduce((all, one) => all + (one.sum ?? 0), 0)
    expect(whale?.total).toBe(sum)
    const fifth = groups.groups.whale.slice(0, 20).reduce((all, one) => all + (one.sum ?? 0), 0)
    expect(whale?.topFifth).toBeCloseTo(fifth / sum, 12)
  })
})

describe('behind every figure are its customers', () => {
  test.each(['tenth', 'bin', 'whale', 'losing'] as const)(
    'of each %s, in the order of the figure',
    async (family) => {
      const column = family === 'whale' || family === 'losing' ? 'marginSoFar' : 'residualValue'
      for (const { place, customers, sum } of groups.groups[family]) {
        if (customers === 0) continue
        const found = await behind(family, [place, place])
        const values = found.map((worth) => Number(worth[column]))
        expect(values).toEqual(values.toSorted((a, b) => b - a))
        expect(values.reduce((all, one) => all + one, 0)).toBe(sum)
        expect(await behind(family, [place, place], { rising: true, most: 50 })).toEqual(found.toReversed())
      }
    },
  )

  test('of several at once, and of those who came in one quarter', async () => {
    const tenths = groups.groups.tenth.slice(0, 2)
    const best = await behind('tenth', [0, 1], { most: 200 })
    expect(best.reduce((all, worth) => all + Number(worth.residualValue), 0)).toBe(
      tenths.reduce((all, { sum }) => all + (sum ?? 0), 0),
    )
    for (const { place, customers, name } of groups.groups.cohort) {
      const found = await behind('cohort', [place, place])
      expect(found.length).toBe(customers)
      expect(found.every(({ firstDay }) => String(firstDay) >= (name ?? ''))).toBe(true)
    }
  })

  test('a group that is not there, and a page of a run that is not current any more, are refused', async () => {
    const deps = { read: company.notebook.read, ledger: company.ledger }
    const one = { family: 'tenth', from: 40, to: 40, rising: false, most: 5, after: null } as const
    await expect(peopleOfGroup(one, deps)).rejects.toMatchObject({ code: 'worth.group-not-found' })
    const after = { run: groups.run - 1, at: { key: 1, customer: crypto.randomUUID() }, left: 9 }
    await expect(peopleOfGroup({ ...one, from: 0, to: 0, after }, deps)).rejects.toMatchObject({
      code: 'worth.run-changed-meanwhile',
    })
  })
})

describe('a check', () => {
  test('holds what was predicted at the cut against the purchase days that came, as the orders say', async () => {
    await checkWorth(company.context)
    const check = await checkNow(company.notebook.read, 'en')
    const cut = check?.cut ?? ''
    // The last quarter of 500 days, in whole weeks.
    expect(Temporal.PlainDate.from(cut).until(lastDay).days).toBe(119)
    const days = new Map<string, Set<string>>()
    for (const { customer, day, lines } of demo.orders)
      if (customer !== null && lines.some(({ quantity, amount }) => quantity >= 0 && amount >= 0))
        days.set(customer, (days.get(customer) ?? new Set()).add(day))
    const seen = [...days.values()].filter((own) => [...own].some((day) => day <= cut))
    const later = seen.map((own) => [...own].filter((day) => day > cut).length)
    const { figures: held } = check ?? {}
    expect([held?.customers, held?.actual]).toEqual([seen.length, later.reduce((a, b) => a + b, 0)])
    expect(held?.tenths.reduce((all, { customers }) => all + customers, 0)).toBe(seen.length)
    const weeks = held?.weeks ?? []
    const after = weeks.filter(({ end }) => end > cut)
    expect(after.reduce((all, { actual }) => all + actual, 0)).toBe(held?.actual)
    expect(after.reduce((all, { expected }) => all + (expected ?? 0), 0)).toBeCloseTo(
      held?.predicted?.value ?? 0,
      6,
    )
    expect(after.every(({ low, high, expected }) => low! < expected! && expected! < high!)).toBe(true)
    const week = weeks.find(({ end }) => end === cut)
    const from = Temporal.PlainDate.from(cut).subtract({ days: 6 }).toString()
    const again = seen.flatMap((own) => [...own].sort().slice(1)).filter((day) => day >= from && day <= cut)
    expect(week?.actual).toBe(again.length)
    const bias = held?.score?.bias ?? Number.NaN
    expect(bias).toBeCloseTo((held?.predicted?.value ?? 0) / (held?.actual ?? 1) - 1, 12)
  })

  test('says the same every time', async () => {
    const before = await checkNow(company.notebook.read, 'en')
    await checkWorth(company.context)
    const again = await checkNow(company.notebook.read, 'en')
    expect(again?.figures).toEqual(before?.figures)
  })
})

test('the line through the runs has one point a day of facts, the latest run’s', async () => {
  await runWorth({ model: 'bg-nbd' }, company.context)
  const { points, change } = await equityLine(company.notebook.read)
  const [current] = await asked(`select run, figures from "worthRuns" where state = 'current'`)
  const { equity } = runFiguresSchema.parse(JSON.parse(String(current?.figures)))
  expect(points).toMatchObject([{ run: current?.run, asOf: lastDay.toString(), value: equity?.value }])
  expect(change).toBeNull()
  // Of the former run nothing is left but what it told of itself.
  const [left] = await asked('select count(distinct run) as runs from "worthGroups"')
  expect(left?.runs).toBe(1)
})

describe('periods', () => {
  test.each([
    ['2025-01-15', '2025-12-31', 1],
    ['2025-01-15', '2026-01-01', 3],
    ['2022-01-01', '2025-12-31', 3],
    ['2021-12-31', '2025-12-31', 12],
  ] as const)('from %s to %s: of %i months', (first, last, months) => {
    expect(periodFor(first, last)).toBe(months)
  })

  test('a quarter begins where the one before ends', () => {
    expect(firstDayOf(periodOf('2025-05-31', 3), 3)).toBe('2025-04-01')
    expect(firstDayOf(periodOf('2025-05-31', 3) + 3, 3)).toBe('2026-01-01')
    expect(firstDayOf(periodOf('2025-12-31', 12), 12)).toBe('2025-01-01')
    expect(firstDayOf(periodOf('2025-12-31', 1), 1)).toBe('2025-12-01')
  })
})
