import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages, speech } from '../../base/language/language.ts'
import { importKinds, kindRoles } from './contract.ts'
import { brokenReasons } from './records.ts'
import { importsWords } from './words.ts'

const code = readdirSync(import.meta.dirname)
  .filter(
    (name) => name.endsWith('.ts') && !name.includes('test') && !['words.ts', 'tables.ts'].includes(name),
  )
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')

const whole = (text: string | { readonly other: string }): string =>
  typeof text === 'string' ? text : text.other

describe('what the room says', () => {
  test('every refusal has words', () => {
    // A permission has a name of that kind, too, and is not said.
    const codes = [...code.matchAll(/(?<!permission: )'(imports\.[\w.-]+)'/g)].map((match) => match[1])
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((key) => !(String(key) in importsWords))).toEqual([])
  })

  test('every role has a name', () => {
    for (const kind of importKinds)
      for (const role of kindRoles[kind]) expect(importsWords).toHaveProperty([`imports.page.role.${role}`])
  })

  test('every reason for leaving a row out has a text', () => {
    for (const reason of brokenReasons) expect(importsWords).toHaveProperty([`imports.rejected.${reason}`])
  })

  test('the three languages tell the same things', () => {
    for (const [key, texts] of Object.entries(importsWords)) {
      const places = languages.map((language) =>
        [...new Set(whole(texts[language]).match(/\{\{\w+\}\}/g) ?? [])].sort(),
      )
      expect(places, key).toEqual([places[0], places[0], places[0]])
    }
  })

  test('a name with markup is said as it is', () => {
    const { say } = speech('en', [importsWords])
    expect(say('imports.file.missing', { name: '<b>&.csv' })).toContain('“<b>&.csv”')
  })
})
