import { deserialize } from 'node:v8'

/** Shorter texts stand in others by chance: they count where they are the whole. */
const tellingLatin = 5
const tellingHan = 3

export const isTelling = (text: string): boolean =>
  [...text].length >= (/\p{Script=Han}/u.test(text) ? tellingHan : tellingLatin)

/** What somebody is told by, as it may stand in texts: numbers of telephones also as people write them. */
export function textsOf(values: readonly (string | null | undefined)[]): string[] {
  const texts = values.flatMap((value) => {
    const text = value?.trim() ?? ''
    if (!/^\+\d{8,}$/.test(text)) return [text]
    // As it is written at home: eleven digits in China, elsewhere at least the last eight.
    return [text, text.slice(1), text.slice(text.startsWith('+86') ? 3 : -8)]
  })
  return [...new Set(texts)].filter((text) => [...text].length > 1)
}

/** Whether a text says one of these. */
export function saying(texts: readonly string[]): (text: string) => boolean {
  const whole = new Set(texts)
  const within = texts.filter(isTelling)
  return (text) => whole.has(text.trim()) || within.some((one) => text.includes(one))
}

/** Any data with nothing in the place of each text that says one of these; the same data where none does. */
export function without(data: unknown, says: (text: string) => boolean): unknown {
  if (typeof data === 'string') return says(data) ? '' : data
  if (Array.isArray(data)) return data.map((one) => without(one, says))
  if (typeof data === 'object' && data !== null)
    return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, without(one, says)]))
  return data
}

/** Whether a step that was kept, as V8 writes things down, says one of these anywhere. */
export function stepSays(result: string, says: (text: string) => boolean): boolean {
  const texts = (data: unknown): string[] => {
    if (typeof data === 'string') return [data]
    if (data instanceof Map) return [...data].flatMap(texts)
    if (data instanceof Set) return [...data].flatMap(texts)
    return typeof data === 'object' && data !== null ? Object.values(data).flatMap(texts) : []
  }
  return texts(deserialize(Buffer.from(result, 'base64'))).some(says)
}
