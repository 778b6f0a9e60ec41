import { type Command, parseWords, type Terminal } from './base/cli/command.ts'
import type { cliWords } from './base/cli/words.ts'
import { configurationOf, keyIn } from './base/configuration/configuration.ts'
import { dataFolderAsked } from './base/installation/data-folder.ts'
import type { Installation } from './base/installation/installation.ts'
import { type CommandHandler, serveCommands } from './base/installation/running.ts'
import type { Say } from './base/language/language.ts'
import { Refusal } from './base/language/refusal.ts'
import { leaderIn } from './base/notebook/lead.ts'
import { onJobEnds } from './job-ends.ts'
import { type Log, quietLog, requestsLog } from './log.ts'

type Key = keyof typeof cliWords

/** Does commands of other processes on the installation that runs. */
export type HandlerFor = (installation: Installation) => CommandHandler

const usualPort = 8765

export const programOptions = {
  port: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook serve`: the program, until it is told to stop. Other commands find it through its data folder. */
export function serveCommand(handlerFor: HandlerFor): Command<Key> {
  return {
    name: 'serve',
    about: (say) => say('cli.serve.about'),
    run: async (words, terminal, { say }) => {
      const { values } = parseWords(words, programOptions)
      if (values.help) {
        terminal.out(`${say('cli.serve.usage')}\n`)
        return 0
      }
      await runProgram({
        folder: dataFolderAsked(terminal.environment, terminal.cwd),
        port: portOf(values.port),
        terminal,
        say,
        handlerFor,
      })
      return 0
    },
  }
}

type ProgramAsked = {
  readonly folder: string
  /** 0: any that is free; null: the one set, or the usual one. */
  readonly port: number | null
  /** Where nobody said which port and the usual one is somebody else's, any other will do. */
  readonly anyPort?: boolean
  readonly terminal: Terminal
  readonly say: Say<Key>
  readonly handlerFor: HandlerFor
  /** It can be opened at this address from now on. */
  readonly ready?: (url: string) => void
}

/** The program at work in a data folder, until it is told to stop. */
export async function runProgram({ folder, terminal, say, ...asked }: ProgramAsked): Promise<void> {
  const configuration = configurationOf(terminal.environment, terminal.cwd)
  const port = asked.port ?? configuration.port
  const metricsKey = await keyIn(configuration.metricsKeyFile)
  const log = (configuration.log === 'requests' ? requestsLog : quietLog)(terminal.error)
  const { trouble } = log
  // Only who serves waits for all of it to load.
  const { openCompany } = await import('./installed.ts')
  const { serveCompany } = await import('./server.ts')
  const { backups, notebook, ledger } = configuration
  const lost = endsBy(terminal, say)
  const installation = await openCompany(folder, {
    trouble,
    schedules: true,
    backups,
    notebook,
    ledger,
    lost,
  })
  const leave = onJobEnds(installation.jobs, log.jobEnded)
  const { leading } = installation
  try {
    const server = await serveCompany({
      installation,
      configuration,
      metricsKey,
      port: port ?? usualPort,
      otherwise: asked.anyPort && port === null ? 0 : undefined,
      log: log.failed,
      answered: log.answered,
    })
    const handler = asked.handlerFor(installation)
    const url = configuration.publicUrl?.origin ?? server.url
    const talks = { folder, handler, address: url, trouble, ...(leading.shared && { leftAfter: aDay }) }
    const endTalks = await leading.whileLeading(() => serveCommands(talks))
    log.started()
    terminal.out(`${say('cli.serve.ready', { url, folder })}\n`)
    if (leading.shared) await tellOfLead(installation, { log, terminal, say })
    asked.ready?.(url)
    await toldToStop()
    terminal.out(`${say('cli.serve.stopping')}\n`)
    await endTalks()
    // Whoever stands by takes over while the last answers are given.
    await Promise.all([leading.handOver(), server.close()])
  } finally {
    await installation.close()
    leave()
    log.stopped()
  }
}

/** What came in and lies there for so long is nobody's any more. */
const aDay = 24 * 60 * 60 * 1000

type Telling = { readonly log: Log; readonly terminal: Terminal; readonly say: Say<Key> }

/** Says whether this program leads, or which one does; and when it begins to. */
async function tellOfLead(
  { leading, notebook }: Installation,
  { log, terminal, say }: Telling,
): Promise<void> {
  if (!leading.leads()) {
    const leader = await leaderIn(notebook.read)
    log.led(false)
    terminal.out(`${say('cli.serve.follows', { leader: leader?.name ?? '?' })}\n`)
  }
  await leading.whileLeading(async () => {
    log.led(true)
    terminal.out(`${say('cli.serve.leads')}\n`)
    return async () => undefined
  })
}

/** At once, with a word: whatever else it did would be written where another program may work by now. */
export function endsBy(terminal: Terminal, say: Say<Key>): (refusal: Refusal) => void {
  return ({ code, values }) => {
    terminal.error(`${(say as Say<string>)(code, values)}\n`)
    process.exit(1)
  }
}

/** The port asked for; null: none was. */
export function portOf(came: string | undefined): number | null {
  if (came === undefined) return null
  const port = Number(came)
  if (!/^\d{1,5}$/.test(came) || port > 65_535) throw new Refusal('cli.serve.port', { came })
  return port
}

/** Control-C, or the machine's word; a second one ends at once. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
