import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type Ledger, openLedger } from './ledger.ts'
import { type Importing, importAll, killImport, killRows, ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'

/** What the killed process had said it had done, and what it was about when it died. */
type Told = { readonly done: readonly string[]; readonly doing: string | null }

/**
 * Kills a process at chance moments of its imports and undos, opens what it leaves, and sees that every step was taken
 * whole or not at all.
 *
 * @param kills how many times
 * @param chance numbers in [0, 1) for the moments
 */
export async function killLoop(kills: number, chance: () => number): Promise<void> {
  const files = orderFiles()
  try {
    const path = ledgerPath(files.folder, 'killed')
    const worker = fileURLToPath(new URL('./test-kills-worker.ts', import.meta.url))
    await killAndOpen({ worker, where: path, open: () => openLedger(path) }, files, { kills, chance })
  } finally {
    files.remove()
  }
}

export type Killed = {
  /** A program that works on the ledger that its first argument names. */
  readonly worker: string
  readonly where: string
  readonly open: () => Promise<KilledLedger>
}

export type KilledLedger = Importing &
  Pick<Ledger, 'dropBatch' | 'batchStates' | 'period'> & { readonly close: () => void | Promise<void> }

export async function killAndOpen(
  { worker, where, open }: Killed,
  files: ReturnType<typeof orderFiles>,
  { kills, chance }: { readonly kills: number; readonly chance: () => number },
): Promise<void> {
  let from = 1
  for (let kill = 0; kill < kills; kill++) {
    const told = await killedAt(worker, { where, from, after: 40 + chance() * 1_400 })
    const ledger = await open()
    from = await swept(ledger, files, told)
    await ledger.close()
  }
}

function killedAt(
  worker: string,
  { where, from, after }: { readonly where: string; readonly from: number; readonly after: number },
): Promise<Told> {
  const child = spawn(process.execPath, ['--no-maglev', worker, where, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const done: string[] = []
  let doing: string | null = null
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'open') setTimeout(() => child.kill('SIGKILL'), after)
      else if (line.startsWith('begin ')) doing = line.slice('begin '.length)
      else {
        done.push(line.slice('done '.length))
        doing = null
      }
    })
    child.on('error', reject)
    child.on('close', (_, signal) =>
      signal === 'SIGKILL'
        ? resolve({ done, doing })
        : reject(new Error('the process ended before it was killed')),
    )
  })
}

/** Holds the ledger against what was said to be done, then finishes what was begun. Answers the next batch's number. */
async function swept(
  ledger: KilledLedger,
  files: ReturnType<typeof orderFiles>,
  told: Told,
): Promise<number> {
  const states = new Map((await ledger.batchStates()).map(({ batch, state }) => [batch, state]))
  for (const said of told.done) {
    const [step, number] = said.split(' ')
    const batch = Number(number)
    const state = states.get(batch)
    const removed = removable(told, batch)
    if (step === 'remove') expect(states.has(batch - 1), said).toBe(false)
    if (step === 'commit' && !removed) expect(state, said).toBe('committed')
    if (step === 'settle' && !removed) expect(state, said).not.toBe('writing')
  }
  const [step, number] = told.doing?.split(' ') ?? []
  const old = {
    append: [undefined, 'writing'],
    settle: ['writing', 'settled'],
    commit: ['settled', 'committed'],
  }
  if (step !== undefined && step in old)
    expect(old[step as keyof typeof old], `killed in ${told.doing}`).toContain(states.get(Number(number)))
  await sameAsPlain(ledger, states)
  for (const [batch, state] of states) {
    // What was begun goes on where it stopped, or is given up.
    if (state === 'writing' && batch % 3 === 0) await ledger.dropBatch({ batch })
    if (state === 'writing' && batch % 3 !== 0) await importAll(ledger, files, killImport(batch))
    if (state === 'settled') await ledger.commitBatch({ batch })
  }
  await sameAsPlain(ledger, new Map((await ledger.batchStates()).map(({ batch, state }) => [batch, state])))
  // What lies far behind is no news.
  for (const batch of [...states.keys()].slice(0, -2)) await ledger.dropBatch({ batch })
  return Math.max(0, ...states.keys()) + 1
}

/** Undone, or about to be when the process died. */
function removable({ done, doing }: Told, batch: number): boolean {
  return done.includes(`remove ${batch + 1}`) || doing === `remove ${batch + 1}`
}

/** The revenue of the orders that the standing files name, each once. */
async function sameAsPlain(ledger: KilledLedger, states: ReadonlyMap<number, string>): Promise<void> {
  const lines = new Map<string, number>()
  for (const [batch, state] of states) {
    if (state !== 'committed') continue
    for (const [, , order, product, amount] of killRows(batch))
      lines.set(`${order} ${product}`, Number(amount))
  }
  const sum = [...lines.values()].reduce((total, amount) => total + amount, 0)
  expect((await ledger.period()).revenue).toBe(sum)
}
