import { Link } from 'react-router'
import { phoneSaid } from '../../base/ui/phones.tsx'
import { StageTag } from '../../base/ui/stages.tsx'
import type { CustomerRow } from './columns.tsx'
import { cellOf } from './columns.tsx'
import type { ListShown } from './list-table.tsx'

/** Customers one under the other, in reading order: who, which stage, how much, when. */
export function CustomersStack({ customers, seen, choosing }: ListShown) {
  const { say } = seen.speaking
  return (
    <ul className="stack">
      {customers.rows.map((row) => (
        <li key={row.id} data-customer={row.id} tabIndex={-1}>
          {choosing && (
            <input
              type="checkbox"
              aria-label={say('customers.page.choose', { name: row.name })}
              checked={choosing.has(row.id)}
              onChange={() => choosing.toggle(row.id, false)}
            />
          )}
          <Link className="whole" to={`/customers/${row.id}`}>
            <span className="who">
              {row.name}
              {row.worth && <StageTag stage={row.worth.stage} />}
            </span>
            {row.worth && <span className="num">{cellOf('worth', row, seen)}</span>}
            <span className="small below">{about(row, seen)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** When they come, and whatever tells them from others of their name. */
function about(row: CustomerRow, { speaking, names }: ListShown['seen']): string {
  const { say, shortDay } = speaking
  const { worth } = row
  const said = [
    worth?.nextPurchaseDay == null
      ? null
      : say('customers.page.next-on', { day: shortDay(worth.nextPurchaseDay) }),
    worth?.lastDay == null ? null : say('customers.page.last-on', { day: shortDay(worth.lastDay) }),
    row.city,
    row.phone && phoneSaid(row.phone),
    row.owner && (names.get(row.owner) ?? row.owner),
  ].filter((one) => one !== null && one !== '')
  return said.length === 0 ? say(`customers.page.kind.${row.kind}`) : said.join(' · ')
}
