import { expect, test } from 'vitest'
import { madeUpRequests, onlyRefused } from './test-made-up.ts'

// A part of `npm run prove -- requests`: as few as reach every request of the document.

test('whatever is sent to the whole program, no answer is a failure, and every answer is as described', {
  timeout: 400_000,
}, async () => {
  const report = await madeUpRequests({ count: 4_400, seed: 20_240_305 })
  expect(report.faults).toEqual([])
  expect(report.failures).toEqual([])
  expect(report.neverDone).toEqual(onlyRefused)
  expect(Object.keys(report.statuses).map(Number)).toEqual(
    expect.arrayContaining([200, 201, 202, 204, 400, 404, 415, 422]),
  )
  expect(report.brokenJobs).toEqual([])
  expect(report.troubles).toEqual([])
})
