import { sql } from 'kysely'
import type { Read } from '../../../base/notebook/notebook.ts'
import { idsOfPeople } from '../list/store.ts'
import { standing } from '../store.ts'

/** The cities that customers are in, each found by one step into the index. */
export async function citiesOf(db: Read, most: number): Promise<string[]> {
  const { rows } = await sql<{ city: string }>`
    with recursive cities(city) as (
      select min(city) from customers where city is not null
      union all
      select (select min(c.city) from customers c where c.city > a.city) from cities a where a.city is not null
    )
    select city from cities where city is not null and exists (
      select 1 from customers c where c.city = cities.city and ${standing('c')}
    ) limit ${most}`.execute(db)
  return rows.map(({ city }) => city)
}

/** Where these people's customers are and how they are tagged; those without either are left out. */
export async function placesAndTagsOf(
  db: Read,
  owners: readonly string[],
  most: number,
): Promise<{ city: string | null; tags: string }[]> {
  const { rows } = await sql<{ city: string | null; tags: string }>`
    select c.city, c.tags from (${idsOfPeople({ owners })}) s cross join customers c where c.id = s.id
    and (c.city is not null or c.tags <> '[]') and ${standing('c')} order by c.id desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** The tags there are, each as one of its customers has it written: kept are only their tokens. */
export async function tagsOf(
  db: Read,
  within: { readonly from: string; readonly to: string; readonly most: number },
): Promise<{ token: string; tags: string }[]> {
  const { rows } = await sql<{ token: string; tags: string }>`
    with recursive tokens(token) as (
      select min(token) from "searchTokens" where token >= ${within.from} and token < ${within.to}
      union all
      select (select min(t.token) from "searchTokens" t where t.token > a.token and t.token < ${within.to})
      from tokens a where a.token is not null
    ), bearers as (
      select token, (
        select c.tags from "searchTokens" t cross join customers c
        where t.token = tokens.token and c.id = t.customer and ${standing('c')} limit 1
      ) as tags from tokens where token is not null
    )
    select token, tags from bearers where tags is not null limit ${within.most}`.execute(db)
  return rows
}
