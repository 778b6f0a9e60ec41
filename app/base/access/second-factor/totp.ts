import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6

/** The step of time that an instant falls in, counted from 1970. */
export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS)
}

/**
 * The code that a telephone shows in a step of time (RFC 6238 with SHA-1, which is what every such program speaks; the
 * weakness of SHA-1 is in collisions, which nothing here rests on).
 */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = mac.readUInt8(mac.length - 1) & 0xf
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/**
 * Which step a code is of; null: of none that counts now. One step to either side counts: who types takes time, and
 * telephones' clocks are off. Of two steps with one code the later is meant, so that the earlier is used up as well.
 */
export function stepOf(secret: Uint8Array, code: string, now: number): number | null {
  const at = stepAt(now)
  let found: number | null = null
  for (const step of [at - 1, at, at + 1]) if (isSame(codeAt(secret, step), code)) found = step
  return found
}

export function isCode(text: string): boolean {
  return new RegExp(`^\\d{${DIGITS}}$`).test(text)
}

/** What a telephone reads from the square: the secret, whose it is and of which program. */
export function addressOf(secret: Uint8Array, whose: string): string {
  const label = encodeURIComponent(`${ISSUER}:${whose}`)
  return `otpauth://totp/${label}?secret=${inLetters(secret)}&issuer=${ISSUER}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`
}

const ISSUER = 'Ricebook'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes in the letters of RFC 4648, as a person types them into a telephone. */
export function inLetters(bytes: Uint8Array): string {
  let letters = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) letters += LETTERS[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits === 0 ? letters : letters + LETTERS[(held << (5 - bits)) & 31]
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
