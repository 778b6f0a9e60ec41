import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { keepProof, keptProof, proofPlace } from './proofs.ts'

// The tests of which `npm test` runs a part for their time, in full; the result is kept in bench/proofs/tests.md, in which
// what is not run again stays as it was:
//
//   npm run prove -- tests                  both parts: some two hours
//   npm run prove -- tests postgresql       every test that keeps records, once more with the records on PostgreSQL
//   npm run prove -- tests own              the files that say themselves what an ordinary run leaves out
//   npm run prove -- tests own e2e/move     of these, those whose names hold one of the words

const root = join(import.meta.dirname, '..')
const titles = {
  postgresql: 'Records on PostgreSQL',
  own: 'What tells itself what a run leaves out',
} as const
type Part = keyof typeof titles
const isPart = (word: string | undefined): word is Part => word !== undefined && word in titles

type Ran = {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly startTime: number
    readonly endTime: number
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** The files that ask whether everything is to be run. */
const shortened = (): string[] =>
  globSync('{app,e2e}/**/*.test.{ts,tsx}', { cwd: root })
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env.RICEBOOK_PROVE'))
    .sort()

function run(part: Part, words: readonly string[]): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-proof-'))
  try {
    const file = join(folder, 'ran.json')
    const files = part === 'own' ? shortened() : []
    const asked = words.length === 0 ? files : files.filter((one) => words.some((word) => one.includes(word)))
    if (part === 'own' && asked.length === 0) throw new Error('no file is called so')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const project = part === 'own' ? 'own' : 'postgres'
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    spawnSync(process.execPath, [vitest, 'run', '--project', project, ...reporters, ...asked], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, RICEBOOK_PROVE: '1' },
    })
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of a file, or of many: how many tests did what, in how many seconds, and where. */
type Row = { readonly name: string; readonly cells: readonly string[] }

const rowText = ({ name, cells }: Row): string => `| ${[name, ...cells].join(' | ')} |`

function rowOf(name: string, files: Ran['testResults'], seconds: number): Row {
  const count = (...states: string[]): string =>
    files
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => states.includes(status))
      .length.toLocaleString('en')
  const cells = [count('passed'), count('failed'), count('pending', 'skipped', 'todo'), seconds.toFixed(0)]
  return { name, cells: [...cells, proofPlace().replace(/^commit /, '')] }
}

function rowsOf(part: Part, ran: Ran, seconds: number): Row[] {
  const { testResults: files } = ran
  if (part === 'postgresql') return [rowOf(`${files.length} files`, files, seconds)]
  return files.map((one) => rowOf(relative(root, one.name), [one], (one.endTime - one.startTime) / 1000))
}

const [first, ...rest] = process.argv.slice(2)
if (first !== undefined && !isPart(first)) {
  process.stderr.write(`"${first}" is not one of: ${Object.keys(titles).join(', ')}\n`)
  process.exit(2)
}
const kept: Record<Part, Map<string, string>> = { postgresql: new Map(), own: new Map() }
const before = keptProof('tests')
  .split(/^(?=## )/m)
  .slice(1)
for (const text of before)
  for (const part of Object.keys(titles).filter(isPart))
    if (text.startsWith(`## ${titles[part]}\n`))
      for (const [row, name] of text.matchAll(/^\| (?!file|---)([^|]+) \|.*$/gm))
        kept[part].set(name as string, row)
for (const part of first === undefined ? Object.keys(titles).filter(isPart) : [first]) {
  const began = performance.now()
  const ran = run(part, rest)
  if (!ran.success) process.exitCode = 1
  if (part === 'postgresql') kept.postgresql.clear()
  for (const row of rowsOf(part, ran, (performance.now() - began) / 1000))
    kept[part].set(row.name, rowText(row))
}
const gone = new Set([...kept.own.keys()].filter((name) => !existsSync(join(root, name))))
for (const name of gone) kept.own.delete(name)
const sections = Object.keys(titles)
  .filter(isPart)
  .filter((part) => kept[part].size > 0)
  .map(
    (part) => `## ${titles[part]}

| file | passed | failed | skipped | s | commit and machine |
|---|---|---|---|---|---|
${[...kept[part].keys()]
  .sort()
  .map((name) => kept[part].get(name))
  .join('\n')}`,
  )
const head = `# Proof: the tests in full

Written by \`npm run prove -- tests\`, a row at a time. \`npm test\` runs all of it but what takes many minutes: with the records in
a file everything, with the records on PostgreSQL what is about records (\`longOnPostgres\` in \`vitest.config.ts\` names the
rest), and of random sequences, kills and whole years a part, where the file says so.`
keepProof('tests', [head, ...sections].join('\n\n'))
