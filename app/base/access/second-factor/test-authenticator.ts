import { createHmac } from 'node:crypto'

/** A telephone's authenticator, written from RFC 4226 and 6238 alone, so that it proves something. */
export function authenticator(secret: string): (now?: number) => string {
  let bits = ''
  for (const letter of secret)
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return (now = Date.now()) => {
    const counter = Buffer.from(
      Math.floor(now / 30_000)
        .toString(16)
        .padStart(16, '0'),
      'hex',
    )
    const mac = createHmac('sha1', key).update(counter).digest('hex')
    const at = Number.parseInt(mac.slice(-1), 16) * 2
    const number = Number.parseInt(mac.slice(at, at + 8), 16) % 2 ** 31
    return String(number).slice(-6).padStart(6, '0')
  }
}
