/** What the browser keeps of each store, by the fields that its rows are found by. */
const keys = { outbox: 'n', kept: ['user', 'name'] } as const
/** What was done is on the disk before anybody says so; what was read can be read again. */
const durabilities = { outbox: 'strict', kept: 'relaxed' } as const
type Name = keyof typeof keys

/** What becomes of all rows of a store, worked out from all of them. */
export type Change<Row, Result> = (rows: readonly Row[]) => {
  readonly put?: readonly Row[]
  readonly remove?: readonly Row[]
  readonly result: Result
}

/** A few rows that outlive the page, the browser and the power. */
export type Table<Row> = {
  readonly all: () => Promise<readonly Row[]>
  /** One change at a time, whichever window or worker makes it; what is answered has been written. */
  readonly change: <Result>(work: Change<Row, Result>) => Promise<Result>
}

let opening: Promise<IDBDatabase | null> | null = null

/** Null where this browser keeps nothing: then rows live as long as the page. */
function opened(): Promise<IDBDatabase | null> {
  opening ??= open().catch(() => null)
  return opening
}

/** Whether what is kept here outlives the page. */
export async function keepsAnything(): Promise<boolean> {
  return (await opened()) !== null
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('ricebook', 1)
    asked.onupgradeneeded = () => {
      for (const [name, key] of Object.entries(keys))
        asked.result.createObjectStore(name, { keyPath: typeof key === 'string' ? key : [...key] })
    }
    asked.onsuccess = () => {
      const database = asked.result
      const again = (): void => {
        opening = null
      }
      // A newer build in another window wants to change the stores.
      database.onversionchange = () => {
        database.close()
        again()
      }
      database.onclose = again
      resolve(database)
    }
    asked.onerror = () => reject(asked.error)
  })
}

export function table<Row extends object>(name: Name): Table<Row> {
  const inMemory = memoryOf<Row>(name)
  return {
    all: async () => {
      const database = await opened()
      if (!database) return inMemory.all()
      return new Promise((resolve, reject) => {
        const asked = database.transaction(name).objectStore(name).getAll()
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
    },
    change: async (work) => {
      const database = await opened()
      return database ? written(database, name, work) : inMemory.change(work)
    },
  }
}

function written<Row extends object, Result>(
  database: IDBDatabase,
  name: Name,
  work: Change<Row, Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const change = database.transaction(name, 'readwrite', { durability: durabilities[name] })
    const store = change.objectStore(name)
    const asked: IDBRequest<Row[]> = store.getAll()
    let worked: { readonly result: Result }
    asked.onsuccess = () => {
      try {
        const { put = [], remove = [], result } = work(asked.result)
        for (const row of remove) store.delete(keyOf(name, row))
        for (const row of put) store.put(row)
        worked = { result }
      } catch (error) {
        reject(error)
        change.abort()
      }
    }
    change.oncomplete = () => resolve(worked.result)
    change.onabort = () => reject(change.error ?? new Error(`what was to be kept in ${name} was not`))
  })
}

function keyOf(name: Name, row: object): IDBValidKey {
  const key = keys[name]
  const values = row as Readonly<Record<string, IDBValidKey>>
  return typeof key === 'string' ? values[key]! : key.map((field) => values[field]!)
}

function memoryOf<Row extends object>(name: Name): Table<Row> {
  const rows = new Map<string, Row>()
  const said = (row: Row): string => JSON.stringify(keyOf(name, row))
  return {
    all: async () => [...rows.values()],
    change: async (work) => {
      const { put = [], remove = [], result } = work([...rows.values()])
      for (const row of remove) rows.delete(said(row))
      for (const row of put) rows.set(said(row), row)
      return result
    },
  }
}
