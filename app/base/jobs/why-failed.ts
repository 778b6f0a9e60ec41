import type { Say } from '../language/language.ts'
import type { Failure } from './contract.ts'

/** Why a job failed, in the reader's language where it was refused; a bug says what it said. */
export function whyFailed(failure: Failure, say: Say<string>): string {
  return 'code' in failure ? say(failure.code, failure.values) : failure.message
}
