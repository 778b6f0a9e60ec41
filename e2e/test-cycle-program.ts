import { openCompany } from '../app/installed.ts'
import { goOn } from './test-cycle.ts'

// A program that goes round and round, or so many steps, until it is killed. It says when it is open and whenever a job
// begins, so that whoever kills it can take aim.

const [folder = '', files = '', log = '', most = 'Infinity'] = process.argv.slice(2)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const installation = await openCompany(folder, { trouble: (error) => process.stderr.write(`${error}\n`) })
const begun = new Set<string>()
const begins = (id: string, kind: string): void => {
  if (begun.has(id)) return
  begun.add(id)
  say(`begins ${kind}`)
}
installation.jobs.subscribe(({ id, kind, state }) => state === 'running' && begins(id, kind))
say('open')
for (const { id, kind } of await installation.jobs.list({ state: 'running' })) begins(id, kind)
await goOn({ installation, files, log }, Number(most))
await installation.close()
