import type { CustomerChoices } from '../contract.ts'
import { endOfBeginning, tagToken } from '../search-tokens.ts'
import type { Read } from '../store.ts'
import { ownersOf } from '../walks/store.ts'
import * as store from './store.ts'

/** More are no choice any more, but a text to be typed. */
const mostChoices = 200

/** What a list of customers can be narrowed to: whose, of which city, with which tag. */
export async function choicesOf(db: Read): Promise<CustomerChoices> {
  const owners = (await ownersOf(db)).slice(0, mostChoices)
  const cities = await store.citiesOf(db, mostChoices)
  const range = { from: '#', to: endOfBeginning('#'), most: mostChoices }
  const tags = (await store.tagsOf(db, range)).flatMap((one) => {
    const written = (JSON.parse(one.tags) as string[]).find((tag) => tagToken(tag) === one.token)
    return written === undefined ? [] : [written]
  })
  return {
    owners: inOrder(owners, ({ owner, name }) => name ?? owner),
    cities: inOrder(cities, (city) => city),
    tags: inOrder(tags, (tag) => tag),
  }
}

const names = new Intl.Collator('zh-Hans', { numeric: true })

function inOrder<Of>(all: readonly Of[], nameOf: (one: Of) => string): Of[] {
  return [...all].sort((a, b) => names.compare(nameOf(a), nameOf(b)))
}
