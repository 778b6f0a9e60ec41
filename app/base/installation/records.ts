import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Refusal } from '../language/refusal.ts'
import { holdDatabase } from '../notebook/held-database.ts'
import { newId } from '../notebook/ids.ts'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import type { DataFolder } from './data-folder.ts'
import { arriving, refuseUnopened, tidied, welcome, welcomeToFile } from './moved.ts'
import { belongsTo, folderOf } from './store.ts'

/** A notebook in a database of a server. */
export type ServerSet = {
  readonly url: string
  /** The same database as the role that owns its tables; null: they are up to date. */
  readonly ownerUrl: string | null
}

type Asked = {
  /** Null: it is a file of the data folder. */
  readonly server: ServerSet | null
  /** Hears that a database is this program's no more: nothing may be written from then on. */
  readonly lost: (refusal: Refusal) => void
}

export type Records = {
  readonly notebook: Notebook
  /** Where another thread opens it. */
  readonly at: string
  /** What a database calls the data folder that goes with it; null: the records lie in the folder. */
  readonly belongs: string | null
  readonly close: () => Promise<void>
}

/**
 * Opens the records that go with a data folder: its own file, or the database that is set. A folder and a database are
 * one another's from the first time on, since the one holds the facts that the other speaks of: a ledger beside other
 * records would be brought to what they say, which is to be emptied.
 */
export async function openRecords(place: DataFolder, { server, lost }: Asked): Promise<Records> {
  const lie = await tidied(place)
  if (server === null) {
    if (lie === 'database') throw new Refusal('installation.notebook-elsewhere', { folder: place.folder })
    const notebook = await openNotebook(place.notebook)
    try {
      await welcomeToFile(notebook)
    } catch (error) {
      await notebook.close()
      throw error
    }
    return { notebook, at: notebook.path, belongs: null, close: notebook.close }
  }
  if (lie === 'file') throw new Refusal('installation.notebook-here', { folder: place.folder })
  const { notebook, ...shared } = await openDatabase(server)
  try {
    const release = await holdDatabase(server.url, lost)
    const close = async () => {
      await notebook.close()
      await release()
    }
    try {
      const belongs = await pair(place, notebook)
      return { ...shared, notebook, belongs, close }
    } catch (error) {
      await release()
      throw error
    }
  } catch (error) {
    await notebook.close()
    throw error
  }
}

/** The same of a database that other programs have open as well, as far as this folder is theirs too. */
export async function openSharedRecords(place: DataFolder, server: ServerSet): Promise<SharedRecords> {
  if ((await tidied(place)) === 'file')
    throw new Refusal('installation.notebook-here', { folder: place.folder })
  const { notebook, ...shared } = await openDatabase(server)
  try {
    return { ...shared, notebook, belongs: await pair(place, notebook) }
  } catch (error) {
    await notebook.close()
    throw error
  }
}

export type SharedRecords = Records & { readonly belongs: string }

async function openDatabase(server: ServerSet): Promise<Pick<Records, 'notebook' | 'at' | 'close'>> {
  const notebook = await openNotebook(server.url, undefined, server.ownerUrl)
  return { notebook, at: server.url, close: notebook.close }
}

/** The folder's name for itself first: a program killed between the two finds it there and tells the database. */
async function pair(place: DataFolder, notebook: Notebook): Promise<string> {
  const { folder, belongs, ledger, factsElsewhere } = place
  const isNew = !existsSync(ledger) && !existsSync(factsElsewhere)
  if (isNew && !existsSync(belongs)) await writeFile(belongs, `${newId()}\n`, { mode: 0o600, flush: true })
  const name = existsSync(belongs) ? readFileSync(belongs, 'utf8').trim() : ''
  await notebook.change(async (tx) => {
    const known = await folderOf(tx)
    if (known === null && isNew && name !== '') return belongsTo(tx, name)
    if (name !== '' && known === arriving(name)) return welcome(tx, name)
    refuseUnopened(known, notebook.path)
    if (known === null || known !== name)
      throw new Refusal('installation.other-database', { folder, place: notebook.path })
  })
  return name
}
