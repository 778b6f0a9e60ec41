import { randomUUIDv7 } from 'node:crypto'

const sequenceEnds = 0x1000

let millisecond = 0
let sequence = 0

/**
 * A UUIDv7. Node's own are in no order within a millisecond, and a change writes many rows in one: here the twelve
 * bits after the time count up (RFC 9562, 6.2, method 1), and a clock that is set back does not go back, so that what
 * one process made later sorts later.
 */
export function newId(): string {
  const id = randomUUIDv7()
  const now = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  if (now > millisecond) {
    millisecond = now
    // Begins in the lower quarter at random: room to count, and nothing to guess from.
    sequence = Number.parseInt(id.slice(15, 18), 16) >> 2
  } else if (++sequence === sequenceEnds) {
    millisecond++
    sequence = 0
  }
  const time = millisecond.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${id.slice(19)}`
}

/** When an id was made: it begins with its millisecond. */
export function madeAt(id: string): string {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString()
}

/** What ids made at this instant or later are not before: they begin with their millisecond. */
export function earliestId(instant: string): string {
  const moment = Date.parse(instant).toString(16).padStart(12, '0')
  return `${moment.slice(0, 8)}-${moment.slice(8)}`
}
