import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { everything } from '../../base/access/sight.ts'
import { testOfFiles } from '../../base/notebook/test-places.ts'
import { createCustomer } from '../../identify/customers/customers.ts'
import {
  scratchNotebook,
  setImport,
  setWorth,
  type TestNotebook,
} from '../../identify/customers/test-notebooks.ts'
import { addAction, changeAction, proposeActions } from '../actions/actions.ts'
import { type ActionKind, actionKinds } from '../actions/contract.ts'
import { logFollowUp } from '../follow-ups/follow-ups.ts'
import { type DueAsked, walkSql } from './store.ts'
import { routeOfDay, todayList } from './today.ts'

const dayOf = (n: number): string => Temporal.PlainDate.from('2026-03-01').add({ days: n }).toString()

/** One notebook in which days go by; what it holds is forgotten between runs of a property. */
let test1: TestNotebook
let clock = 0
const now = (): string => new Date(Date.parse('2026-03-01T02:00:00.000Z') + 1_000 * clock++).toISOString()
beforeEach(async () => {
  test1 = await scratchNotebook()
  clock = 0
})
afterEach(() => test1.done())

const whom = fc.nat(4)
const when = fc.nat(4)
const kind = fc.constantFrom(...actionKinds)
type Step =
  | { does: 'talk'; whom: number; on: number; next: number }
  | { does: 'note'; whom: number; kind: ActionKind; due: number; known: boolean }
  | { does: 'propose'; whom: number; kind: ActionKind; due: number; run: 'current' | 'other' }
  | { does: 'done' | 'dismissed' | 'open'; which: number }
  | { does: 'postponed'; which: number; to: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('talk' as const), whom, on: when, next: when }),
  fc.record({ does: fc.constant('note' as const), whom, kind, due: when, known: fc.boolean() }),
  fc.record({
    ...{ does: fc.constant('propose' as const), whom, kind, due: when },
    run: fc.constantFrom('current' as const, 'other' as const),
  }),
  fc.record({
    does: fc.constantFrom('done' as const, 'dismissed' as const, 'open' as const),
    which: fc.nat(30),
  }),
  fc.record({ does: fc.constant('postponed' as const), which: fc.nat(30), to: when }),
)

/** What should be seen, kept by the test itself: an entry is open or not, and due on a day. */
type Entry = {
  readonly whom: number
  readonly kind: ActionKind
  readonly talk: number | null
  readonly run: 'current' | 'other' | null
  due: number
  open: boolean
  readonly before: { due: number; open: boolean }[]
}

test('nothing is shown twice and nothing due is missing, whatever people did and whichever imports stand', async () => {
  const { notebook } = test1
  const deps = { notebook, now, touched: () => undefined }
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25, size: 'large' }),
      fc.array(fc.constantFrom(true, true, true, false), { minLength: 5, maxLength: 5 }),
      fc.nat(5),
      async (steps, stand, day) => {
        await notebook.change(async (tx) => {
          for (const table of [
            'actions',
            'followUps',
            'touches',
            'customers',
            'imports',
            'worthRuns',
          ] as const)
            await tx.deleteFrom(table).execute()
        })
        const ids: string[] = []
        for (let i = 0; i < 5; i++) {
          const { id } = await createCustomer({ name: `客户${i}` }, test1.deps)
          ids.push(id)
          await setImport(notebook, i + 1, 'standing')
          await notebook.change((tx) =>
            tx
              .updateTable('customers')
              .set({ importBatch: i + 1 })
              .where('id', '=', id)
              .execute(),
          )
        }
        await setWorth(notebook, { run: 2, startedAt: '2026-02-28T00:00:00.000Z', rows: [] })
        const model = new Map<string, Entry>()
        let nth = 0
        for (const one of steps) {
          const entries = [...model]
          if (one.does === 'talk') {
            const at = `${dayOf(one.on)}T0${nth % 10}:00:00.000Z`
            const customer = ids[one.whom] as string
            const followUp = { kind: 'phone' as const, text: '说过', at, nextContactDay: dayOf(one.next) }
            // Written down when all of these days are over.
            const later = { ...deps, now: () => `${dayOf(5)}T00:00:00.000Z`, today: async () => dayOf(0) }
            await logFollowUp({ customer, followUp, by: 'wang' }, later)
            const talks = entries.filter(([, entry]) => entry.whom === one.whom && entry.talk !== null)
            const key = one.on * 1_000 + (nth % 10)
            if (talks.some(([, { talk }]) => (talk as number) > key)) continue
            for (const [, entry] of talks) {
              entry.open = false
              entry.before.splice(0)
            }
            const row = await notebook.read
              .selectFrom('actions')
              .select('id')
              .where('customer', '=', customer)
              .orderBy('id', 'desc')
              .executeTakeFirstOrThrow()
            model.set(row.id, {
              ...{ whom: one.whom, kind: 'follow-up', talk: key, run: null },
              ...{ due: one.next, open: true, before: [] },
            })
          } else if (one.does === 'note') {
            const action = {
              customer: ids[one.whom] as string,
              kind: one.kind,
              dueDay: dayOf(one.due),
              note: '记',
            }
            const { id } = await addAction(
              { action: one.known ? { ...action, minutes: 5 } : action, by: 'wang', sight: everything },
              deps,
            )
            model.set(id, { ...one, talk: null, run: null, open: true, before: [] })
          } else if (one.does === 'propose') {
            const key = `${one.kind}:${one.whom}:${nth}`
            await proposeActions(
              {
                run: one.run === 'current' ? 2 : 3,
                cappedSince: null,
                actions: [
                  {
                    ...{ customer: ids[one.whom] as string, kind: one.kind, dueDay: dayOf(one.due), key },
                    reason: { code: 'actions.reason.by-hand', values: { note: key } },
                    ...{ expectedMargin: nth % 3 ? nth : null, spread: 1, minutes: 5, evidence: [] },
                    ...{ product: null, quantity: null, amount: null, occasionDay: `occasion ${nth}` },
                    owner: null,
                  },
                ],
              },
              deps,
            )
            const { id } = await notebook.read
              .selectFrom('actions')
              .select('id')
              .where('key', '=', key)
              .executeTakeFirstOrThrow()
            model.set(id, { ...one, talk: null, open: true, before: [] })
          } else {
            const seen = entries.filter(([, { run }]) => run !== 'other')
            const [id, entry] = seen[one.which % Math.max(1, seen.length)] ?? []
            if (!id || !entry) continue
            if (one.does === 'open') {
              const last = entry.before.pop()
              Object.assign(entry, last ?? { open: true })
              await changeAction({ id, change: { state: 'open' }, by: 'li', sight: everything }, deps)
            } else {
              const to = one.does === 'postponed' ? entry.due + 1 + one.to : entry.due
              entry.before.push({ due: entry.due, open: entry.open })
              if (entry.before.length > 10) entry.before.shift()
              Object.assign(entry, { due: to, open: one.does === 'postponed' })
              const change =
                one.does === 'postponed'
                  ? ({ state: 'postponed', dueDay: dayOf(to) } as const)
                  : one.does === 'done'
                    ? ({ state: 'done' } as const)
                    : ({ state: 'dismissed', dismissal: 'other' } as const)
              await changeAction({ id, change, by: 'li', sight: everything }, deps)
            }
          }
          nth++
        }
        for (const [i, stands] of stand.entries())
          await setImport(notebook, i + 1, stands ? 'standing' : 'undoing')

        const expected = [...model]
          .filter(([, { whom, run, open, due, kind }]) => {
            const until = kind === 'deliver' ? day + 1 : day
            return stand[whom] && run !== 'other' && open && due <= until
          })
          .map(([id]) => id)
          .sort()
        // Two at a time, so that every page is turned; no cap, so that nothing is kept off.
        await notebook.change((tx) =>
          tx
            .insertInto('settings')
            .values({ name: 'frequencyCapDays', value: '0', changedAt: now() })
            .onConflict((conflict) => conflict.column('name').doNothing())
            .execute(),
        )
        const at = { read: notebook.read, now: () => `${dayOf(day)}T02:00:00.000Z` }
        const asked = {
          person: 'wang',
          sight: everything,
          whose: 'all' as const,
          kind: undefined,
          from: null,
          most: 2,
        }
        const { groups, figures } = await todayList(asked, at)
        const shown: string[] = []
        for (const first of groups) {
          const { group, things, more } = first
          expect(more).toBe(things - first.rows.length)
          const own: string[] = []
          for (let page = first; ; ) {
            own.push(...page.rows.map(({ id }) => id))
            if (!page.next) break
            const after = await todayList({ ...asked, from: { group, after: page.next } }, at)
            page = after.groups[0] ?? { ...page, rows: [], next: null }
          }
          expect(own).toHaveLength(things)
          shown.push(...own)
        }
        expect(shown.sort()).toEqual(expected)
        expect(figures.things).toBe(expected.length)
      },
    ),
    { numRuns: 100, seed: 20_260_301 },
  )
}, 120_000)

describe('how the list is asked for', () => {
  const asked: DueAsked = {
    ...{ day: dayOf(1), deliverUntil: dayOf(2), run: 2, owner: undefined, owners: null, allStand: true },
    cappedSince: '2026-02-22T16:00:00.000Z',
  }

  testOfFiles.each([
    ['everybody’s', undefined, 'actionsByRank'],
    ['a person’s own', 'wang', 'actionsOfOwner'],
  ])('%s list is walked down its index, without reading or sorting all of it', async (_, owner, index) => {
    const { notebook } = test1
    for (const after of [null, { rankBy: 3, dueDay: dayOf(0), id: 'x' }]) {
      const { sql, parameters } = walkSql(
        { ...asked, owner },
        { kinds: ['follow-up', 'win-back'], after, most: 11 },
      ).compile(notebook.read)
      const plan = await notebook.read.executeQuery<{ detail: string }>({
        ...{ sql: `explain query plan ${sql}`, parameters },
        query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
        queryId: { queryId: 'explain' },
      } as never)
      const steps = plan.rows.map(({ detail }) => detail)
      const walks = steps.filter((step) => /^SEARCH a /.test(step))
      expect(walks.length).toBe(after ? 8 : 4)
      for (const walk of walks) expect(walk).toMatch(new RegExp(`USING (COVERING )?INDEX ${index} `))
      expect(steps.filter((step) => /^SCAN (a|t|c|n|r|w)\b/.test(step))).toEqual([])
      // What a walk has found, a page at most, is sorted to be merged; the walk itself never is.
      const sorted = steps.flatMap((step, i) => (/TEMP B-TREE/.test(step) ? (steps[i - 1] ?? '') : []))
      for (const before of sorted) expect(before).toMatch(/^SCAN (\(subquery|found)/)
    }
  })

  test('who looks after customers sees what is theirs, also where nothing of it is due; others see everybody’s', async () => {
    const { notebook } = test1
    const deps = { notebook, now, touched: () => undefined }
    const [his, hers] = await Promise.all(
      [
        { name: '王春梅', owner: 'li' },
        { name: '张建国', owner: 'zhou' },
      ].map((one) => createCustomer(one, test1.deps)),
    )
    const note = (customer: { id: string } | undefined, by: string) =>
      addAction(
        {
          action: { customer: customer?.id ?? '', kind: 'answer', dueDay: dayOf(0), note: by },
          by,
          sight: everything,
        },
        deps,
      )
    const { id: done } = await note(his, 'li')
    await note(hers, 'wang')
    const see = async (person: string, more: { whose?: 'own' | 'all'; owner?: string } = {}) => {
      const asked = {
        person,
        sight: everything,
        whose: undefined,
        kind: undefined,
        from: null,
        most: 10,
        ...more,
      }
      const { whose, groups } = await todayList(asked, { read: notebook.read, now })
      return [whose, groups.flatMap(({ rows }) => rows.map(({ note }) => note))]
    }
    expect(await see('li')).toEqual(['own', ['li']])
    expect(await see('zhou')).toEqual(['own', []])
    expect(await see('wang')).toEqual(['all', ['li', 'wang']])
    expect(await see('li', { whose: 'all' })).toEqual(['all', ['li', 'wang']])
    // Of one person, whoever asks; '' is what nobody has.
    expect(await see('zhou', { owner: 'wang' })).toEqual(['all', ['wang']])
    expect(await see('zhou', { owner: '' })).toEqual(['all', []])
    await changeAction({ id: done, change: { state: 'done' }, by: 'li', sight: everything }, deps)
    expect(await see('li')).toEqual(['own', []])
  })

  test('says how much there is of each kind and person, and what comes next where nothing is due', async () => {
    const { notebook } = test1
    const deps = { notebook, now, touched: () => undefined }
    await notebook.change((tx) =>
      tx
        .insertInto('user')
        .values({
          ...{ id: 'li', name: '李小红', email: 'li@example.com', emailVerified: 0, image: null },
          ...{ createdAt: 'x', updatedAt: 'x', role: 'sales', language: null, disabled: 0 },
        })
        .execute(),
    )
    const { id: customer } = await createCustomer(
      { name: '王春梅', city: '上海', phone: '13800138000' },
      test1.deps,
    )
    for (const [kind, by, due] of [
      ['answer', 'li', 0],
      ['follow-up', 'li', 0],
      ['collect', '演示店员', 0],
      ['collect', 'li', 3],
      ['deliver', 'li', 1],
      ['deliver', 'li', 2],
      ['thank', 'li', 9],
    ] as const)
      await addAction(
        {
          action: { customer, kind, dueDay: dayOf(due), note: `${kind} ${due}`, minutes: 5 },
          by,
          sight: everything,
        },
        deps,
      )
    const see = (more: Partial<Parameters<typeof todayList>[0]> = {}) =>
      todayList(
        {
          person: 'wang',
          sight: everything,
          whose: undefined,
          kind: undefined,
          from: null,
          most: 10,
          ...more,
        },
        { read: notebook.read, now },
      )
    const all = await see()
    expect(all.kinds).toEqual([
      { kind: 'deliver', things: 1 },
      { kind: 'collect', things: 1 },
      { kind: 'follow-up', things: 1 },
      { kind: 'answer', things: 1 },
    ])
    // Whoever has an account goes by its name, others by the one that a file gave them.
    expect(all.people).toEqual([
      { owner: 'li', name: '李小红', things: 3 },
      { owner: '演示店员', name: '演示店员', things: 1 },
    ])
    expect(all.coming).toEqual([])
    // Of one kind: the figures are of it, and all kinds stay to be chosen.
    const collect = await see({ kind: 'collect' })
    expect([collect.figures.things, collect.kinds.length, collect.people.length]).toEqual([1, 4, 1])
    const nothing = await see({ kind: 'thank' })
    expect(nothing.figures.things).toBe(0)
    expect(nothing.coming.map(({ note }) => note)).toEqual(['deliver 2', 'collect 3', 'thank 9'])
    expect(nothing.coming[0]).toMatchObject({ customerName: '王春梅', city: '上海', stage: null })
    // What comes next of one person is theirs.
    expect((await see({ owner: '演示店员', kind: 'answer' })).coming).toEqual([])
    expect((await see({ person: 'li', whose: 'own' })).people).toEqual([])
  })

  test('customer equity is compared with the run that was current a month before, in the same currency', async () => {
    const { notebook } = test1
    const figures = (value: number, currency = 'CNY') => ({
      ...{ customers: 1, buyers: 1, currency, model: null, parameters: {}, fallback: null, firstDay: null },
      ...{ marginBasis: 'none', companyMarginRate: null, annualDiscount: 0.1, expectedPurchases: null },
      ...{
        expectedMargin: null,
        revenue: null,
        anonymousRevenue: null,
        needs: 0,
        receivables: 0,
        actions: 0,
      },
      equity: { value, low: value - 10, high: value + 10, level: 0.9 },
    })
    const see = async () =>
      (
        await todayList(
          { person: 'wang', sight: everything, whose: 'all', kind: undefined, from: null, most: 2 },
          { read: notebook.read, now },
        )
      ).figures
    expect(await see()).toMatchObject({ customerEquity: null, worthUpdatedAt: null, receivables: null })
    const runs = [
      ['former', '2026-01-20T20:00:00.000Z', 900, 'CNY'],
      ['former', '2026-01-28T20:00:00.000Z', 1_000, 'CNY'],
      ['failed', '2026-01-28T21:00:00.000Z', 5_000, 'CNY'],
      ['former', '2026-02-10T20:00:00.000Z', 1_500, 'CNY'],
      ['current', '2026-02-28T20:00:00.000Z', 1_018, 'CNY'],
    ] as const
    await notebook.change(async (tx) => {
      for (const [i, [state, endedAt, value, currency]] of runs.entries())
        await tx
          .insertInto('worthRuns')
          .values({
            ...{ run: i + 1, state, asOf: dayOf(-1), startedAt: endedAt, endedAt },
            figures: JSON.stringify(figures(value, currency)),
          })
          .execute()
    })
    const { customerEquity, worthUpdatedAt } = await see()
    expect(worthUpdatedAt).toBe('2026-02-28T20:00:00.000Z')
    expect(customerEquity).toMatchObject({
      ...{ value: 1_018, low: 1_008, high: 1_028, level: 0.9 },
      changeSince: '2026-01-28T20:00:00.000Z',
    })
    expect(customerEquity?.change).toBeCloseTo(0.018, 10)
    await notebook.change((tx) =>
      tx
        .updateTable('worthRuns')
        .set({ figures: JSON.stringify(figures(1_000, 'USD')) })
        .where('run', '=', 2)
        .execute(),
    )
    expect((await see()).customerEquity).toMatchObject({ value: 1_018, change: null, changeSince: null })
  })

  test('the route of the day goes by city and address, then by rank; unknown ways come last', async () => {
    const { notebook } = test1
    const deps = { notebook, now, touched: () => undefined }
    for (const [name, city, address] of [
      ['甲', '上海', '和平里 3'],
      ['乙', '上海', '和平里 1'],
      ['丙', null, null],
      ['丁', '苏州', null],
      ['戊', '苏州', '观前街 8'],
    ] as const) {
      const { id: customer } = await createCustomer({ name, city, address, phone: '13800138000' }, test1.deps)
      await addAction(
        {
          action: { customer, kind: 'deliver', dueDay: dayOf(1), note: name },
          by: 'wang',
          sight: everything,
        },
        deps,
      )
    }
    const { rows, more } = await routeOfDay(
      { sight: everything, kind: 'deliver' },
      { read: notebook.read, now },
    )
    expect(rows.map(({ customerName }) => customerName)).toEqual(['乙', '甲', '戊', '丁', '丙'])
    expect(rows[0]).toMatchObject({
      city: '上海',
      address: '和平里 1',
      phone: expect.stringContaining('138'),
    })
    expect(more).toBe(false)
    expect(
      (await routeOfDay({ sight: everything, kind: 'deliver', owner: '' }, { read: notebook.read, now }))
        .rows,
    ).toEqual([])
    expect(
      (await routeOfDay({ sight: everything, kind: 'collect' }, { read: notebook.read, now })).rows,
    ).toEqual([])
  })
})
