import { spawn } from 'node:child_process'
import { type Command, parseWords, type Terminal } from './base/cli/command.ts'
import type { cliWords } from './base/cli/words.ts'
import { dataFolderAsked } from './base/installation/data-folder.ts'
import { addressThere } from './base/installation/running.ts'
import { type HandlerFor, portOf, programOptions, runProgram } from './serve.ts'

/** `ricebook start`: the program as `serve` runs it, and the desktop's browser opened at its address. */
export function startCommand(handlerFor: HandlerFor): Command<keyof typeof cliWords> {
  return {
    name: 'start',
    about: (say) => say('cli.start.about'),
    run: async (words, terminal, { say }) => {
      const { values } = parseWords(words, programOptions)
      if (values.help) {
        terminal.out(`${say('cli.start.usage')}\n`)
        return 0
      }
      const port = portOf(values.port)
      const folder = dataFolderAsked(terminal.environment, terminal.cwd)
      const open = (url: string): void => {
        const key = opened(url, terminal.environment) ? 'cli.start.opened' : 'cli.start.where'
        terminal.out(`${say(key, { url })}\n`)
      }
      const there = await addressThere(folder)
      if (there !== null) {
        terminal.out(`${say('cli.start.already', { folder })}\n`)
        open(there)
        return 0
      }
      await runProgram({
        folder,
        port,
        // Who names none wants to begin, whatever else listens at the usual one.
        anyPort: true,
        terminal,
        say,
        handlerFor,
        ready: (url) => {
          open(url)
          terminal.out(`${say('cli.start.ends')}\n`)
        },
      })
      return 0
    },
  }
}

/** Hands an address to the desktop's browser where there is a desktop. */
function opened(address: string, environment: Terminal['environment']): boolean {
  const opener = openerOf(environment)
  if (!opener) return false
  const child = spawn(opener.command, [...opener.words, address], { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
  return true
}

function openerOf(environment: Terminal['environment']) {
  if (environment.CI) return null
  if (process.platform === 'darwin') return { command: 'open', words: [] }
  if (process.platform === 'win32') return { command: 'cmd', words: ['/c', 'start', ''] }
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? { command: 'xdg-open', words: [] } : null
}
