import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

const dangerous: Readonly<Record<string, RegExp>> = {
  'text run as a program': /\beval\(|\bnew Function\(|\bFunction\(['"`]|from 'node:vm'/,
  'text laid out as HTML':
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\(/,
  'a shell': /child_process|\bshell: /,
  'chance that is guessed': /Math\.random/,
  'a broken hash': /create(Hash|Hmac)\(\s*['"`](md|sha-?1|ripemd)/i,
}
/** What is used all the same, and why it may be. */
const allowed: Readonly<Record<string, string>> = {
  'app/start.ts: a shell': 'begins the desktop’s browser: a program by its name, and our own address',
  'app/base/jobs/jobs.ts: chance that is guessed': 'spreads the moments of trying again',
  'app/base/access/second-factor/totp.ts: a broken hash': 'RFC 6238 has telephones count with HMAC-SHA-1',
}

test('no source of the program runs text, lays it out as HTML, starts a shell or leans on weak chance', () => {
  const files = globSync('{app,engine}/**/*.{ts,tsx}', { cwd: root }).filter(
    (name) => !/(^|\/)test-|\.test\./.test(name),
  )
  expect(files.length).toBeGreaterThan(400)
  const found = files.flatMap((file) => {
    const text = read(file)
    return Object.keys(dangerous)
      .filter((what) => dangerous[what]?.test(text))
      .map((what) => `${file.replaceAll('\\', '/')}: ${what}`)
  })
  expect(found.sort()).toEqual(Object.keys(allowed).sort())
  expect(read('app/start.ts')).not.toMatch(/\bexec(Sync)?\(|shell: /)
})
