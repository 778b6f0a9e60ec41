import { Refusal } from '../language/refusal.ts'
import { passwordJudge } from './password-strength.ts'

/** Refuses a password that is guessed in the first million tries; its length is the contract's business. */
export async function refuseWeak(password: string, about: readonly string[]): Promise<void> {
  const judge = await passwordJudge()
  if (judge(password, about) === 'weak') throw new Refusal('access.password-too-weak')
}
