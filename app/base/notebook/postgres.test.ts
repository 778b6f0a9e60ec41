import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { languages, speech } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { newId } from './ids.ts'
import { notebookMigrations } from './migrations.ts'
import { type Notebook, openNotebook } from './notebook.ts'
import { openServer } from './postgres.ts'
import { writersLock } from './postgres-driver.ts'
import { newFolder, newNotebook, setting } from './test-folder.ts'
import { asOwner, plainRole, urlOf } from './test-postgres.ts'
import { notebookWords } from './words.ts'

const server = inject('postgres') ?? ''
const opened: Notebook[] = []
const databases: string[] = []
const closings: (() => void)[] = []
afterEach(async () => {
  for (const notebook of opened.splice(0)) await notebook.close()
  for (const close of closings.splice(0)) close()
  for (const name of databases.splice(0))
    await asOwner(server, 'postgres', [`drop database ${name} with (force)`])
})

const databaseOf = ({ path }: Notebook): string => new URL(path).pathname.slice(1)

/** An empty database; how it is made may be said. */
async function newDatabase(how = `template template0 encoding 'UTF8' locale 'C'`): Promise<string> {
  const name = `empty_${newId().replaceAll('-', '')}`
  await asOwner(server, 'postgres', [`create database ${name} ${how}`])
  databases.push(name)
  return name
}

async function askedAsOwner(database: string, question: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: urlOf(server, 'owner', database) })
  await client.connect()
  try {
    return (await client.query(question)).rows
  } finally {
    await client.end()
  }
}

async function also(notebook: Notebook): Promise<Notebook> {
  const other = await openNotebook(notebook.path)
  opened.push(other)
  return other
}

const names = async ({ read }: Notebook): Promise<string[]> =>
  (await read.selectFrom('settings').select('name').orderBy('name').execute()).map(({ name }) => name)
const write = (notebook: Notebook, name: string) =>
  notebook.change((tx) => tx.insertInto('settings').values(setting(name)).execute())

describe('changes of several programs', () => {
  test('come one after the other: what one has read is still so when it writes', async () => {
    const one = await newNotebook()
    const programs = [one, await also(one), await also(one)]
    await one.change((tx) => tx.insertInto('settings').values(setting('n', '0')).execute())
    const countOn = (notebook: Notebook) =>
      notebook.change(async (tx) => {
        const { value } = await tx
          .selectFrom('settings')
          .select('value')
          .where('name', '=', 'n')
          .executeTakeFirstOrThrow()
        await sleep(1)
        await tx
          .updateTable('settings')
          .set({ value: String(Number(value) + 1) })
          .execute()
      })
    await Promise.all(Array.from({ length: 90 }, (_, i) => countOn(programs[i % 3] as Notebook)))
    expect(await one.read.selectFrom('settings').select('value').execute()).toEqual([{ value: '90' }])
  })

  test('and single statements of libraries wait for them too', async () => {
    const one = await newNotebook()
    const other = await also(one)
    let go: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      go = resolve
    })
    const written = begun.then(() => other.plain.insertInto('settings').values(setting('other')).execute())
    await one.change(async (tx) => {
      expect(await tx.selectFrom('settings').selectAll().execute()).toEqual([])
      go()
      await sleep(50)
      expect(await tx.selectFrom('settings').selectAll().execute()).toEqual([])
      await tx.insertInto('settings').values(setting('one')).execute()
    })
    await written
    expect(await names(one)).toEqual(['one', 'other'])
  })

  test('that wait too long are refused, and go on when the other is done', async () => {
    const one = await newNotebook()
    const holder = new Client({ connectionString: urlOf(server, 'owner', databaseOf(one)) })
    await holder.connect()
    await holder.query(`select pg_advisory_lock(${writersLock})`)
    await expect(write(one, 'a')).rejects.toMatchObject({ code: 'notebook.busy', values: { seconds: 10 } })
    await holder.end()
    await write(one, 'b')
    expect(await names(one)).toEqual(['b'])
  }, 30_000)
})

describe('a change in which a statement failed', () => {
  test('keeps nothing, also where its code went on', async () => {
    const one = await newNotebook()
    const change = one.change(async (tx) => {
      await tx.insertInto('settings').values(setting('a')).execute()
      await tx
        .insertInto('settings')
        .values(setting('a'))
        .execute()
        .catch(() => undefined)
    })
    await expect(change).rejects.toThrow('rolled back by an earlier error')
    expect(await names(one)).toEqual([])
  })
})

describe('a connection that is lost', () => {
  const endConnections = (database: string) =>
    askedAsOwner(
      database,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = '${plainRole}'`,
    )

  test('within a change is a refusal, nothing of it is kept, and the next one is made', async () => {
    const one = await newNotebook()
    const change = one.change(async (tx) => {
      await tx.insertInto('settings').values(setting('lost')).execute()
      await endConnections(databaseOf(one))
      await tx.insertInto('settings').values(setting('lost too')).execute()
    })
    await expect(change).rejects.toMatchObject({ code: 'notebook.connection-lost' })
    await write(one, 'next')
    expect(await names(one)).toEqual(['next'])
  })

  test('between two questions is a new one for the next', async () => {
    const one = await newNotebook()
    await write(one, 'a')
    await names(one)
    await endConnections(databaseOf(one))
    await sleep(50)
    await write(one, 'b')
    expect(await names(one)).toEqual(['a', 'b'])
  })

  /** Between the program and the server: ends everything at a commit, before or after the server has heard it. */
  async function throughWire(to: Notebook): Promise<{ notebook: Notebook; wire: Wire; gate: Server }> {
    const wire: Wire = { at: 'never' }
    const sockets = new Set<Socket>()
    const gate = createServer((near) => {
      const far = connect(Number(new URL(server).port), '127.0.0.1')
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => undefined)
        socket.on('close', () => {
          near.destroy()
          far.destroy()
        })
      }
      let deaf = false
      near.on('data', (bytes) => {
        if (wire.at === 'never' || !bytes.includes('commit\0')) return far.write(bytes)
        deaf = true
        if (wire.at === 'before') return near.destroy()
        // The server's answer is not awaited here: it may be on its way when the wire is cut.
        far.write(bytes)
        return setTimeout(() => near.destroy(), 50)
      })
      far.on('data', (bytes) => deaf || near.write(bytes))
    })
    await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
    closings.push(() => {
      gate.close()
      for (const socket of sockets) socket.destroy()
    })
    const url = new URL(to.path)
    url.port = String((gate.address() as AddressInfo).port)
    const notebook = await openNotebook(url.href)
    opened.push(notebook)
    return { notebook, wire, gate }
  }
  type Wire = { at: 'never' | 'before' | 'after' }

  test('at the commit: what the server has kept is answered as kept', async () => {
    const one = await newNotebook()
    const { notebook, wire } = await throughWire(one)
    wire.at = 'after'
    await write(notebook, 'kept')
    expect(await names(one)).toEqual(['kept'])
  })

  test('at the commit: what the server has not heard is refused and not there', async () => {
    const one = await newNotebook()
    const { notebook, wire } = await throughWire(one)
    wire.at = 'before'
    await expect(write(notebook, 'gone')).rejects.toMatchObject({ code: 'notebook.connection-lost' })
    wire.at = 'never'
    await write(notebook, 'next')
    expect(await names(one)).toEqual(['next'])
  })

  test('at the commit, and no way back to ask: that it is not known is said', async () => {
    const one = await newNotebook()
    const { notebook, wire, gate } = await throughWire(one)
    wire.at = 'after'
    gate.close()
    await expect(write(notebook, 'perhaps')).rejects.toMatchObject({ code: 'notebook.outcome-unknown' })
  }, 30_000)
})

describe('a database that cannot be the notebook’s is refused', () => {
  const open = (asked: { database: string; role?: string; owner?: boolean }) =>
    openServer({
      url: urlOf(server, asked.role ?? plainRole, asked.database),
      migrations: notebookMigrations,
      ...(asked.owner && { ownerUrl: urlOf(server, 'owner', asked.database) }),
    })
  const refused = async (opening: Promise<Notebook>, code: keyof typeof notebookWords) => {
    const refusal = await opening.catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code })
    for (const language of languages) {
      const said = speech(language, [notebookWords]).say(code, (refusal as Refusal).values)
      expect(said).not.toContain('{{')
      expect(said).not.toContain('secret')
    }
  }

  test('one that sorts by a language, or is written in another encoding', async () => {
    const sorted = await newDatabase(`template template0 encoding 'UTF8' locale 'C.UTF-8'`)
    await refused(open({ database: sorted, owner: true }), 'notebook.collation-wrong')
    const latin = await newDatabase(`template template0 encoding 'LATIN1' locale 'C'`)
    await refused(open({ database: latin, owner: true }), 'notebook.collation-wrong')
  })

  test('one in which the program’s role could do everything', async () => {
    const database = databaseOf(await newNotebook())
    await refused(open({ database, role: 'owner' }), 'notebook.role-too-strong')
    const own = await newDatabase(`owner ${plainRole} template template0 encoding 'UTF8' locale 'C'`)
    await refused(open({ database: own }), 'notebook.role-too-strong')
  })

  test('one without tables, until its owner makes them', async () => {
    const database = await newDatabase()
    await refused(open({ database }), 'notebook.owner-needed')
    opened.push(await open({ database, owner: true }))
    opened.push(await open({ database }))
    await write(opened[0] as Notebook, 'a')
    expect(await names(opened[1] as Notebook)).toEqual(['a'])
  })

  test('one of another program, which stays as it is; one of a newer version', async () => {
    const theirs = await newDatabase()
    await asOwner(server, theirs, ['create table theirs (n integer)'])
    await refused(open({ database: theirs, owner: true }), 'notebook.foreign-database')
    expect(
      await askedAsOwner(theirs, `select relname from pg_class where relnamespace = 'public'::regnamespace`),
    ).toEqual([{ relname: 'theirs' }])
    const database = databaseOf(await newNotebook())
    await asOwner(server, database, [`insert into migrations values ('moon.first', '')`])
    await refused(open({ database }), 'notebook.too-new')
  })

  test('one that is not there, a server that is not, an address that is none; no password is said', async () => {
    await refused(
      openNotebook(`${server.replace('//', '//ricebook:secret@')}/nowhere`),
      'notebook.no-database',
    )
    await refused(openNotebook('postgres://ricebook:secret@127.0.0.1:9/none'), 'notebook.server-unreachable')
    await refused(openNotebook('postgres://ricebook:sec%ret@:x'), 'notebook.url-malformed')
  })
})

describe('what stands in it', () => {
  test('belongs to its owner: the program’s role makes, changes and empties no table, and notes no step', async () => {
    const one = await newNotebook()
    for (const statement of ['create table mine (n integer)', 'drop table settings', 'truncate settings'])
      await expect(one.change((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission|owner/)
    await expect(one.change((tx) => sql`delete from migrations`.execute(tx))).rejects.toThrow('permission')
    const owners = await askedAsOwner(
      databaseOf(one),
      `select distinct tableowner from pg_tables where schemaname = 'public'`,
    )
    expect(owners).toEqual([{ tableowner: 'owner' }])
  })

  test('sorts by its bytes, as texts do on SQLite', async () => {
    const one = await newNotebook()
    const texts = ['a', 'B', '张', 'é', 'Z', '_', '10', '9', '王', '\u{1F33E}', '']
    for (const text of texts) await write(one, text)
    const byBytes = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect(await names(one)).toEqual(byBytes)
  })

  test('holds whole numbers to 2^53, and no text with the character of code 0', async () => {
    const one = await newNotebook()
    const back = async (value: unknown, type: string) =>
      (await sql<{ value: unknown }>`select ${value}::${sql.raw(type)} as value`.execute(one.read)).rows[0]
        ?.value
    expect(await back(Number.MAX_SAFE_INTEGER, 'bigint')).toBe(Number.MAX_SAFE_INTEGER)
    expect(await back(0.1, 'double precision')).toBe(0.1)
    expect(await back(true, 'integer')).toBe(1)
    expect(await back('米\ud83c', 'text')).toBe('米\ufffd')
    expect(await back('a\0b', 'text')).toBe('a\ufffdb')
    expect(await back(Buffer.from([0, 255]), 'bytea')).toEqual(new Uint8Array([0, 255]))
    await expect(back(2 ** 53, 'bigint')).rejects.toThrow(TypeError)
    await expect(
      sql`select sum(n) from (values (9007199254740991), (2)) v(n)`.execute(one.read),
    ).rejects.toThrow('too large')
  })

  test('is found by the beginning of a token along its index, 200,000 tokens or few', async () => {
    const one = await newNotebook(join(newFolder(), 'notebook.sqlite'))
    const database = databaseOf(one)
    await asOwner(server, database, [
      `insert into "searchTokens" select chr(19968 + n % 5000) || chr(19968 + n / 40), 'c' || n
        from generate_series(1, 200000) n`,
      'analyze "searchTokens"',
    ])
    const [from, to] = ['张伟', '张传']
    const plan = await sql<{ 'QUERY PLAN': string }>`explain select t.token, t.customer from "searchTokens" t
      where t.token >= ${from} and t.token < ${to} order by t.token, t.customer limit 500`.execute(one.read)
    const steps = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(steps).toMatch(/Index Only Scan using "searchTokensKey"/)
    expect(steps).toMatch(/Index Cond: \(\(token >= .* AND \(token < /)
    expect(steps).not.toMatch(/Sort|Seq Scan/)
  })
})
