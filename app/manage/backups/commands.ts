import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Command, parseWords, type Terminal } from '../../base/cli/command.ts'
import { clusterOf, configurationOf } from '../../base/configuration/configuration.ts'
import { dataFolderAsked } from '../../base/installation/data-folder.ts'
import type { InInstallation } from '../../base/installation/installation.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { listName } from '../../identify/erasure/erasure.ts'
import { moveToDatabase, refuseTaken } from '../move/move.ts'
import { isNamed, keepNewest, makeBackup, nameOf } from './backup.ts'
import { passphraseIn } from './passphrase.ts'
import { restoreBackup } from './restore.ts'
import type { backupsWords } from './words.ts'

type Key = keyof typeof backupsWords

const backupOptions = {
  to: { type: 'string' },
  keep: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook backup`: everything in one file, while people work on. */
export function backupCommand(inside: InInstallation): Command<Key> {
  return {
    name: 'backup',
    about: (say) => say('backups.command.about'),
    run: async (words, terminal, { say, number }) => {
      const { values, positionals } = parseWords(words, backupOptions)
      if (values.help) return told(terminal, say('backups.command.usage'))
      if (positionals[0] !== undefined) throw new Refusal('backups.too-many-words', { came: positionals[0] })
      const keep = values.keep === undefined ? null : wholeNumber(values.keep)
      const passphrase = await passphraseAsked(values['passphrase-file'], terminal.cwd)
      const at = new Date().toISOString()
      const to = await placeOf(resolve(terminal.cwd, values.to ?? '.'), nameOf(at, passphrase !== null))
      // Others of that folder go only where these are named in one way.
      if (keep !== null && !isNamed(to)) throw new Refusal('backups.keep-needs-folder')
      return inside(terminal, async (installation) => {
        const { manifest, ...made } = await makeBackup(installation, { to, passphrase, now: () => at })
        const removed = keep === null ? [] : await keepNewest(dirname(to), keep)
        const { company, customers } = manifest
        if (values.json)
          return told(
            terminal,
            JSON.stringify({ ...made, at, company, customers, locked: passphrase !== null, removed }),
          )
        terminal.out(`${say('backups.made', { file: made.file, megabytes: number(made.bytes / 1e6, 1) })}\n`)
        terminal.out(`${say('backups.made.sum', { sha256: made.sha256 })}\n`)
        if (passphrase === null) terminal.out(`${say('backups.made.open')}\n`)
        for (const name of removed) terminal.out(`${say('backups.made.removed', { name })}\n`)
        return 0
      })
    },
  }
}

const restoreOptions = {
  to: { type: 'string' },
  erased: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook restore <file>`: a back-up as a new data folder, its stores in there or on empty servers. */
export function restoreCommand(): Command<Key> {
  return {
    name: 'restore',
    about: (say) => say('backups.restore.about'),
    run: async (words, terminal, { say, number }) => {
      const { values, positionals } = parseWords(words, restoreOptions)
      if (values.help) return told(terminal, say('backups.restore.usage'))
      const [file, more] = positionals
      if (file === undefined) throw new Refusal('backups.which')
      if (more !== undefined) throw new Refusal('backups.too-many-words', { came: more })
      const folder = dataFolderAsked(terminal.environment, terminal.cwd)
      const fill = await serversToFill(values.to, { terminal, folder })
      const passphrase = await passphraseAsked(values['passphrase-file'], terminal.cwd)
      if (fill) await refuseTaken(fill)
      const { at, company, customers, erasedAgain } = await restoreBackup({
        ...{ file: resolve(terminal.cwd, file), folder, passphrase },
        ...(values.erased !== undefined && { erased: resolve(terminal.cwd, values.erased) }),
      })
      const moved = fill && (await moveToDatabase({ folder, ...fill }))
      const place = moved?.place ?? null
      if (values.json)
        return told(
          terminal,
          JSON.stringify({ folder, database: place, at, company, customers, erasedAgain }),
        )
      const said = { folder, at: `${at.slice(0, 16).replace('T', ' ')} UTC`, customers: number(customers) }
      terminal.out(`${say('backups.restored', said)}\n`)
      if (place !== null) terminal.out(`${say('backups.restored.database', { place, folder })}\n`)
      if (erasedAgain === null) terminal.out(`${say('backups.restored.no-list', { name: listName })}\n`)
      else if (erasedAgain > 0)
        terminal.out(`${say('backups.restored.erased', { customers: number(erasedAgain) })}\n`)
      return told(terminal, say('backups.restored.sessions'))
    },
  }
}

type ToFill = { readonly terminal: Terminal; readonly folder: string }

/** Null: both stores are to be files of the folder, beside which no servers may be set. */
async function serversToFill(to: string | undefined, { terminal, folder }: ToFill) {
  const { notebook, ledger } = configurationOf(terminal.environment, terminal.cwd)
  if (to !== undefined && to !== 'files' && to !== 'database')
    throw new Refusal('backups.restore-to-unknown', { came: to })
  if (to === 'database' && notebook === null) throw new Refusal('backups.restore-no-database')
  if (to !== 'database' && ledger !== null) throw new Refusal('backups.restore-beside-cluster', { folder })
  if (to !== 'database' && notebook !== null) throw new Refusal('backups.restore-beside-database', { folder })
  return notebook && { server: notebook, cluster: ledger && (await clusterOf(ledger)) }
}

function told(terminal: Terminal, text: string): number {
  terminal.out(`${text}\n`)
  return 0
}

/** A folder gets a file of its own name; anything else is the file. */
async function placeOf(asked: string, name: string): Promise<string> {
  const there = await stat(asked).catch(() => null)
  return there?.isDirectory() ? join(asked, name) : asked
}

const passphraseAsked = async (file: string | undefined, cwd: string): Promise<string | null> =>
  passphraseIn(file === undefined ? null : resolve(cwd, file))

function wholeNumber(came: string): number {
  const number = Number(came)
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw new Refusal('backups.keep-unfit', { came })
  return number
}
