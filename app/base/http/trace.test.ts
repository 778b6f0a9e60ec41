import { expect, test } from 'vitest'
import { traceOf } from './trace.ts'

const parent = '00f067aa0ba902b7'
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

test('a trace that a caller began goes on, written as a UUID', () => {
  const same = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736'
  expect(traceOf(`00-${trace}-${parent}-01`)).toBe(same)
  expect(traceOf(`01-${trace}-${parent}-01-more`)).toBe(same)
})

test.each([
  ['none', undefined],
  ['of the version that cannot be', `ff-${trace}-${parent}-01`],
  ['of noughts', `00-${'0'.repeat(32)}-${parent}-01`],
  ['with a parent of noughts', `00-${trace}-${'0'.repeat(16)}-01`],
  ['in capitals', `00-${trace.toUpperCase()}-${parent}-01`],
  ['with more behind it than its version has', `00-${trace}-${parent}-01-13800138000`],
  ['with a line of its own', `00-${trace}-${parent}-01\n{"forged":true}`],
  ['with a name', '王春满'],
])('a trace %s is not taken: a new one begins', (_what, came) => {
  const begun = traceOf(came)
  expect(begun).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(begun.replaceAll('-', '')).not.toBe(trace)
  expect(traceOf(came)).not.toBe(begun)
})
