import { expect, test } from 'vitest'
import { nameOfKey } from './keyboard.ts'

const bare = { ctrlKey: false, metaKey: false, altKey: false }

test.each([
  [{ ...bare, key: 'j' }, 'j'],
  [{ ...bare, key: 'J' }, 'j'],
  [{ ...bare, key: 'Enter' }, 'Enter'],
  [{ ...bare, key: 'k', ctrlKey: true }, 'mod+k'],
  [{ ...bare, key: 'k', metaKey: true }, 'mod+k'],
  [{ ...bare, key: 'd', altKey: true }, 'alt+d'],
])('%j is called %s', (event, name) => {
  expect(nameOfKey(event)).toBe(name)
})
