import type { z } from 'zod'
import { Refusal } from '../language/refusal.ts'

/** A cursor is the sort values of the last row seen: short. */
const MOST_LETTERS = 4000

/** Where the next page of a list goes on: what the last row sorted by, opaque to whoever carries it. */
export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url')
}

/** The place that a cursor names, checked: it comes back from outside and may have been changed on the way. */
export function placeOf<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  const place = schema.safeParse(read(cursor))
  if (!place.success) throw new Refusal('http.cursor-broken', {}, { cause: place.error })
  return place.data
}

function read(cursor: string): unknown {
  if (cursor.length > MOST_LETTERS || !/^[\w-]+$/.test(cursor)) throw new Refusal('http.cursor-broken')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url'))
    const place: unknown = JSON.parse(text)
    if (text.includes('\\u0000') || !text.isWellFormed()) throw new Refusal('http.cursor-broken')
    return place
  } catch (cause) {
    throw new Refusal('http.cursor-broken', {}, { cause })
  }
}
