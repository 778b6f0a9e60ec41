import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { proofPlace } from './proofs.ts'

// The tests of which `npm test` runs a part for their time, in full; the result is kept in docs/proofs/tests.md, in which
// a part that is not run again stays as it was:
//
//   npm run prove -- tests                  both parts: some two hours
//   npm run prove -- tests postgresql       every test that keeps records, once more with the records on PostgreSQL
//   npm run prove -- tests own              the files that say themselves what an ordinary run leaves out
//   npm run prove -- tests own e2e/move     of these, those whose names hold one of the words

const root = join(import.meta.dirname, '..')
const proof = join(root, 'docs', 'proofs', 'tests.md')
const titles = {
  postgresql: 'Records on PostgreSQL',
  own: 'What tells itself what a run leaves out',
} as const
type Part = keyof typeof titles
const isPart = (word: string | undefined): word is Part => word !== undefined && word in titles

type Ran = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
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

function told(part: Part, words: readonly string[]): { readonly section: string; readonly ran: Ran } {
  const began = performance.now()
  const ran = run(part, words)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  const own = `${words.length > 0 ? `Those called ${words.join(', ')}. ` : ''}${ran.testResults.length} files`
  const failed = ran.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `- Failed: ${fullName}\n`),
  )
  const rows = ran.testResults
    .map((file) => ({
      name: relative(root, file.name),
      seconds: (file.endTime - file.startTime) / 1000,
      file,
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, part === 'own' ? undefined : 12)
    .map(({ name, seconds, file }) => `| ${name} | ${file.assertionResults.length} | ${seconds.toFixed(0)} |`)
  const section = `## ${titles[part]}

${own}: ${ran.numPassedTests} tests passed, ${ran.numFailedTests} failed, ${ran.numPendingTests} were skipped. **${ran.success ? 'No violation' : 'Violations'}.**

${failed.join('')}
${minutes} minutes on ${proofPlace()}.

| ${part === 'own' ? 'file' : 'the longest'} | tests | s |
|---|---|---|
${rows.join('\n')}
`
  return { section, ran }
}

const [first, ...rest] = process.argv.slice(2)
if (first !== undefined && !isPart(first)) {
  process.stderr.write(`"${first}" is not one of: ${Object.keys(titles).join(', ')}\n`)
  process.exit(2)
}
const sections = new Map<string, string>()
if (existsSync(proof))
  for (const text of readFileSync(proof, 'utf8')
    .split(/^(?=## )/m)
    .slice(1))
    sections.set(text.slice(3, text.indexOf('\n')), text)
for (const part of first === undefined ? (Object.keys(titles) as Part[]) : [first]) {
  const { section, ran } = told(part, rest)
  sections.set(titles[part], section)
  if (!ran.success) process.exitCode = 1
}
const head = `# Proof: the tests in full

Written by \`npm run prove -- tests\`, part by part. \`npm test\` runs all of it but what takes many minutes: with the records in
a file everything, with the records on PostgreSQL what is about records (\`longOnPostgres\` in \`vitest.config.ts\` names the
rest), and of random sequences, kills and whole years a part, where the file says so.
`
const standing = Object.values(titles).flatMap((title) => sections.get(title)?.trimEnd() ?? [])
mkdirSync(join(root, 'docs', 'proofs'), { recursive: true })
writeFileSync(proof, `${[head.trimEnd(), ...standing].join('\n\n').replaceAll(/\n{3,}/g, '\n\n')}\n`)
