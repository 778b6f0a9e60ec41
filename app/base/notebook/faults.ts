import { Refusal } from '../language/refusal.ts'

// SQLite's result codes; the low byte is the kind, the rest says more.
const busy = 5
const corrupt = 11
const full = 13
const notADatabase = 26
/** The index of the write-ahead log could not grow: the disk is full. */
const noRoomForShared = 4874

export function isBusy(error: unknown): boolean {
  return kind(error) === busy
}

export function isFull(error: unknown): boolean {
  return kind(error) === full || code(error) === noRoomForShared
}

/** What a person can mend, as a refusal; anything else as it is. */
export function fault(error: unknown, path: string): unknown {
  if (isFull(error)) {
    return new Refusal('notebook.disk-full', { path }, { cause: error })
  }
  if (kind(error) === corrupt || kind(error) === notADatabase) {
    return new Refusal('notebook.damaged', { path }, { cause: error })
  }
  return error
}

export function code(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
}

function kind(error: unknown): number {
  return code(error) & 0xff
}
