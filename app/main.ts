import { languageAsked, type Terminal } from './base/cli/command.ts'
import { cliWords } from './base/cli/words.ts'
import { languageOfEnvironment, type Say, speech } from './base/language/language.ts'
import { Refusal } from './base/language/refusal.ts'
import { ledgerWords } from './base/ledger/words.ts'
import { valueCommand } from './differentiate/worth/commands.ts'
import { worthWords } from './differentiate/worth/words.ts'
import { importsWords } from './identify/imports/words.ts'
import { startCommand } from './start.ts'

/** The composition root: the commands there are, and the words everything is said in. */
const commands = [startCommand, valueCommand] as const
const allWords = [cliWords, ledgerWords, importsWords, worthWords] as const

async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  let spoken = speech(languageOfEnvironment(terminal.environment), allWords)
  try {
    const asked = languageAsked(words)
    if (asked) spoken = speech(asked, allWords)
    const [name, ...rest] = words
    const command = commands.find((one) => one.name === name)
    if (command) return await command.run(rest, terminal, spoken)
    if (name !== undefined && name !== '--help' && name !== '-h' && !name.startsWith('--language')) {
      throw new Refusal('cli.command-unknown', {
        came: name,
        commands: commands.map((one) => one.name).join(', '),
      })
    }
    const list = commands.map((one) => `  ${one.name.padEnd(8)} ${one.about(spoken.say)}`).join('\n')
    terminal.out(`${spoken.say('cli.usage', { commands: list })}\n`)
    return 0
  } catch (error) {
    if (error instanceof Refusal) {
      terminal.error(`${(spoken.say as Say<string>)(error.code, error.values)}\n`)
      return 2
    }
    terminal.error(
      `${spoken.say('cli.bug')}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return 1
  }
}

// A reader that has seen enough (head, a closed pager) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  environment: process.env,
  cwd: process.cwd(),
})
