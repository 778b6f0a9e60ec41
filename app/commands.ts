import { allWords } from './all-words.ts'
import { forgetSecondFactorCommand } from './base/access/second-factor/commands.ts'
import { type Acting, actingAs } from './base/audit/acting.ts'
import { auditCommand } from './base/audit/commands.ts'
import { languageAsked, roomIn, type Terminal } from './base/cli/command.ts'
import { configurationOf } from './base/configuration/configuration.ts'
import { dataFolderAsked } from './base/installation/data-folder.ts'
import type { InInstallation, Installation } from './base/installation/installation.ts'
import { runThere } from './base/installation/running.ts'
import { languageOfEnvironment, type Say, speech } from './base/language/language.ts'
import { Refusal } from './base/language/refusal.ts'
import { wholly } from './base/notebook/seen.ts'
import { valueCommand, worthCommand } from './differentiate/worth/commands.ts'
import { dumpCommand } from './dump.ts'
import { importCommand, importsCommand, undoCommand } from './identify/imports/commands.ts'
import { quietLog } from './log.ts'
import { backupCommand, restoreCommand } from './manage/backups/commands.ts'
import { doctorCommand, doctorWithinCommand } from './manage/doctor/commands.ts'
import { traceCommand } from './manage/exports/commands.ts'
import { moveCommand } from './manage/move/commands.ts'
import { endsBy, serveCommand } from './serve.ts'
import { startCommand } from './start.ts'

/** Commands that work on the company's records: done by the running program where there is one. */
const kept = (inside: InInstallation) =>
  [
    importCommand(inside),
    undoCommand(inside),
    importsCommand(inside),
    worthCommand(inside),
    dumpCommand(inside),
    backupCommand(inside),
    forgetSecondFactorCommand(inside),
    auditCommand(inside),
    traceCommand(inside),
  ] as const

/** For a command on its own; what it takes to open the data folder is loaded by those who do. */
const inOwn: InInstallation = async (terminal, work) => {
  const { inOwnInstallation } = await import('./installed.ts')
  const { say } = spokenIn(languageOfEnvironment(terminal.environment))
  const trouble = (error: unknown): void => {
    if (error instanceof Refusal) terminal.error(`${(say as Say<string>)(error.code, error.values)}\n`)
    else quietLog(terminal.error).trouble(error)
  }
  return inOwnInstallation(terminal, work, { lost: endsBy(terminal, say), trouble })
}

/** Within the running program: on the installation that is open. */
const onOpen =
  (installation: Installation): InInstallation =>
  (_terminal, work) =>
    work(installation)

/** The composition root: the commands there are, and the words everything is said in. */
const commandsOf = (inside: InInstallation) =>
  [
    startCommand(handlerFor),
    serveCommand(handlerFor),
    ...kept(inside),
    restoreCommand(),
    moveCommand(),
    doctorCommand(),
    valueCommand,
  ] as const

function handlerFor(installation: Installation) {
  const commands = [...kept(onOpen(installation)), doctorWithinCommand(installation)] as const
  return (words: readonly string[], terminal: Terminal): Promise<number> =>
    wholly(() => done(commands, words, terminal))
}

const commands = commandsOf(inOwn)
const keptNames = new Set(kept(inOwn).map((command) => command.name))

/** Does what a person typed; returns the exit code. */
async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words
  const alone =
    name === undefined || !keptNames.has(name as never) || rest.includes('--help') || rest.includes('-h')
  return speaking(words, terminal, async () => {
    // A wrong setting is told before anything is done by it; who asks for the doctor is told of it among the rest, and
    // where records move to is a setting as well.
    if (name !== 'doctor' && name !== 'move') configurationOf(terminal.environment, terminal.cwd)
    if (alone) return done(commands, words, terminal)
    const there = await runThere(dataFolderAsked(terminal.environment, terminal.cwd), words, terminal)
    return there ?? (await done(commands, words, terminal))
  })
}

type Commands = readonly (typeof commands)[number][]
type Spoken = ReturnType<typeof spokenIn>

const spokenIn = (language: Parameters<typeof speech>[0]) => speech(language, allWords)

async function done(commands: Commands, words: readonly string[], terminal: Terminal): Promise<number> {
  return speaking(words, terminal, async (spoken) => {
    const [name, ...rest] = words
    const command = commands.find((one) => one.name === name)
    if (command) {
      const run = (): Promise<number> => command.run(rest, terminal, spoken)
      // What the program does while it serves is others' doing, or its own.
      return command.name === 'serve' || command.name === 'start'
        ? run()
        : actingAs(commanding(command.name), run)
    }
    if (name !== undefined && name !== '--help' && name !== '-h' && !name.startsWith('--language')) {
      throw new Refusal('cli.command-unknown', {
        came: name,
        commands: commands.map((one) => one.name).join(', '),
      })
    }
    const list = commands.map((one) => `  ${one.name.padEnd(8)} ${one.about(spoken.say)}`).join('\n')
    terminal.out(`${spoken.say('cli.usage', { commands: list })}\n`)
    return 0
  })
}

/** Whoever types commands has the files, and is nobody whom the program knows. */
const commanding = (act: string): Acting => ({
  ...{ by: null, via: 'command', viaId: null, address: null, device: null },
  ...{ act, record: null, changes: false },
})

/** Refusals end with 2, in the person's language; bugs with 1. */
async function speaking(
  words: readonly string[],
  terminal: Terminal,
  work: (spoken: Spoken) => Promise<number>,
): Promise<number> {
  let spoken = spokenIn(languageOfEnvironment(terminal.environment))
  try {
    const asked = languageAsked(words)
    if (asked) spoken = spokenIn(asked)
    return await work(spoken)
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
  taken: () => roomIn(process.stdout),
  environment: process.env,
  cwd: process.cwd(),
})
