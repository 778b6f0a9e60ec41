import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { calibrate, calibrated } from './calibration.ts'
import { expectedGap, fitGaps, type GapModel } from './gap-model.ts'
import { elapsed, endsBefore, moreThanUsual, type PairHistories } from './histories.ts'
import { dueWithin, gapAtLevel } from './renewal.ts'
import { learnRhythm, runOuts } from './run-out.ts'
import { asKnownOn, onlineRetail, onlineRetailHistories } from './test-histories.ts'

/** The last decimal that the references print. */
const fitTolerance = 0.003
const scoreTolerance = 0.002

/** What was said of every pair bought at least twice, and what came. */
type Said = { due: number; day: (level: number) => number; came: number }

describe.skipIf(!existsSync(onlineRetail))(
  'a year of a real shop (skipped where the file is not there)',
  () => {
    let histories: PairHistories
    beforeAll(async () => {
      histories = await onlineRetailHistories()
    })

    function said(now: number, within: number): Said[] {
      const model = fitGaps(histories, now) as GapModel
      const calibration = calibrate(histories, now, within)
      const ends = endsBefore(histories, now)
      const rows: Said[] = []
      for (let pair = 0; pair < ends.length; pair++) {
        const [start, end] = [histories.from[pair] as number, ends[pair] as number]
        if (end - start < 2) continue
        const of = {
          customer: histories.customer[pair] as number,
          item: histories.item[pair] as number,
          pair,
        }
        const gap = expectedGap(model, { ...of, more: moreThanUsual(histories, start, end)(end - 1) })
        const last = histories.day[end - 1] as number
        const lasted = elapsed(now, last)
        rows.push({
          due: calibrated(calibration, dueWithin(gap, lasted, within)),
          day: (level) => Math.max(0, gapAtLevel(gap, lasted, level) + 0.5 - (now - last)),
          came: end < (histories.from[pair + 1] as number) ? (histories.day[end] as number) - now : never,
        })
      }
      return rows
    }

    test('the rows are those of the reference', () => {
      expect(histories.day.length).toBe(389_110)
      expect([histories.customers, histories.items]).toEqual([4_285, 4_006])
      expect(histories.quantity.reduce((sum, quantity) => sum + quantity, 0)).toBe(5_533_071)
    })

    test.each([
      [302, 'ended gaps only', [3.9396, 0.6482, 0.4051, 0.0342, 0.0502, 0.1062], 73_491],
      [302, 'open gaps too', [4.5756, 1.1291, 0.1897, 0.0166, 0.0325, 0.2933], 73_491],
      [345, 'ended gaps only', [3.9681, 0.6795, 0.4382, 0.0582, 0.053, 0.1131], 94_464],
      [345, 'open gaps too', [4.6033, 1.1507, 0.2289, 0.031, 0.0339, 0.3014], 94_464],
    ] as const)('day %d, %s: the published components', (...row) => {
      const [now, open, published, gaps] = row
      const model = fitGaps(histories, now, open) as GapModel
      const { mean, variance, customers, items, pairs, slope } = model
      const found = [mean, variance, customers.variance, items.variance, pairs.variance, slope]
      found.forEach((value, at) => {
        expect(Math.abs(value - (published[at] as number)), `component ${at}`).toBeLessThan(fitTolerance)
      })
      expect(model.closedGaps).toBe(gaps)
    })

    test.each([
      [14, 0.2521, 0.682],
      [28, 0.3724, 0.677],
    ])('due within %d days, said on day 302: the published log loss and AUC', (within, loss, area) => {
      const rows = said(302, within)
      expect(rows.length).toBe(39_341)
      expect(Math.abs(logLoss(rows, within) - loss)).toBeLessThan(scoreTolerance)
      expect(Math.abs(areaUnderCurve(rows, within) - area)).toBeLessThan(scoreTolerance)
    })

    test('dates said on day 302: the published pinball loss over eight weeks', () => {
      const weeks = 56
      let sum = 0
      const rows = said(302, 14)
      const levels = [0.1, 0.25, 0.5, 0.75, 0.9]
      for (const { day, came } of rows) {
        for (const level of levels) {
          const miss = Math.min(came, weeks) - Math.min(day(level), weeks)
          sum += Math.max(level * miss, (level - 1) * miss)
        }
      }
      // Printed with two decimals.
      expect(Math.abs(sum / rows.length / levels.length - 3.21)).toBeLessThan(0.005)
    })

    test('nothing on or after a day changes what is said on it', () => {
      const saidOf = (known: PairHistories) =>
        runOuts(known, learnRhythm(known, { now: 302, within: 14 }), { leadDays: 1, service: 0.75 })
      const [whole, cut] = [saidOf(histories), saidOf(asKnownOn(histories, 302))]
      expect(cut.due).toEqual(whole.due)
      expect(cut.usualGap).toEqual(whole.usualGap)
      expect(cut.runOutDay).toEqual(whole.runOutDay)
      expect(cut.basis).toEqual(whole.basis)
    })
  },
)

const never = Number.POSITIVE_INFINITY

function logLoss(rows: readonly Said[], within: number): number {
  return -rows.reduce((sum, { due, came }) => sum + Math.log(came < within ? due : 1 - due), 0) / rows.length
}

/** Mann and Whitney's count, ties half. */
function areaUnderCurve(rows: readonly Said[], within: number): number {
  const sorted = rows.toSorted((a, b) => a.due - b.due)
  let [ranks, yes] = [0, 0]
  for (let at = 0; at < sorted.length; ) {
    let end = at
    while (end < sorted.length && sorted[end]?.due === sorted[at]?.due) end++
    for (let one = at; one < end; one++) {
      if ((sorted[one] as Said).came >= within) continue
      ranks += (at + end + 1) / 2
      yes++
    }
    at = end
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (rows.length - yes))
}
