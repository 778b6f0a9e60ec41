import { useWords } from '../../../base/ui/language.tsx'
import type { PeopledFamily } from '../groups/people.ts'
import { worthPageWords } from './words.ts'

/** A group of customers that somebody wants to see: groups that follow each other, in which order. */
export type PeopleShown = {
  readonly family: PeopledFamily
  readonly from: number
  readonly to: number
  readonly rising?: boolean
}
export type OpenPeople = (group: PeopleShown) => void

const families: readonly PeopledFamily[] = ['tenth', 'bin', 'unknown', 'cohort', 'whale', 'losing']

/** As it stands in the address: whale.70-99.rising. */
export function writtenGroup({ family, from, to, rising }: PeopleShown): string {
  return `${family}.${from === to ? from : `${from}-${to}`}${rising ? '.rising' : ''}`
}

/** Null where the address names none. */
export function readGroup(text: string | null): PeopleShown | null {
  const found = /^([a-z]+)\.(\d{1,6})(?:-(\d{1,6}))?(\.rising)?$/.exec(text ?? '')
  const family = families.find((one) => one === found?.[1])
  if (!found || !family) return null
  const from = Number(found[2])
  return { family, from, to: Number(found[3] ?? from), ...(found[4] && { rising: true }) }
}

/** The way to the customers behind a figure. */
export function WhoLink({ group, open }: { readonly group: PeopleShown; readonly open: OpenPeople }) {
  const { say } = useWords(worthPageWords)
  return (
    <button type="button" className="link small" onClick={() => open(group)}>
      {say('worth.page.who')}
    </button>
  )
}
