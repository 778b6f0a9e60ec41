import { openCompany } from '../../installed.ts'
import { demoIn } from './test-demos.ts'

// A program that lets the demo come or go, until it is killed or has seen its end. It says when its job begins, so that
// whoever kills it can take aim.

const [folder = '', what = ''] = process.argv.slice(2)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const installation = await openCompany(folder, { trouble: (error) => process.stderr.write(`${error}\n`) })
installation.jobs.subscribe(({ state }) => state === 'running' && say('runs'))
if ((await installation.jobs.list({ state: 'running' })).length > 0) say('runs')
const demo = demoIn(installation)
await (what === 'choose' ? demo.choose() : demo.remove())
say('ended')
await installation.close()
