import { describe, expect, test } from 'vitest'
import { languages, speech } from '../../base/language/language.ts'
import type { WorthColumns } from './contract.ts'
import { reasonOf, reasonsOf, type ToReason } from './reasons.ts'
import { worthWords } from './words.ts'

const row = { purchases: 5, firstDay: '2024-01-01', lastDay: '2024-04-10', alive: 0.62, asOf: '2024-05-10' }

describe('why a customer is worth what they are worth', () => {
  test.each(['bg-nbd', 'cohort-mean', 'none'] as const)(
    'a row of a run (%s) says what the files and the report say',
    (model) => {
      const columns = {
        repeats: Int32Array.of(4),
        recencyDays: Int32Array.of(100),
        ageDays: Int32Array.of(130),
        alive: Float64Array.of(0.62),
      } as unknown as WorthColumns
      for (const language of languages) {
        const said = reasonsOf(columns, { model }, speech(language, [worthWords]))(0)
        expect(reasonOf({ ...row, model }, language)).toBe(said)
      }
    },
  )

  test('with its figures, in the reader’s language', () => {
    expect(reasonOf({ ...row, model: 'mbg-nbd' }, 'zh-CN')).toBe(
      '买过 5 次，平常每 25 天一次，已 30 天没来；仍是客户的可能只有 62%。',
    )
    const once: ToReason = { ...row, purchases: 1, firstDay: '2024-04-10', alive: null, model: 'mbg-nbd' }
    expect(reasonOf(once, 'en')).toBe(
      'Bought once, 30 days ago: no rhythm of their own yet; whether still a customer is not known.',
    )
  })

  test('of a prospect nothing is known, and that is said', () => {
    const prospect = { purchases: 0, firstDay: null, lastDay: null, alive: null, asOf: null, model: null }
    expect(languages.map((language) => reasonOf(prospect, language))).toEqual([
      '还没有买过，值多少还不知道。',
      '還沒有買過，值多少還不知道。',
      'Has not bought yet: what they are worth is not known.',
    ])
  })
})
