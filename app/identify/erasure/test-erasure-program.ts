import { theProgram } from '../../base/access/person-of.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { openCompany } from '../../installed.ts'
import { askErasure, eraseJob } from './erasure.ts'

// A program in which somebody is erased, until it is killed or has seen the end. It says how far the work is, so that
// whoever kills it can take aim; without a customer it only goes on with what was begun.

const [folder = '', customer = '', name = ''] = process.argv.slice(2)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const { notebook, jobs, close } = await openCompany(folder, {
  trouble: (error) => process.stderr.write(`${error}\n`),
})
jobs.subscribe(({ kind, progress }) => kind === eraseJob && progress && say(progress.stage))
if (customer !== '')
  await wholly(() =>
    askErasure(
      { customer, name },
      { ...{ notebook, enqueue: jobs.enqueue, now: () => new Date().toISOString() }, ...theProgram },
    ),
  )
jobs.nudge()
for (const state of ['waiting', 'running'] as const)
  for (const job of await jobs.list({ state, kind: eraseJob })) {
    if (job.progress) say(job.progress.stage)
    await jobs.waitFor(job.id)
  }
say('ended')
await close()
