import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { testEntry } from '../jobs/test-jobs.ts'
import { Refusal } from '../language/refusal.ts'
import { type Installation, openInstallation } from './installation.ts'
import { type CommandHandler, runThere, serveCommands } from './running.ts'

// The program of these tests: opens a data folder and does commands until it is told to end or killed; called as
// `there` it has a command done by the one that runs. What it has to say about itself it says as lines of JSON.

const [how = '', folder = '', ...words] = process.argv.slice(2)
const say = (said: object): void => void process.stdout.write(`${JSON.stringify(said)}\n`)

const terminal = {
  stdin: process.stdin,
  out: (out: string) => say({ out }),
  error: (error: string) => say({ error }),
  taken: async () => undefined,
  environment: process.env,
  cwd: process.cwd(),
}

function commandsOf({ jobs }: Installation): CommandHandler {
  return async ([name, ...rest], { stdin, out, error, environment, cwd }) => {
    if (name === 'tell') out(JSON.stringify({ rest, environment, cwd, pid: process.pid }))
    else if (name === 'count') out(String((await text(stdin)).length))
    else if (name === 'fail') {
      error('it failed')
      return 2
    } else if (name === 'job') {
      const { id } = await jobs.enqueue({ kind: 'test.echo', payload: { name: rest[0] ?? '' } })
      const leave = jobs.subscribe((event) => out(`${event.state}\n`))
      const { result } = await jobs.waitFor(id)
      leave()
      out(JSON.stringify(result))
    } else if (name === 'slow-job') {
      out('begun')
      await sleep(300)
      await jobs.enqueue({ kind: 'test.echo', payload: { name: 'asked for after the caller left' } })
    } else if (name === 'hang') {
      out('begun')
      await new Promise(() => undefined)
    } else throw new Error('a bug')
    return 0
  }
}

try {
  if (how === 'there') {
    say({ exit: await runThere(folder, words, terminal) })
  } else {
    const installation = await openInstallation({ folder, jobsEntry: testEntry })
    const stop = await serveCommands({
      folder,
      handler: commandsOf(installation),
      address: 'http://127.0.0.1:8765',
      trouble: (error) => say({ trouble: String(error) }),
    })
    process.once('SIGTERM', async () => {
      await stop()
      await installation.close()
      say({ closed: true })
    })
    say({ open: process.pid })
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  say({ refused: error.code, values: error.values })
  process.exitCode = 2
}
