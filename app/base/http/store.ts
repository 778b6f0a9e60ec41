import { Refusal } from '../language/refusal.ts'
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
    // Where another program was sent the same, its answer came first and stands.
    await tx
      .insertInto('idempotency')
      .values(kept)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
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
  const answered = await tx
    .selectFrom('idempotency')
    .select('status')
    .where('key', '=', kept.key)
    .where('user', '=', kept.user)
    .where('route', '=', kept.route)
    .where('createdAt', '>=', since)
    .executeTakeFirst()
  const own = await tx
    .insertInto('idempotencySteps')
    .values(kept)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  // The same was sent to another program, too, which has done it: nothing of this change is to stay.
  if (answered || own.numInsertedOrUpdatedRows !== 1n) throw new Refusal('http.request-under-way')
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
