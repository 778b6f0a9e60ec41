import type { Values } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'

/** What threads say to each other about one question. */
export type Asked = { readonly id: number; readonly question: string; readonly given: readonly unknown[] }
export type Answered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: Failure }

/** An error as it travels: a structured clone keeps of an error neither its class nor its own fields. */
export type Failure = {
  readonly name: string
  readonly message: string
  readonly stack: string | null
  readonly refusal: { readonly code: string; readonly values: Values } | null
  readonly cause: Failure | null
}

/** Deep enough for any chain of causes; a chain that bites its tail must end somewhere. */
const deepestCause = 8

export function failureOf(error: unknown, depth = 0): Failure {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: null, refusal: null, cause: null }
  const caused = error.cause !== undefined && depth < deepestCause
  return {
    name: error.name,
    message: error.message,
    stack: error.stack ?? null,
    refusal: error instanceof Refusal ? { code: error.code, values: error.values } : null,
    cause: caused ? failureOf(error.cause, depth + 1) : null,
  }
}

/** The error again, a refusal as a refusal; its stack is that of the thread it happened in. */
export function errorOf({ name, message, stack, refusal, cause }: Failure): Error {
  const options = cause === null ? undefined : { cause: errorOf(cause) }
  const error = refusal ? new Refusal(refusal.code, refusal.values, options) : new Error(message, options)
  error.name = name
  if (stack !== null) error.stack = stack
  return error
}

/** The memory of the typed arrays in an answer: handed over, not copied. */
export function memoryOf(answer: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const look = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
    } else if (Array.isArray(value)) {
      // A list of a million names holds no arrays: what its first is, the others are too.
      if (typeof value[0] === 'object') value.forEach(look)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  look(answer)
  return [...found]
}
