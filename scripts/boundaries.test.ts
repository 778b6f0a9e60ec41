// Every import rule is proven by breaking it: a small house in which everything allowed is done passes, and one
// planted import per rule is reported under that rule's name. Real dependency-cruiser, real rules.

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

type Files = Record<string, string>
type Violation = { rule: { name: string }; from: string; to: string }
type Rule = { name: string }
type Cruise = { modules: string[]; violations: Violation[]; rules: Rule[] }

const root = join(import.meta.dirname, '..')
const RULES = ['.dependency-cruiser.mjs', '.dependency-cruiser-pages.mjs'] as const

/** A house in which every import that the rules allow is made. */
const house: Files = {
  'engine/index.ts': `export { half } from './numeric/half.ts'`,
  'engine/numeric/half.ts': `export const half = 0.5`,
  'app/main.ts': `import { addGrocery } from './identify/groceries/routes.ts'\nexport const started = addGrocery`,
  'app/base/language/language.ts': `export type Words = Record<string, string>`,
  'app/base/ledger/ledger.ts': `import { DuckDBInstance } from '@duckdb/node-api'\nexport const open = DuckDBInstance.create`,
  'app/base/notebook/notebook.ts': `import { DatabaseSync } from 'node:sqlite'\nexport { DatabaseSync as Notebook }`,
  'app/base/notebook/migrations.ts': `import { tables } from '../../identify/groceries/tables.ts'\nexport const migrations = [tables]`,
  'app/base/http/http.ts': `import { createServer } from 'node:http'\nexport { createServer }`,
  'app/base/ui/table.tsx': `export const Table = 'table'`,
  'app/identify/groceries/contract.ts': `import { z } from 'zod'\nimport { half } from '@ricebook/engine'\nexport const grocery = z.number().min(half)`,
  'app/identify/groceries/tables.ts': `import type { Notebook } from '../../base/notebook/notebook.ts'\nexport const tables = (notebook: Notebook) => notebook`,
  'app/identify/groceries/store.ts': `import { open } from '../../base/ledger/ledger.ts'\nimport { tables } from './tables.ts'\nexport const save = [open, tables]`,
  'app/identify/groceries/words.ts': `import type { Words } from '../../base/language/language.ts'\nexport const words: Words = {}`,
  'app/identify/groceries/groceries.ts': `import { half } from '@ricebook/engine'\nimport { grocery } from './contract.ts'\nimport { save } from './store.ts'\nexport const groceries = [half, grocery, save]`,
  'app/identify/groceries/routes.ts': `import { createServer } from '../../base/http/http.ts'\nimport { groceries } from './groceries.ts'\nexport const addGrocery = [createServer, groceries]`,
  'app/identify/groceries/page.tsx': `import type { addGrocery } from './routes.ts'\nimport { half } from '@ricebook/engine'\nimport { grocery } from './contract.ts'\nimport { Table } from '../../base/ui/table.tsx'\nimport { words } from './words.ts'\nimport './groceries.css'\nexport type Add = typeof addGrocery\nexport const Page = [half, grocery, Table, words]`,
  'app/identify/groceries/groceries.css': `.grocery {}`,
  'app/manage/shelf/shelf.ts': `import { groceries } from '../../identify/groceries/groceries.ts'\nimport { grocery } from '../../identify/groceries/contract.ts'\nexport const shelf = [groceries, grocery]`,
  'app/manage/shelf/shelf.test.ts': `import { test } from 'vitest'\nimport { save } from '../../identify/groceries/store.ts'\nimport { shelf } from './shelf.ts'\ntest(String([save, shelf]))`,
}

/** Rule → the file that breaks it, what it says, and what it must not have imported. */
const plants: Record<string, { file: string; says: string; reaches: RegExp; and?: Files }> = {
  'no-circular': {
    file: 'engine/numeric/egg.ts',
    says: `import { hen } from './hen.ts'\nexport const egg = () => hen`,
    reaches: /^engine\/numeric\/hen\.ts$/,
    and: { 'engine/numeric/hen.ts': `import { egg } from './egg.ts'\nexport const hen = () => egg` },
  },
  'import-resolves': {
    file: 'app/manage/shelf/lost.ts',
    says: `import { lost } from './nowhere.ts'\nexport { lost }`,
    reaches: /nowhere/,
  },
  'program-needs-no-tool': {
    file: 'app/manage/shelf/tool.ts',
    says: `import fc from 'fast-check'\nexport const tool = fc`,
    reaches: /fast-check/,
  },
  'program-imports-no-test': {
    file: 'app/manage/shelf/examined.ts',
    says: `import './shelf.test.ts'\nexport const examined = 1`,
    reaches: /shelf\.test\.ts$/,
  },
  'engine-imports-only-engine': {
    file: 'engine/numeric/reader.ts',
    says: `import { readFileSync } from 'node:fs'\nexport const reader = readFileSync`,
    reaches: /^(node:)?fs$/,
  },
  'page-imports-only-page-things': {
    file: 'app/manage/shelf/greedy.tsx',
    says: `import { price } from './price.ts'\nexport const Greedy = price`,
    reaches: /^app\/manage\/shelf\/price\.ts$/,
    and: { 'app/manage/shelf/price.ts': 'export const price = 1' },
  },
  'page-reaches-no-server-file': {
    file: 'app/manage/shelf/far.tsx',
    says: `import { Through } from '../../base/ui/through.tsx'\nexport const Far = Through`,
    reaches: /^app\/base\/ledger\/ledger\.ts$/,
    and: {
      'app/base/ui/through.tsx': `import { inner } from './inner.ts'\nexport const Through = inner`,
      'app/base/ui/inner.ts': `import { open } from '../ledger/ledger.ts'\nexport const inner = open`,
    },
  },
  'page-uses-no-node': {
    file: 'app/manage/shelf/disk.tsx',
    says: `import { join } from 'node:path'\nexport const Disk = join`,
    reaches: /^(node:)?path$/,
  },
  'only-stores-touch-databases': {
    file: 'app/manage/shelf/count.ts',
    says: `import { DatabaseSync } from 'node:sqlite'\nexport const count = DatabaseSync`,
    reaches: /sqlite/,
  },
  'store-imports-only-stores': {
    file: 'app/manage/shelf/store.ts',
    says: `import { shelf } from './shelf.ts'\nexport const stored = shelf`,
    reaches: /shelf\/shelf\.ts$/,
  },
  'tables-import-only-notebook': {
    file: 'app/manage/shelf/tables.ts',
    says: `import { half } from '@ricebook/engine'\nexport const tables = half`,
    reaches: /^engine\/index\.ts$/,
  },
  'contract-imports-only-contracts': {
    file: 'app/manage/shelf/contract.ts',
    says: `import { shelf } from './shelf.ts'\nexport const contract = shelf`,
    reaches: /shelf\/shelf\.ts$/,
  },
  'rooms-meet-at-the-door': {
    file: 'app/manage/shelf/window.ts',
    says: `import { words } from '../../identify/groceries/words.ts'\nexport const window = words`,
    reaches: /groceries\/words\.ts$/,
  },
  'use-case-knows-no-door': {
    file: 'app/identify/groceries/knocking.ts',
    says: `import { addGrocery } from './routes.ts'\nexport const knocking = addGrocery`,
    reaches: /groceries\/routes\.ts$/,
  },
  'door-goes-through-the-use-case': {
    file: 'app/identify/groceries/commands.ts',
    says: `import { save } from './store.ts'\nexport const command = save`,
    reaches: /groceries\/store\.ts$/,
  },
  'words-import-only-types': {
    file: 'app/manage/shelf/words.ts',
    says: `import { half } from '@ricebook/engine'\nexport const words = half`,
    reaches: /^engine\/index\.ts$/,
  },
  'words-import-types-as-types': {
    file: 'app/customise/lists/words.ts',
    says: `import { shout } from '../../base/language/shout.ts'\nexport const words = shout`,
    reaches: /language\/shout\.ts$/,
    and: { 'app/base/language/shout.ts': 'export const shout = 1' },
  },
  'base-knows-no-room': {
    file: 'app/base/jobs/nightly.ts',
    says: `import { shelf } from '../../manage/shelf/shelf.ts'\nexport const nightly = shelf`,
    reaches: /shelf\/shelf\.ts$/,
  },
}

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

test('a house that keeps every import rule passes, and all of it was read', () => {
  const { modules, violations } = cruise(built(house))
  expect(violations).toEqual([])
  expect(modules).toEqual(expect.arrayContaining(Object.keys(house)))
})

test('each import rule has a planted violation, which is reported under the name of that rule', () => {
  const planted = Object.values(plants).map(({ file, says, and }) => ({ [file]: says, ...and }))
  const { rules, violations } = cruise(built(Object.assign({}, house, ...planted)))
  expect(Object.keys(plants).toSorted()).toEqual(rules.map((rule) => rule.name).toSorted())
  for (const [name, { file, reaches }] of Object.entries(plants)) {
    const seen = violations.filter((one) => one.rule.name === name && one.from === file)
    const reached = seen.map((one) => one.to)
    expect(reached, `${name}, planted in ${file}`).toContainEqual(expect.stringMatching(reaches))
  }
})

test('a violation makes the command fail', () => {
  const wrong = { 'app/manage/shelf/lost.ts': `import './nowhere.ts'` }
  expect(depcruise(built(house), { rules: RULES[0], output: 'err' }).status).toBe(0)
  expect(depcruise(built({ ...house, ...wrong }), { rules: RULES[0], output: 'err' }).status).not.toBe(0)
})

// With TypeScript 7 installed dependency-cruiser reads no .ts file and passes everything, without a word.
test('the check reads every source file of this project, and none breaks a rule', {
  timeout: 120_000,
}, () => {
  const { modules, violations } = cruise(root)
  expect(sourceFiles().filter((file) => !modules.includes(file))).toEqual([])
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

function built(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-house-'))
  made.push(folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${text}\n`)
  }
  for (const file of [...RULES, 'tsconfig.json', 'package.json', 'engine/package.json']) {
    cpSync(join(root, file), join(folder, file))
  }
  symlinkModules(folder)
  return folder
}

/** Every installed package as it is, except the workspace, which must be the engine of the built house. */
function symlinkModules(folder: string) {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@ricebook'), { recursive: true })
  symlinkSync(join(folder, 'engine'), join(modules, '@ricebook', 'engine'))
  for (const name of ['@duckdb', 'fast-check', 'vitest', 'zod']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
}

function cruise(folder: string): Cruise {
  const cruises = RULES.map((rules) => {
    const { stdout, stderr } = depcruise(folder, { rules, output: 'json' })
    try {
      return JSON.parse(stdout)
    } catch (cause) {
      throw new Error(`dependency-cruiser said: ${stderr}${stdout.slice(0, 500)}`, { cause })
    }
  })
  return {
    // What every one of the cruises has read.
    modules: cruises
      .map((one) => one.modules.map((module: { source: string }) => module.source))
      .reduce((all: string[], some: string[]) => all.filter((source) => some.includes(source))),
    violations: cruises.flatMap((one) => one.summary.violations),
    rules: cruises.flatMap((one) => one.summary.ruleSetUsed.forbidden),
  }
}

function depcruise(folder: string, { rules, output }: { rules: string; output: 'json' | 'err' }) {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = [program, '--config', rules, '--output-type', output, '.']
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
}

function sourceFiles(): string[] {
  const args = ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard']
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n')
  return files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && existsSync(join(root, file)))
}
