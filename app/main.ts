import { type Command, languageAsked, type Terminal } from './base/cli/command.ts'
import { cliWords } from './base/cli/words.ts'
import { languageOfEnvironment, speech } from './base/language/language.ts'
import { Refusal } from './base/language/refusal.ts'
import { ledgerWords } from './base/ledger/words.ts'
import { valueCommand } from './differentiate/worth/commands.ts'
import { worthWords } from './differentiate/worth/words.ts'
import { importsWords } from './identify/imports/words.ts'
import { startCommand } from './start.ts'

/** The composition root: the commands there are, and the words they refuse with. */
const commands: readonly Command[] = [startCommand, valueCommand]
const allWords = [cliWords, ledgerWords, importsWords, worthWords] as const

async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  let language = languageOfEnvironment(terminal.environment)
  try {
    language = languageAsked(words) ?? language
    const [name, ...rest] = words
    const command = commands.find((one) => one.name === name)
    if (command) return await command.run(rest, terminal, language)
    const spoken = speech(language, allWords)
    const names = commands.map((one) => one.name).join(', ')
    if (name !== undefined && name !== '--help' && !name.startsWith('--language')) {
      throw new Refusal('cli.command-unknown', { came: name, commands: names })
    }
    terminal.out(
      `${spoken.say('cli.usage', { commands: commands.map((one) => `  ${one.name.padEnd(8)} ${one.about(language)}`).join('\n') })}\n`,
    )
    return 0
  } catch (error) {
    const say = speech(language, allWords).say as (key: string, values?: Refusal['values']) => string
    if (error instanceof Refusal) {
      terminal.error(`${say(error.code, error.values)}\n`)
      return 2
    }
    terminal.error(`${say('cli.bug')}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
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
})
