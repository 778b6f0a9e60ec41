import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simulateLines } from './lines.ts'
import { measured, percentile, started } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { serving } from './serving.ts'

const seed = 7
/** Between two requests of somebody who looks at a customer meanwhile. */
const everyMs = 200

/** Last night's back-up of a large company, made while it is served, and restored where there is nothing yet. */
export const measureBackup: MeasurePart = async ({ folder, small }) => {
  const [lines, customers] = small ? [1_000_000, 100_000] : [10_000_000, 1_000_000]
  const [data, restored, disk] = [join(folder, 'data'), join(folder, 'restored'), join(folder, 'disk')]
  mkdirSync(disk)
  const file = join(folder, 'lines.csv')
  simulateLines(file, { customers, lines, seed })
  await measured(['import', 'orders', file, '--no-worth'], data)
  await measured(['worth', '--model', 'mbg-nbd', '--no-check'], data)
  const program = await serving(data, { environment: { RICEBOOK_BACKUP_FOLDER: disk } })
  const { answer } = await program.ask('/api/customers?sort=worth')
  const [{ id }] = (answer as { rows: [{ id: string }] }).rows
  const waits: number[] = []
  let going = true
  const looking = (async () => {
    while (going) {
      waits.push((await program.ask(`/api/customers/${id}`)).ms)
      await sleep(everyMs)
    }
  })()
  const cpuBefore = program.cpu() ?? Number.NaN
  const began = performance.now()
  const asked = await program.ask('/api/backups', {})
  await ended(program, (asked.answer as { job: string }).job).finally(() => {
    going = false
  })
  const made = (performance.now() - began) / 1000
  const cpu = ((program.cpu() ?? Number.NaN) - cpuBefore) / 1000
  await looking
  await program.stop()
  const [name = ''] = readdirSync(disk)
  const { size } = await stat(join(disk, name))
  const back = await measured(['restore', join(disk, name)], restored)
  const [there, here] = [await dumped(data), await dumped(restored)]
  const same = there.sum === here.sum ? 'the same' : 'DIFFERENT'
  if (there.sum !== here.sum && !small)
    throw new Error(`what was restored is not what was backed up: ${there.lines} and ${here.lines} lines`)
  return `${lines.toLocaleString('en')} order lines of ${customers.toLocaleString('en')} customers, everybody valued; the job that \`ricebook serve\` asks for by night, asked for over
HTTP and read back before it has its name, while one customer is asked for every ${everyMs} ms; then \`ricebook restore\` into a folder that
does not exist, and \`ricebook dump --canonical\` of both.

| | measured |
|---|---|
| the back-up, wall s | ${made.toFixed(1)} |
| … CPU-s of the serving program, those requests included | ${cpu.toFixed(1)} |
| … MB | ${Math.round(size / 1e6).toLocaleString('en')} |
| GET one customer meanwhile, p50 / p95 / p99 ms (${waits.length} requests) | ${[50, 95, 99].map((percent) => percentile(waits, percent).toFixed(0)).join(' / ')} |
| the restore, wall s | ${back.wall.toFixed(1)} |
| … CPU-s, peak MB | ${back.cpu.toFixed(1)}, ${Math.round(back.megabytes)} |
| canonical dumps of ${there.lines.toLocaleString('en')} lines, by SHA-256 | ${same} |`
}

async function ended(program: { ask: Ask }, job: string): Promise<void> {
  for (;;) {
    const { answer } = await program.ask(`/api/jobs/${job}`)
    const { state, failure } = answer as { state: string; failure: unknown }
    if (state === 'done') return
    if (state !== 'waiting' && state !== 'running') throw new Error(`${state}: ${JSON.stringify(failure)}`)
    await sleep(everyMs)
  }
}
type Ask = (path: string) => Promise<{ readonly answer: unknown }>

/** What a data folder says, as one sum. Nothing that lives between two starts is in it. */
async function dumped(data: string): Promise<{ readonly sum: string; readonly lines: number }> {
  const child = started(['dump', '--canonical'], data)
  const closed = once(child, 'close')
  const hash = createHash('sha256')
  let lines = 0
  for await (const piece of child.stdio[1] as NodeJS.ReadableStream) {
    const bytes = Buffer.from(piece)
    hash.update(bytes)
    for (const byte of bytes) if (byte === 0x0a) lines += 1
  }
  const [code] = (await closed) as [number | null]
  if (code !== 0) throw new Error(`a dump ended with ${code} after ${lines} lines`)
  return { sum: hash.digest('hex'), lines }
}
