import { expect, test } from 'vitest'
import type { Reader } from '../../base/access/reading.ts'
import { entriesRead } from '../../base/audit/audit.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { newNotebook } from '../../base/notebook/test-folder.ts'
import { customersRead, liftAlarm, listAlarms, markSeen, readersNow, unseenAlarms } from './alarms.ts'
import { openReadings, type ReadingsOpen } from './readings.ts'
import { markOf, marksIn, marksText } from './tally.ts'

/** Nine in the morning in Shanghai, the fifth of March. */
const MORNING = Date.parse('2026-03-05T01:00:00.000Z')
const DAY = 24 * 60 * 60 * 1000

const seller: Reader = {
  ...{ user: 'seller', role: 'sales', lifts: false, by: { what: 'session', id: 'session 1' } },
  ...{ address: '10.0.0.4', device: 'Chrome/Windows' },
}
const names = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, nth) => `c${from + nth}`)
const listing = (listed: readonly string[]) => ({ opened: null, listed, inFull: false, taken: 0 })
const opening = (opened: string) => ({ opened, listed: [], inFull: false, taken: 0 })

async function at(
  start = MORNING,
  notebook?: Notebook,
): Promise<{ notebook: Notebook; readings: ReadingsOpen; go: (ms: number) => void; troubles: unknown[] }> {
  const here = notebook ?? (await newNotebook())
  let now = start
  const troubles: unknown[] = []
  const trouble = (error: unknown) => troubles.push(error)
  const readings = await openReadings({ notebook: here, now: () => now, trouble })
  const go = (ms: number): void => {
    now += ms
  }
  return { notebook: here, readings, go, troubles }
}
const told = (notebook: Notebook) => wholly(() => listAlarms(notebook.read, { before: null, most: 50 }))
const rowOf = (notebook: Notebook, day = '2026-03-05') =>
  wholly(() =>
    notebook.read.selectFrom('readings').selectAll().where('day', '=', day).executeTakeFirstOrThrow(),
  )

test('the same customer counts once a day, opened and listed apart, and once by the hour', async () => {
  const { notebook, readings, go, troubles } = await at()
  readings.read(seller, listing(names(10)))
  readings.read(seller, listing(names(10, 5)))
  readings.read(seller, opening('c3'))
  readings.read(seller, opening('c3'))
  go(60 * 60 * 1000)
  readings.read(seller, opening('c99'))
  readings.read(seller, { opened: 'c99', listed: [], inFull: true, taken: 0 })
  await readings.settle()
  const row = await rowOf(notebook)
  expect(row).toMatchObject({ opened: 2, listed: 15, fresh: 16, shown: 1, taken: 0, user: 'seller' })
  expect(JSON.parse(row.hours).slice(9, 11)).toEqual([15, 1])
  expect(marksIn(row.openedMarks)).toEqual([markOf('c3'), markOf('c99')].sort((a, b) => a - b))
  expect(JSON.parse(row.ways)).toMatchObject([{ via: 'session', address: '10.0.0.4', requests: 6 }])
  // Nobody can be found by what is kept who has not the id.
  expect(JSON.stringify(row)).not.toContain('c99')
  expect(troubles).toEqual([])
  await readings.close()
})

test('marks go out and come in as they were', () => {
  const marks = [0, 1, 2 ** 48 - 1, markOf('somebody')].sort((a, b) => a - b)
  expect(marksIn(marksText(marks))).toEqual(marks)
})

test('a program that starts anew goes on counting where it was, and tells of nothing twice', async () => {
  const first = await at()
  first.readings.read(seller, listing(names(500)))
  await first.readings.close()
  const { notebook, readings } = await at(MORNING, first.notebook)
  readings.read(seller, listing(names(500)))
  readings.read(seller, listing(names(150, 500)))
  await readings.settle()
  expect((await rowOf(notebook)).listed).toBe(650)
  expect(await told(notebook)).toMatchObject([{ kind: 'listed', count: 650, limit: 600, passed: 'new' }])
  await readings.close()
  const again = await at(MORNING, notebook)
  again.readings.read(seller, listing(names(300, 1_000)))
  await again.readings.settle()
  expect(await told(notebook)).toMatchObject([{ count: 950 }])
  await again.readings.close()
})

test('programs side by side count one day together, and none takes the other’s away', async () => {
  const one = await at()
  const other = await at(MORNING, one.notebook)
  one.readings.read(seller, listing(names(300)))
  other.readings.read(seller, listing(names(300, 200)))
  other.readings.read(seller, { opened: 'c1', listed: [], inFull: true, taken: 7 })
  for (const { readings } of [one, other, one]) await readings.settle()
  one.readings.read(seller, { opened: 'c2', listed: [], inFull: true, taken: 5 })
  for (const { readings } of [one, one, other]) await readings.settle()
  expect(await rowOf(one.notebook)).toMatchObject({ opened: 2, listed: 500, fresh: 500, shown: 2, taken: 12 })
  // Neither has read so many by itself.
  other.readings.read(seller, listing(names(110, 500)))
  await other.readings.settle()
  const listed = (await told(one.notebook)).filter(({ kind }) => kind === 'listed')
  expect(listed).toMatchObject([{ count: 610, limit: 600 }])
  await one.readings.changeLimits({ stops: true, listed: 400 })
  one.readings.read(seller, listing(names(1, 900)))
  for (const { readings } of [one, other]) await readings.settle()
  expect(() => other.readings.refuseStopped(seller)).toThrow(
    expect.objectContaining({ code: 'readings.stopped-too-often' }),
  )
  for (const { readings, troubles } of [one, other]) {
    await readings.close()
    expect(troubles).toEqual([])
  }
})

test('against their own habit: a month of forty files a day, and then three hundred', async () => {
  const { notebook, readings, go } = await at(MORNING - 28 * DAY)
  for (let day = 0; day < 28; day++) {
    for (const one of names(36 + (day % 9))) readings.read(seller, opening(one))
    await readings.settle()
    go(DAY)
  }
  expect(await told(notebook)).toEqual([])
  for (const one of names(290)) readings.read(seller, opening(one))
  await readings.settle()
  const [alarm, ...others] = await told(notebook)
  expect(others).toEqual([])
  expect(alarm).toMatchObject({ kind: 'opened', usual: 40, passed: 'habit', count: 290, day: '2026-03-05' })
  expect(alarm?.limit).toBeLessThan(130)
  expect(alarm?.days).toHaveLength(28)
  expect(alarm?.days.slice(-2)).toMatchObject([{ count: 36 }, { count: 290 }])
  expect(alarm?.ways).toMatchObject([{ browser: 'Chrome', system: 'Windows', address: '10.0.0.4' }])
  await readings.close()
})

test('it is told in the audit, looked at once, and counted until then', async () => {
  const { notebook, readings } = await at()
  for (const one of names(151)) readings.read(seller, opening(one))
  await readings.settle()
  const [entry] = await entriesRead(notebook.read, { most: 1 })
  expect(entry).toMatchObject({ what: 'reading.unusual', subject: 'user', record: 'seller', via: 'program' })
  expect(entry?.said).toMatchObject({ counted: 'opened', count: 151, limit: 150 })
  expect(await wholly(() => unseenAlarms(notebook.read))).toBe(1)
  const [alarm] = await told(notebook)
  const seen = await wholly(() =>
    markSeen(alarm?.id ?? '', { notebook, by: 'owner', now: () => '2026-03-05T02:00:00.000Z' }),
  )
  expect(seen.seenAt).toBe('2026-03-05T02:00:00.000Z')
  expect(await wholly(() => unseenAlarms(notebook.read))).toBe(0)
  await readings.close()
})

test('whom they read is found again by the ids that are there; of who is gone only that there was one', async () => {
  const { notebook, readings } = await at()
  const now = '2026-03-01T08:00:00.000Z'
  await wholly(() =>
    notebook.change(async (tx) => {
      for (const id of names(150))
        await tx
          .insertInto('customers')
          .values({
            id,
            name: `名 ${id}`,
            kind: 'person',
            tags: '[]',
            byHand: '[]',
            createdAt: now,
            changedAt: now,
            version: 1,
          } as never)
          .execute()
    }),
  )
  for (const one of names(151)) readings.read(seller, opening(one))
  await readings.settle()
  const [alarm] = await told(notebook)
  const found = await wholly(() => customersRead(notebook.read, alarm?.id ?? ''))
  expect([found.rows.length, found.total, found.gone]).toEqual([150, 151, 1])
  expect(found.rows.find(({ id }) => id === 'c7')?.name).toBe('名 c7')
  await readings.close()
})

test('beyond what the company allows nobody reads on, if it says so, until somebody lets them', async () => {
  const { notebook, readings } = await at()
  await wholly(() => readings.changeLimits({ opened: 50, stops: true }))
  for (const one of names(50)) readings.read(seller, opening(one))
  await readings.settle()
  expect(() => readings.refuseStopped(seller)).not.toThrow()
  readings.read(seller, opening('one more'))
  expect(() => readings.refuseStopped(seller)).toThrow('readings.stopped-too-often')
  // Nobody could let the owner on.
  expect(() => readings.refuseStopped({ ...seller, lifts: true })).not.toThrow()
  await readings.close()
  const again = await at(MORNING, notebook)
  expect(() => again.readings.refuseStopped(seller)).toThrow('readings.stopped-too-often')
  const [alarm] = await told(notebook)
  expect(alarm).toMatchObject({ stopped: true, passed: 'ceiling', limit: 50 })
  const acts = {
    notebook,
    by: 'owner',
    now: () => new Date(MORNING).toISOString(),
    letOn: again.readings.letOn,
  }
  await wholly(() => liftAlarm(alarm?.id ?? '', acts))
  expect(() => again.readings.refuseStopped(seller)).not.toThrow()
  // Once let on, they read on that day, and are not stopped at the next customer.
  again.readings.read(seller, opening('yet another'))
  await again.readings.settle()
  expect(() => again.readings.refuseStopped(seller)).not.toThrow()
  await again.readings.close()
})

test('who is stopped while what was counted is written down stays stopped', async () => {
  for (let turns = 0; turns < 6; turns++) {
    const { readings, troubles } = await at()
    await wholly(() => readings.changeLimits({ opened: 20, stops: true }))
    for (const one of names(20)) readings.read(seller, opening(one))
    await readings.settle()
    readings.read(seller, listing(names(1)))
    const writing = readings.settle()
    for (let turn = 0; turn < turns; turn++) await new Promise((next) => setImmediate(next))
    readings.read(seller, opening('one more'))
    await writing
    expect(() => readings.refuseStopped(seller), `${turns} turns`).toThrow('readings.stopped-too-often')
    await readings.settle()
    expect(() => readings.refuseStopped(seller), `${turns} turns`).toThrow('readings.stopped-too-often')
    expect(troubles).toEqual([])
    await readings.close()
  }
})

test('who was stopped begins the next day like everybody', async () => {
  const { readings, go } = await at()
  await wholly(() => readings.changeLimits({ opened: 20, stops: true }))
  for (const one of names(21)) readings.read(seller, opening(one))
  await readings.settle()
  expect(() => readings.refuseStopped(seller)).toThrow()
  go(DAY)
  expect(() => readings.refuseStopped(seller)).not.toThrow()
  await readings.close()
})

test('a key is a reader of its own beside its maker', async () => {
  const { notebook, readings } = await at()
  const key: Reader = { ...seller, by: { what: 'key', id: 'key 1' }, device: null }
  readings.read(seller, listing(names(400)))
  readings.read(key, listing(names(400, 400)))
  await readings.settle()
  expect(await told(notebook)).toEqual([])
  readings.read(key, listing(names(300, 800)))
  await readings.settle()
  expect(await told(notebook)).toMatchObject([{ key: { id: 'key 1' }, user: { id: 'seller' }, count: 700 }])
  const rows = await wholly(() => readersNow(notebook.read, '2026-03-05'))
  expect(new Map(rows.map((one) => [one.key?.id ?? null, one.listed.today]))).toEqual(
    new Map([
      [null, 400],
      ['key 1', 700],
    ]),
  )
  await readings.close()
})

test('whom somebody read is forgotten after sixty days, how much after four hundred', async () => {
  const { notebook, readings, go } = await at()
  readings.read(seller, opening('c1'))
  await readings.settle()
  go(61 * DAY)
  readings.read(seller, opening('c2'))
  await readings.settle()
  expect(await rowOf(notebook)).toMatchObject({ opened: 1, openedMarks: '', ways: '[]' })
  go(340 * DAY)
  readings.read(seller, opening('c3'))
  await readings.settle()
  await expect(rowOf(notebook)).rejects.toThrow()
  await readings.close()
})
