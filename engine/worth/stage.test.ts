import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Behaviour, stageOf, stages } from './stage.ts'

const steady: Behaviour = {
  purchases: 9,
  ageDays: 400,
  silenceDays: 20,
  alive: 0.95,
  aliveEarlier: 0.94,
  aliveBeforeReturn: 0.9,
  recent: 2,
  before: 2,
}
const unknown = Number.NaN

describe('the stage of a customer', () => {
  test.each([
    ['prospect', { purchases: 0 }],
    ['new', { purchases: 1, ageDays: 30, silenceDays: 30, alive: 0.8, recent: 1, before: 0 }],
    ['new', { purchases: 4, ageDays: 60, recent: 4, before: 0 }],
    ['steady', {}],
    ['growing', { recent: 9, before: 2 }],
    ['slipping', { recent: 2, before: 9 }],
    ['slipping', { alive: 0.5 }],
    ['lost', { alive: 0.1 }],
    ['won-back', { aliveBeforeReturn: 0.05 }],
    ['lost', { aliveBeforeReturn: 0.05, alive: 0.1 }],
  ] as const)('%s', (stage, change) => {
    expect(stageOf({ ...steady, ...change })).toBe(stage)
  })

  test('who was slipping four weeks ago must pass the threshold by a margin to be active again, and the other way round', () => {
    const near = (alive: number, aliveEarlier: number) => stageOf({ ...steady, alive, aliveEarlier })
    expect(near(0.72, 0.65)).toBe('slipping')
    expect(near(0.76, 0.65)).toBe('steady')
    expect(near(0.67, 0.9)).toBe('steady')
    expect(near(0.64, 0.9)).toBe('slipping')
    expect(near(0.33, 0.2)).toBe('lost')
    expect(near(0.27, 0.5)).toBe('slipping')
    expect(near(0.69, unknown)).toBe('slipping')
  })

  test('where P(alive) is unknown the silence stands in for it', () => {
    const silent = (silenceDays: number, purchases: number) =>
      stageOf({ ...steady, alive: unknown, purchases, ageDays: 400, silenceDays })
    expect(silent(10, 9)).toBe('steady')
    expect(silent(90, 9)).toBe('slipping')
    expect(silent(180, 9)).toBe('lost')
    expect(silent(100, 1)).toBe('new')
    expect(silent(200, 1)).toBe('slipping')
    expect(silent(380, 1)).toBe('lost')
  })

  test('everybody has a stage, and a lower P(alive) never makes it better', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const behaviour = fc.record({
      purchases: fc.integer({ min: 0, max: 50 }),
      ageDays: fc.integer({ min: 0, max: 2_000 }),
      silenceDays: fc.integer({ min: 0, max: 2_000 }),
      alive: share,
      aliveEarlier: fc.oneof(share, fc.constant(unknown)),
      aliveBeforeReturn: share,
      recent: fc.integer({ min: 0, max: 40 }),
      before: fc.integer({ min: 0, max: 40 }),
    })
    const standing = (stage: string): number => (stage === 'lost' ? 0 : stage === 'slipping' ? 1 : 2)
    fc.assert(
      fc.property(behaviour, share, (one, other) => {
        const worse = { ...one, alive: Math.min(one.alive, other) }
        expect(stages).toContain(stageOf(one))
        expect(standing(stageOf(worse))).toBeLessThanOrEqual(standing(stageOf(one)))
      }),
    )
  })
})
