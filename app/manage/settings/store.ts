import type { Change, Read } from '../../base/notebook/notebook.ts'

/** Everything that was set, by name; what was never set is not there. */
export async function settingsKept(read: Read | Change): Promise<ReadonlyMap<string, unknown>> {
  const rows = await read.selectFrom('settings').select(['name', 'value']).execute()
  return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}

export async function keepSetting(
  tx: Change,
  { name, value, at }: { readonly name: string; readonly value: unknown; readonly at: string },
): Promise<void> {
  const text = JSON.stringify(value)
  await tx
    .insertInto('settings')
    .values({ name, value: text, changedAt: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text, changedAt: at }))
    .execute()
}

export async function forgetSetting(tx: Change, name: string): Promise<void> {
  await tx.deleteFrom('settings').where('name', '=', name).execute()
}
