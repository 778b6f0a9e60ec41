import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../base/ui/offline/entries.ts'
import type { Today, Todo } from '../todo.tsx'
import { asLeft, type Did, lastAnswered } from './as-left.tsx'
import { choicesOf, instead } from './choices.tsx'

const readAt = 1_000
const row = (id: string, key: string | null = null): Todo => ({
  ...{
    id,
    customer: `customer of ${id}`,
    customerName: id,
    kind: 'deliver',
    dueDay: '2026-11-27',
    ...{ reason: '', reasonParts: [], evidence: [] },
  },
  ...{ expectedMoney: 500, minutes: 20, changedAt: '2026-11-27T00:00:00.000Z' },
  occasion:
    key === null
      ? null
      : {
          ...{
            customer: `customer of ${id}`,
            kind: 'deliver',
            product: '米',
            day: '2026-11-20',
            dueDay: '2026-11-27',
          },
          key,
        },
})

const list = (...rows: Todo[]): Today => ({
  ...{ day: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY', whose: 'all', more: {}, valued: true },
  ...{ rows, readAt, kinds: [], people: [], coming: [] },
  figures: {
    ...{ things: rows.length + 7, minutes: 400, minutesUnknown: 0, moneyUnknown: 0, expectedMoney: null },
    ...{ receivables: null, customerEquity: null, worthUpdatedAt: null },
  },
})

let n = 0
function entry(did: Partial<Did> & { action: Todo }, more: Partial<Entry> = {}): Entry {
  n += 1
  return {
    ...{ n, user: 'wang', key: `key ${n}`, act: `act ${n}`, said: 500, language: 'zh-CN', of: did.action.id },
    ...{ after: null, takesBack: false, tries: 0, refused: null, answer: null, answeredAt: null },
    request: { method: 'PATCH', path: '/api/actions/{of}', body: { state: 'done' }, seen: 'seen' },
    about: { what: 'act', place: 0, list: 'all', change: { state: 'done' }, ...did },
    state: 'waiting',
    ...more,
  }
}
const ids = ({ rows }: Today): string[] => rows.map(({ id }) => id)
const [one, two, three] = [row('one'), row('two'), row('three')]
const open = { what: 'act', change: { state: 'open' } } as const

describe('the list as somebody left it', () => {
  test('is without what waits, and counts it no more', () => {
    const today = asLeft(list(one, two, three), [entry({ action: two })])
    expect(ids(today)).toEqual(['one', 'three'])
    expect([today.figures?.things, today.figures?.minutes]).toEqual([9, 380])
  })

  test('is without what arrived after it was asked for, and takes its own word for what arrived before', () => {
    const after = entry({ action: one }, { state: 'arrived', answeredAt: readAt })
    const before = entry({ action: two }, { state: 'arrived', answeredAt: readAt - 1 })
    expect(ids(asLeft(list(one, two, three), [after, before]))).toEqual(['two', 'three'])
  })

  test('has again what was refused', () => {
    expect(ids(asLeft(list(one, two), [entry({ action: one }, { state: 'refused' })]))).toEqual([
      'one',
      'two',
    ])
  })

  test('knows by its occasion what has another id after the night', () => {
    const [old, renewed] = [row('old', 'deliver:x'), row('renewed', 'deliver:x')]
    expect(ids(asLeft(list(one, renewed, row('other', 'deliver:y')), [entry({ action: old })]))).toEqual([
      'one',
      'other',
    ])
  })

  test('has back what was taken back, where it stood, once, and in the list that it was taken from', () => {
    const back = entry({ action: two, place: 1, ...open })
    expect(ids(asLeft(list(one, three), [back]))).toEqual(['one', 'two', 'three'])
    expect(ids(asLeft(list(one, two, three), [entry({ action: two }), back]))).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(ids(asLeft(list(one, two, three), [back]))).toEqual(['one', 'two', 'three'])
    expect(ids(asLeft({ ...list(one, three), whose: 'own' }, [back]))).toEqual(['one', 'three'])
  })

  test('is the same object where nothing was done, and does not stumble over what another build kept', () => {
    const today = list(one)
    expect(asLeft(today, [])).toBe(today)
    expect(asLeft(today, [entry({ action: one }, { about: { what: 'sung' } })])).toBe(today)
  })
})

test('is asked for anew when nothing waits any more', () => {
  const [arrived, refused] = [
    entry({ action: one }, { state: 'arrived', answeredAt: 5 }),
    entry({ action: two }, { state: 'refused', answeredAt: 7 }),
  ]
  expect(lastAnswered([arrived, refused])).toBe(7)
  expect(lastAnswered([arrived, refused, entry({ action: three })])).toBeNull()
  expect(lastAnswered([])).toBeNull()
})

describe('what was refused', () => {
  const why = (status: number) => ({ status, code: 'x', detail: 'y' })
  const refusedOf = (status: number, more: Partial<Entry> = {}): Entry =>
    entry({ action: one }, { state: 'refused', refused: why(status), ...more })

  test.each([
    [409, ['mine', 'beside', 'drop']],
    [422, ['beside', 'drop']],
    [0, ['beside', 'drop']],
    [403, ['again', 'drop']],
    [404, ['again', 'drop']],
    [500, ['again', 'drop']],
  ] as const)('with %i can be made %j', (status, choices) => {
    expect(choicesOf([refusedOf(status)])).toEqual(choices)
  })

  test('is sent over what others did without asking what that was, under a key of its own', () => {
    const refused = refusedOf(409, {
      request: {
        method: 'PATCH',
        path: '/api/actions/new',
        body: { state: 'done', at: 'then', seen: 's' },
        seen: 's',
      },
    })
    const [mine, ...more] = instead('mine', { refused: [refused], note: '' })
    expect(more).toEqual([])
    expect(mine?.request).toEqual({
      ...{ method: 'PATCH', path: '/api/actions/new', body: { state: 'done', at: 'then' }, seen: undefined },
    })
    expect(mine?.key).not.toBe(refused.key)
  })

  test('is noted beside it: a row that says so, done at the time it was', () => {
    const [made, done] = instead('beside', { refused: [refusedOf(409)], note: '我也送了' })
    expect(made?.request).toMatchObject({
      ...{ method: 'POST', path: '/api/actions' },
      body: { customer: 'customer of one', kind: 'deliver', dueDay: '2026-11-27', note: '我也送了' },
    })
    expect(done).toMatchObject({ after: made?.key, of: made?.of })
    expect(done?.request).toMatchObject({
      ...{ method: 'PATCH', path: '/api/actions/{of}' },
      body: { state: 'done', at: new Date(500).toISOString() },
    })
  })

  test('put off, is noted for the day it was put off to', () => {
    const change = { state: 'postponed', dueDay: '2026-12-01' } as const
    const put = entry({ action: one, what: 'act', change }, { state: 'refused', refused: why(409) })
    const [made, ...more] = instead('beside', { refused: [put], note: '' })
    expect([made?.request.body.dueDay, more]).toEqual(['2026-12-01', []])
  })

  test('a talk and what it settled are sent again in their order', () => {
    const talk = entry({ action: one, what: 'talk' }, { state: 'refused', refused: why(404), of: null })
    const done = refusedOf(404, { act: talk.act, after: talk.key })
    expect(choicesOf([talk, done])).toEqual(['again', 'drop'])
    const [first, second] = instead('again', { refused: [talk, done], note: '' })
    expect(second?.after).toBe(first?.key)
    expect(instead('drop', { refused: [talk, done], note: '' })).toEqual([])
  })
})
