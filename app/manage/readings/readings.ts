import { AsyncLocalStorage } from 'node:async_hooks'
import { z } from 'zod'
import type { Reader, Readings, ReadOf } from '../../base/access/reading.ts'
import { note } from '../../base/audit/acting.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { company } from '../settings/settings.ts'
import { type Limits, type LimitsChange, limitsSchema, type ReadingKind, readingKinds } from './contract.ts'
import { daysBack, freshBefore, type Limit, limitsOn, weekDays } from './habit.ts'
import {
  alarmsOf,
  daysOf,
  forgetReadings,
  insertAlarm,
  keepLimits,
  keepReadings,
  limitsKept,
  marksOf,
  readingsOf,
  stopAlarm,
  stoppedOn,
} from './store.ts'
import type { CountedDay, ReadingsTable } from './tables.ts'
import { add, copyOf, marksIn, marksText, newTally, type Tally, takeIn } from './tally.ts'

/** What a kill takes with it of what was counted. */
const FLUSH_MS = 60_000
/** So many days whom somebody read is kept, and whether a customer is new to them looked back on. */
const marksDays = 60
const knownDays = 28
const countsDays = 400
/** Of one reader and day; behind a company's proxy a person has a few, a program on a fleet many. */
const mostWays = 20

/** Until the owner says otherwise; what they rest on stands in docs/readings.md. */
const limitsBefore: Limits = { opened: 300, listed: 2_000, keys: 5_000, stops: false }

export async function limitsSet(read: Read | Change): Promise<Limits> {
  const kept = await limitsKept(read)
  return limitsSchema.parse({ ...limitsBefore, ...(kept === null ? {} : JSON.parse(kept)) })
}

export type Way = {
  readonly via: 'session' | 'key'
  readonly id: string
  readonly address: string | null
  readonly device: string | null
  requests: number
  lastAt: string
}
export const waysSchema = z.array(
  z.object({
    via: z.enum(['session', 'key']),
    id: z.string(),
    address: z.string().nullable(),
    device: z.string().nullable(),
    requests: z.number(),
    lastAt: z.string(),
  }),
)
export const hoursSchema = z.array(z.number()).length(24)

/** One reader's day, as it is in memory. */
type Day = {
  readonly reader: string
  readonly user: string
  readonly key: string | null
  readonly day: string
  /** Those who may let others on are not stopped: nobody could let them on. */
  lifts: boolean
  tally: Tally
  /** As it was written down last, or found: another program may have written since. */
  written: Tally
  known: ReadonlySet<number>
  readonly shownAlready: Set<number>
  earlier: readonly CountedDay[]
  limits: Readonly<Record<ReadingKind, Limit>>
  readonly told: Set<ReadingKind>
  /** `stopping`: from now on, and not written down yet. */
  stop: 'none' | 'stopping' | 'stopped' | 'lifted'
  readonly ways: Map<string, Way>
  changed: boolean
}

/** Counting while what is known of the reader is still being read. */
type Coming = { readonly waiting: [Reader, ReadOf, number][] }

export type ReadingsOpen = Readings & {
  /** Writes down what was counted, and waits until it is. */
  readonly settle: () => Promise<void>
  readonly changeLimits: (change: LimitsChange) => Promise<Limits>
  /** Whoever was stopped reads on. */
  readonly letOn: (reader: string) => void
  readonly close: () => Promise<void>
}

type Where = {
  readonly notebook: Notebook
  readonly now?: () => number
  readonly trouble: (error: unknown) => void
}

/**
 * Counts who reads how many customers, in memory, and writes it down once a minute. Who reads more than they do, or than
 * the company allows, is told of at once.
 */
export async function openReadings({ notebook, now = Date.now, trouble }: Where): Promise<ReadingsOpen> {
  // Whoever reads is not who writes this down: neither their change, nor their sight, nor their steps.
  const apart = AsyncLocalStorage.snapshot()
  const itself = <Result>(work: () => Promise<Result>): Promise<Result> => apart(() => wholly(work))
  const { read } = notebook
  const days = new Map<string, Day | Coming>()
  let limits = await itself(() => limitsSet(read))
  let clock = await itself(() => clockOf(read))
  let place = placeAt(clock, now())
  const stopped = new Set(await itself(() => stoppedOn(read, place.day)))
  let swept = ''
  let last: Promise<void> = Promise.resolve()

  const today = (): { readonly day: string; readonly hour: number } => {
    const at = now()
    if (at < place.from || at >= place.until) {
      const before = place.day
      place = placeAt(clock, at)
      // A new day: who was stopped begins it like everybody.
      if (place.day !== before) stopped.clear()
    }
    return place
  }

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(() => itself(work)).catch(trouble)
    return last
  }

  const count = (one: Day, [reader, of, hour]: [Reader, ReadOf, number]): void => {
    add(one.tally, of, { hour, known: one.known, shownAlready: one.shownAlready })
    one.lifts = reader.lifts
    noteWay(one, reader, new Date(now()).toISOString())
    one.changed = true
    judge(one)
  }

  const judge = (one: Day): void => {
    for (const kind of readingKinds) {
      if (one.told.has(kind) || countOf(one, kind) <= one.limits[kind].limit) continue
      one.told.add(kind)
      void inTurn(() => tell(one, kind))
    }
    const most = one.key === null ? limits : { opened: limits.keys, listed: limits.keys }
    const beyond = (['opened', 'listed'] as const).find((kind) => one.tally[kind].size > most[kind])
    if (!limits.stops || one.lifts || one.stop !== 'none' || !beyond) return
    // From the next request on, and not only when it is written down.
    one.stop = 'stopping'
    stopped.add(one.reader)
    void inTurn(() => tellStopped(one, beyond))
  }

  const tell = async (one: Day, kind: ReadingKind): Promise<void> => {
    const { limit, usual, passed } = one.limits[kind]
    const alarm = {
      ...{ id: newId(), reader: one.reader, user: one.user, key: one.key, day: one.day, kind },
      ...{ at: new Date(now()).toISOString(), count: countOf(one, kind), limit, usual, passed },
      days: JSON.stringify(daysShown(one, kind)),
      ...{ seenAt: null, seenBy: null, stopped: 0, liftedAt: null, liftedBy: null },
    }
    const kept = await notebook.change(async (tx) => {
      const written = await keep(tx, [one])
      if (!(await insertAlarm(tx, alarm))) return written
      const said = { counted: kind, day: one.day, count: alarm.count, limit, usual, through: throughOf(one) }
      note({ what: 'reading.unusual', of: ['user', one.user], said })
      return written
    })
    hasBeenKept(kept)
  }

  const tellStopped = async (one: Day, kind: ReadingKind): Promise<void> => {
    await notebook.change(async (tx) => {
      await stopAlarm(tx, { reader: one.reader, day: one.day, kind })
      const said = { counted: kind, day: one.day, count: countOf(one, kind), through: throughOf(one) }
      note({ what: 'reading.stopped', of: ['user', one.user], said })
    })
    if (one.stop === 'stopping') one.stop = 'stopped'
  }

  const flush = (): Promise<void> =>
    inTurn(async () => {
      const { day } = today()
      const all = [...days.values()].filter((one): one is Day => 'tally' in one)
      const changed = all.filter((one) => one.changed)
      for (const one of changed) one.changed = false
      try {
        for (let at = 0; at < changed.length; at += 50)
          hasBeenKept(await notebook.change((tx) => keep(tx, changed.slice(at, at + 50))))
      } catch (error) {
        for (const one of changed) one.changed = true
        throw error
      }
      for (const one of changed) judge(one)
      for (const [key, one] of days) if ('tally' in one && one.day !== day && !one.changed) days.delete(key)
      clock = await clockOf(read)
      await hear(day)
      if (swept === day) return
      const back = (count: number): string =>
        Temporal.PlainDate.from(day).subtract({ days: count }).toString()
      await notebook.change((tx) =>
        forgetReadings(tx, { marksBefore: back(marksDays), countsBefore: back(countsDays) }),
      )
      swept = day
    })

  /** What another program has set, stopped or let on. */
  const hear = async (day: string): Promise<void> => {
    const [set, there] = [await limitsSet(read), await stoppedOn(read, day)]
    limits = set
    const before = new Set(stopped)
    stopped.clear()
    if (limits.stops) for (const reader of there) stopped.add(reader)
    for (const one of days.values()) {
      if (!('tally' in one)) continue
      one.limits = limitsOn(one.day, one.earlier, { limits, byKey: one.key !== null })
      if (one.day !== day) continue
      if (one.stop === 'stopping' && before.has(one.reader)) stopped.add(one.reader)
      if (one.stop === 'stopped' && !there.includes(one.reader)) one.stop = 'lifted'
    }
  }

  const begin = async (key: string, day: string, first: Reader): Promise<void> => {
    const coming = days.get(key)
    if (!coming || 'tally' in coming) return
    const one = await dayOf(read, { reader: readerOf(first), first, day, limits })
    days.set(key, one)
    for (const waits of coming.waiting) count(one, waits)
  }

  const timer = setInterval(() => void flush(), FLUSH_MS).unref()

  return {
    refuseStopped: (reader) => {
      today()
      if (!stopped.has(readerOf(reader)) || reader.lifts) return
      throw new Refusal('readings.stopped-too-often')
    },
    read: (reader, of) => {
      const { day, hour } = today()
      const key = `${day} ${readerOf(reader)}`
      const known = days.get(key)
      if (known && 'tally' in known) return count(known, [reader, of, hour])
      if (known) return void known.waiting.push([reader, of, hour])
      days.set(key, { waiting: [[reader, of, hour]] })
      void inTurn(async () => {
        try {
          await begin(key, day, reader)
        } catch (error) {
          // Asked again with the next request: what was read meanwhile is not counted.
          days.delete(key)
          throw error
        }
      })
    },
    settle: async () => {
      // What is told of while it is written down is written after it.
      await last
      await flush()
    },
    changeLimits: async (change) => {
      const set = await notebook.change(async (tx) => {
        const before = await limitsSet(tx)
        const after = { ...before, ...change }
        await keepLimits(tx, JSON.stringify(after), new Date(now()).toISOString())
        note({ what: 'settings.changed', of: ['settings', 'readings'], before, after })
        return after
      })
      limits = set
      if (!limits.stops) stopped.clear()
      for (const one of days.values())
        if ('tally' in one) one.limits = limitsOn(one.day, one.earlier, { limits, byKey: one.key !== null })
      return set
    },
    letOn: (reader) => {
      stopped.delete(reader)
      const one = days.get(`${today().day} ${reader}`)
      if (one && 'tally' in one) one.stop = 'lifted'
    },
    close: async () => {
      clearInterval(timer)
      await last
      await flush()
    },
  }
}

const throughOf = ({ key }: Day): 'session' | 'key' => (key === null ? 'session' : 'key')

const readerOf = ({ user, by }: Reader): string => (by.what === 'key' ? by.id : user)

/** What is known of a reader when they read first on a day, or after the program has started anew. */
async function dayOf(
  read: Read,
  {
    reader,
    first,
    day,
    limits,
  }: { readonly reader: string; readonly first: Reader; readonly day: string; readonly limits: Limits },
): Promise<Day> {
  const back = (days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString()
  const earlier = (await daysOf(read, reader, back(daysBack))).filter((one) => one.day < day)
  const known = new Set<number>()
  for (const one of await marksOf(read, reader, { from: back(knownDays), to: back(1) }))
    for (const text of [one.openedMarks, one.listedMarks]) for (const mark of marksIn(text)) known.add(mark)
  const row = await readingsOf(read, reader, day)
  const told = await alarmsOf(read, reader, back(weekDays - 1))
  const key = first.by.what === 'key' ? first.by.id : null
  return {
    ...{ reader, user: first.user, key, day, lifts: first.lifts },
    tally: row ? tallyOf(row) : newTally(),
    written: row ? tallyOf(row) : newTally(),
    known,
    shownAlready: new Set(),
    earlier,
    limits: limitsOn(day, earlier, { limits, byKey: key !== null }),
    // A week that was told of is the same week tomorrow.
    told: new Set(
      readingKinds.filter((kind) =>
        told.some((one) => one.kind === kind && (one.day === day || kind === 'fresh')),
      ),
    ),
    stop: stopOf(told.filter((one) => one.day === day)),
    ways: new Map(row ? waysSchema.parse(JSON.parse(row.ways)).map((way) => [wayKey(way), way]) : []),
    changed: false,
  }
}

function stopOf(
  alarms: readonly { readonly stopped: number; readonly liftedAt: string | null }[],
): Day['stop'] {
  const stops = alarms.filter(({ stopped }) => stopped === 1)
  if (stops.length === 0) return 'none'
  return stops.some(({ liftedAt }) => liftedAt === null) ? 'stopped' : 'lifted'
}

function tallyOf(row: ReadingsTable): Tally {
  return {
    opened: new Set(marksIn(row.openedMarks)),
    listed: new Set(marksIn(row.listedMarks)),
    ...{ fresh: row.fresh, shown: row.shown, taken: row.taken },
    hours: hoursSchema.parse(JSON.parse(row.hours)),
  }
}

type Kept = { readonly one: Day; readonly found: Tally; readonly row: ReadingsTable; readonly tally: Tally }

/** Writes days down with what other programs on the same database have counted meanwhile: none takes another's away. */
async function keep(tx: Change, days: readonly Day[]): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (const one of days) {
    const row = await readingsOf(tx, one.reader, one.day)
    const found = row ? tallyOf(row) : newTally()
    const tally = copyOf(one.tally)
    takeIn(tally, { there: found, before: one.written }, one.known)
    const ways = new Map(one.ways)
    for (const way of row ? waysSchema.parse(JSON.parse(row.ways)) : [])
      if (!ways.has(wayKey(way)) && ways.size < mostWays) ways.set(wayKey(way), way)
    kept.push({ one, found, tally, row: rowOf({ ...one, tally, ways }) })
  }
  await keepReadings(
    tx,
    kept.map(({ row }) => row),
  )
  return kept
}

/** What was written down stands: reading has gone on in memory meanwhile. */
function hasBeenKept(kept: readonly Kept[]): void {
  for (const { one, found, tally } of kept) {
    takeIn(one.tally, { there: found, before: one.written }, one.known)
    one.written = tally
  }
}

function rowOf({ reader, user, key, day, tally, ways }: Day): ReadingsTable {
  return {
    ...{ reader, day, user, key },
    ...{ opened: tally.opened.size, listed: tally.listed.size },
    ...{ fresh: tally.fresh, shown: tally.shown, taken: tally.taken },
    hours: JSON.stringify(tally.hours),
    openedMarks: marksText(tally.opened),
    listedMarks: marksText(tally.listed),
    ways: JSON.stringify([...ways.values()]),
  }
}

function countOf({ tally, day, earlier }: Day, kind: ReadingKind): number {
  if (kind === 'opened' || kind === 'listed') return tally[kind].size
  return kind === 'fresh' ? freshBefore(day, earlier) + tally.fresh : tally[kind]
}

const daysInChart = 28

/** What an alarm is looked at with: the days before and this one. */
function daysShown(one: Day, kind: ReadingKind): { readonly day: string; readonly count: number }[] {
  const before = new Map(one.earlier.map((earlier) => [earlier.day, earlier[kind]]))
  const last = Temporal.PlainDate.from(one.day)
  return Array.from({ length: daysInChart }, (_, nth) => {
    const day = last.subtract({ days: daysInChart - 1 - nth }).toString()
    const { tally } = one
    const now = kind === 'opened' || kind === 'listed' ? tally[kind].size : tally[kind]
    return { day, count: day === one.day ? now : (before.get(day) ?? 0) }
  })
}

const wayKey = ({ id, address, device }: Pick<Way, 'id' | 'address' | 'device'>): string =>
  JSON.stringify([id, address, device])

function noteWay({ ways }: Day, { by, address, device }: Reader, at: string): void {
  const way = { via: by.what, id: by.id, address, device }
  const known = ways.get(wayKey(way))
  if (known) {
    known.requests += 1
    known.lastAt = at
  } else if (ways.size < mostWays) ways.set(wayKey(way), { ...way, requests: 1, lastAt: at })
}

type Clock = { readonly timeZone: string }

async function clockOf(read: Read): Promise<Clock> {
  const { timeZone } = await company(read)
  return { timeZone }
}

/** The hour of the company's day, and how long it lasts: asked of the calendar once an hour. */
function placeAt({ timeZone }: Clock, at: number) {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const begins = time.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  return {
    day: time.toPlainDate().toString(),
    hour: time.hour,
    from: begins.epochMilliseconds,
    until: begins.add({ hours: 1 }).epochMilliseconds,
  }
}
