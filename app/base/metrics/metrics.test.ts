import { expect, test } from 'vitest'
import { openMetrics } from './metrics.ts'
import { samplesIn } from './test-format.ts'

test('what is counted stands in the text, told apart by its labels', () => {
  const metrics = openMetrics()
  const requests = metrics.counter({ name: 'asked_total', help: 'Requests.' })
  for (const route of ['/a', '/b', '/a']) requests.add({ route })
  expect(samplesIn(metrics.text([]))).toEqual([
    { name: 'asked_total', labels: { route: '/a' }, value: 2 },
    { name: 'asked_total', labels: { route: '/b' }, value: 1 },
  ])
})

test('a duration counts in its bucket and in every longer one; one on the border counts below it', () => {
  const metrics = openMetrics()
  const took = metrics.histogram({ name: 'took_seconds', help: 'Durations.', buckets: [0.01, 0.1, 1] })
  for (const seconds of [0.005, 0.1, 0.5, 7]) took.observe({ kind: 'x' }, seconds)
  const samples = samplesIn(metrics.text([]))
  expect(samples.map(({ labels, value }) => [labels.le ?? '', value])).toEqual([
    ['0.01', 1],
    ['0.1', 2],
    ['1', 3],
    ['+Inf', 4],
    ['', 7.605],
    ['', 4],
  ])
})

test('no value can write a line of its own', () => {
  const metrics = openMetrics()
  const nasty = 'a"} 1\nforged_total 99\n# TYPE x gauge\\'
  metrics.counter({ name: 'asked_total', help: 'One\nline \\ only.' }).add({ route: nasty })
  const reading = {
    name: 'size',
    help: 'Size.',
    kind: 'gauge',
    values: [[{ of: nasty }, Number.NaN]],
  } as const
  expect(samplesIn(metrics.text([reading]))).toEqual([
    { name: 'asked_total', labels: { route: nasty }, value: 1 },
    { name: 'size', labels: { of: nasty }, value: Number.NaN },
  ])
})

test('made-up labels do not fill the memory', () => {
  const metrics = openMetrics()
  const requests = metrics.counter({ name: 'asked_total', help: 'Requests.' })
  for (let i = 0; i < 5000; i++) requests.add({ route: String(i) })
  requests.add({ route: '0' })
  const samples = samplesIn(metrics.text([]))
  expect(samples).toHaveLength(2000)
  expect(samples[0]?.value).toBe(2)
})
