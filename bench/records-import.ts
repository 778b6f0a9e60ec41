import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simulateLines } from './lines.ts'
import { measured, percentile } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { serving } from './serving.ts'

const seed = 7
/** Between two requests of somebody who looks at a customer meanwhile. */
const everyMs = 200

/** Takes a file in through the running program, as a person would, while somebody looks at a customer. */
export const measureImport: MeasurePart = async ({ folder, small }) => {
  const [lines, customers] = small ? [1_000_000, 100_000] : [10_000_000, 1_000_000]
  const file = join(folder, 'lines.csv')
  const { bytes, orders } = simulateLines(file, { customers, lines, seed })
  const program = await serving(join(folder, 'data'))
  const { answer } = await program.ask('/api/customers', { name: '春满粮油门市部' })
  const path = `/api/customers/${(answer as { id: string }).id}`
  const waits: number[] = []
  let going = true
  const looking = (async () => {
    while (going) {
      waits.push((await program.ask(path)).ms)
      await sleep(everyMs)
    }
  })()
  const done = await measured(
    ['import', 'orders', file, '--no-worth', '--json'],
    join(folder, 'data'),
  ).finally(() => {
    going = false
  })
  await looking
  const [figures] = JSON.parse(done.out) as [{ figures: { added: number; newCustomers: number } }]
  if (figures.figures.added !== lines) throw new Error(`${lines} lines were written: ${done.out}`)
  const used = await program.stop()
  const p95 = percentile(waits, 95)
  return `${many(lines)} lines of ${many(orders)} orders by ${many(figures.figures.newCustomers)} customers (${Math.round(bytes / 1e6)} MB of CSV: customer,
order, date, product, quantity, price) through \`ricebook import\` into a data folder that \`ricebook serve\` has open, from
the command's start to "stands"; meanwhile one customer is asked for every ${everyMs} ms over HTTP, signed in.

| | measured | goal |
|---|---|---|
| wall s | ${done.wall.toFixed(1)} | |
| lines a second | ${many(Math.round(lines / done.wall))} | |
| CPU-s of the serving program | ${used.cpu.toFixed(1)} | |
| peak MB of the serving program | ${Math.round(used.megabytes)} | ≤ 2,000 |
| GET one customer meanwhile, p50 / p95 / p99 ms (${waits.length} requests) | ${percentile(waits, 50).toFixed(0)} / ${p95.toFixed(0)} / ${percentile(waits, 99).toFixed(0)} | p95 ≤ 100 |`
}

const many = (n: number): string => n.toLocaleString('en')
