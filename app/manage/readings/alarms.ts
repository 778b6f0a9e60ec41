import { setImmediate as othersFirst } from 'node:timers/promises'
import { z } from 'zod'
import { deviceOf } from '../../base/access/devices.ts'
import { note } from '../../base/audit/acting.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { type Alarm, idsRead, passedKinds, type ReadingKind, readingKinds } from './contract.ts'
import { daysBack, limitsOn } from './habit.ts'
import { hoursSchema, limitsSet, type Way, waysSchema } from './readings.ts'
import {
  type AlarmRow,
  alarmById,
  alarmsBefore,
  countUnseen,
  customersAfter,
  daysOfAll,
  liftAll,
  marksOf,
  readersNamed,
  readingsOf,
  updateAlarm,
} from './store.ts'
import { markOf, marksIn } from './tally.ts'

const chartSchema = z.array(z.object({ day: z.string(), count: z.number() }))

/** What was told of, the newest first. */
export async function listAlarms(
  read: Read,
  asked: { readonly before: string | null; readonly most: number },
): Promise<Alarm[]> {
  const rows = await alarmsBefore(read, asked)
  return Promise.all(rows.map((row) => alarmTold(read, row)))
}

/** How many nobody has looked at. */
export async function unseenAlarms(read: Read): Promise<number> {
  return countUnseen(read)
}

async function alarmTold(read: Read, row: AlarmRow): Promise<Alarm> {
  const day = await readingsOf(read, row.reader, row.day)
  const kind = readingKinds.find((one) => one === row.kind) ?? 'listed'
  // Who was told of may have read on.
  const now = kind === 'fresh' ? 0 : (day?.[kind] ?? 0)
  const days = chartSchema.parse(JSON.parse(row.days))
  return {
    ...{ id: row.id, kind, at: row.at, day: row.day },
    user: { id: row.user, name: row.userName },
    key: row.key === null ? null : { id: row.key, name: row.keyName },
    count: Math.max(row.count, now),
    ...{ limit: row.limit, usual: row.usual },
    passed: passedKinds.find((one) => one === row.passed) ?? 'ceiling',
    days: days.map((one) => (one.day === row.day ? { ...one, count: Math.max(one.count, now) } : one)),
    hours: day ? hoursSchema.parse(JSON.parse(day.hours)) : Array.from({ length: 24 }, () => 0),
    ways: day ? waysSchema.parse(JSON.parse(day.ways)).map(wayTold) : [],
    ...{ seenAt: row.seenAt, seenBy: row.seenByName },
    ...{ stopped: row.stopped === 1, liftedAt: row.liftedAt },
  }
}

function wayTold({ via, address, device, requests, lastAt }: Way): Alarm['ways'][number] {
  return { via, ...deviceOf(device), address, requests, lastAt }
}

async function there(db: Read | Change, id: string): Promise<AlarmRow> {
  const row = await alarmById(db, id)
  if (!row) throw new Refusal('readings.alarm-not-found')
  return row
}

type Acts = { readonly notebook: Notebook; readonly by: string; readonly now: () => string }

/** Somebody has looked at it; the first who did stays. */
export async function markSeen(id: string, { notebook, by, now }: Acts): Promise<Alarm> {
  await notebook.change(async (tx) => {
    const row = await there(tx, id)
    if (row.seenAt === null) await updateAlarm(tx, id, { seenAt: now(), seenBy: by })
    note({ what: 'reading.seen', of: ['user', row.user], said: { counted: row.kind, day: row.day } })
  })
  return alarmTold(notebook.read, await there(notebook.read, id))
}

/** Lets whoever is stopped read on, that day. */
export async function liftAlarm(
  id: string,
  { notebook, by, now, letOn }: Acts & { readonly letOn: (reader: string) => void },
): Promise<Alarm> {
  const reader = await notebook.change(async (tx) => {
    const row = await there(tx, id)
    if (row.stopped !== 1) throw new Refusal('readings.not-stopped-conflict')
    await liftAll(tx, { reader: row.reader, day: row.day, at: now(), by })
    if (row.seenAt === null) await updateAlarm(tx, id, { seenAt: now(), seenBy: by })
    note({ what: 'reading.lifted', of: ['user', row.user], said: { counted: row.kind, day: row.day } })
    return row.reader
  })
  letOn(reader)
  return alarmTold(notebook.read, await there(notebook.read, id))
}

const pageLength = 2_000

/**
 * Whom an alarm is about, as far as their records are still there: their ids are looked for by the marks that were kept.
 * Of a week it is the whole week.
 */
export async function customersRead(
  read: Read,
  id: string,
): Promise<{ rows: { id: string; name: string }[]; total: number; gone: number }> {
  const row = await there(read, id)
  const from =
    row.kind === 'fresh' ? Temporal.PlainDate.from(row.day).subtract({ days: 6 }).toString() : row.day
  const wanted = new Set<number>()
  for (const day of await marksOf(read, row.reader, { from, to: row.day })) {
    if (row.kind !== 'listed') for (const mark of marksIn(day.openedMarks)) wanted.add(mark)
    if (row.kind === 'listed' || row.kind === 'fresh')
      for (const mark of marksIn(day.listedMarks)) wanted.add(mark)
  }
  const rows: { id: string; name: string }[] = []
  let found = 0
  for (let after = ''; found < wanted.size; await othersFirst()) {
    const page = await customersAfter(read, after, pageLength)
    for (const one of page) {
      if (!wanted.has(markOf(one.id))) continue
      found += 1
      if (rows.length < idsRead) rows.push(one)
    }
    const last = page.at(-1)
    if (!last || page.length < pageLength) break
    after = last.id
  }
  return { rows, total: wanted.size, gone: Math.max(0, wanted.size - found) }
}

/** What everybody read in the last weeks, and from where on it would be told of. */
export async function readersNow(read: Read, day: string) {
  const from = Temporal.PlainDate.from(day).subtract({ days: daysBack }).toString()
  const limits = await limitsSet(read)
  const rows = await daysOfAll(read, from)
  const names = await readersNamed(
    read,
    rows.flatMap(({ user, key }) => (key === null ? [user] : [user, key])),
  )
  const chart = Array.from({ length: 14 }, (_, nth) =>
    Temporal.PlainDate.from(day)
      .subtract({ days: 13 - nth })
      .toString(),
  )
  return [...Map.groupBy(rows, ({ reader }) => reader).values()].flatMap((days) => {
    const [first] = days
    if (!first) return []
    const { user, key } = first
    const set = limitsOn(day, days, { limits, byKey: key !== null })
    const of = (kind: ReadingKind) => {
      const counts = chart.map((one) => days.find((row) => row.day === one)?.[kind] ?? 0)
      return {
        today: counts.at(-1) ?? 0,
        usual: set[kind].usual,
        limit: finite(set[kind].limit),
        days: counts,
      }
    }
    return [
      {
        user: { id: user, name: names.get(user) ?? null },
        key: key === null ? null : { id: key, name: names.get(key) ?? null },
        opened: of('opened'),
        listed: of('listed'),
      },
    ]
  })
}

const finite = (limit: number): number => Math.min(limit, Number.MAX_SAFE_INTEGER)
