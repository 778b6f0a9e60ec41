import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { testJobs } from './test-jobs.ts'

// A program that asks for jobs of one kind, so many times, and runs them until it is killed. What it asked for it writes
// down once the notebook has it: of that nothing may get lost. How each ended it says.

const [folder = '', kind = '', times = ''] = process.argv.slice(2)
const { jobs } = await testJobs({}, folder)
jobs.subscribe(({ state, kind: ended }) => process.stdout.write(`${ended} ${state}\n`))
process.stdout.write('open\n')
for (let asked = 0; asked < Number(times); asked += 1) {
  const { id } = await jobs.enqueue({ kind, payload: {} })
  appendFileSync(join(folder, 'asked.txt'), `${id}\n`)
  await sleep(5)
}
