import { madeUpRequests, onlyRefused } from '../e2e/test-made-up.ts'
import { keepProof, proofPlace, takeNumbers } from './proofs.ts'

// Requests made up by the ten thousand from the OpenAPI document; its result is kept in bench/proofs/requests.md. Both
// numbers can be given:
//
//   npm run prove -- requests count=3000 seed=7

const asked = { count: 24_000, seed: 20_260_502 }

takeNumbers(asked)

const began = performance.now()
const report = await madeUpRequests(asked)
const minutes = ((performance.now() - began) / 60_000).toFixed(1)
const violations = [
  ...report.faults,
  ...report.failures.map((one) => `a bug: ${JSON.stringify(one)}`),
  ...report.troubles.map((one) => `outside any request: ${String(one)}`),
  ...report.brokenJobs.map((one) => `a job: ${JSON.stringify(one.failure)}`),
  ...report.neverDone
    .filter((one) => !onlyRefused.includes(one))
    .map((one) => `never done, only refused: ${one}`),
]
const statuses = Object.entries(report.statuses).map(([status, times]) => `${times} × ${status}`)
const page = `# Proof: whatever is sent, every answer is as described

Written by \`npm run prove -- requests\`; \`npm test\` sends as many as reach every request (\`e2e/fuzz.test.ts\`).

${report.sent.toLocaleString('en')} requests to the whole program with a small company in it: ${statuses.join(', ')}. **${violations.length === 0 ? 'No violation' : `${violations.length} violations`}.**

${minutes} minutes on ${proofPlace(asked.seed)}.

${violations.map((one) => `- Violated: ${one}\n`).join('')}
## What is held against what

Every request of the OpenAPI document is made up in turn, some as it should be, with values that exist where a name
stands for something, the others with one thing spoiled: a value of another kind, too much of it, a field too many or left out,
a foreign type of content, broken bytes. Every answer must have a status that the document gives for that request, the
type of content that belongs to it, and a body that its schema allows; refusals are held to theirs as well. None may be a
failure of the program, none may leave a bug in a job that follows from it, and every request must have been done at least
once. Signing in and out, one's own password and the live stream are not made up by chance; their own tests send them.
`
keepProof('requests', page)
process.stderr.write(page)
if (violations.length > 0) process.exitCode = 1
