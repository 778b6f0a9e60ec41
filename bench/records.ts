import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import type { MeasurePart } from './part.ts'
import { measureBackup } from './records-backup.ts'
import { measureFirst } from './records-first.ts'
import { measureImport } from './records-import.ts'
import { measureLists } from './records-lists.ts'
import { measureLoad, measureLoadInDatabase } from './records-load.ts'
import { measureToday } from './records-today.ts'
import { measureTwoSizes } from './records-two-sizes.ts'
import { measureWalls } from './records-walls.ts'
import { measureWorth } from './records-worth.ts'

export const parts = [
  'import',
  'lists',
  'worth',
  'today',
  'first',
  'load',
  'crowd',
  'backup',
  'walls',
  'two-sizes',
] as const
export type Part = (typeof parts)[number]

const measures: Readonly<Record<Part, MeasurePart>> = {
  import: measureImport,
  lists: measureLists,
  worth: measureWorth,
  today: measureToday,
  first: measureFirst,
  load: measureLoad,
  crowd: measureLoadInDatabase,
  backup: measureBackup,
  walls: measureWalls,
  'two-sizes': measureTwoSizes,
}
const titles: Readonly<Record<Part, string>> = {
  import: 'Order lines taken in while the program serves',
  lists: 'Lists and searches',
  worth: 'A worth run, from the facts to the notebook',
  today: 'The list of the day',
  first: 'The first day',
  load: 'Many people at work at once',
  crowd: 'Very many people at work at once, on PostgreSQL',
  backup: 'A back-up and its restore',
  walls: 'Behind the policies of PostgreSQL',
  'two-sizes': 'The same orders valued in a file and on a cluster',
}

const results = join(import.meta.dirname, 'RECORDS.md')

/** Measures records that stay, part by part; in RECORDS.md the sections of other parts stay as they were. */
export async function measureRecords(asked: { parts: readonly Part[]; small: boolean }): Promise<void> {
  for (const part of asked.parts) {
    const folder = mkdtempSync(join(tmpdir(), 'ricebook-bench-'))
    const load = loadavg()[0] ?? 0
    const began = performance.now()
    try {
      const said = await measures[part]({ folder, small: asked.small })
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      const section = `## ${titles[part]}\n\n${said}\n\nMeasured in ${minutes} minutes on ${machine()}; load when it began ${load.toFixed(1)}.\n`
      process.stderr.write(`${section}\n`)
      if (!asked.small) keepSection(part, section)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function machine(): string {
  const processor = cpus()[0]?.model ?? 'unknown'
  return `${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

const head = `# Measured: records

\`npm run bench -- records\`, one run each. Everything in it is simulated. CPU-seconds count every thread of the program
from its start to its end; peak memory is the most the process ever held, beside the database's caches of the system.
`

function keepSection(part: Part, section: string): void {
  const sections = new Map<string, string>()
  const before = existsSync(results) ? readFileSync(results, 'utf8') : ''
  for (const text of before.split(/^(?=## )/m).slice(1)) sections.set(text.slice(3, text.indexOf('\n')), text)
  sections.set(titles[part], section)
  const standing = parts.flatMap((one) => sections.get(titles[one])?.trimEnd() ?? [])
  writeFileSync(results, `${[head.trimEnd(), ...standing].join('\n\n')}\n`)
}
