import { killPrograms } from '../e2e/test-kills-programs.ts'
import { keepProof, proofPlace, takeNumbers } from './proofs.ts'

// Two programs that serve one company, of which one is killed again and again; its result is kept in
// bench/proofs/programs.md. It takes PostgreSQL and ClickHouse. Both numbers can be given:
//
//   npm run prove -- programs kills=10 seed=7

const asked = { kills: 100, seed: 20_260_503 }

takeNumbers(asked)

const began = performance.now()
const report = await killPrograms({ ...asked, say: (text) => process.stderr.write(`${text}\n`) })
const minutes = ((performance.now() - began) / 60_000).toFixed(1)
const { kills, ofLeader, brokenOff, talks, imports, median, longest, violations } = report
const seconds = (ms: number): string => (ms / 1_000).toFixed(1)
const page = `# Proof: when one of several programs is killed, nothing is lost and another one leads

Written by \`npm run prove -- programs\`; \`npm test\` kills and stops a few (\`e2e/side-by-side.test.ts\`).

${kills} kills of two programs on one database and two shards, ${ofLeader} of them of the one that led; ${talks} talks were acknowledged and ${imports} files taken in; ${brokenOff} jobs were broken off by a kill, and ran again. Another one led after ${seconds(median)} seconds at half of the kills, after ${seconds(longest)} at the slowest. **${violations.length === 0 ? 'No violation' : `${violations.length} violations`}.**

${minutes} minutes on ${proofPlace(asked.seed)}.

${violations.map((one) => `- Violated: ${one}\n`).join('')}
## What is held against what

Talks are written down through both programs at once, each with a key of its own, and a file comes in through either, after
which everybody is valued. At a moment drawn by the seed, up to four seconds later, one is killed with SIGKILL, three times in
four the one that leads; what is left goes on, and another one is started. Each time: never do two lead; every talk that was
acknowledged is there, none twice; the file's three orders are there; every job has ended well. In the end the shards hold
three lines that count for each file, and no more.
`
keepProof('programs', page)
process.stderr.write(page)
if (violations.length > 0) process.exitCode = 1
