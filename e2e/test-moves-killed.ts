import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { LedgerSet } from '../app/base/configuration/configuration.ts'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { type FactsLying, whereFactsLie } from '../app/base/installation/facts-moved.ts'
import { arriving, folderSaid, nameIn, whereRecordsLie } from '../app/base/installation/moved.ts'
import { Refusal } from '../app/base/language/refusal.ts'
import type { ClusterPlace } from '../app/base/ledger/cluster/cluster.ts'
import { tableInUse } from '../app/base/notebook/copy.ts'
import { openNotebook } from '../app/base/notebook/notebook.ts'
import { openCompany } from '../app/installed.ts'
import { random } from '../engine/numeric/random.ts'
import { type Databases, saidBy, type TestDatabase } from './test-moves.ts'

export type MovesAsked = {
  readonly seed: number
  /** How often a program is killed that moves the records, in either direction. */
  readonly kills: number
  /** A data folder whose records lie in its file. */
  readonly company: string
  /** Where the databases come from. */
  readonly server: Pick<Databases, 'fresh'>
  /** An empty database of a cluster, for the facts to move too; left out: they stay. */
  readonly cluster?: () => ClusterPlace
  readonly say?: (text: string) => void
}

export type MovesFound = {
  readonly kills: number
  /** Kills that left a part of the records at the other place. */
  readonly amid: number
  /** Kills after which the new place had the records, though nobody had been told. */
  readonly decided: number
  /** Moves that came to their end, in either direction. */
  readonly moves: number
  /** Kills that left records at the new place and facts at the old, or the other way round. */
  readonly between: number
  /** Records that were written where the records lay between a kill and the next try. */
  readonly written: number
  readonly violations: readonly string[]
}

const program = fileURLToPath(new URL('./test-move-program.ts', import.meta.url))

/**
 * The stores of a company move to servers and back, and whoever moves them is killed at moments drawn by a seed. After
 * each kill exactly one place holds each of them, all of it; now and then somebody works there before the move is asked for
 * again. In the end both stores say what they said before, and what was written meanwhile.
 */
export async function movesKilled(asked: MovesAsked): Promise<MovesFound> {
  const { kills, seed, company: folder, server, say = () => undefined } = asked
  const chance = random(seed)
  const found = {
    kills: 0,
    amid: 0,
    decided: 0,
    between: 0,
    moves: 0,
    written: 0,
    violations: [] as string[],
  }
  const fresh = async (how: 'bare' | 'with-tables'): Promise<Servers> => ({
    ...(await server.fresh(how)),
    cluster: asked.cluster?.() ?? null,
  })
  // Facts are begun anew each time: without some that are left alone they would never come to an end.
  const beyond = asked.cluster ? 1.6 : 1
  const nameOf = (kill: number): string => `kill ${kill} of ${asked.cluster ? 'both' : 'one'}`
  let database = await fresh('with-tables')
  const first = await saidBy(folder)
  let { dump: said, entries } = first
  // How long one takes that nobody kills, so that kills fall everywhere in it.
  const usual = { database: await timed('database', folder, database), files: 0 }
  usual.files = await timed('files', folder, database)
  while (found.kills < kills) {
    // Making the tables takes longer than the records of a small company: most are to meet those.
    database = await fresh(chance.uniform() < 0.2 ? 'bare' : 'with-tables')
    for (const to of ['database', 'files'] as const) {
      for (;;) {
        if (found.kills >= kills) {
          await timed(to, folder, database)
          break
        }
        const afterMs = chance.uniform() * usual[to] * beyond
        const lasted = await killedAmid(to, { folder, database, afterMs })
        if (lasted !== null) {
          usual[to] = lasted
          break
        }
        found.kills += 1
        const stands = await standing(folder, database)
        found.violations.push(...stands.wrong.map((what) => `kill ${found.kills}, to ${to}: ${what}`))
        if (stands.isPart) found.amid += 1
        if (stands.at === to) found.decided += 1
        const isBetween = database.cluster !== null && stands.at === 'database' && stands.facts !== 'cluster'
        if (isBetween) found.between += 1
        if (chance.uniform() < 0.3) {
          const cluster = stands.facts === 'cluster' ? database.cluster : null
          found.violations.push(
            ...(await refusedBeside(folder, { at: stands.at, facts: stands.facts, database })),
          )
          await written(folder, {
            database: stands.at === 'database' ? { ...database, cluster } : null,
            name: nameOf(found.kills),
          })
          said = [...said, lineOf(nameOf(found.kills))].sort()
          found.written += 1
        }
        say(
          `kill ${found.kills}, to ${to}${stands.isPart ? ', amid it' : ''}; ${found.violations.length} violations`,
        )
      }
      found.moves += 1
      const now = await (to === 'database' ? saidBy(folder, database, database.cluster) : saidBy(folder))
      if (!isDeepStrictEqual([now.dump, now.sums], [said, first.sums]))
        found.violations.push(`move ${found.moves}: the stores say something else`)
      if (now.entries <= entries) found.violations.push(`move ${found.moves}: the audit has no entry of it`)
      entries = now.entries
    }
  }
  return found
}

type To = 'database' | 'files'
type Servers = TestDatabase & { readonly cluster: ClusterPlace | null }
type Killing = { readonly folder: string; readonly database: Servers; readonly afterMs: number }

function begun(to: To, folder: string, { url, ownerUrl, cluster }: Servers): ChildProcess {
  const words = [to, folder, url, ownerUrl, JSON.stringify(cluster)]
  return spawn(process.execPath, ['--no-maglev', program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Milliseconds from its beginning to its end. */
async function timed(to: To, folder: string, database: Servers): Promise<number> {
  const child = begun(to, folder, database)
  const exit = once(child, 'exit')
  await once(child.stdout!, 'data')
  const began = performance.now()
  const [code] = await exit
  if (code !== 0) throw new Error(`the move to ${to} ended with ${code}`)
  return performance.now() - began
}

/** Milliseconds where it had come to its end before; null: it was killed. */
async function killedAmid(to: To, { folder, database, afterMs }: Killing): Promise<number | null> {
  const child = begun(to, folder, database)
  const exit = once(child, 'exit')
  await Promise.race([once(child.stdout!, 'data'), exit])
  const began = performance.now()
  await Promise.race([sleep(afterMs), exit])
  const lasted = performance.now() - began
  child.kill('SIGKILL')
  const [code, signal] = await exit
  if (signal === 'SIGKILL') return null
  if (code !== 0) throw new Error(`the move to ${to} ended with ${code}`)
  return lasted
}

type Standing = {
  readonly at: To
  readonly facts: FactsLying
  readonly isPart: boolean
  readonly wrong: readonly string[]
}

/** As both places lie, without opening them as a program does: which of them holds the records, and what is not right. */
async function standing(folder: string, { url, ownerUrl }: TestDatabase): Promise<Standing> {
  const place = dataFolder(folder)
  const elsewhere = existsSync(place.belongs) ? await nameIn(place.belongs) : null
  const database = await openNotebook(url, undefined, ownerUrl)
  const said = await folderSaid(database.read)
  const inUse = (await tableInUse(database.read)) !== null
  await database.close()
  const wrong: string[] = []
  const lie = await whereRecordsLie(place)
  if (lie === 'new') wrong.push('nobody has the records')
  if (inUse && said === null) wrong.push('a part of the records could be taken for a company')
  if (lie === 'database' && said !== elsewhere && said !== arriving(elsewhere ?? ''))
    wrong.push('the database has not the records that the folder speaks of')
  const facts = whereFactsLie(place)
  if (facts === 'new') wrong.push('nobody has the facts')
  if (facts === 'cluster' && lie !== 'database') wrong.push('facts lie on a cluster beside records in a file')
  const isPart = (lie === 'file' && said?.startsWith(arriving('')) === true) || existsSync(place.arriving)
  return { at: lie === 'database' ? 'database' : 'files', facts, isPart, wrong }
}

type Beside = { readonly at: To; readonly facts: FactsLying; readonly database: Servers }

/** Where the stores do not lie nobody is let in. */
async function refusedBeside(folder: string, { at, facts, database }: Beside): Promise<string[]> {
  const notebook = at === 'files' ? { url: database.url, ownerUrl: database.ownerUrl } : null
  try {
    const ledger = notebook && setOf(database.cluster)
    await (await openCompany(folder, { notebook, ledger })).close()
    return ['two places have the records']
  } catch (error) {
    const here = database.cluster ? 'installation.ledger-here' : 'installation.notebook-here'
    const elsewhere =
      facts === 'cluster' ? 'installation.ledger-elsewhere' : 'installation.notebook-elsewhere'
    const expected = at === 'files' ? here : elsewhere
    return error instanceof Refusal && error.code === expected ? [] : [String(error)]
  }
}

/** Somebody works where the records lie. */
async function written(
  folder: string,
  { database, name }: { readonly database: Servers | null; readonly name: string },
): Promise<void> {
  const notebook = database && { url: database.url, ownerUrl: null }
  const ledger = setOf(database?.cluster ?? null)
  const company = await openCompany(folder, { notebook, ledger })
  const row = { name, value: '1', changedAt: '2026-03-01T08:00:00.000Z' }
  await company.notebook.change((tx) => tx.insertInto('settings').values(row).execute())
  await company.close()
}

const setOf = (cluster: ClusterPlace | null): LedgerSet | null =>
  cluster && { ...cluster, user: 'default', password: '', passwordFile: null }

const lineOf = (name: string): string => JSON.stringify({ table: 'settings', name, value: '1' })
