import { type Sight, sees } from '../../../base/access/sight.ts'
import type { CustomerChoices } from '../contract.ts'
import { endOfBeginning, tagToken } from '../search-tokens.ts'
import type { Read } from '../store.ts'
import { ownersOf } from '../walks/store.ts'
import * as store from './store.ts'

/** More are no choice any more, but a text to be typed. */
const mostChoices = 200

/** What a list of customers can be narrowed to: whose, of which city, with which tag. */
export async function choicesOf(db: Read, sight: Sight): Promise<CustomerChoices> {
  const owners = (await ownersOf(db)).filter(({ owner }) => sees(sight, owner)).slice(0, mostChoices)
  if (sight.owners !== null)
    return { ...(await choicesAmong(db, sight.owners)), owners: namedInOrder(owners) }
  const cities = await store.citiesOf(db, mostChoices)
  const range = { from: '#', to: endOfBeginning('#'), most: mostChoices }
  const tags = (await store.tagsOf(db, range)).flatMap((one) => {
    const written = (JSON.parse(one.tags) as string[]).find((tag) => tagToken(tag) === one.token)
    return written === undefined ? [] : [written]
  })
  return {
    owners: namedInOrder(owners),
    cities: inOrder(cities, (city) => city),
    tags: inOrder(tags, (tag) => tag),
  }
}

/** Of so many customers whom somebody sees, the cities and tags are gathered one by one. */
const mostLookedAt = 20_000

async function choicesAmong(
  db: Read,
  owners: readonly string[],
): Promise<Pick<CustomerChoices, 'cities' | 'tags'>> {
  const cities = new Set<string>()
  const tags = new Map<string, string>()
  for (const one of await store.placesAndTagsOf(db, owners, mostLookedAt)) {
    if (one.city !== null && cities.size < mostChoices) cities.add(one.city)
    for (const tag of JSON.parse(one.tags) as string[])
      if (tags.size < mostChoices && !tags.has(tagToken(tag))) tags.set(tagToken(tag), tag)
  }
  return { cities: inOrder([...cities], (city) => city), tags: inOrder([...tags.values()], (tag) => tag) }
}

function namedInOrder(owners: CustomerChoices['owners']): CustomerChoices['owners'] {
  return inOrder(owners, ({ owner, name }) => name ?? owner)
}

const names = new Intl.Collator('zh-Hans', { numeric: true })

function inOrder<Of>(all: readonly Of[], nameOf: (one: Of) => string): Of[] {
  return [...all].sort((a, b) => names.compare(nameOf(a), nameOf(b)))
}
