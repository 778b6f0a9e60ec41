import type { GuardedField } from './contract.ts'

const STARS = '****'

/** A number as it is dialled in its country has no more digits than this. */
const MOST_NATIONAL = 11
const FEWEST = 8
const MOST = 15

/** Enough to know a number again, and not enough to ring it: 138****8000. An extension is left out. */
function maskedPhone(phone: string): string {
  const [number = ''] = phone.split(';')
  const characters = [...number]
  const digits = characters.flatMap((one, at) => (/\d/u.test(one) ? [at] : []))
  // Of a short number the end alone would be most of it; what has more digits is no single number.
  if (digits.length < FEWEST || digits.length > MOST) return STARS
  const country = number.startsWith('+') ? Math.max(digits.length - MOST_NATIONAL, 0) : 0
  const head = digits.length < MOST_NATIONAL ? country : country + 2
  const tail = digits.at(-4) as number
  return `${characters.slice(0, (digits[head] as number) + 1).join('')}${STARS}${characters.slice(tail).join('')}`
}

/** w****@example.com: whose it is, and where. */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return STARS
  return `${[...email][0]}${STARS}${email.slice(at)}`
}

/** A street is a door; which city it is in stands in a field of its own. */
function maskedAddress(): string {
  return STARS
}

/** A text field as who sees it masked sees it. */
export const masks: Readonly<
  Record<Extract<GuardedField, 'phone' | 'email' | 'address'>, (text: string) => string>
> = {
  phone: maskedPhone,
  email: maskedEmail,
  address: maskedAddress,
}
