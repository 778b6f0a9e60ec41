import type { Notebook } from '../notebook/notebook.ts'

/** Which request a stored answer belongs to. */
export type RequestKey = { readonly key: string; readonly user: string; readonly route: string }

export type StoredAnswer = {
  readonly request: string
  readonly status: number
  readonly contentType: string
  readonly answer: string
}

/** What was answered to this key since `since`, or null. */
export async function storedAnswer(
  notebook: Notebook,
  { key, user, route }: RequestKey,
  since: string,
): Promise<StoredAnswer | null> {
  const row = await notebook.read
    .selectFrom('idempotency')
    .select(['request', 'status', 'contentType', 'answer'])
    .where('key', '=', key)
    .where('user', '=', user)
    .where('route', '=', route)
    .where('createdAt', '>=', since)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps an answer, and forgets what is older than `since`. */
export async function storeAnswer(
  notebook: Notebook,
  kept: RequestKey & StoredAnswer & { readonly createdAt: string },
  since: string,
): Promise<void> {
  await notebook.change(async (tx) => {
    await tx.deleteFrom('idempotency').where('createdAt', '<', since).execute()
    await tx.insertInto('idempotency').values(kept).execute()
  })
}
