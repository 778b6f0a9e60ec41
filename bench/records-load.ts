import { setTimeout as sleep } from 'node:timers/promises'
import { random } from '@ricebook/engine'
import { type Filled, fill } from './many-customers.ts'
import { percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { inDatabase, inFolder, type Place } from './places.ts'
import { type Serving, type Session, serving } from './serving.ts'

const seed = 11
/** Sellers look after the customers, as many each, and see theirs and nobody's; the others see all. */
const people = 132
/** One in so many manages. */
const everyManager = 11
const password = '一斗米三升油 2003'
const everyMs = 5_000
const goalMs = 150
/** A rate is tried for so long; where half of the requests are late, a higher one is not tried. */
const stepMs = 20_000
const rates = [20, 40, 60, 80, 100, 125, 150, 175, 200, 250, 300]

/** Many people at work at once, on very many customers: the records in a file. */
export const measureLoad: MeasurePart = async ({ folder, small }) =>
  measureAt(await inFolder(folder), { sessions: small ? 20 : 50, small })

/** The same with four times as many people, the records in a database. */
export const measureLoadInDatabase: MeasurePart = async ({ folder, small }) => {
  const place = await inDatabase(folder)
  try {
    return await measureAt(place, { sessions: small ? 80 : 200, small })
  } finally {
    await place.gone()
  }
}

async function measureAt(
  place: Place,
  { sessions, small }: { readonly sessions: number; readonly small: boolean },
): Promise<string> {
  const [customers, minutes] = small ? [100_000, 1] : [1_000_000, 5]
  const first = await serving(place.data, place)
  const hired = await hire(first)
  await first.stop()
  const notebook = await place.open()
  const filled = await fill(
    notebook,
    customers,
    hired.filter(({ role }) => role === 'sales').map(({ id }) => id),
  )
  await notebook.close()
  await place.filled()
  const program = await serving(place.data, { ...place, known: true })
  try {
    const signedIn = await sessionsOf(program, hired, sessions)
    const work = worker(filled)
    await work.warm(signedIn)
    const here = { program, place, signedIn, work }
    const steady = await loaded(here, { rate: (sessions * 1000) / everyMs, ms: minutes * 60_000 })
    const rows = [row(`${sessions} sessions, one request per 5 s each, ${minutes} minutes`, steady)]
    for (const kind of kinds)
      rows.push(row(`… of these: ${kind}`, { ...steady, waits: steady.of[kind], errors: [], cpu: null }))
    let passes = `no rate up to ${rates.at(-1)} a second`
    for (const rate of rates) {
      const step = await loaded(here, { rate, ms: stepMs })
      rows.push(row(`${rate} a second, ${stepMs / 1000} s`, step))
      if (percentile(step.waits, 95) <= goalMs) continue
      passes = `${rate} a second`
      break
    }
    const { megabytes } = await program.stop()
    return `${customers.toLocaleString('en')} customers, everybody valued; ${people} people, ten in eleven of them sellers who see what they and nobody look after;
${sessions} telephones signed in. Of ten requests four are a page of a list (five orders, two of them of one stage), three a customer's record, two a
search, one writes a follow-up. Each has its moment, whether the one before it has been answered or not, and waits from
that moment on. The generator is a process of its own on the same two cores; ${place.counted}. Peak
memory of the program ${Math.round(megabytes)} MB. p95 passes ${goalMs} ms at: ${passes}. Beside it EspoCRM as measured at 100,000 customers, in CPU-ms of PHP
and its database: list 57, one record 34 (of 150), search 592, a record written 44.

| ${place.name} | requests | errors | p50 ms | p95 ms | p99 ms | CPU-ms a request | goal |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}`
  } catch (error) {
    await program.stop()
    throw error
  }
}

type Person = { readonly id: string; readonly email: string; readonly role: string }

/** The people of the company; the owner is there already. */
async function hire(program: Serving): Promise<Person[]> {
  const hired: Person[] = []
  for (let nth = 0; nth < people; nth++) {
    const role = nth % everyManager === 0 ? 'manager' : 'sales'
    const email = `${role}-${nth}@example.com`
    const { answer } = await program.ask('/api/users', { email, password, name: `员工${nth}`, role })
    hired.push({ ...(answer as { id: string }), email, role })
  }
  return hired
}

async function sessionsOf(program: Serving, hired: readonly Person[], sessions: number): Promise<Session[]> {
  const all: Session[] = [program]
  for (let nth = 0; all.length < sessions; nth++) {
    const session = program.session()
    const person = hired[nth % hired.length] as Person
    await session.ask('/api/sign-in', { email: person.email, password })
    all.push(session)
  }
  return all
}

const kinds = ['a page of a list', 'a record', 'a search', 'a follow-up written'] as const
type Kind = (typeof kinds)[number]
/** Of ten. */
const mix: readonly Kind[] = kinds.flatMap((kind, nth) => Array<Kind>([4, 3, 2, 1][nth] ?? 0).fill(kind))

/** What people do, drawn by chance; records are those that they have been shown. */
function worker({ names }: Filled) {
  const chance = random(seed)
  const shown = new Map<Session, string[]>()
  const orders = [
    'sort=worth',
    'sort=name',
    'sort=next',
    'sort=worth&stage=active',
    'sort=last&stage=slipping',
  ]
  const see = (session: Session, answer: unknown): void => {
    const ids = (answer as { rows: { id: string }[] }).rows.map(({ id }) => id)
    if (ids.length > 0) shown.set(session, ids)
  }
  const oneOf = <T>(values: readonly T[]): T => values[chance.below(values.length)] as T
  const does: Readonly<Record<Kind, (session: Session) => Promise<unknown>>> = {
    'a page of a list': async (session) => {
      const { answer } = await session.ask(`/api/customers?${oneOf(orders)}`)
      see(session, answer)
    },
    'a record': (session) => session.ask(`/api/customers/${oneOf(shown.get(session) ?? [])}`),
    'a search': (session) => {
      const name = oneOf(names)
      return session.ask(
        `/api/search?q=${encodeURIComponent(chance.uniform() < 0.5 ? name : name.slice(0, 2))}`,
      )
    },
    'a follow-up written': (session) =>
      session.ask(`/api/customers/${oneOf(shown.get(session) ?? [])}/follow-ups`, {
        kind: 'phone',
        text: '要十斤新米，周六送到。',
      }),
  }
  return {
    /** Everybody is shown a list. */
    warm: async (sessions: readonly Session[]): Promise<void> => {
      for (const session of sessions) see(session, (await session.ask('/api/customers?sort=worth')).answer)
    },
    draw: (): Kind => oneOf(mix),
    does,
  }
}

type Load = {
  readonly waits: readonly number[]
  readonly of: Readonly<Record<Kind, readonly number[]>>
  readonly errors: readonly string[]
  readonly cpu: number | null
}

/** Who asks whom, of what. */
type Here = {
  readonly program: Serving
  readonly place: Place
  readonly signedIn: readonly Session[]
  readonly work: ReturnType<typeof worker>
}

/** Requests at a rate, each at its moment: so many a second, spread evenly over the sessions. */
async function loaded(
  { program, place, signedIn, work }: Here,
  { rate, ms }: { readonly rate: number; readonly ms: number },
): Promise<Load> {
  const used = (): number | null => {
    const [served, stored] = [program.cpu(), place.cpu()]
    return served === null || stored === null ? null : served + stored
  }
  const waits: number[] = []
  const of = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<Kind, number[]>
  const errors: string[] = []
  const before = used()
  const began = performance.now()
  const going: Promise<void>[] = []
  for (let nth = 0; (nth * 1000) / rate < ms; nth++) {
    const due = began + (nth * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    const kind = work.draw()
    const session = signedIn[nth % signedIn.length] as Session
    const done = work.does[kind](session).then(
      () => {
        const waited = performance.now() - due
        waits.push(waited)
        of[kind].push(waited)
      },
      (error: unknown) => void errors.push(String(error)),
    )
    going.push(done)
  }
  await Promise.all(going)
  const after = used()
  if (errors.length > 0) process.stderr.write(`${errors.length} errors, the first: ${errors[0]}\n`)
  return { waits, of, errors, cpu: before === null || after === null ? null : after - before }
}

function row(what: string, { waits, errors, cpu }: Load): string {
  const at = (percent: number): string => percentile(waits, percent).toFixed(1)
  const each = cpu === null ? '' : (cpu / (waits.length + errors.length)).toFixed(1)
  const said = `| ${what} | ${waits.length.toLocaleString('en')} | ${errors.length} | ${at(50)} | ${at(95)} | ${at(99)} | ${each} | p95 ≤ ${goalMs} |`
  process.stderr.write(`${said}\n`)
  return said
}
