import { Refusal } from '../language/refusal.ts'

const full = ['ENOSPC', 'EDQUOT']

/** The refusal that a person is told where the system says that the disk is full; any other error as it is. */
export function fullDisk(error: unknown, folder: string): unknown {
  const why = error instanceof Error && 'code' in error ? String(error.code) : ''
  return full.includes(why) ? new Refusal('installation.disk-full', { folder }, { cause: error }) : error
}
