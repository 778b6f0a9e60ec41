import { type Command, parseWords, type Terminal } from '../../base/cli/command.ts'
import {
  clusterOf,
  configurationOf,
  type LedgerSet,
  type NotebookSet,
} from '../../base/configuration/configuration.ts'
import { dataFolderAsked } from '../../base/installation/data-folder.ts'
import type { Speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { isServer } from '../../base/notebook/notebook.ts'
import { type Moved, moveToDatabase, moveToFile } from './move.ts'
import type { moveWords } from './words.ts'

type Key = keyof typeof moveWords

const options = {
  to: { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook move --to …`: records from a file into a database, facts onto a cluster that is set, or back. */
export function moveCommand(): Command<Key> {
  return {
    name: 'move',
    about: (say) => say('move.command.about'),
    run: async (words, terminal, speech) => {
      const { values, positionals } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${speech.say('move.command.usage')}\n`)
        return 0
      }
      if (positionals[0] !== undefined) throw new Refusal('move.too-many-words', { came: positionals[0] })
      const { to, server, ledger } = whereTo(values.to, terminal)
      const folder = dataFolderAsked(terminal.environment, terminal.cwd)
      const look = values.json ? undefined : progress(terminal, speech)
      const move = to === 'files' ? moveToFile : moveToDatabase
      const cluster = ledger && (await clusterOf(ledger))
      const moved = await move({ folder, server, cluster, ...(look && { look }) })
      if (values.json) terminal.out(`${JSON.stringify({ to, ...moved })}\n`)
      else report(moved, to, { terminal, speech, folder })
      return 0
    },
  }
}

type To = 'files' | 'database'

type Where = { readonly to: To; readonly server: NotebookSet; readonly ledger: LedgerSet | null }

/** What is typed is in the list of processes and in the shell's history, so an address may as well be a setting. */
function whereTo(came: string | undefined, { environment, cwd }: Terminal): Where {
  if (came === undefined) throw new Refusal('move.where')
  const given = isServer(came)
  if (!given && came !== 'files' && came !== 'database') throw new Refusal('move.where-unknown', { came })
  const set = environment.RICEBOOK_NOTEBOOK_URL || undefined
  if (given && set !== undefined && set !== came) throw new Refusal('move.two-databases')
  const { notebook, ledger } = configurationOf(
    given ? { ...environment, RICEBOOK_NOTEBOOK_URL: came } : environment,
    cwd,
  )
  if (notebook === null) throw new Refusal('move.no-database')
  return { to: came === 'files' ? 'files' : 'database', server: notebook, ledger }
}

/** Between two lines about one table. */
const every = 2_000

function progress({ error }: Terminal, { say, number }: Speech<Key>): (table: string, done: number) => void {
  let [last, at] = ['', 0]
  return (table, done) => {
    const now = performance.now()
    if (table === last && now - at < every) return
    last = table
    at = now
    error(`${say('move.progress', { table, rows: number(done) })}\n`)
  }
}

type Telling = { readonly terminal: Terminal; readonly speech: Speech<Key>; readonly folder: string }

function report({ place, tables, facts, audit }: Moved, to: To, telling: Telling): void {
  const { terminal, speech, folder } = telling
  const { say, number } = speech
  const counted = (all: readonly { readonly rows: number }[]) => ({
    tables: number(all.length),
    rows: number(all.reduce((sum, one) => sum + one.rows, 0)),
  })
  const lines = [
    tables === null ? say('move.already', { place }) : say('move.done', { place, ...counted(tables) }),
    ...(facts ? [say('move.done.facts', { place: facts.place, ...counted(facts.tables) })] : []),
    say('move.audit', { head: `${audit.entries}:${audit.hash}` }),
    say(`move.next.${to}`, { place, folder }),
    ...(facts ? [say(`move.next.${to}.facts`, { folder })] : []),
  ]
  for (const line of lines) terminal.out(`${line}\n`)
}
