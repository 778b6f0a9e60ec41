import { Refusal } from '../language/refusal.ts'

/** What people choose most, in pieces: a password that is one of these and little else is among the first tried. */
const common = [
  'password',
  'passwort',
  'passw0rd',
  'p@ssw0rd',
  'letmein',
  'welcome',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'sunshine',
  'princess',
  'abc123',
  'a123456',
  'aa123456',
  'qq123456',
  'woaini',
  'wangyut',
  'taobao',
  'zxcvbnm',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdfgh',
  '1qaz2wsx',
  'q1w2e3r4',
  '1q2w3e4r',
  '5201314',
  '147258369',
  '1234567890',
  '123456789',
  '12345678',
  '123456',
  '0987654321',
  '987654321',
  '88888888',
  '66666666',
  '11111111',
  '00000000',
  'admin',
  'administrator',
  'root',
  'ricebook',
  'changeme',
  'secret',
]
/** What a guesser adds by rule: this many more letters are no secret. */
const FEW = 4
const MOST_RUN = 0.6

/** Refuses a password that is guessed in the first million tries; its length is the contract's business. */
export function refuseWeak(password: string, about: readonly string[]): void {
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = [...plain]
  const own = about.map((one) => one.toLowerCase()).filter((one) => [...one].length >= FEW)
  const known = [...common, ...own].find((one) => plain.includes(one))
  const weak =
    new Set(letters).size <= FEW ||
    runningShare(letters) > MOST_RUN ||
    (known !== undefined && [...plain.replaceAll(known, '')].length <= FEW)
  if (weak) throw new Refusal('access.password-too-weak')
}

/** How much of it goes on by the same step: aaaa, 1234, gfed. */
function runningShare(letters: readonly string[]): number {
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0)
  let running = 0
  for (let i = 2; i < codes.length; i++) {
    const step = codes[i]! - codes[i - 1]!
    if (Math.abs(step) <= 1 && step === codes[i - 1]! - codes[i - 2]!) running += 1
  }
  return running / Math.max(1, codes.length - 2)
}

/** The parts of a name and an address that somebody who knows the person would try. */
export function partsOf(name: string, email: string): string[] {
  return [name, ...name.split(/\s+/), email, ...email.split(/[@.]/)]
}
