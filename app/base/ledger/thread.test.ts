import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../language/refusal.ts'
import { errorOf, failureOf, memoryOf } from './crossing.ts'
import { Duck } from './duckdb.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { idOf } from './questions/test-facts.ts'
import { type LedgerThread, ledgerAt, openLedgerThread } from './thread.ts'
import { needsOpening, refusalOf } from './troubles.ts'

const folder = mkdtempSync(join(tmpdir(), 'ricebook-thread-'))
let files = 0
const newPath = (): string => join(folder, `ledger-${files++}.duckdb`)
const anna = idOf('anna')

/** Enough lines that a question about all of them takes a hundred times as long as one about hardly any. */
const many = 200_000

beforeAll(async () => {
  const ledger = await openLedger(join(folder, 'many.duckdb'))
  ledger.close()
  const duck = await Duck.open(join(folder, 'many.duckdb'))
  await duck.run(`insert into lines (batch, row_no, source, party, order_no, day, amount, margin, is_return, product,
      quantity, due, nth, counts)
    select 1, range, 'shop', case when range = 0 then 'anna' else 'p' || (range % 9000) end, range::varchar,
      date '2025-01-01' + (range % 400)::integer, 10000, null, false, 'item' || (range % 37), 1, null, 1, true
    from range(${many})`)
  await duck.run(`insert into identity_map select source, party,
      case when party = 'anna' then '${anna}'::uuid else uuid() end, 1 from lines group by source, party`)
  await duck.run('insert into committed values (1, 1)')
  duck.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function withThread<Result>(
  path: string,
  work: (thread: LedgerThread) => Promise<Result>,
): Promise<Result> {
  const thread = await openLedgerThread(path)
  try {
    return await work(thread)
  } finally {
    await thread.close()
  }
}

const long = (ledger: Ledger) => ledger.productGaps({ until: '2026-12-31', level: 'product' })

describe('asking from another thread', () => {
  test('answers come as they would from the ledger itself', async () => {
    await withThread(join(folder, 'many.duckdb'), async ({ ledger }) => {
      expect(await ledger.customerCounts({ customer: anna })).toMatchObject({ lines: 1, revenue: 1 })
      const { days, net } = await ledger.purchaseDaysOf({ customer: anna })
      expect([days, net]).toEqual([Int32Array.of(20089), Float64Array.of(1)])
      const gaps = await long(ledger)
      expect(gaps.day).toBeInstanceOf(Int32Array)
      expect(gaps.customers.length).toBeGreaterThan(9_000)
    })
  })

  test('a long question holds up no short one: they are answered while it runs', async () => {
    await withThread(join(folder, 'many.duckdb'), async ({ ledger }) => {
      const told: string[] = []
      const longOne = long(ledger).then(() => told.push('long'))
      for (let i = 0; i < 5; i++) {
        await ledger.worthHistoryOf({ customer: anna })
        told.push('short')
      }
      await longOne
      expect(told).toEqual(['short', 'short', 'short', 'short', 'short', 'long'])
    })
  })

  test('other threads ask through ports of their own', async () => {
    await withThread(join(folder, 'many.duckdb'), async ({ port }) => {
      const own = port()
      const asker = new Worker(new URL('./test-asker.ts', import.meta.url), {
        workerData: { port: own, customer: anna },
        transferList: [own],
      })
      asker.postMessage('ask')
      const [answer] = await once(asker, 'message')
      expect(answer.days).toEqual(Int32Array.of(20089))
      await asker.terminate()
    })
  })

  test('a refusal arrives as a refusal, with what fills its text', async () => {
    await withThread(newPath(), async ({ ledger }) => {
      const name = `${newPath()}-is-not-there`
      const refused = await ledger.parquetSample(name).catch((error) => error)
      expect(refused).toBeInstanceOf(Refusal)
      expect(refused).toMatchObject({ code: 'ledger.parquet-unreadable', values: { name } })
      expect(refused.cause.message).toContain('No files found')
    })
  })

  test('a bug arrives as an error with the stack of where it happened', async () => {
    await withThread(newPath(), async ({ ledger }) => {
      const nobody = { ...worthOf(1), customers: ['nobody'] }
      const error = await ledger.appendWorthHistory(nobody).catch((caught) => caught)
      expect(error).not.toBeInstanceOf(Refusal)
      expect(error.message).toContain('UUID')
      expect(error.stack).toContain('worth-history.ts')
    })
  })
})

describe('closing', () => {
  test('waits for what is being worked on, and leaves one whole file', async () => {
    const path = newPath()
    const thread = await openLedgerThread(path)
    const waiting: Promise<unknown>[] = []
    for (let run = 1; run <= 3; run++) waiting.push(thread.ledger.appendWorthHistory(worthOf(run)))
    await Promise.all([thread.close(), thread.close()])
    await Promise.all(waiting)
    expect(existsSync(`${path}.wal`)).toBe(false)
    await expect(thread.ledger.period()).rejects.toThrow('asked after it had been closed')
    await withThread(path, async ({ ledger }) => {
      const { run, alive } = await ledger.worthHistoryOf({ customer: anna })
      expect([[...run], [...alive]]).toEqual([
        [1, 2, 3],
        [0.5, 0.5, 0.5],
      ])
    })
  })

  test('gives back a port without ending the thread', async () => {
    await withThread(newPath(), async ({ ledger, port }) => {
      const own = ledgerAt(port())
      await own.period()
      own.close()
      await expect(own.period()).rejects.toThrow('asked after it had been closed')
      expect((await ledger.period()).firstDay).toBeNull()
    })
  })
})

const worthOf = (run: number) => ({
  run,
  asOf: '2026-01-01',
  customers: [anna],
  alive: Float64Array.of(0.5),
  residualValue: Float64Array.of(Number.NaN),
  marginSoFar: Float64Array.of(3),
  stage: ['regular'],
  firstDay: Int32Array.of(20_000),
  ranking: Float64Array.of(Number.NaN),
})

describe('beginning anew', () => {
  const named = (ledger: Ledger, party: string) =>
    ledger.nameParties({ batch: 1, source: 'shop', file: 'a.csv', parties: [party] })

  test('leaves nothing of what was known in the file; what is asked meanwhile is answered by the new one', async () => {
    const path = newPath()
    await withThread(path, async ({ ledger, port }) => {
      await named(ledger, '陈家的米缸')
      await ledger.commitBatch({ batch: 1 })
      const elsewhere = ledgerAt(port())
      const begun = ledger.beginAnew()
      const meanwhile = elsewhere.batchStates()
      await begun
      expect([await meanwhile, await ledger.batchStates()]).toEqual([[], []])
      expect((await ledger.period()).firstDay).toBe(null)
      // Another one may be given the same number.
      expect((await named(ledger, '李家')).party).toEqual(['李家'])
      elsewhere.close()
    })
    const bytes = readFileSync(path)
    expect([bytes.includes('陈家的米缸'), bytes.includes('李家')]).toEqual([false, true])
    expect(existsSync(`${path}.wal`)).toBe(false)
  })

  test('waits for what is being worked on', async () => {
    const path = newPath()
    copyFileSync(join(folder, 'many.duckdb'), path)
    await withThread(path, async ({ ledger }) => {
      const working = long(ledger)
      await ledger.customerCounts({ customer: anna })
      await ledger.beginAnew()
      expect((await working).product.length).toBeGreaterThan(0)
      expect((await long(ledger)).product).toHaveLength(0)
    })
  })

  test('happens again after a death in its midst, whatever of the old file was there', async () => {
    const path = newPath()
    await withThread(path, ({ ledger }) => named(ledger, '陈家'))
    writeFileSync(`${path}.wal`, '')
    rmSync(path)
    await withThread(path, async ({ ledger }) => {
      expect(await ledger.batchStates()).toEqual([])
      await ledger.beginAnew()
      expect(await ledger.batchStates()).toEqual([])
    })
  })
})

test('a thread that dies answers every open and every later question with an error, and leaves the file free', async () => {
  const path = join(folder, 'many.duckdb')
  const thread = await openLedgerThread(path)
  const own = ledgerAt(thread.port())
  const open = [long(thread.ledger), long(own)].map((one) => one.catch((error) => error))
  // No question at all: nothing the ledger says, and so a bug that nobody catches.
  thread.port().postMessage(null)
  for (const error of await Promise.all(open)) expect(error.message).toBe("the ledger's thread has ended")
  const later = await thread.ledger.period().catch((error) => error)
  expect(later.message).toBe("the ledger's thread has ended")
  expect(later.cause).toMatchObject({ name: 'TypeError' })
  await expect(own.period()).rejects.toThrow("the ledger's thread has ended")
  expect(() => thread.port()).toThrow("the ledger's thread has ended")
  await expect(thread.close()).rejects.toThrow("the ledger's thread has ended")
  await withThread(path, async ({ ledger }) => {
    expect((await ledger.customerCounts({ customer: anna })).lines).toBe(1)
  })
})

describe('what cannot be opened', () => {
  const refusalOfOpening = async (path: string): Promise<Refusal> => {
    const refused = await openLedgerThread(path).catch((error) => error)
    expect(refused).toBeInstanceOf(Refusal)
    return refused
  }

  test('a ledger that another program has open is refused, and which program it is', async () => {
    const path = newPath()
    await withThread(path, async () => {
      const script = `
        const { openLedgerThread } = await import(${JSON.stringify(new URL('./thread.ts', import.meta.url))})
        try { await openLedgerThread(${JSON.stringify(path)}) } catch (error) {
          console.log(JSON.stringify([error.name, error.code ?? error.message, error.values]))
        }`
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--input-type=module',
        '--eval',
        script,
      ])
      expect(JSON.parse(stdout)).toEqual(['Refusal', 'ledger.in-use', { path, pid: String(process.pid) }])
    })
  })

  test('nor twice by the same program, whose second opening no lock would stop', async () => {
    const path = newPath()
    await withThread(path, async () => {
      expect(await refusalOfOpening(path)).toMatchObject({
        code: 'ledger.in-use',
        values: { pid: process.pid },
      })
    })
    await withThread(path, async ({ ledger }) => {
      expect(await ledger.batchStates()).toEqual([])
    })
  })

  test.each([
    ['other bytes', () => Buffer.from('订单号,客户\n'.repeat(2_000))],
    ['nothing', () => Buffer.alloc(0)],
    ['the beginning of a ledger', (whole: Buffer) => whole.subarray(0, whole.length >> 3)],
    [
      'a ledger with overwritten places',
      (whole: Buffer) => whole.map((byte, at) => (at % 977 === 5 ? 255 - byte : byte)),
    ],
  ])('%s in place of a ledger is refused as damaged, and left as it is', async (_, made) => {
    const path = newPath()
    writeFileSync(path, made(readFileSync(join(folder, 'many.duckdb'))))
    const before = readFileSync(path)
    expect(await refusalOfOpening(path)).toMatchObject({ code: 'ledger.damaged', values: { path } })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a folder that is not there is a bug of the caller', async () => {
    await expect(openLedgerThread(join(folder, 'no', 'ledger.duckdb'))).rejects.toThrow('ENOENT')
  })
})

/** A disk of a few megabytes, where the system lets this process make one. */
function smallDisk(): { path: string; remove: () => void } | null {
  const path = join(folder, 'small')
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', path], { stdio: 'ignore' })
    return { path, remove: () => execFileSync('umount', [path]) }
  } catch {
    return null
  }
}

test('a full disk is refused, loses nothing, and is over when there is space again', async (context) => {
  const disk = smallDisk()
  if (!disk) return context.skip('no small disk can be made here')
  const thread = await openLedgerThread(join(disk.path, 'ledger.duckdb'))
  try {
    const { ledger } = thread
    await ledger.appendWorthHistory(worthOf(1))
    const filler = join(disk.path, 'filler')
    writeFileSync(filler, Buffer.alloc(4_500_000))
    const customers = Array.from({ length: 60_000 }, (_, i) => idOf(`customer ${i}`))
    const column = new Float64Array(customers.length).map((_, i) => Math.sin(i))
    const firstDay = new Int32Array(customers.length).map((_, i) => i)
    const big = {
      ...{ ...worthOf(2), customers, firstDay },
      ...{ alive: column, residualValue: column, marginSoFar: column, ranking: column },
    }
    const stage = customers.map((_, i) => `stage ${i}`)
    await expect(ledger.appendWorthHistory({ ...big, stage })).rejects.toMatchObject({
      code: 'ledger.disk-full',
    })
    // However it fails at this moment, no step is told as done that is not.
    await ledger.checkpoint().catch((error) => expect(error.code).toBe('ledger.disk-full'))
    rmSync(filler)
    await ledger
      .worthHistoryOf({ customer: anna })
      .catch((error) => expect(error.code).toBe('ledger.disk-full'))
    expect([...(await ledger.worthHistoryOf({ customer: anna })).run]).toEqual([1])
    await ledger.appendWorthHistory(worthOf(3))
    expect([...(await ledger.worthHistoryOf({ customer: anna })).run]).toEqual([1, 3])
  } finally {
    await thread.close()
    disk.remove()
  }
})

test('working space that runs out is a full disk too', async () => {
  const duck = await Duck.open(newPath())
  for (const [name, value] of [
    ['memory_limit', '20MB'],
    ['max_temp_directory_size', '1MB'],
  ])
    await duck.run(`set ${name} = '${value}'`)
  const much = 'create temp table much as select range, md5(range::varchar) from range(2000000) order by 2'
  await expect(duck.run(much)).rejects.toMatchObject({ code: 'ledger.disk-full' })
  duck.close()
})

describe('what travels between threads', () => {
  test('an error keeps its name, its text, its stack and its causes, a refusal its values', () => {
    const refusal = new Refusal('ledger.damaged', { path: 'x' }, { cause: new TypeError('deep') })
    const arrived = errorOf(structuredClone(failureOf(new Error('above', { cause: refusal }))))
    expect(arrived.message).toBe('above')
    expect(arrived.stack).toContain('thread.test.ts')
    expect(arrived.cause).toBeInstanceOf(Refusal)
    expect(arrived.cause).toMatchObject({ code: 'ledger.damaged', values: { path: 'x' } })
    expect((arrived.cause as Error).cause).toMatchObject({ name: 'TypeError', message: 'deep' })
    expect(errorOf(failureOf('a text'))).toMatchObject({ message: 'a text' })
    const circle = new Error('round')
    circle.cause = circle
    expect(errorOf(failureOf(circle)).message).toBe('round')
  })

  test('the memory of typed arrays is found wherever they stand, each once', () => {
    const [one, other] = [Float64Array.of(1, 2), Int32Array.of(3)]
    const answer = {
      one,
      again: one.subarray(1),
      deep: [{ other }],
      texts: ['a'],
      none: null,
      unknown: undefined,
    }
    expect(memoryOf(answer)).toEqual([one.buffer, other.buffer])
    expect(memoryOf(null)).toEqual([])
  })
})

test('DuckDB’s troubles are told apart by their texts', () => {
  const codeOf = (text: string): string | undefined => refusalOf(new Error(text), '/l.duckdb')?.code
  expect(
    codeOf(
      'TransactionContext Error: Failed to commit: Could not write file "/l.duckdb.wal": No space left on device',
    ),
  ).toBe('ledger.disk-full')
  expect(
    codeOf(
      'IO Error: Could not read enough bytes from file "/l.duckdb": attempted to read 3192 bytes from location 5000',
    ),
  ).toBe('ledger.damaged')
  expect(
    codeOf('IO Error: Could not read enough bytes from file "/orders.parquet": attempted to read 8 bytes'),
  ).toBeUndefined()
  const windows =
    'IO Error: Cannot open file "c:\\l.duckdb": The process cannot access the file because it is being used by another process.'
  expect(refusalOf(new Error(windows), '/l.duckdb')).toMatchObject({
    code: 'ledger.in-use',
    values: { pid: '?' },
  })
  expect(codeOf('Binder Error: no such column')).toBeUndefined()
  expect(refusalOf('no error', '/l.duckdb')).toBeNull()
  const fatal = new Error(
    'FATAL Error: Failed: database has been invalidated because of a previous fatal error.',
  )
  expect(needsOpening(new Refusal('ledger.disk-full', {}, { cause: fatal }))).toBe(true)
  expect(needsOpening(new Error('Binder Error: FATAL'))).toBe(false)
})
