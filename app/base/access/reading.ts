import type { Visit } from './person.ts'

/** Who reads: a person, or a program by the key of one. */
export type Reader = {
  readonly user: string
  readonly role: string
  /** Whether nobody else could lift what stops them. */
  readonly lifts: boolean
  readonly by: NonNullable<Visit['by']>
  readonly address: string | null
  readonly device: string | null
}

/** Customers whom an answer told of. */
export type ReadOf = {
  /** Whose file was looked into. */
  readonly opened: string | null
  /** Who stood in a list. */
  readonly listed: readonly string[]
  /** What is masked elsewhere was shown. */
  readonly inFull: boolean
  /** How many were in a file that was handed out. */
  readonly taken: number
}

/** Hears, of every request that may tell of customers, who asks before it is answered and of whom it told. */
export type Readings = {
  /** Refuses who has read so much that they are stopped. */
  readonly refuseStopped: (reader: Reader) => void
  readonly read: (reader: Reader, of: ReadOf) => void
}
