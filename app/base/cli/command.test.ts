import { describe, expect, test } from 'vitest'
import { languages } from '../language/language.ts'
import { languageAsked, parseWords } from './command.ts'
import { cliWords } from './words.ts'

const options = { model: { type: 'string' }, json: { type: 'boolean' } } as const

describe('the words of a command line', () => {
  test('options and names in any order; a dash is a name', () => {
    const { values, positionals } = parseWords(['a.csv', '--model', 'auto', '-', '--json'], options)
    expect({ ...values }).toEqual({ model: 'auto', json: true })
    expect(positionals).toEqual(['a.csv', '-'])
    expect(parseWords(['--', '--model'], options).positionals).toEqual(['--model'])
  })

  test.each([
    ['cli.option-unknown', ['--modell', 'auto'], '--modell'],
    ['cli.option-unknown', ['-x'], '-x'],
    ['cli.option-needs-value', ['--model'], '--model'],
    ['cli.option-takes-no-value', ['--json=yes'], '--json'],
  ])('%s', (code, words, came) => {
    let refused: unknown
    try {
      parseWords(words, options)
    } catch (error) {
      refused = error
    }
    expect(refused).toMatchObject({ name: 'Refusal', code })
    expect((refused as { values: { came: string } }).values.came).toContain(came)
    expect((refused as Error).cause).toBeInstanceOf(Error)
  })

  test('the language is known before anything else is read', () => {
    expect(languageAsked(['value', '--language', 'zh-TW'])).toBe('zh-TW')
    expect(languageAsked(['--language=en', 'value'])).toBe('en')
    expect(languageAsked(['value'])).toBeNull()
    const asked = (words: string[]) => () => languageAsked(words)
    expect(asked(['--language', 'fr'])).toThrow(
      expect.objectContaining({ code: 'cli.language-unknown', values: { came: 'fr' } }),
    )
    expect(asked(['--language'])).toThrow(expect.objectContaining({ code: 'cli.language-unknown' }))
  })
})

test('every sentence exists in the three languages and tells the same things', () => {
  for (const [key, texts] of Object.entries(cliWords)) {
    const places = languages.map((language) =>
      [...new Set(texts[language].match(/\{\{\w+\}\}/g) ?? [])].sort(),
    )
    expect(places, key).toEqual([places[0], places[0], places[0]])
  }
})
