import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'

const MOST = 10
const LENGTH = 10
/** Crockford's letters: none is taken for another, and none for a digit. 32 of them, so five bits each. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten codes of 50 bits each, for who has lost the telephone. */
export function freshCodes(): string[] {
  return Array.from({ length: MOST }, () => {
    const letters = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte & 31]).join('')
    return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`
  })
}

/** A code as it was shown, from what somebody typed: capitals, gaps and letters that look alike do not matter. */
export function codeTyped(text: string): string | null {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-–—]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  const fits = letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter))
  return fits ? letters : null
}

/** As slow as for passwords: fifty bits are few for who has the notebook and its secret both. */
const COST: ScryptOptions = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 }

export function hashOf(letters: string, salt: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) =>
    scrypt(letters, salt, 32, COST, (error, hash) =>
      error ? reject(error) : resolve(hash.toString('base64url')),
    ),
  )
}
