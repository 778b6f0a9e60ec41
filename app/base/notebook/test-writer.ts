import { closeSync, openSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertMany } from './bulk.ts'
import type { Migration } from './migration.ts'
import { type Notebook, openNotebook } from './notebook.ts'

/**
 * A program beside the test: `node test-writer.ts <what> <notebook> <argument>`. It says "ready" when it has begun.
 */
const [what, path = '', argument = ''] = process.argv.slice(2)

/** One numbered row and the count of them, in one change. */
async function writeNumber(notebook: Notebook): Promise<number> {
  return await notebook.change(async (tx) => {
    const counted = await tx
      .selectFrom('settings')
      .select('value')
      .where('name', '=', 'count')
      .executeTakeFirst()
    const n = Number(counted?.value ?? 0) + 1
    const at = new Date().toISOString()
    await tx
      .insertInto('settings')
      .values({ name: `row ${n}`, value: 'x'.repeat(n % 3000), changedAt: at })
      .execute()
    await tx
      .replaceInto('settings')
      .values({ name: 'count', value: String(n), changedAt: at })
      .execute()
    return n
  })
}

/** Numbers for as long as it lives; each is noted in a file of its own after its change was acknowledged. */
async function writeOn(ledger: string): Promise<void> {
  const notebook = await openNotebook(path)
  const noted = openSync(ledger, 'a')
  process.stdout.write('ready\n')
  for (;;) writeSync(noted, `${await writeNumber(notebook)}\n`)
}

/** So many changes between two marks that whoever watches the system calls can see. */
async function writeBetweenMarks(changes: number): Promise<void> {
  const notebook = await openNotebook(path)
  const marks = openSync('/dev/null', 'w')
  writeSync(marks, 'first mark')
  for (let i = 0; i < changes; i++) {
    await writeNumber(notebook)
    writeSync(marks, 'acknowledged')
  }
  writeSync(marks, 'last mark')
  closeSync(marks)
  await notebook.close()
}

async function writeSome(rows: number): Promise<void> {
  const notebook = await openNotebook(path)
  process.stdout.write('ready\n')
  for (let i = 0; i < rows; i++) {
    const row = { name: `${process.pid} ${i}`, value: '', changedAt: '' }
    await notebook.change((tx) => tx.insertInto('settings').values(row).execute())
  }
  await notebook.close()
}

/** Large changes, one close after the other. */
async function writeMany(): Promise<void> {
  const notebook = await openNotebook(path)
  for (let batch = 0; ; batch++) {
    const rows = Array.from({ length: 2000 }, (_, i) => ['多', `${process.pid} ${batch} ${i}`, 'someone'])
    await notebook.change((tx) =>
      insertMany(tx, 'searchTokens', {
        columns: ['token', 'customer'],
        rows: rows.map(([a, b]) => [a!, b!]),
      }),
    )
    if (batch === 0) process.stdout.write('ready\n')
  }
}

/** Holds the lock as long as it is told. */
async function hold(milliseconds: number): Promise<void> {
  const notebook = await openNotebook(path)
  await notebook.change(async (tx) => {
    await tx.insertInto('settings').values({ name: 'held', value: '', changedAt: '' }).execute()
    process.stdout.write('ready\n')
    await sleep(milliseconds)
  })
  await notebook.close()
}

/** Steps of two tables and many rows each: long enough to be killed in the middle of one. */
export function longSteps(steps: number, inside: (step: number) => void = () => undefined): Migration[] {
  return Array.from({ length: steps }, (_, i) => ({
    name: `step.${i}`,
    up: async (db) => {
      const table = db.schema.createTable(`first${i}`).addColumn('n', 'integer')
      await table.execute()
      const tx = db.withTables<Record<string, { n: number }>>()
      for (let n = 0; n < 30; n++) await tx.insertInto(`first${i}`).values(Array(100).fill({ n })).execute()
      inside(i)
      await db.schema
        .createTable(`second${i}`)
        .as(tx.selectFrom(`first${i}`).selectAll())
        .execute()
    },
  }))
}

/** `12`: takes twelve steps; `12:3`: stops for good in the middle of the one with the number 3. */
async function takeSteps(): Promise<void> {
  const [steps = 0, last] = argument.split(':').map(Number)
  if (last === undefined) process.stdout.write('ready\n')
  const stop = (step: number) => {
    if (step !== last) return
    writeSync(1, 'ready\n')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  await (await openNotebook(path, longSteps(steps, stop))).close()
}

if (what === 'on') await writeOn(argument)
if (what === 'marks') await writeBetweenMarks(Number(argument))
if (what === 'some') await writeSome(Number(argument))
if (what === 'many') await writeMany()
if (what === 'hold') await hold(Number(argument))
if (what === 'steps') await takeSteps()
