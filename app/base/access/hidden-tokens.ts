import { createHash } from 'node:crypto'
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters'

/**
 * The sign-in library writes session tokens into its table as they stand in the cookie. Between it and the table stands
 * this: what is written and looked for is their SHA-256, so that a copy of the notebook, even with the secret that
 * signs the cookies, opens no session. A token is 32 random letters; nothing slower than SHA-256 is needed.
 */
export function withHiddenTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    ...hiding(adapter),
    transaction: (work) => adapter.transaction((inner) => work({ ...inner, ...hiding(inner) })),
  }
}

type Row = Record<string, unknown>

function hiding(
  adapter: DBTransactionAdapter,
): Omit<DBTransactionAdapter, 'id' | 'transaction' | 'options' | 'createSchema'> {
  return {
    create: async <T extends Row, R = T>(asked: { model: string; data: Omit<T, 'id'> }): Promise<R> => {
      if (asked.model !== 'session') return adapter.create<T, R>(asked)
      const token = String((asked.data as Row).token)
      const made = await adapter.create<T, R>({ ...asked, data: { ...asked.data, token: hidden(token) } })
      return { ...made, token }
    },
    findOne: async (asked) => shown(await adapter.findOne(veiled(asked)), asked),
    findMany: async (asked) => {
      const rows = await adapter.findMany<Row>(veiled(asked))
      return rows.map((row) => shown(row, asked)) as never
    },
    update: async (asked) => shown(await adapter.update(veiled(asked)), asked),
    count: (asked) => adapter.count(veiled(asked)),
    updateMany: (asked) => adapter.updateMany(veiled(asked)),
    delete: (asked) => adapter.delete(veiled(asked)),
    deleteMany: (asked) => adapter.deleteMany(veiled(asked)),
    consumeOne: async (asked) => shown(await adapter.consumeOne(veiled(asked)), asked),
    incrementOne: async (asked) => shown(await adapter.incrementOne(veiled(asked)), asked),
  }
}

type Asking = { readonly model: string; readonly where?: Where[] | undefined }

function veiled<A extends Asking>(asked: A): A {
  if (asked.model !== 'session' || !asked.where) return asked
  const where = asked.where.map((one) =>
    one.field === 'token' ? { ...one, value: hiddenAll(one.value) } : one,
  )
  return { ...asked, where }
}

function hiddenAll(value: Where['value']): Where['value'] {
  if (Array.isArray(value)) return value.map((one) => hidden(String(one)))
  return hidden(String(value))
}

/** A row found by its token is given back with it; of any other the token is nobody's business. */
function shown<T>(row: T, { model, where }: Asking): T {
  if (model !== 'session' || row === null || typeof row !== 'object') return row
  const tokens = (where ?? []).filter(({ field }) => field === 'token').flatMap(({ value }) => value)
  const token = tokens.map(String).find((one) => hidden(one) === (row as Row).token)
  return { ...row, token: token ?? '' }
}

function hidden(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
