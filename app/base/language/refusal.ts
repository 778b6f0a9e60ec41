import type { Values } from './language.ts'

/**
 * Something the program will not do, for a reason the person can mend: bad input, no right, a conflict.
 * The code is a key of the rooms' words, whose text says what was expected, what came and what to do.
 * Anything else that goes wrong is a bug and throws as an ordinary error.
 */
export class Refusal extends Error {
  readonly code: string
  readonly values: Values

  constructor(code: string, values: Values = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(values)}`, options)
    this.name = 'Refusal'
    this.code = code
    this.values = values
  }
}
