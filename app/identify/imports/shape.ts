import { createHash } from 'node:crypto'

/** Two files have one shape when their headings are the same, in the same order: SHA-256 of the headings. */
export function shapeOf(columns: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex')
}
