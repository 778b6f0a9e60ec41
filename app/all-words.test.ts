import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allWords } from './all-words.ts'
import { languages } from './base/language/language.ts'

const texts = Object.assign({}, ...allWords) as Record<string, Record<string, string | { other: string }>>
const code = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/test|words\.ts$/.test(name))
  .map((name) => [name, readFileSync(join(import.meta.dirname, name), 'utf8')] as const)

/** Codes written out in the code, with the file they stand in. */
function codesOf(pattern: RegExp): [string, string][] {
  return code.flatMap(([name, text]) =>
    [...text.matchAll(pattern)].map((match) => [match[1] ?? '', name] as [string, string]),
  )
}

describe('what the program says', () => {
  test('every refusal has words', () => {
    const codes = codesOf(/new Refusal\(\s*'([^']+)'/g)
    expect(codes.length).toBeGreaterThan(100)
    expect(codes.filter(([key]) => !(key in texts))).toEqual([])
  })

  test('everything that can be asked for over HTTP has a line that says what it does', () => {
    const codes = codesOf(/summary: '([^']+)'/g)
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter(([key]) => !(key in texts))).toEqual([])
  })

  test('in the three languages the same things are told', () => {
    for (const [key, byLanguage] of Object.entries(texts)) {
      const places = languages.map((language) => {
        const text = byLanguage[language]
        expect(text, `${key} in ${language}`).toBeTruthy()
        const whole = typeof text === 'string' ? text : (text?.other ?? '')
        return [...new Set(whole.match(/\{\{\w+(?:, \w+)?\}\}/g) ?? [])].sort()
      })
      expect(places, key).toEqual([places[0], places[0], places[0]])
    }
  })

  test('no room says what another says', () => {
    const keys = allWords.flatMap((words) => Object.keys(words))
    expect(keys.length).toBe(new Set(keys).size)
  })
})
