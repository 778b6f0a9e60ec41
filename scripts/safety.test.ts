import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { sourcesOfProgram } from './test-sources.ts'

const root = resolve(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const page = read('docs/safety.md')
/** Rows that end with a file and what stands in it to the letter. */
const rows = [...page.matchAll(/^\|.* \| `([\w./-]+\.tsx?)`: `(.+)` \|$/gm)].map(
  ([, file = '', said = '']) => ({ file, said }),
)

test('each number of the page stands where it says', () => {
  expect(rows.length).toBeGreaterThan(40)
  expect(
    rows.filter(({ file, said }) => !existsSync(join(root, file)) || !read(file).includes(said)),
  ).toEqual([])
})

test('the page tells of each of its matters in a table', () => {
  const parts = page.split(/^## /m).slice(1)
  const told = parts.map((part) => [part.split('\n')[0], (part.match(/^\| /gm) ?? []).length > 3])
  const matters = [
    'How much',
    'Which files',
    'Ways in',
    'Sessions',
    'Keys and secrets',
    'Whom it talks to',
    'Libraries',
  ]
  expect(told).toEqual(matters.map((matter) => [matter, true]))
})

const uses: Readonly<Record<string, RegExp>> = {
  'a key, a seal or a slow sum':
    /\b(createCipheriv|createHmac|scrypt|setPassphrase)\b|randomBytes\((20|32)\)/,
  'a connection':
    /^import \{ Client.* from 'pg'|import\('@clickhouse\/client'\)|\bsocketPath:|(?<!\.)\bfetch\(|https?\.request\(/m,
}
/** Files whose use is told of in another one's row. */
const beside: Readonly<Record<string, string>> = {
  'app/base/access/second-factor/second-factor.ts': 'draws what sealed.ts and backup-codes.ts keep',
  'app/base/ledger/refused-parties.ts': 'uses the key of those erased',
}

test('the page names every file that makes a key or a connection', () => {
  const named = [...rows.map(({ file }) => file), ...Object.keys(beside)]
  // Pages ask the program that they came from: a rule of theirs sees to that (connect-src 'self').
  const files = sourcesOfProgram(root).filter(({ name }) => !name.startsWith('app/base/ui/'))
  const found = files.flatMap(({ name, text }) =>
    Object.keys(uses).flatMap((what) => (uses[what]?.test(text) ? [{ name, what }] : [])),
  )
  expect(found.length).toBeGreaterThan(12)
  expect(found.filter(({ name }) => !named.includes(name))).toEqual([])
})

test('every library is in the lock file with a sum of its content', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; integrity?: string; link?: boolean }>
  }
  const theirs = Object.entries(packages).filter(
    ([name, { link }]) => name.includes('node_modules/') && !link,
  )
  expect(theirs.length).toBeGreaterThan(300)
  for (const [name, { version, integrity }] of theirs) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+/)
    expect(integrity, name).toMatch(/^sha512-/)
  }
})
