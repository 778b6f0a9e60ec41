import { Refusal } from '../language/refusal.ts'

import { isWeak } from './password-strength.ts'

/** Refuses a password that is guessed in the first million tries; its length is the contract's business. */
export function refuseWeak(password: string, about: readonly string[]): void {
  if (isWeak(password, about)) throw new Refusal('access.password-too-weak')
}
