import { Link } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { phoneSaid, telOf } from '../../base/ui/phones.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useStageName } from '../../base/ui/stages.tsx'
import type { Todo } from './todo.tsx'
import { todayWords } from './words.ts'

/** Kinds that a telephone may settle; what is brought is brought to a place. */
const byPhone: readonly Todo['kind'][] = ['collect', 'follow-up', 'win-back', 'thank', 'answer']

/** Whom it is for: the name leads to their file, and under it stands how to reach them and how they stand. */
export function Who({ action }: { readonly action: Todo }) {
  const { may } = useMe()
  const { customer, customerName } = action
  return (
    <div className="who">
      {may('customers.read') ? <Link to={`/customers/${customer}`}>{customerName}</Link> : customerName}
      <SecondLine action={action} />
    </div>
  )
}

/** Where to, or of what a telephone settles, which number: on a telephone the button dials it, and the place stands here. */
function SecondLine({ action }: { readonly action: Todo }) {
  const { say, number } = useWords(todayWords)
  const stageName = useStageName()
  const { customerKind, householdSize, stage, kind, phone } = action
  const place = placeOf(action)
  const calls = byPhone.includes(kind) && phone ? phone : null
  const parts = [
    householdSize ? say('today.page.persons', { count: Number(number(householdSize)) }) : null,
    stage ? stageName(stage) : null,
  ].filter((part) => part !== null)
  if (!place && !calls && parts.length === 0 && customerKind)
    parts.push(say(`today.page.kind-of-customer.${customerKind}`))
  if (!place && !calls && parts.length === 0) return null
  return (
    <p className="small">
      {calls && (
        <span className="number">
          {isMasked(action) ? phoneSaid(calls) : <a href={telOf(calls)}>{phoneSaid(calls)}</a>}
        </span>
      )}
      {place && <span className={calls ? 'place instead' : 'place'}>{place}</span>}
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  )
}

/** The address, which often begins with its city, or where it does not, both. */
export function placeOf({
  city,
  address: written,
  masked,
}: Pick<Todo, 'city' | 'address' | 'masked'>): string | null {
  const address = masked?.includes('address') ? null : written
  if (!address) return city || null
  return !city || address.startsWith(city) ? address : `${city} ${address}`
}

/** What is masked cannot be dialled; a list that a device kept from before says nothing of it. */
const isMasked = ({ masked }: Todo): boolean => masked?.includes('phone') ?? false

/** On a telephone, calling is one tap. */
export function Call({ action }: { readonly action: Todo }) {
  const { say } = useWords(todayWords)
  const { phone, customerName } = action
  if (!phone || isMasked(action)) return null
  return (
    <a
      className="act call"
      href={telOf(phone)}
      aria-label={say('today.page.call.whom', { name: customerName })}
    >
      {say('today.page.call')}
    </a>
  )
}
