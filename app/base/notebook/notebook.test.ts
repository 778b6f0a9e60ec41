import { statSync } from 'node:fs'
import fc from 'fast-check'
import { CompiledQuery, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { newNotebook, setting } from './test-folder.ts'
import { testOfFiles } from './test-places.ts'

describe('a value comes back as it was written', () => {
  testOfFiles('texts, numbers, bytes, null; booleans as 0 and 1', async () => {
    const { read } = await newNotebook()
    const back = async (value: unknown) => {
      const { rows } = await sql<{ kind: string; value: unknown }>`
        select typeof(given) as kind, given as value from (select ${value} as given)`.execute(read)
      return [rows[0]?.kind, rows[0]?.value]
    }
    expect(await back('张伟 🌾')).toEqual(['text', '张伟 🌾'])
    expect(await back('')).toEqual(['text', ''])
    expect(await back('a\0b')).toEqual(['text', 'a\0b'])
    expect(await back(5)).toEqual(['integer', 5])
    expect(await back(-0)).toEqual(['integer', 0])
    expect(await back(0.1)).toEqual(['real', 0.1])
    expect(await back(Number.MAX_SAFE_INTEGER)).toEqual(['integer', Number.MAX_SAFE_INTEGER])
    expect(await back(-9_007_199_254_740_991n)).toEqual(['integer', Number.MIN_SAFE_INTEGER])
    expect(await back(true)).toEqual(['integer', 1])
    expect(await back(false)).toEqual(['integer', 0])
    expect(await back(null)).toEqual(['null', null])
    expect(await back(Buffer.from([0, 255]))).toEqual(['blob', new Uint8Array([0, 255])])
  })

  testOfFiles('any text and any number within 2^53', async () => {
    const { read } = await newNotebook()
    const number = fc.oneof(fc.maxSafeInteger(), fc.double({ min: -1e15, max: 1e15, noNaN: true }))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), number, async (text, amount) => {
        const { rows } = await sql<{ text: string; amount: number }>`
          select ${text} as text, ${amount} as amount`.execute(read)
        expect(rows[0]?.text).toBe(text)
        expect(rows[0]?.amount).toBe(amount + 0)
      }),
    )
  })

  test('a whole number in a column of texts has no decimals', async () => {
    const { change, read } = await newNotebook()
    await change(async (tx) => {
      await sql`insert into settings (name, value, "changedAt") values ('n', ${5}, '')`.execute(tx)
    })
    expect(await read.selectFrom('settings').select('value').executeTakeFirst()).toEqual({ value: '5' })
  })

  test('half a surrogate pair becomes the character for what cannot be read', async () => {
    const { read } = await newNotebook()
    const { rows } = await sql<{ value: string }>`select ${'米\ud83c'} as value`.execute(read)
    expect(rows[0]?.value).toBe('米\ufffd')
  })

  test('an integer beyond 2^53 is an error and never another integer', async () => {
    const { read } = await newNotebook()
    await expect(sql`select 9007199254740993 as n`.execute(read)).rejects.toThrow('too large')
  })
})

describe('what SQLite would take for NULL is told, with its place', () => {
  test.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['2^53', 2 ** 53],
    ['2^60', 2n ** 60n],
    ['a Date', new Date(0)],
    ['an object', { name: '张三' }],
    ['a list', [1]],
    ['a symbol', Symbol('x')],
  ])('%s', async (_, value) => {
    const { read, change } = await newNotebook()
    for (const db of [read, null]) {
      const ask = (on: typeof read) =>
        on.executeQuery(CompiledQuery.raw('select ? as a, ? as b', ['', value]))
      const asked = db ? ask(db) : change((tx) => ask(tx))
      await expect(asked).rejects.toThrow(TypeError)
      await expect(asked).rejects.toThrow('value 2 of: select ? as a')
      await expect(asked).rejects.not.toThrow('张三')
    }
  })

  testOfFiles('a value too few or too many, and a second statement behind the first', async () => {
    const { read } = await newNotebook()
    const ask = (text: string, values: unknown[]) => read.executeQuery(CompiledQuery.raw(text, values))
    await expect(ask('select ?, ?', [1])).rejects.toThrow('2 values expected, 1 given')
    await expect(ask('select ?', [1, 2])).rejects.toThrow('1 values expected, 2 given')
    await expect(ask('select :name', [1])).rejects.toThrow('plain question marks')
    await expect(ask('select 1; select 2', [])).rejects.toThrow('one statement at a time')
    const quoted = `select '?;x' as a, "name?" as b, ? as c from (select 2 as "name?") /* ? */ -- ?;\n;  `
    expect((await ask(quoted, [3])).rows).toEqual([{ a: '?;x', b: 2, c: 3 }])
  })
})

describe('a change', () => {
  test('is all there, or nothing of it', async () => {
    const { change, read } = await newNotebook()
    const failed = change(async (tx) => {
      await tx.insertInto('settings').values(setting('a')).execute()
      throw new Error('no after all')
    })
    await expect(failed).rejects.toThrow('no after all')
    expect(await read.selectFrom('settings').selectAll().execute()).toEqual([])
    expect(await change((tx) => tx.insertInto('settings').values(setting('a')).execute())).toHaveLength(1)
    await expect(
      change(async (tx) => {
        await tx.insertInto('settings').values(setting('b')).execute()
        await tx.insertInto('settings').values(setting('a')).execute()
      }),
    ).rejects.toThrow('UNIQUE')
    const names = await read.selectFrom('settings').select('name').execute()
    expect(names).toEqual([{ name: 'a' }])
  })

  test('answers how many rows it touched and what it returned', async () => {
    const { change } = await newNotebook()
    await change(async (tx) => {
      await tx
        .insertInto('settings')
        .values([setting('a'), setting('b')])
        .execute()
      const updated = await tx.updateTable('settings').set({ value: 'x' }).executeTakeFirst()
      expect(updated.numUpdatedRows).toBe(2n)
      const gone = await tx.deleteFrom('settings').where('name', '=', 'a').returning('value').execute()
      expect(gone).toEqual([{ value: 'x' }])
    })
  })

  test('with a forgotten await is undone, not saved in half', async () => {
    const { change, read } = await newNotebook()
    let forgotten: Promise<unknown> = Promise.resolve()
    const hasty = change(async (tx) => {
      await tx.insertInto('settings').values(setting('first')).execute()
      forgotten = (async () => {
        for (const name of ['second', 'third', 'fourth']) {
          await tx.insertInto('settings').values(setting(name)).execute()
        }
      })()
    })
    await expect(hasty).rejects.toThrow('await is missing')
    // On a server the rest comes when it is over, and is refused.
    await forgotten.catch(() => undefined)
    expect(await read.selectFrom('settings').selectAll().execute()).toEqual([])
  })

  test('is over when it is over: a statement that comes later fails', async () => {
    const { change, read } = await newNotebook()
    let late: Promise<unknown> = Promise.resolve()
    await change(async (tx) => {
      late = new Promise((resolve) => setTimeout(resolve, 5)).then(() =>
        tx.insertInto('settings').values(setting('late')).execute(),
      )
      late.catch(() => undefined)
    })
    await expect(late).rejects.toThrow()
    expect(await read.selectFrom('settings').selectAll().execute()).toEqual([])
  })

  test('inside a change is told at once instead of waiting for itself', async () => {
    const { change, plain } = await newNotebook()
    const nested = change(() => change((tx) => tx.selectFrom('settings').selectAll().execute()))
    await expect(nested).rejects.toThrow('use the transaction that is given')
    const beside = change(() => plain.selectFrom('settings').selectAll().execute())
    await expect(beside).rejects.toThrow('use the transaction that is given')
    expect(await change((tx) => tx.selectFrom('settings').selectAll().execute())).toEqual([])
  })
})

describe('reading', () => {
  test('writes nothing', async () => {
    const { read } = await newNotebook()
    await expect(read.insertInto('settings').values(setting('a')).execute()).rejects.toThrow('readonly')
    await expect(read.deleteFrom('settings').execute()).rejects.toThrow('readonly')
  })

  test('shows what is committed, while a change is under way and after it', async () => {
    const { change, read } = await newNotebook()
    const count = async () => (await read.selectFrom('settings').select('name').execute()).length
    await change(async (tx) => {
      await tx.insertInto('settings').values(setting('a')).execute()
      expect(await count()).toBe(0)
    })
    expect(await count()).toBe(1)
  })

  test('in a transaction or a stream stays with the moment it began, and nobody else does', async () => {
    const { change, read } = await newNotebook()
    const rows = Array.from({ length: 25 }, (_, i) => setting(`${i}`))
    await change((tx) => tx.insertInto('settings').values(rows).execute())
    const count = async (db = read) => (await db.selectFrom('settings').select('name').execute()).length
    await read.transaction().execute(async (tx) => {
      expect(await count(tx)).toBe(25)
      await change((writing) => writing.deleteFrom('settings').where('name', '=', '24').execute())
      expect([await count(tx), await count()]).toEqual([25, 24])
    })
    const seen: string[] = []
    for await (const { name } of read.selectFrom('settings').select('name').stream(10)) {
      if (seen.length === 0) await change((tx) => tx.deleteFrom('settings').execute())
      seen.push(name)
    }
    expect([seen.length, await count()]).toEqual([24, 0])
    expect(new Set(seen).size).toBe(24)
  })

  test('a stream that is left early holds nothing up', async () => {
    const { change, read } = await newNotebook()
    await change((tx) =>
      tx
        .insertInto('settings')
        .values([setting('a'), setting('b')])
        .execute(),
    )
    for (let i = 0; i < 5; i++) {
      for await (const _ of read.selectFrom('settings').selectAll().stream(1)) break
    }
    await change((tx) => tx.deleteFrom('settings').execute())
    expect(await read.selectFrom('settings').selectAll().execute()).toEqual([])
  })

  test('rows are not streamed while the lock is held', async () => {
    const { plain } = await newNotebook()
    const stream = plain.selectFrom('settings').selectAll().stream()
    await expect(stream.next()).rejects.toThrow('streamed from `read`')
  })
})

test('a library with queries of its own shares the queue', async () => {
  const { plain, change, read } = await newNotebook()
  await Promise.all([
    ...Array.from({ length: 20 }, (_, i) =>
      plain
        .insertInto('settings')
        .values(setting(`p${i}`))
        .execute(),
    ),
    ...Array.from({ length: 20 }, (_, i) =>
      change((tx) =>
        tx
          .insertInto('settings')
          .values(setting(`c${i}`))
          .execute(),
      ),
    ),
    plain.transaction().execute((tx) => tx.insertInto('settings').values(setting('t')).execute()),
  ])
  expect(await read.selectFrom('settings').select('name').execute()).toHaveLength(41)
})

test('more questions than are kept ready are answered all the same', async () => {
  const { read } = await newNotebook()
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 450; i++) {
      const { rows } = await read.executeQuery(CompiledQuery.raw(`select ${i} as n`))
      expect(rows).toEqual([{ n: i }])
    }
  }
})

testOfFiles('the file is for its owner only, syncs fully and overwrites what it erases', async () => {
  const { path, plain } = await newNotebook()
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(statSync(`${path}-wal`).mode & 0o077).toBe(0)
  const pragma = async (name: string) => {
    const { rows } = await plain.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`pragma ${name}`))
    return Object.values(rows[0] ?? {})[0]
  }
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout', 'temp_store']
  const values: unknown[] = []
  for (const name of names) values.push(await pragma(name))
  expect(values).toEqual(['wal', 2, 1, 1, 0, 2])
})

test('a closed notebook says so', async () => {
  const notebook = await newNotebook()
  const last = notebook.change((tx) => tx.insertInto('settings').values(setting('a')).execute())
  await notebook.close()
  await last
  await expect(notebook.read.selectFrom('settings').selectAll().execute()).rejects.toThrow('closed')
  await expect(notebook.change(async () => undefined)).rejects.toThrow('closed')
  await notebook.close()
})

test('ids of one process sort in the order in which they were made', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  expect(new Set(ids).size).toBe(10_000)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
