import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { killLoop as killJobs } from '../app/base/jobs/test-kills-jobs.ts'
import { killLoop as killLedger } from '../app/base/ledger/test-kills-ledger.ts'
import { killLoop as killNotebook } from '../app/base/notebook/test-kills.ts'
import { runSequences } from '../app/identify/imports/test-sequences-of-imports.ts'
import { canMount, fillDisk } from '../e2e/test-full-disk.ts'
import { killCycle } from '../e2e/test-kills-cycle.ts'
import { killServer } from '../e2e/test-kills-http.ts'
import { canTrace, syncsOf } from '../e2e/test-synced.ts'
import { random } from '../engine/numeric/random.ts'

// The long proof that what was acknowledged stays and that nothing is ever seen half done: the program is killed
// hundreds of times, its disk becomes full, and its calls to the system are counted. `npm run prove -- records` takes
// about an hour; its result is kept in docs/proofs/records.md. Any number below can be given, for a shorter run:
//
//   npm run prove -- records lines=2000 imports=5 worth=5 notebook=5 ledger=5 jobs=5 http=3 syncs=10 sequences=20

const asked = {
  seed: 20_260_501,
  lines: 50_000,
  imports: 100,
  worth: 100,
  notebook: 100,
  ledger: 100,
  jobs: 100,
  http: 40,
  syncs: 200,
  disk: 1,
  sequences: 2_000,
}

for (const word of process.argv.slice(2)) {
  const [name = '', value] = word.split('=')
  if (!(name in asked) || !/^\d+$/.test(value ?? '')) {
    process.stderr.write(`"${word}" is not one of: ${Object.keys(asked).join('=…, ')}=…\n`)
    process.exit(2)
  }
  asked[name as keyof typeof asked] = Number(value)
}

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'ricebook-proof-'))
const rows: string[] = []
const violations: string[] = []
const notes: string[] = []

type Outcome = { readonly counts: string; readonly violations: readonly string[] }

/** One part of the proof; one that breaks is a violation and no end of the others. */
async function part(what: string, wanted: number, work: () => Promise<Outcome | null>): Promise<void> {
  if (wanted === 0) return
  const began = performance.now()
  process.stderr.write(`${what} …\n`)
  let outcome: Outcome | null
  try {
    outcome = await work()
  } catch (error) {
    outcome = {
      counts: 'broke off',
      violations: [error instanceof Error ? (error.stack ?? '') : String(error)],
    }
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  const counts = outcome?.counts ?? 'skipped: not possible on this machine'
  rows.push(`| ${what} | ${counts} | ${outcome?.violations.length ?? '–'} | ${minutes} |`)
  violations.push(...(outcome?.violations ?? []).map((one) => `${what}: ${one}`))
  process.stderr.write(`${rows.at(-1)}\n`)
  write()
}

const say = (text: string): void => void process.stderr.write(`  ${text}\n`)

function inOwnFolder(name: string): string {
  const own = join(folder, name)
  mkdirSync(own)
  return own
}

const { seed, lines } = asked

await part(
  'killed while files come and go and everybody is valued',
  asked.imports + asked.worth,
  async () => {
    const { imports, worth } = asked
    const found = await killCycle({ folder: inOwnFolder('cycle'), lines, seed, imports, worth, say })
    const during = Object.entries(found.during).map(([job, n]) => `${n} in ${job}`)
    const counts = `${found.kills} kills of rounds with files of ${lines} lines: ${during.join(', ')}; ${found.acknowledged} steps were acknowledged; ${found.apart} times the ledger was a step behind until it was opened`
    return { counts, violations: found.violations }
  },
)

await part('killed while people write, over HTTP', asked.http, async () => {
  const found = await killServer({ folder: inOwnFolder('http'), seed, kills: asked.http, say })
  const again = `${found.sentAgain} sent again because no answer came`
  return {
    counts: `${found.kills} kills, ${found.acknowledged} acknowledged, ${again}; ${found.caught} of them were committed and not yet answered for`,
    violations: found.violations,
  }
})

await part('killed while the notebook writes', asked.notebook, async () => {
  const found = await killNotebook({ kills: asked.notebook, seed, folder: inOwnFolder('notebook') })
  return {
    counts: `${found.kills} kills, ${found.acknowledged} changes acknowledged`,
    violations: found.violations,
  }
})

await part('killed while the ledger writes', asked.ledger, async () => {
  const chance = random(seed)
  await killLedger(asked.ledger, () => chance.uniform())
  return { counts: `${asked.ledger} kills`, violations: [] }
})

await part('killed while jobs run', asked.jobs, async () => {
  const found = await killJobs(asked.jobs)
  const sold = new Set(found.sold)
  const wrong = found.asked
    .filter((id) => !sold.has(id))
    .map((id) => `job ${id} was acknowledged and not done`)
  if (found.notDone > 0) wrong.push(`${found.notDone} jobs have not ended well`)
  if (found.bagsTaken !== sold.size) wrong.push(`${sold.size} jobs had ${found.bagsTaken} effects`)
  const counts = `${asked.jobs} kills (moments not seeded), ${found.asked.length} jobs acknowledged, ${found.attempts} attempts, ${found.bagsTaken} effects`
  return { counts, violations: wrong }
})

await part('synced before it is acknowledged, by strace', asked.syncs, async () => {
  if (!canTrace()) return null
  const found = await syncsOf({ requests: asked.syncs, folder: inOwnFolder('synced') })
  return { counts: `${found.acknowledged} requests, ${found.synced} syncs`, violations: found.violations }
})

await part('a full disk', asked.disk, async () => {
  if (!canMount()) return null
  const rooms = [0, 0.1, 0.3, 0.6, 1, 2, 4, 8]
  const found = await fillDisk({ lines: Math.min(lines, 5_000), seed, size: 256, rooms, say })
  for (const { room, said } of found.refusals)
    notes.push(`${room} on the disk: “${said.replaceAll('\n', ' ')}”`)
  const counts = `${rooms.length} imports with ${rooms.join(', ')} MiB left: ${found.refusals.length} refused and done again with room, ${found.fitted} had room; ${found.records} records before the disk was full`
  return { counts, violations: found.violations }
})

await part('imports and undos in any order, against importing what stands', asked.sequences, async () => {
  await runSequences({ count: asked.sequences, seed, shrink: false })
  return { counts: `${asked.sequences} sequences`, violations: [] }
})

rmSync(folder, { recursive: true, force: true })
process.stdout.write(page())
process.exitCode = violations.length === 0 ? 0 : 1

/** After each part: an hour's work is not lost with the last of it. */
function write(): void {
  mkdirSync(join(root, 'docs', 'proofs'), { recursive: true })
  writeFileSync(join(root, 'docs', 'proofs', 'records.md'), page())
}

function page(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--untracked-files=no').split('\n').filter(Boolean).length
  const commit = git('rev-parse', 'HEAD') + (changed > 0 ? `, and ${changed} files changed since` : '')
  const given = Object.entries(asked).map(([name, value]) => `${name}=${value}`)
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()} ${arch()}`
  const verdict =
    violations.length === 0
      ? 'Nothing acknowledged was lost, and nothing was seen half done.'
      : violations.map((one) => `- **Violated:** ${one}`).join('\n')
  return `# Proof: what was acknowledged stays

Written by \`npm run prove -- records\` (${given.join(' ')}) on commit ${commit}. ${machine}; Node ${process.version}.
A kill is SIGKILL, which a program cannot hear; what the machine's own cache keeps outlives it, so that the disk itself
is the subject of the counted syncs and not of the kills.

| what was done | counts | violations | minutes |
|---|---|---|---|
${rows.join('\n')}

${verdict}
${notes.length > 0 ? `\n## Worth knowing\n\n${notes.map((one) => `- ${one}`).join('\n')}\n` : ''}
## What is held against what

**Files come and go.** Two files that share half of their lines are imported, valued, undone, valued, round and round.
The same round was gone once undisturbed, and what anybody can see at its eight stops was written down: the facts that
count, the customers in lists with their records, and what the current worth run says of them. After each kill both
stores are read twice: as they were left, and after the start-up repair alone, before any job goes on. Each time all of
it must be one of the two stops beside the step that was cut short. As they were left, the notebook's word may stand
while the ledger has yet to follow; after the repair it may not. At the end the round is finished, and both stores must
hold what the undisturbed ones hold and nothing more.

**People write.** Each request carries an Idempotency-Key; what was answered is looked for in the notebook after each
kill, by a text that is there only once and by the id that was answered. Requests without an answer are sent again; none
may be there twice, also of those that the kill met between their work and the keeping of their answer.

**A full disk.** A small disk in memory is filled but for some room; the command must end with a refusal that names the
disk, both stores must show what they showed before, and with room again the same file must go through and give what it
gives elsewhere.
`
}
