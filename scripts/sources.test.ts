import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { sourcesOfProgram } from './test-sources.ts'

const sources = sourcesOfProgram(resolve(import.meta.dirname, '..'))

const dangerous: Readonly<Record<string, RegExp>> = {
  'text run as a program': /\beval\(|\bnew Function\(|\bFunction\(['"`]|from 'node:vm'/,
  'text laid out as HTML':
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\(/,
  'a shell': /child_process|\bshell: /,
  'chance that is guessed': /Math\.random/,
}
/** What is used all the same, and why it may be. */
const allowed: Readonly<Record<string, string>> = {
  'app/start.ts: a shell': 'begins the desktop’s browser: a program by its name, and our own address',
  'app/base/jobs/jobs.ts: chance that is guessed': 'spreads the moments of trying again',
}

test('no source of the program runs text, lays it out as HTML, starts a shell or leans on weak chance', () => {
  expect(sources.length).toBeGreaterThan(400)
  const found = sources.flatMap(({ name, text }) =>
    Object.keys(dangerous)
      .filter((what) => dangerous[what]?.test(text))
      .map((what) => `${name}: ${what}`),
  )
  expect(found.sort()).toEqual(Object.keys(allowed).sort())
  const start = sources.find(({ name }) => name === 'app/start.ts')
  expect(start?.text).not.toMatch(/\bexec(Sync)?\(|shell: /)
})

/** How each algorithm is asked for, and which ones are. */
const asked =
  /\b(create(?:Cipher|Decipher)iv|createHash|createHmac|createSign|hash|hkdfSync)\(\s*(['"`])([\w-]+)\2/g
const algorithms = [
  'createCipheriv aes-256-gcm',
  'createDecipheriv aes-256-gcm',
  'createHash sha256',
  'createHmac sha1',
  'createHmac sha256',
  'hash sha256',
  'hkdfSync sha256',
]

test('seals are AES-256-GCM, sums SHA-256, and SHA-1 is in the codes of telephones alone', () => {
  const found = sources.flatMap(({ name, text }) =>
    [...text.matchAll(asked)].map(([, how, , which]) => ({ name, how: `${how} ${which}` })),
  )
  expect([...new Set(found.map(({ how }) => how))].sort()).toEqual(algorithms)
  // RFC 6238 has telephones count with it.
  expect(found.filter(({ how }) => how.endsWith(' sha1')).map(({ name }) => name)).toEqual([
    'app/base/access/second-factor/totp.ts',
  ])
  // None is chosen where no reader of the source sees it.
  const chosen = sources.filter(({ text }) =>
    /\bcreate(?:Cipher|Decipher)iv\((?!\s*['"`])|\bcreateH(?:ash|mac)\((?!\s*['"`])/.test(text),
  )
  expect(chosen.map(({ name }) => name)).toEqual([])
})

const forCryptography = /crypt|argon|hashes?\b|noble|sodium|forge|\bjose\b|^md5|^sha\d/

test('cryptography is the platform’s, and age’s for back-ups', () => {
  const from = sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:from |import\()'([^'.][^']*)'/g)].map(([, library = '']) => library),
  )
  expect(new Set(from.filter((library) => forCryptography.test(library)))).toEqual(
    new Set(['node:crypto', 'age-encryption']),
  )
})

test('no page hears another window or speaks to one', () => {
  const heard =
    /(?<!\bself\.)\baddEventListener\(\s*['"`]message|window\.(onmessage|parent|opener|top)\b|contentWindow/
  expect(sources.filter(({ text }) => heard.test(text)).map(({ name }) => name)).toEqual([])
})
