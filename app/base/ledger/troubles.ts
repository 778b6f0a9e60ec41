import { Refusal } from '../language/refusal.ts'

/**
 * What a person can mend, as a refusal; null where it is something else. DuckDB tells them apart by their texts only.
 *
 * @param where the ledger's file
 */
export function refusalOf(cause: unknown, where: string): Refusal | null {
  const text = cause instanceof Error ? cause.message : ''
  if (/No space left on device|not enough space on the disk|'max_temp_directory_size' setting/i.test(text))
    return new Refusal('ledger.disk-full', { path: where }, { cause })
  if (/Could not set lock on file|being used by another process/i.test(text))
    return new Refusal('ledger.in-use', { path: where, pid: pidIn(text) }, { cause })
  const cutShort = /Could not read enough bytes/i.test(text) && text.includes(where)
  if (cutShort || /not a valid DuckDB database file|Corrupt database file/i.test(text))
    return new Refusal('ledger.damaged', { path: where }, { cause })
  return null
}

/** DuckDB names the process that has the file, where the system tells it. */
const pidIn = (text: string): string => /\bPID:? (\d+)/i.exec(text)?.[1] ?? '?'

/**
 * Whether the database answers nothing any more until it is opened anew: so after a disk that filled up while a
 * checkpoint was being laid down.
 */
export function needsOpening(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /^FATAL Error|database has been invalidated/.test(error.message) || needsOpening(error.cause)
}
