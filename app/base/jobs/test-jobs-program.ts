import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { quickPace, testJobs } from './test-jobs.ts'

// A program that asks for jobs and runs them until it is killed. What it asked for it writes down once the notebook
// has it: of that nothing may get lost.

const [folder = '', asks = '0'] = process.argv.slice(2)
const { jobs } = await testJobs({ pace: { ...quickPace, longestWait: 5 } }, folder)
process.stdout.write('open\n')
for (let asked = 0; asked < Number(asks); asked += 1) {
  const { id } = await jobs.enqueue({ kind: 'test.sells-a-bag', payload: {} })
  appendFileSync(join(folder, 'asked.txt'), `${id}\n`)
  await sleep(5)
}
