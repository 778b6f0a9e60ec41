/** What a cell of the notebook may hold when it is written; booleans become 0 and 1. */
export type SqlValue = string | number | bigint | boolean | Uint8Array | null

export type Bound = string | number | bigint | Uint8Array | null

const most = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * A value as SQLite is to keep it. `node:sqlite` writes NULL for undefined, NaN and a Date without a word, turns every
 * number into a real (5 becomes the text '5.0' in a text column) and would let an integer lose digits beyond 2^53: all
 * of that ends here, loudly. Half a surrogate pair cannot be written in UTF-8 and becomes U+FFFD, as decoders do it.
 */
export function bindable(value: unknown, place: () => string): Bound {
  switch (typeof value) {
    case 'string':
      return value.toWellFormed()
    case 'number':
      if (Number.isSafeInteger(value)) return BigInt(value)
      if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
      break
    case 'bigint':
      if (value <= most && value >= -most) return value
      break
    case 'boolean':
      return value ? 1n : 0n
    case 'object':
      if (value === null || value instanceof Uint8Array) return value
      break
  }
  throw new TypeError(`${place()}: ${described(value)} cannot be kept in the notebook`)
}

/** Never the value of a text or an object: it may be a customer's. */
function described(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return Number.isNaN(value) ? 'NaN' : `${value}, which is infinite or beyond 2^53,`
  }
  if (value instanceof Date) return 'a Date (write its ISO text)'
  return typeof value === 'object' ? 'an object (write its JSON)' : `a value of type ${typeof value}`
}
