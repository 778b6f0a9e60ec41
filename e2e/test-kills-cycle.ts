import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openLedger } from '../app/base/ledger/ledger.ts'
import { type Notebook, openNotebook } from '../app/base/notebook/notebook.ts'
import { repairImports } from '../app/identify/imports/repair.ts'
import { openCompany } from '../app/installed.ts'
import { random } from '../engine/numeric/random.ts'
import { goOn, stepAfter, steps, stepsDone, writeFiles } from './test-cycle.ts'
import { allThereIs, type Seen, seenIn, worthDigest } from './test-seen.ts'

export type CycleAsked = {
  readonly folder: string
  /** Of each file. */
  readonly lines: number
  readonly seed: number
  /** At least so many while a file comes, so many while one goes, and so many while everybody is valued. */
  readonly imports: number
  readonly undos: number
  readonly worth: number
  /** Hears of each kill. */
  readonly say?: (text: string) => void
}

export type CycleKilled = {
  readonly kills: number
  /** How many hit which job; 'between' hit none. */
  readonly during: Readonly<Record<string, number>>
  /** How many left the stores beside each other, until they were opened again: the notebook's word, the ledger not yet. */
  readonly apart: number
  /** Steps of the round that were acknowledged meanwhile. */
  readonly acknowledged: number
  readonly violations: readonly string[]
}

export type Stop = { readonly seen: Seen; readonly all: string }
const aims = ['imports', 'undos', 'worth'] as const
type Aim = (typeof aims)[number]
/** Which kill a running job makes it; none of these: between two jobs. */
const aimAt: Readonly<Record<string, Aim>> = { import: 'imports', 'undo-import': 'undos', worth: 'worth' }

const program = fileURLToPath(new URL('./test-cycle-program.ts', import.meta.url))

/**
 * Goes round with two files again and again, and is killed at moments drawn by a seed, in imports and undos and in the
 * valuing. Each time both stores are looked at as they were left, before anything is put right, and once more after
 * they were brought together; what they show must be one of the two stops beside the step that was cut short.
 */
export async function killCycle(asked: CycleAsked): Promise<CycleKilled> {
  const { folder, lines, seed, say = () => undefined } = asked
  const places = { folder: join(folder, 'killed'), files: join(folder, 'files'), log: join(folder, 'log') }
  for (const place of [places.files, places.log]) mkdirSync(place, { recursive: true })
  writeFiles(places.files, { lines, seed })
  const stops = await undisturbed(folder, places.files)
  const chance = random(seed)
  const left: Record<Aim, number> = { imports: asked.imports, undos: asked.undos, worth: asked.worth }
  const allLeft = (): number => aims.reduce((sum, aim) => sum + Math.max(0, left[aim]), 0)
  const during: Record<string, number> = {}
  const violations: string[] = stopsApart(stops)
  const lasted: Record<Aim, number> = { imports: 1_000, undos: 1_000, worth: 1_000 }
  let kills = 0
  let apart = 0
  // So many kills that miss what they aim at mean that something does not go on.
  const most = 3 * allLeft() + 20
  while (allLeft() > 0 && kills < most) {
    const wanted = aims.filter((aim) => left[aim] > 0)
    // Some are let past, so that what stands around a kill is not always the same.
    const aimed = (aim: Aim): boolean => wanted.includes(aim) && chance.uniform() < 0.6
    const shot = await killedIn(places, { aimed, at: chance.uniform(), lasted })
    kills += 1
    if (shot.ended) violations.push(`kill ${kills}: the program had ended by itself: ${shot.ended}`)
    const done = stepsDone(places.log)
    const beside = {
      before: stops[done % steps.length] as Stop,
      after: stops[(done % steps.length) + 1] as Stop,
    }
    const found = await lookedAt(places.folder, beside)
    const { does } = stepAfter(done)
    violations.push(
      ...found.wrong.map((what) => `kill ${kills}, in the ${does} after ${done} steps: ${what}`),
    )
    during[found.job] = (during[found.job] ?? 0) + 1
    if (found.apart) apart += 1
    const hit = aimAt[found.job]
    if (hit) left[hit] -= 1
    say(
      `kill ${kills}: ${found.job}, ${done} steps done, ${shot.seconds.toFixed(1)} s; ${violations.length} violations`,
    )
  }
  if (allLeft() > 0) violations.push(`after ${kills} kills too few had hit their mark`)
  violations.push(...(await roundEnded(places, stops)))
  return { kills, during, apart, acknowledged: stepsDone(places.log), violations }
}

/** The same round where nobody is killed: what is seen at each stop, the beginning first. */
export async function undisturbed(folder: string, files: string): Promise<Stop[]> {
  const log = join(folder, 'log of the undisturbed')
  mkdirSync(log)
  const installation = await openCompany(join(folder, 'undisturbed'))
  const stops: Stop[] = []
  for (let step = 0; step <= steps.length; step++) {
    stops.push({ seen: await seenIn(installation), all: await allThereIs(installation) })
    if (step < steps.length) await goOn({ installation, files, log }, 1)
  }
  await installation.close()
  return stops
}

/** Stops that could not be told apart would prove nothing. */
function stopsApart(stops: readonly Stop[]): string[] {
  const [begin, a, valuedA, b, , undone] = stops.map(({ seen }) => seen) as [
    Seen,
    Seen,
    Seen,
    Seen,
    Seen,
    Seen,
  ]
  const wrong: string[] = []
  if (new Set([begin.facts, a.facts, b.facts, undone.facts]).size < 4)
    wrong.push('two stops have the same facts')
  if (a.customers.size === b.customers.size) wrong.push('two stops have the same customers')
  if (worthDigest(a, a.customers) === worthDigest(valuedA, a.customers))
    wrong.push('two runs have the same worth')
  const last = stops.at(-1) as Stop
  if (last.all !== stops[0]?.all) wrong.push('undoing everything leaves something behind')
  return wrong
}

type Places = { readonly folder: string; readonly files: string; readonly log: string }
type Aimed = {
  /** Whether a job of this kind that begins is the one to kill. */
  readonly aimed: (aim: Aim) => boolean
  readonly at: number
  readonly lasted: Record<Aim, number>
}

/** Lets the round go on until a job that is aimed at has begun, and kills it at some moment of it. */
async function killedIn(
  places: Places,
  { aimed, at, lasted }: Aimed,
): Promise<{ seconds: number; ended: string | null }> {
  const began = performance.now()
  const child = started(places)
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000)
  })
  const exit = once(child, 'exit')
  const lines = createInterface({ input: child.stdout! })
  let running: { aim: Aim; since: number } | null = null
  const begun = new Promise<Aim>((resolve) => {
    lines.on('line', (line) => {
      const now = performance.now()
      // How long jobs take is learnt from those that went undisturbed.
      if (running)
        lasted[running.aim] = Math.max(200, 0.5 * lasted[running.aim] + 0.5 * (now - running.since))
      running = null
      if (!line.startsWith('begins ')) return
      const aim = aimAt[line.slice('begins '.length)]
      if (!aim) return
      running = { aim, since: now }
      if (aimed(aim)) resolve(aim)
    })
  })
  const hit = await Promise.race([begun, exit.then(() => null)])
  if (hit) await Promise.race([sleep(at * lasted[hit]), exit])
  child.kill('SIGKILL')
  const [code, signal] = (await exit) as [number | null, string | null]
  const ended = signal === 'SIGKILL' ? null : `${code ?? signal} ${complaint}`
  return { seconds: (performance.now() - began) / 1000, ended }
}

function started({ folder, files, log }: Places, ...more: string[]): ChildProcess {
  return spawn(process.execPath, ['--no-maglev', program, folder, files, log, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

type Beside = { readonly before: Stop; readonly after: Stop }
type Found = { readonly job: string; readonly apart: boolean; readonly wrong: string[] }

export async function lookedAt(folder: string, beside: Beside): Promise<Found> {
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  const ledger = await openLedger(join(folder, 'ledger.duckdb'))
  try {
    const job = await runningJob(notebook)
    const asLeft = await seenIn({ notebook, ledger })
    await repairImports({ notebook, ledger })
    const together = await seenIn({ notebook, ledger })
    const wrong = [
      ...unlike(asLeft, beside, 'as it was left').map((what) => `as it was left: ${what}`),
      ...unlike(together, beside, 'brought together').map((what) => `brought together: ${what}`),
    ]
    if (asLeft.records !== together.records && asLeft.customers.size !== together.customers.size)
      wrong.push('bringing the stores together changed who is a customer')
    return { job, apart: asLeft.facts !== together.facts, wrong }
  } finally {
    ledger.close()
    await notebook.close()
  }
}

/** What is not as at the stop before or at the stop after. The notebook's word goes first, and the ledger follows. */
function unlike(
  seen: Seen,
  { before, after }: Beside,
  when: 'as it was left' | 'brought together',
): string[] {
  const wrong: string[] = []
  const come = sameCustomers(seen, after.seen) && seen.facts === after.seen.facts
  const here = sameCustomers(seen, before.seen) && seen.facts === before.seen.facts
  // Only until it is opened anew: the import stands or goes, and the ledger has not followed yet.
  const between =
    when === 'as it was left' && sameCustomers(seen, after.seen) && seen.facts === before.seen.facts
  const stop = come ? after : here ? before : between ? after : null
  if (stop === null) {
    const { size } = seen.customers
    return [`${seen.factLines} facts and ${size} customers are at neither of the stops beside`]
  }
  const records = [...(come || between ? [after] : []), ...(here ? [before] : [])].map(
    (one) => one.seen.records,
  )
  if (!between && !records.includes(seen.records))
    wrong.push('the records are at neither of the stops beside')
  const shown = worthDigest(seen, seen.customers)
  const was = worthDigest(before.seen, seen.customers)
  const is = worthDigest(after.seen, after.seen.customers)
  if (shown !== was && !(shown === is && stop.seen.facts === after.seen.facts))
    wrong.push(`the lists show the worth of ${seen.worth.size} customers as at neither of the stops beside`)
  return wrong
}

function sameCustomers({ customers: some }: Seen, { customers: others }: Seen): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one))
}

async function runningJob({ read }: Notebook): Promise<string> {
  const job = await read.selectFrom('jobs').select('kind').where('state', '=', 'running').executeTakeFirst()
  return job?.kind ?? 'between'
}

/** Nobody is killed any more: the round comes to its end, and nothing of all that happened is left. */
async function roundEnded(places: Places, stops: readonly Stop[]): Promise<string[]> {
  const rest = steps.length - (stepsDone(places.log) % steps.length)
  const wrong: string[] = []
  // Once to the end of the round, and the half of another, where much stands.
  for (const [more, end] of [
    [rest, steps.length],
    [steps.length / 2, steps.length / 2],
  ] as const) {
    const child = started(places, String(more))
    let complaint = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    child.stdout?.resume()
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) return [...wrong, `the rest of the round ended with ${code}: ${complaint.slice(-2_000)}`]
    const stop = stops[end] as Stop
    const notebook = await openNotebook(join(places.folder, 'notebook.sqlite'))
    const ledger = await openLedger(join(places.folder, 'ledger.duckdb'))
    if ((await allThereIs({ notebook, ledger })) !== stop.all)
      wrong.push('at the end the stores are not as undisturbed')
    ledger.close()
    await notebook.close()
  }
  return wrong
}
