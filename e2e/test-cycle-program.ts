import { join } from 'node:path'
import { newId } from '../app/base/notebook/ids.ts'
import { openCompany } from '../app/installed.ts'
import { makeBackup } from '../app/manage/backups/backup.ts'
import { goOn } from './test-cycle.ts'

// A program that goes round and round, or so many steps, until it is killed. It says when it is open and whenever a job
// begins, so that whoever kills it can take aim. Where a folder for them is named it makes one back-up after the other
// meanwhile, and says when each begins and is made.

const [folder = '', files = '', log = '', most = 'Infinity', backups = ''] = process.argv.slice(2)
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
if (backups !== '') void backUp()
await goOn({ installation, files, log }, Number(most))
await installation.close()

async function backUp(): Promise<void> {
  for (;;) {
    say('begins backup')
    const to = join(backups, `${newId()}.tar.gz`)
    await makeBackup(installation, { to, passphrase: null, now: () => new Date().toISOString() })
    say(`made ${to}`)
  }
}
