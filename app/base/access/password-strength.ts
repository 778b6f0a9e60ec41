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

/** Fewer letters than this are refused; a contract says the same. */
export const FEWEST_LETTERS = 10
/** From here on, guessing by machine takes longer than the shop will stand. */
const GOOD_LETTERS = 14

/** How a password would be judged: too short, guessed in the first million tries, acceptable, or good. */
export type Strength = 'short' | 'weak' | 'fair' | 'good'

/** The judgement that the program makes when it is sent, made while it is typed. */
export function strengthOf(password: string, about: readonly string[]): Strength {
  if (password.length < FEWEST_LETTERS) return 'short'
  if (isWeak(password, about)) return 'weak'
  return password.length >= GOOD_LETTERS ? 'good' : 'fair'
}

/** Whether a password is guessed in the first million tries. */
export function isWeak(password: string, about: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = [...plain]
  const own = about.map((one) => one.toLowerCase()).filter((one) => [...one].length >= FEW)
  const known = [...common, ...own].find((one) => plain.includes(one))
  return (
    new Set(letters).size <= FEW ||
    runningShare(letters) > MOST_RUN ||
    (known !== undefined && [...plain.replaceAll(known, '')].length <= FEW)
  )
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
