import { guarded } from './formula-guard.ts'

/** A cell of CSV (RFC 4180) that a spreadsheet program shows as it is and never runs. */
export function safeCell(text: string): string {
  const safe = guarded(text)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
