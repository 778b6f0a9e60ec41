import { readFile } from 'node:fs/promises'
import { Refusal } from '../../base/language/refusal.ts'

const leastLetters = 10

/**
 * The first line of a file, so that a passphrase stands in no list of processes and in no history.
 *
 * @param file absolute; null: nothing is to be locked
 */
export async function passphraseIn(file: string | null): Promise<string | null> {
  if (file === null) return null
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('backups.unreadable', { file, why: error.code ?? '' }, { cause: error })
  })
  const passphrase = text.split(/\r?\n/, 1)[0] ?? ''
  if ([...passphrase].length < leastLetters)
    throw new Refusal('backups.passphrase-short', { file, least: leastLetters })
  return passphrase
}
