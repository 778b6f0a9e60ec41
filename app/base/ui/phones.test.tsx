import { expect, test } from 'vitest'
import { phoneSaid, telOf } from './phones.tsx'

test('a number is read out as people do, and dialled as telephones want it', () => {
  expect(phoneSaid('+8613800005022')).toBe('138 0000 5022')
  expect(phoneSaid('13800005022')).toBe('138 0000 5022')
  expect(phoneSaid('+886912345678')).toBe('+886912345678')
  expect(phoneSaid('8823')).toBe('8823')
  expect(telOf('+86 138-0000 5022 转 8')).toBe('tel:+86138000050228')
})
