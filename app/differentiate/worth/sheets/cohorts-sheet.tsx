import { type CSSProperties, useState } from 'react'
import { LeadingFigure } from '../../../base/ui/figure.tsx'
import type { CohortCell, Group } from '../groups/contract.ts'
import { GroundsTold, Sheet } from './grounds.tsx'
import { type Speak, useSpeak } from './speak.tsx'
import type { WorthTold } from './use-worth.tsx'
import type { OpenPeople } from './who.tsx'

const shows = ['bought', 'margin'] as const
type Show = (typeof shows)[number]

const periods = { 1: 'month', 3: 'quarter', 12: 'year' } as const

/** Customers by when they came: how many, who is still there, and what they have brought since. */
export function CohortsSheet({ told, open }: { readonly told: WorthTold; readonly open: OpenPeople }) {
  const { figures, groups } = told
  const speak = useSpeak(figures.currency)
  const { say, share } = speak
  const [show, setShow] = useState<Show>('bought')
  const cohorts = groups.groups.cohort
  const months = groups.cohorts.months as keyof typeof periods
  const period = say(`worth.page.period.${periods[months]}`)
  const [came, again] = cohorts.reduce(
    ([all, some], one) => [all + one.customers, some + (one.again ?? 0)],
    [0, 0],
  )
  return (
    <Sheet name="cohorts" heading={say('worth.page.cohorts')}>
      <LeadingFigure
        value={came > 0 ? share(again / came) : null}
        unit={say('worth.page.cohorts.lead')}
        evidence={<GroundsTold told={told} speak={speak} formula="cohorts" />}
      />
      <p className="quiet">
        {say('worth.page.cohorts.about', { period })}
        {speak.gap}
        {say('worth.page.cohorts.unfinished', { period })}
      </p>
      <fieldset className="choices worth-choices">
        <legend className="unseen">{say('worth.page.cohorts.show')}</legend>
        {shows.map((one) => (
          <label key={one}>
            <input type="radio" name="cohorts-show" checked={show === one} onChange={() => setShow(one)} />
            <span>{say(`worth.page.cohorts.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <Heat told={told} show={show} speak={speak} open={open} />
    </Sheet>
  )
}

type Shown = {
  readonly told: WorthTold
  readonly show: Show
  readonly speak: Speak
  readonly open: OpenPeople
}

function Heat({ told, show, speak, open }: Shown) {
  const { say } = speak
  const { groups, story } = told
  const { months, cells } = groups.cohorts
  const cohorts = groups.groups.cohort
  const newest = periodOf(groups.asOf, months)
  const rows = cohorts.map((cohort) => valuesOf(cohort, cells, { show, newest }))
  const ages = Math.max(0, ...rows.map((row) => row.length))
  const most = Math.max(...rows.flat().filter((value) => value !== null), 0)
  const period = say(`worth.page.period.${periods[months as keyof typeof periods]}`)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls by keys
    <section className="worth-wide" tabIndex={0} aria-label={say('worth.page.cohorts')}>
      <table className="table worth-table">
        <thead>
          <tr>
            <th scope="col">{say('worth.page.cohorts.column.cohort')}</th>
            <th scope="col" className="num">
              {say('worth.page.column.customers')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.cohorts.column.alive')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.cohorts.column.so-far')}
            </th>
            {story.rankedBy === 'residual-value' && (
              <th scope="col" className="num">
                {say('worth.page.cohorts.column.ahead')}
              </th>
            )}
            {Array.from({ length: ages }, (_, age) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the age is what tells the columns apart
              <th key={age} scope="col" className="num">
                {age === 0
                  ? say('worth.page.cohorts.first', { period })
                  : say('worth.page.cohorts.later', { n: age })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map((cohort, i) => (
            <Cohort
              key={cohort.place}
              cohort={cohort}
              values={rows[i] ?? []}
              scale={{ most, ages, newest }}
              {...{ told, show, speak, open }}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Scale = { readonly most: number; readonly ages: number; readonly newest: number }

function Cohort({
  cohort,
  values,
  scale,
  told,
  show,
  speak,
  open,
}: Shown & {
  readonly cohort: Group
  readonly values: readonly (number | null)[]
  readonly scale: Scale
}) {
  const { number, percent, rough, period } = speak
  const { place, name, customers, alive, margin, sum, known } = cohort
  const each = (amount: number | null, of: number): string => (amount === null ? '–' : rough(amount / of))
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="link"
          onClick={() => open({ family: 'cohort', from: place, to: place })}
        >
          {period(name ?? '', told.groups.cohorts.months)}
        </button>
      </th>
      <td className="num">{number(customers)}</td>
      <td className="num">{alive === null ? '–' : number(alive)}</td>
      <td className="num">{each(margin, customers)}</td>
      {told.story.rankedBy === 'residual-value' && <td className="num">{each(sum, known)}</td>}
      {Array.from({ length: scale.ages }, (_, age) => {
        const value = values[age]
        const shade = value == null || scale.most <= 0 ? 0 : Math.abs(value) / scale.most
        return (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: the age is what tells the columns apart
            key={age}
            className={[
              'num',
              ...(value == null ? [] : ['worth-cell']),
              ...(value != null && value < 0 ? ['worth-negative'] : []),
              ...(value != null && place + age === scale.newest ? ['worth-unfinished'] : []),
            ].join(' ')}
            style={{ '--heat': `${Math.round(Math.min(1, shade) * 40)}%` } as CSSProperties}
          >
            {value == null ? '' : show === 'bought' ? percent(value) : rough(value)}
          </td>
        )
      })}
    </tr>
  )
}

/** One value for each period since they came, up to the newest; null where nothing is known of it. */
function valuesOf(
  { place, customers }: Group,
  cells: readonly CohortCell[],
  { show, newest }: { readonly show: Show; readonly newest: number },
): (number | null)[] {
  const own = new Map(cells.filter(({ cohort }) => cohort === place).map((cell) => [cell.age, cell]))
  let added = 0
  return Array.from({ length: newest - place + 1 }, (_, age) => {
    const cell = own.get(age)
    if (show === 'bought') return (cell?.bought ?? 0) / customers
    if (cell?.margin === null) return null
    added += cell?.margin ?? 0
    return added / customers
  })
}

function periodOf(isoDay: string, months: number): number {
  return Math.floor((Number(isoDay.slice(0, 4)) * 12 + Number(isoDay.slice(5, 7)) - 1) / months)
}
