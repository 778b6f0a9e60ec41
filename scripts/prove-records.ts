import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killLoop as killJobs } from '../app/base/jobs/test-kills-jobs.ts'
import { killLoop as killLedger } from '../app/base/ledger/test-kills-ledger.ts'
import { killLoop as killNotebook } from '../app/base/notebook/test-kills.ts'
import { backupsAtWork } from '../e2e/test-backups-at-work.ts'
import { canMount, fillDisk } from '../e2e/test-full-disk.ts'
import { killCycle } from '../e2e/test-kills-cycle.ts'
import { killServer } from '../e2e/test-kills-http.ts'
import { canTrace, syncsOf } from '../e2e/test-synced.ts'
import { random } from '../engine/numeric/random.ts'
import { keepProof, keptProof, proofPlace, takeNumbers } from './proofs.ts'

// The long proof that what was acknowledged stays and that nothing is ever seen half done: the program is killed
// hundreds of times, its disk becomes full, and its calls to the system are counted. `npm run prove -- records` takes
// about an hour and a half; its result is kept in bench/proofs/records.md. Any number below can be given, for a shorter
// run; 0 leaves a part out, and what the page says of it stays as it was:
//
//   npm run prove -- records lines=2000 imports=5 undos=5 worth=5 notebook=5 ledger=5 jobs=5 http=3 syncs=10 backups=5 sequences=20

const asked = {
  seed: 20_260_501,
  lines: 50_000,
  imports: 100,
  undos: 100,
  worth: 100,
  notebook: 100,
  ledger: 100,
  jobs: 100,
  http: 100,
  syncs: 200,
  disk: 1,
  backups: 100,
  sequences: 2_000,
}

takeNumbers(asked)

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'ricebook-proof-'))
const explained = 'What is held against what'
/** What the page says, part by part. */
const said = new Map(partsOf(keptProof('records')))
let violated = 0

type Outcome = {
  readonly counts: string
  readonly violations: readonly string[]
  readonly notes?: readonly string[]
}

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
  const {
    counts,
    violations,
    notes = [],
  } = outcome ?? {
    counts: 'Skipped: not possible on this machine',
    violations: [],
  }
  violated += violations.length
  const lines = [
    `${counts}. **${violations.length === 0 ? 'No violation' : `${violations.length} violations`}.**`,
    `${minutes} minutes on ${proofPlace(asked.seed)}.`,
    [...violations.map((one) => `- Violated: ${one}`), ...notes.map((one) => `- ${one}`)].join('\n'),
  ]
  said.set(what, lines.filter((line) => line !== '').join('\n\n'))
  process.stderr.write(`${said.get(what)}\n`)
  // After each part: an hour's work is not lost with the last of it.
  keepProof('records', page())
}

const say = (text: string): void => void process.stderr.write(`  ${text}\n`)

function inOwnFolder(name: string): string {
  const own = join(folder, name)
  mkdirSync(own)
  return own
}

const { seed, lines } = asked

await part(
  'Killed while files come and go and everybody is valued',
  asked.imports + asked.undos + asked.worth,
  async () => {
    const { imports, undos, worth } = asked
    const found = await killCycle({ folder: inOwnFolder('cycle'), lines, seed, imports, undos, worth, say })
    const during = Object.entries(found.during).map(([job, n]) => `${n} in ${job}`)
    const counts = `${found.kills} kills of rounds with files of ${lines} lines: ${during.join(', ')}; ${found.acknowledged} steps were acknowledged; ${found.apart} times the ledger was a step behind until it was opened`
    return { counts, violations: found.violations }
  },
)

await part('Killed while people write, over HTTP', asked.http, async () => {
  const found = await killServer({ folder: inOwnFolder('http'), seed, kills: asked.http, say })
  const again = `${found.sentAgain} sent again because no answer came`
  return {
    counts: `${found.kills} kills, ${found.acknowledged} acknowledged, ${again}; ${found.caught} of them were committed and not yet answered for`,
    violations: found.violations,
  }
})

await part('Killed while the notebook writes', asked.notebook, async () => {
  const found = await killNotebook({ kills: asked.notebook, seed, folder: inOwnFolder('notebook') })
  return {
    counts: `${found.kills} kills, ${found.acknowledged} changes acknowledged`,
    violations: found.violations,
  }
})

await part('Killed while the ledger writes', asked.ledger, async () => {
  const chance = random(seed)
  await killLedger(asked.ledger, () => chance.uniform())
  return { counts: `${asked.ledger} kills`, violations: [] }
})

await part('Killed while jobs run', asked.jobs, async () => {
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

await part('Synced before it is acknowledged, by strace', asked.syncs, async () => {
  if (!canTrace()) return null
  const found = await syncsOf({ requests: asked.syncs, folder: inOwnFolder('synced') })
  return { counts: `${found.acknowledged} requests, ${found.synced} syncs`, violations: found.violations }
})

await part('A full disk', asked.disk, async () => {
  if (!canMount()) return null
  const rooms = [0, 0.1, 0.3, 0.6, 1, 2, 4, 8]
  const found = await fillDisk({ lines: Math.min(lines, 5_000), seed, size: 256, rooms, say })
  const notes = found.refusals.map(({ room, said }) => `${room} on the disk: “${said.replaceAll('\n', ' ')}”`)
  const counts = `${rooms.length} imports with ${rooms.join(', ')} MiB left: ${found.refusals.length} refused and done again with room, ${found.fitted} had room; ${found.records} records before the disk was full`
  return { counts, violations: found.violations, notes }
})

await part('Backed up amid work, and killed while backing up', asked.backups, async () => {
  const { backups } = asked
  const found = await backupsAtWork({
    ...{ folder: inOwnFolder('backups'), lines: Math.min(lines, 2_000), seed, backups, kills: backups, say },
  })
  return {
    counts: `${found.backups} back-ups amid work and ${found.left} more by programs that were killed, each restored and looked at, ${found.amid} of them with a job under way; ${found.kills} kills, ${found.met} of them amid a back-up`,
    violations: found.violations,
  }
})

await part('Imports and undos in any order, against importing what stands', asked.sequences, async () => {
  // In two programs at once: one waits for nothing but its processor.
  const halves = [Math.ceil(asked.sequences / 2), Math.floor(asked.sequences / 2)]
  const ended = await Promise.all(halves.map((count, i) => sequencesIn(count, seed + i)))
  const violations = ended.flatMap(({ status, said }) => (status === 0 ? [] : [said]))
  return { counts: `${halves.join(' and ')} sequences, of seeds ${seed} and ${seed + 1}`, violations }
})

rmSync(folder, { recursive: true, force: true })
process.stdout.write(page())
process.exitCode = violated === 0 ? 0 : 1

async function sequencesIn(count: number, of: number): Promise<{ status: number | null; said: string }> {
  const program = join(root, 'scripts', 'prove-records-sequences.ts')
  const child = spawn(process.execPath, ['--no-maglev', program, String(count), String(of)])
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (told += piece))
  const [status] = await once(child, 'exit')
  return { status, said: told }
}

/** On what a part was run: a part that is run again later stands beside others of before. */
/** Title and text of every part of a page. */
function partsOf(page: string): [string, string][] {
  const [, ...sections] = page.split(/^## /m)
  return sections.flatMap((section): [string, string][] => {
    const end = section.indexOf('\n')
    const title = section.slice(0, end)
    return title === explained ? [] : [[title, section.slice(end).trim()]]
  })
}

function page(): string {
  const sections = [...said].map(([what, text]) => `## ${what}\n\n${text}\n`)
  return `# Proof: what was acknowledged stays

Written by \`npm run prove -- records\`, part by part. A kill is SIGKILL, which a program cannot hear; what the machine's
own cache keeps outlives it, so that the disk itself is the subject of the counted syncs and not of the kills.

${sections.join('\n')}
## ${explained}

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

**Back-ups.** They are made at moments drawn by a seed while the same round is gone, restored and read as above: what a
back-up shows must be one of the two stops beside the step in which it was made, as it lies there and after the start-up
repair. Programs that make back-ups without end are killed; whatever then bears the name of a back-up must be whole, the
company must stand at a stop, and the next back-up must leave nothing of the one that was broken off.
`
}
