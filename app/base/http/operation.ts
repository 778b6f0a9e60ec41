import type { Permission } from '../access/contract.ts'

/** Who may send a request: whoever has a permission, whoever is signed in, or (a short list, see guard.ts) anybody. */
export type Needed = Permission | 'signed-in' | 'public'

/**
 * How a request keeps to the customers whom whoever asks may see: its `id` is a customer, who must be one of them; it asks
 * by their sight itself; or nothing of any one customer is in it.
 */
export type Rows = 'customer' | 'narrowed' | 'none'

/**
 * Which customers an answer tells of beside the one that its address names: where their ids stand in it, as in
 * `groups[].rows[].customer`. `inFull`: it shows what is masked elsewhere.
 */
export type Tells = { readonly listed?: readonly string[]; readonly inFull?: true }

/** What the guards go by while a request passes. */
export type Operation = {
  readonly method: string
  /** As Hono writes it: /api/customers/:id. */
  readonly pattern: string
  readonly permission: Needed
  /** Null: only for who sees everybody's customers. */
  readonly rows: Rows | null
  readonly tells: Tells
  readonly takes: 'nothing' | 'json' | 'file'
  readonly mostBytes: number
  readonly secret: boolean
  /** A file of the pages, the same whoever asks. */
  readonly file?: boolean
}
