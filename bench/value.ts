import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fitTimes } from './fits.ts'
import { measured, spread, type Usage } from './measure.ts'
import { simulateOrders } from './simulate.ts'

const seed = 7

type Task = {
  readonly name: string
  readonly customers: number
  readonly model: string
  readonly goal: string
}
const tasks: readonly Task[] = [
  { name: '100 k customers, MBG/NBD', customers: 100_000, model: 'mbg-nbd', goal: '≤ 1.5 CPU-s' },
  { name: '100 k customers, model chosen', customers: 100_000, model: 'auto', goal: '' },
  { name: '1 M customers, MBG/NBD', customers: 1_000_000, model: 'mbg-nbd', goal: '≤ 6 CPU-s, ≤ 700 MB' },
  { name: '1 M customers, model chosen', customers: 1_000_000, model: 'auto', goal: '≤ 12 CPU-s' },
]

/** Measures `ricebook value` on simulated orders, each task so many times, and writes RESULTS.md beside this file. */
export async function measureValue(runs: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-bench-'))
  const lines: string[] = []
  try {
    const files = new Map<number, string>()
    for (const customers of new Set(tasks.map((task) => task.customers))) {
      const path = join(folder, `orders-${customers}.csv`)
      const made = simulateOrders(path, { customers, seed })
      files.set(customers, path)
      lines.push(
        `- ${customers.toLocaleString('en')} customers: ${made.orders.toLocaleString('en')} orders, ${Math.round(made.bytes / 1e6)} MB of CSV`,
      )
    }
    const rows: string[] = []
    for (const task of tasks) {
      const usages: Usage[] = []
      const out = join(folder, 'out')
      const words = [
        'value',
        files.get(task.customers) as string,
        '--model',
        task.model,
        '--out',
        out,
        '--json',
        '--time-zone',
        'UTC',
      ]
      for (let run = 0; run < runs; run++) usages.push(await measured(words))
      const figures = JSON.parse(usages[0]?.out ?? '{}') as {
        purchase: { model: string }
        seconds: Record<string, number>
      }
      const cpu = spread(usages.map((usage) => usage.cpu))
      const wall = spread(usages.map((usage) => usage.wall))
      const memory = spread(usages.map((usage) => usage.megabytes))
      rows.push(
        `| ${task.name} (${figures.purchase.model}) | ${cpu.median.toFixed(2)} (${cpu.least.toFixed(2)}–${cpu.most.toFixed(2)}) | ${wall.median.toFixed(2)} | ${Math.round(memory.median)} | ${task.goal} | ${stages(figures.seconds)} |`,
      )
      process.stderr.write(`${rows.at(-1)}\n`)
    }
    const fits = fitTimes(9)
    writeFileSync(join(import.meta.dirname, 'RESULTS.md'), report({ runs, files: lines, rows, fits }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function stages(seconds: Record<string, number>): string {
  return Object.entries(seconds)
    .map(([stage, taken]) => `${stage} ${taken.toFixed(1)}`)
    .join(', ')
}

type Measured = {
  readonly runs: number
  readonly files: readonly string[]
  readonly rows: readonly string[]
  readonly fits: ReturnType<typeof fitTimes>
}

function report({ runs, files, rows, fits }: Measured): string {
  const processor = cpus()[0]?.model ?? 'unknown'
  return `# Measured

\`npm run bench\`, ${runs} runs each; the median is quoted, the least and the most behind it. CPU-seconds count every
thread of the whole command, from its start to its end, writing customers.csv, rejected.csv and report.html included.

- ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}
${files.join('\n')}

The orders are simulated from BG/NBD and Gamma-Gamma with known parameters (\`bench/simulate.ts\`, seed ${seed}).

| task | CPU-s | wall s | peak MB | goal | stages, wall s of the first run |
|---|---|---|---|---|---|
${rows.join('\n')}

${
  fits
    ? `BG/NBD, MBG/NBD, Pareto/NBD (with the ladder's comparisons) and Gamma-Gamma fitted to the CDNOW sample inside one process: ${fits.later.median.toFixed(0)} CPU-ms (${fits.later.least.toFixed(0)}–${fits.later.most.toFixed(0)}), ${fits.first.toFixed(0)} the first time, when the program's code is still cold. Goal ≤ 150.`
    : 'The CDNOW sample was not there: fitting alone was not measured.'
}
`
}
