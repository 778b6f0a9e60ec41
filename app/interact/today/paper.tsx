import { useAmounts } from '../../base/ui/amounts.tsx'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { phoneSaid } from '../../base/ui/phones.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { PaperList } from './address.tsx'
import { type Line, loadOf, type Paper, type Stop } from './use-route.tsx'
import { placeOf } from './who.tsx'
import { todayWords } from './words.ts'

type Shown = {
  readonly list: PaperList
  readonly paper: Paper
  /** ISO. */
  readonly day: string
  readonly currency: string
  readonly company: string
  readonly timeZone: string | undefined
  /** When it was made ready to be printed: whoever finds it knows who took it along. */
  readonly printedAt: string
}

/** One person's list: its heading stands on every page, a stop is not broken in two, and its sums stand at the end. */
export function OnPaper({ list, paper, day, currency, company, timeZone, printedAt }: Shown) {
  const { say } = useWords(todayWords)
  const { me } = useMe()
  const moment = useMoment(timeZone)
  const { language } = useLanguage()
  const whole = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' },
  }).format(new Date(`${day}T00:00:00Z`))
  const person = paper.owner === '' ? say('today.page.person.nobody') : (paper.name ?? paper.owner)
  const columns = list === 'deliveries' ? deliveryColumns : collectionColumns
  const label = say('today.page.print.of', { list: say(`today.page.print.${list}`), person })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a telephone it scrolls, and who has no finger scrolls by keys
    <article className="paper" tabIndex={0} aria-label={label}>
      <table>
        <colgroup>
          {columns.map((name) => (
            <col key={name} className={`col-${name}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={columns.length} className="head">
              <b>{say(`today.page.print.${list}`)}</b>
              <span>{person}</span>
              <span>{whole}</span>
              {company && <span className="end">{company}</span>}
              <div className="small">
                {say('today.page.print.made', { who: me.name, when: moment(printedAt) })}
              </div>
            </th>
          </tr>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" className={numbers.has(name) ? 'num' : undefined}>
                {say(`today.page.print.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {paper.stops.map((stop) =>
          list === 'deliveries' ? (
            <Delivery key={stop.customer} stop={stop} currency={currency} />
          ) : (
            <Collection key={stop.customer} stop={stop} currency={currency} />
          ),
        )}
        {list === 'deliveries' ? (
          <DeliverySums stops={paper.stops} currency={currency} />
        ) : (
          <CollectionSums stops={paper.stops} currency={currency} />
        )}
      </table>
      <p className="signed">
        <span>{say(`today.page.print.by.${list}`)}</span>
        <span>{say('today.page.print.checked')}</span>
      </p>
      {list === 'deliveries' && <p className="small">{say('today.page.print.quantities')}</p>}
    </article>
  )
}

const deliveryColumns = ['tick', 'customer', 'product', 'quantity', 'overdue', 'sign'] as const
const collectionColumns = ['tick', 'customer', 'amount', 'of-it-overdue', 'paid', 'sign'] as const
const numbers: ReadonlySet<string> = new Set(['quantity', 'overdue', 'amount', 'of-it-overdue'])

type AStop = { readonly stop: Stop; readonly currency: string }

function Delivery({ stop, currency }: AStop) {
  const { say } = useWords(todayWords)
  const amounts = useAmounts(currency)
  const [first] = stop.lines
  const rows = stop.lines.length
  return (
    <tbody>
      {stop.lines.map((line, at) => (
        <tr key={line.id}>
          <td>
            <Tick />
          </td>
          {at === 0 && (
            <td rowSpan={rows}>
              <Whom line={first} />
            </td>
          )}
          <td>
            {line.productName ?? line.product ?? line.note ?? say('today.page.print.no-product')}
            {line.product !== null && line.note && <div className="small">{line.note}</div>}
          </td>
          <td className="num">
            <Quantity line={line} />
          </td>
          {at === 0 && (
            <>
              <td rowSpan={rows} className="num">
                {first.overdue ? amounts.exact(first.overdue) : ''}
              </td>
              <td rowSpan={rows} />
            </>
          )}
        </tr>
      ))}
    </tbody>
  )
}

function Collection({ stop, currency }: AStop) {
  const { say } = useWords(todayWords)
  const amounts = useAmounts(currency)
  const [first] = stop.lines
  const notes = stop.lines.flatMap(({ note }) => note ?? [])
  const due = sumOf(stop.lines, ({ amount }) => amount)
  return (
    <tbody>
      <tr>
        <td>
          <Tick />
        </td>
        <td>
          <Whom line={first} />
          {notes.map((note) => (
            <div className="small" key={note}>
              {note}
            </div>
          ))}
        </td>
        <td className="num">{due === null ? say('today.page.print.unknown') : amounts.exact(due)}</td>
        <td className="num">{first.overdue ? amounts.exact(first.overdue) : ''}</td>
        <td />
        <td />
      </tr>
    </tbody>
  )
}

/** Who it is, where, and under which number. */
function Whom({ line }: { readonly line: Line }) {
  const place = placeOf(line)
  return (
    <>
      <b>{line.customerName}</b>
      {place && <div>{place}</div>}
      {line.phone && <div className="nobreak">{phoneSaid(line.phone)}</div>}
    </>
  )
}

function Quantity({ line: { quantity, unit } }: { readonly line: Pick<Line, 'quantity' | 'unit'> }) {
  const { number } = useWords(todayWords)
  if (quantity === null) return null
  return (
    <span className="nobreak">
      {number(quantity, 3)}
      {unit && ` ${unit}`}
    </span>
  )
}

/** To be ticked with a pen. */
function Tick() {
  return <span className="tick" aria-hidden="true" />
}

type Sums = { readonly stops: readonly Stop[]; readonly currency: string }

function DeliverySums({ stops, currency }: Sums) {
  const { say, number } = useWords(todayWords)
  const amounts = useAmounts(currency)
  const overdue = stops.reduce((sum, { lines }) => sum + (lines[0].overdue ?? 0), 0)
  const lines = stops.reduce((sum, stop) => sum + stop.lines.length, 0)
  return (
    <tbody className="sums">
      <tr>
        <td colSpan={4}>
          <b>
            {say('today.page.print.stops', { count: stops.length })}
            {' · '}
            {say('today.page.print.lines', { count: lines })}
          </b>
          <ul className="load">
            {loadOf(stops).map(({ product, unit, quantity }) => (
              <li key={product}>
                {product}{' '}
                <b className="nobreak">
                  {quantity === null ? say('today.page.print.unknown') : number(quantity, 3)}
                  {quantity !== null && unit && ` ${unit}`}
                </b>
              </li>
            ))}
          </ul>
        </td>
        <td className="num">
          <b>{overdue > 0 ? amounts.exact(overdue) : ''}</b>
        </td>
        <td />
      </tr>
    </tbody>
  )
}

function CollectionSums({ stops, currency }: Sums) {
  const { say } = useWords(todayWords)
  const amounts = useAmounts(currency)
  const lines = stops.flatMap((stop) => stop.lines)
  const due = sumOf(lines, ({ amount }) => amount)
  const overdue = stops.reduce((sum, stop) => sum + (stop.lines[0].overdue ?? 0), 0)
  const unknown = lines.filter(({ amount }) => amount === null).length
  return (
    <tbody className="sums">
      <tr>
        <td colSpan={2}>
          <b>{say('today.page.print.stops', { count: stops.length })}</b>
          {unknown > 0 && (
            <div className="small">{say('today.page.print.not-counted', { count: unknown })}</div>
          )}
        </td>
        <td className="num">
          <b>{due === null ? '' : amounts.exact(due)}</b>
        </td>
        <td className="num">
          <b>{overdue > 0 ? amounts.exact(overdue) : ''}</b>
        </td>
        <td />
        <td />
      </tr>
    </tbody>
  )
}

/** Of those that are known; null where none is. */
function sumOf<Of>(all: readonly Of[], of: (one: Of) => number | null): number | null {
  const known = all.flatMap((one) => of(one) ?? [])
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}
