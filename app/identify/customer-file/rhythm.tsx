import { daysBetween } from '../../base/ui/days.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import type { NeedShown } from '../../customise/deliveries/contract.ts'
import { useNeeds } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

type Asked = { readonly id: string; readonly today: string; readonly written: Written }

/** What they usually buy, how often, and when they should want it next. */
export function Rhythm({ id, today, written }: Asked) {
  const { say, number } = useWords(customerFileWords)
  const needs = useNeeds(id)
  if (needs.error && !needs.data) return <Trouble error={needs.error} again={() => needs.refetch()} />
  const rows = needs.data?.filter(({ product }) => product !== '') ?? []
  const first = rows.find(({ runOutDate }) => runOutDate !== null)
  return (
    <section className="sheet pad rhythm" aria-labelledby="rhythm">
      <h2 id="rhythm">{say('customer-file.page.rhythm')}</h2>
      {!needs.data ? (
        <Loading>
          {['60%', '52%', '66%'].map((width) => (
            <div className="entry-waits" key={width}>
              <Waiting width={width} />
            </div>
          ))}
        </Loading>
      ) : rows.length === 0 ? (
        <p className="quiet">{say('customer-file.page.rhythm.none')}</p>
      ) : (
        <>
          {first && first.runOutDate !== null && (
            <p className="quiet">
              {say('customer-file.page.rhythm.first', {
                name: first.name ?? first.product,
                day: written.day(first.runOutDate),
              })}
            </p>
          )}
          <table className="table needs">
            <thead>
              <tr>
                <th scope="col">{say('customer-file.page.column.product')}</th>
                <th scope="col" className="num">
                  {say('customer-file.page.rhythm.every')}
                </th>
                <th scope="col">{say('customer-file.page.rhythm.last')}</th>
                <th scope="col">{say('customer-file.page.rhythm.next')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((need) => (
                <tr key={need.product}>
                  <td className="what">
                    {need.name ?? need.product}
                    <Jar need={need} among={rows} today={today} />
                  </td>
                  <td className="num gap" data-name={say('customer-file.page.rhythm.every')}>
                    {need.usualGap === null
                      ? '–'
                      : say('customer-file.page.rhythm.days', {
                          count: Math.max(1, Math.round(need.usualGap)),
                        })}
                  </td>
                  <td className="last" data-name={say('customer-file.page.rhythm.last')}>
                    {written.day(need.lastDay)}
                    {need.lastQuantity !== null && (
                      <span className="small">
                        {' '}
                        {number(need.lastQuantity, 3)} {need.unit}
                      </span>
                    )}
                  </td>
                  <td className="next" data-name={say('customer-file.page.rhythm.next')}>
                    {need.runOutDate === null || need.low === null || need.high === null ? (
                      <span className="small no-date">{say('customer-file.page.rhythm.no-date')}</span>
                    ) : (
                      <>
                        {written.day(need.runOutDate)}{' '}
                        <span className="small">
                          {say('customer-file.page.rhythm.between', {
                            low: written.day(need.low),
                            high: written.day(need.high),
                          })}
                        </span>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

type Drawn = { readonly need: NeedShown; readonly among: readonly NeedShown[]; readonly today: string }

/** From the last purchase to the next expected, all of them on one scale: a dot, a hollow diamond in its band, today. */
function Jar({ need, among, today }: Drawn) {
  const { lastDay, runOutDate, low, high } = need
  if (runOutDate === null || low === null || high === null) return null
  const days = among.flatMap((one) => [one.lastDay, one.high ?? one.lastDay])
  const [from, to] = [[...days, today].sort()[0] ?? today, [...days, today].sort().at(-1) ?? today]
  const span = Math.max(1, daysBetween(from, to))
  const x = (day: string): number => 8 + (daysBetween(from, day) / span) * 304
  return (
    <svg viewBox="0 0 320 14" className="jar" aria-hidden="true">
      <line x1={x(lastDay)} x2={x(high)} y1="7" y2="7" className="base" />
      <rect x={x(low)} width={Math.max(2, x(high) - x(low))} y="3" height="8" />
      <line x1={x(today)} x2={x(today)} y1="0" y2="14" className="today" />
      <circle cx={x(lastDay)} cy="7" r="3.2" />
      <path d={`M${x(runOutDate)} 2.4 l4.6 4.6 -4.6 4.6 -4.6 -4.6z`} />
    </svg>
  )
}
