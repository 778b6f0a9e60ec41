import { type Command, parseWords } from './base/cli/command.ts'
import type { cliWords } from './base/cli/words.ts'
import { dataFolderAsked } from './base/installation/data-folder.ts'
import type { Installation } from './base/installation/installation.ts'
import { type CommandHandler, serveCommands } from './base/installation/running.ts'
import { Refusal } from './base/language/refusal.ts'

const usualPort = 8765

const options = {
  port: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * `ricebook serve`: the program, until it is told to stop. Other commands find it through its data folder.
 *
 * @param handlerFor does commands of other processes on the installation that runs
 */
export function serveCommand(
  handlerFor: (installation: Installation) => CommandHandler,
): Command<keyof typeof cliWords> {
  return {
    name: 'serve',
    about: (say) => say('cli.serve.about'),
    run: async (words, terminal, { say }) => {
      const { values } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${say('cli.serve.usage')}\n`)
        return 0
      }
      const port = portOf(values.port)
      const folder = dataFolderAsked(terminal.environment, terminal.cwd)
      const trouble = (error: unknown): void =>
        terminal.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      // Only who serves waits for all of it to load.
      const { openCompany } = await import('./installed.ts')
      const { serveCompany } = await import('./server.ts')
      const installation = await openCompany(folder, { trouble, schedules: true })
      try {
        const server = await serveCompany({
          installation,
          port,
          log: (failure) => terminal.error(`${JSON.stringify(failure)}\n`),
        })
        const endTalks = await serveCommands(handlerFor(installation), folder, trouble)
        terminal.out(`${say('cli.serve.ready', { url: server.url, folder })}\n`)
        await toldToStop()
        terminal.out(`${say('cli.serve.stopping')}\n`)
        await endTalks()
        await server.close()
      } finally {
        await installation.close()
      }
      return 0
    },
  }
}

function portOf(came: string | undefined): number {
  if (came === undefined) return usualPort
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
