import type { Permission } from '../access/contract.ts'

/** Who may send a request: whoever has a permission, whoever is signed in, or (a short list, see guard.ts) anybody. */
export type Needed = Permission | 'signed-in' | 'public'

/** What the guards go by while a request passes. */
export type Operation = {
  readonly method: string
  /** As Hono writes it: /api/customers/:id. */
  readonly pattern: string
  readonly permission: Needed
  readonly takes: 'nothing' | 'json' | 'file'
  readonly mostBytes: number
  readonly secret: boolean
  /** A file of the pages, the same whoever asks. */
  readonly file?: boolean
}
