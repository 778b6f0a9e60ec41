import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startShards } from '../app/base/ledger/cluster/test-servers.ts'
import { companyOfEverything, databases } from '../e2e/test-moves.ts'
import { movesKilled } from '../e2e/test-moves-killed.ts'
import { keepProof, proofPlace, takeNumbers } from './proofs.ts'

// The records of a company move into a database and back, then its facts with them onto two shards and back, and whoever
// moves them is killed; its result is kept in bench/proofs/move.md. All numbers can be given:
//
//   npm run prove -- move kills=20 both=5 lines=2000 seed=7

const asked = { kills: 120, both: 40, lines: 6_000, seed: 20_261_127 }

takeNumbers(asked)

const home = mkdtempSync(join(tmpdir(), 'ricebook-prove-move-'))
const began = performance.now()
const company = join(home, 'data')
await companyOfEverything(company, asked)
const say = (text: string): void => void process.stderr.write(`${text}\n`)
const server = await databases()
const shards = await startShards()
let made = 0
const cluster = () => shards.place(`company_${++made}`)
const proved = async () => {
  const records = await movesKilled({ ...asked, company, server, say })
  return [records, await movesKilled({ ...asked, kills: asked.both, company, server, cluster, say })] as const
}
const [found, both] = await proved().finally(async () => {
  await Promise.all([server.stop(), shards.stop()])
  rmSync(home, { recursive: true, force: true })
})
const minutes = ((performance.now() - began) / 60_000).toFixed(1)
const { kills, amid, decided, moves, written } = found
const violations = [...found.violations, ...both.violations]
const page = `# Proof: stores that move are at one place, whatever interrupts it

Written by \`npm run prove -- move\`; \`npm test\` kills a few (\`e2e/move.test.ts\`, \`e2e/move-facts.test.ts\`).

${kills} programs killed that moved the records of a company into a database or back: ${amid} amid it, ${decided} after it was
decided and before it was told. ${moves} moves came to their end; between a kill and the next try somebody worked at the place
that had the records ${written} times. ${both.kills} more were killed that moved facts with them, onto two shards or back: ${both.amid} amid
it, ${both.decided} after the records were decided, ${both.between} of all when records lay in the database and facts in the folder;
${both.moves} moves came to their end, and somebody worked in between ${both.written} times. **${violations.length === 0 ? 'No violation' : `${violations.length} violations`}.**

${minutes} minutes on ${proofPlace(asked.seed)}.

${violations.map((one) => `- Violated: ${one}\n`).join('')}
## What is held against what

The company has ${asked.lines.toLocaleString('en')} order lines of a real shop (where its file is on the machine), everybody valued, and rows in every table. A
move is killed by SIGKILL at a moment drawn by the seed, anywhere between its beginning and the end of one that nobody
disturbed. As both places then lie, one of them has the records and it can be told which: a database that holds a part of
them says so, and a folder that speaks of a database speaks of one that has all. Facts lie on the shards beside records in the
database only, and at one place, which the folder tells. In three of ten cases the other place is
asked for and must be refused, and a record is written where the records are. Then the move is asked for again, until it
comes to its end: everything that both stores say, sorted, must be what it was before, with what was written meanwhile; so
must the rows and the sum of every table; the audit's chain must be whole and longer by the move.
`
keepProof('move', page)
process.stderr.write(page)
if (violations.length > 0) process.exitCode = 1
