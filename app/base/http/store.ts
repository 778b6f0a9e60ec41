import type { Change, Notebook } from '../notebook/notebook.ts'

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

/** Keeps an answer in place of the steps that led to it, and forgets what is older than `since`. */
export async function storeAnswer(
  notebook: Notebook,
  kept: RequestKey & StoredAnswer & { readonly createdAt: string },
  since: string,
): Promise<void> {
  await notebook.change(async (tx) => {
    await tx.deleteFrom('idempotency').where('createdAt', '<', since).execute()
    await tx.insertInto('idempotency').values(kept).execute()
    await forgetSteps(tx, kept)
    await forgetOldSteps(tx, since)
  })
}

export type StoredStep = { readonly n: number; readonly request: string; readonly result: string }

/** What was committed for this key since `since` without an answer having been kept. */
export async function storedSteps(
  notebook: Notebook,
  { key, user, route }: RequestKey,
  since: string,
): Promise<StoredStep[]> {
  return notebook.read
    .selectFrom('idempotencySteps')
    .select(['n', 'request', 'result'])
    .where('key', '=', key)
    .where('user', '=', user)
    .where('route', '=', route)
    .where('createdAt', '>=', since)
    .execute()
}

/** Keeps a step in the change that it tells of. */
export async function storeStep(
  tx: Change,
  kept: RequestKey & StoredStep & { readonly createdAt: string },
  since: string,
): Promise<void> {
  // One that is too old to be found would still stand in this one's place.
  await forgetOldSteps(tx, since)
  await tx.insertInto('idempotencySteps').values(kept).execute()
}

/** A refused request has no steps: under its key something else may be sent. */
export async function removeSteps(notebook: Notebook, of: RequestKey): Promise<void> {
  await notebook.change((tx) => forgetSteps(tx, of))
}

async function forgetSteps(tx: Change, { key, user, route }: RequestKey): Promise<void> {
  await tx
    .deleteFrom('idempotencySteps')
    .where('key', '=', key)
    .where('user', '=', user)
    .where('route', '=', route)
    .execute()
}

async function forgetOldSteps(tx: Change, since: string): Promise<void> {
  await tx.deleteFrom('idempotencySteps').where('createdAt', '<', since).execute()
}
