import type { Values } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'

/** What is looked at, in this order. */
export const subjects = [
  'settings',
  'runtime',
  'folder',
  'running',
  'disk',
  'notebook',
  'tables',
  'cluster',
  'leading',
  'ledger',
  'audit',
  'clock',
  'jobs',
  'worth',
  'backups',
] as const
export type Subject = (typeof subjects)[number]

/** `attention`: it works, and somebody should look. `wrong`: something is lost, will be, or does not work. */
export type Finding = {
  readonly about: Subject
  readonly state: 'ok' | 'attention' | 'wrong'
  /** A text: what was found, and where it is not ok, what to do. */
  readonly code: string
  readonly values: Values
}

type Say = (about: Subject, code: string, values?: Values) => Finding

const saying =
  (state: Finding['state']): Say =>
  (about, code, values = {}) => ({
    about,
    state,
    code: code.includes('.') ? code : `doctor.${about}.${code}`,
    values,
  })

export const ok = saying('ok')
export const attention = saying('attention')
export const wrong = saying('wrong')

/** What is refused elsewhere is wrong here, in the same words; a bug is a bug. */
export function refused(about: Subject, error: unknown): Finding {
  if (!(error instanceof Refusal)) throw error
  return wrong(about, error.code, error.values)
}
