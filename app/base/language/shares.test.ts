import { expect, test } from 'vitest'
import { speech } from './language.ts'
import { carefulPercent, chancePercent } from './shares.ts'

const spoken = speech('en', [])

test.each([
  [0, '0%'],
  [0.0003, '<0.1%'],
  [-0.0003, '>-0.1%'],
  [0.004, '0.4%'],
  [-0.004, '-0.4%'],
  [0.25, '25%'],
  [0.996, '99.6%'],
  [0.99999, '>99.9%'],
  [1, '100%'],
])('a share of %d is written %s: neither nothing nor all unless it is', (share, written) => {
  expect(carefulPercent(share, spoken)).toBe(written)
})

test.each([
  [0, '<1%'],
  [0.004, '<1%'],
  [0.5, '50%'],
  [0.999, '>99%'],
])('a chance of %d is written %s: nobody is certain', (chance, written) => {
  expect(chancePercent(chance, spoken)).toBe(written)
})
