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

export type KeptSetting = { readonly name: string; readonly value: string; readonly changedAt: string }

/** Every setting as it stands, to be put back one day. */
export async function settingsRows(tx: Change): Promise<readonly KeptSetting[]> {
  return tx.selectFrom('settings').selectAll().orderBy('name').execute()
}

/** These settings and no others. */
export async function replaceSettings(tx: Change, rows: readonly KeptSetting[]): Promise<void> {
  await tx.deleteFrom('settings').execute()
  if (rows.length > 0)
    await tx
      .insertInto('settings')
      .values([...rows])
      .execute()
}

export async function forgetSetting(tx: Change, name: string): Promise<void> {
  await tx.deleteFrom('settings').where('name', '=', name).execute()
}
