import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Of rows with somebody who looks after them, those of these people; '' stands for nobody. Null: of whomever.
 *
 * @param column who looks after the row, null where nobody does
 */
export function ownedBy(owners: readonly string[] | null, column: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (owners === null) return sql`true`
  const people = owners.filter((one) => one !== '')
  const terms = [
    ...(people.length > 0 ? [sql`${column} in (${sql.join(people)})`] : []),
    ...(people.length < owners.length ? [sql`${column} is null`] : []),
  ]
  return terms.length > 0 ? sql`(${sql.join(terms, sql` or `)})` : sql`false`
}
