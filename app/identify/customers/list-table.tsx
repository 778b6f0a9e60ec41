import { memo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMe } from '../../base/ui/session.tsx'
import type { CustomerRow } from './columns.tsx'
import { type ColumnName, cellOf, figures, type Seen, sortOf } from './columns.tsx'
import { type CustomerSort, type ListOrder, naturalOrders } from './contract.ts'
import { type Listing, sorts } from './list-address.tsx'
import type { Customers } from './use-customers.tsx'
import type { Choosing } from './use-selection.tsx'

export type ListShown = {
  readonly customers: Customers
  readonly columns: readonly ColumnName[]
  readonly seen: Seen
  /** Null where nobody is to be chosen. */
  readonly choosing: Choosing | null
  readonly order: { readonly sort: CustomerSort; readonly order: ListOrder }
  /** Null where the order is not to be chosen. */
  readonly onSort: ((sorted: Partial<Listing>) => void) | null
}

/** Customers row by row, what is known of them beside each other. */
export function CustomersTable({ customers, columns, seen, choosing, order, onSort }: ListShown) {
  const { say } = seen.speaking
  const { rows } = customers
  return (
    <div className="wide">
      <table className="table customers">
        <caption className="unseen">{say('customers.page.title')}</caption>
        <thead>
          <tr>
            {choosing && (
              <th className="choose">
                <input
                  type="checkbox"
                  aria-label={say('customers.page.choose.shown')}
                  checked={rows.every(({ id }) => choosing.has(id))}
                  ref={(box) => {
                    if (box) box.indeterminate = choosing.any && !rows.every(({ id }) => choosing.has(id))
                  }}
                  onChange={choosing.toggleShown}
                />
              </th>
            )}
            {(['name', ...columns] as const).map((name) => (
              <Head key={name} name={name} order={order} onSort={onSort}>
                {say(`customers.page.column.${name}`)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              seen={seen}
              chosen={choosing?.has(row.id) ?? false}
              toggle={choosing?.toggle ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Headed = Pick<ListShown, 'order' | 'onSort'> & {
  readonly name: ColumnName | 'name'
  readonly children: string
}

/** Sorts by the column: as is natural, the other way round with another tap. */
function Head({ name, order, onSort, children }: Headed) {
  const { me, may } = useMe()
  const wanted = sortOf[name]
  const sort =
    wanted && sorts(wanted, { seesWorth: may('worth.read'), fields: me.fields }) ? wanted : undefined
  const sorted = sort === order.sort && name !== 'share' && onSort !== null
  const className = figures.includes(name as ColumnName) ? 'num' : undefined
  const turn = (): void => {
    if (!sort || !onSort) return
    const natural = naturalOrders[sort]
    const turned = sorted && order.order === natural ? (natural === 'asc' ? 'desc' : 'asc') : null
    onSort({ sort: sort === 'worth' ? null : sort, order: turned })
  }
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted ? (order.order === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort && onSort ? (
        <button type="button" className="sorter" onClick={turn}>
          {children}
          <span aria-hidden="true">{sorted ? (order.order === 'asc' ? ' ↑' : ' ↓') : ''}</span>
        </button>
      ) : (
        children
      )}
    </th>
  )
}

type RowShown = {
  readonly row: CustomerRow
  readonly columns: readonly ColumnName[]
  readonly seen: Seen
  readonly chosen: boolean
  readonly toggle: Choosing['toggle'] | null
}

const Row = memo(
  function Row({ row, columns, seen, chosen, toggle }: RowShown) {
    const go = useNavigate()
    const { say } = seen.speaking
    const to = `/customers/${row.id}`
    return (
      <tr
        data-customer={row.id}
        tabIndex={-1}
        aria-selected={toggle ? chosen : undefined}
        onClick={({ target, metaKey, ctrlKey }) => {
          const own = target instanceof Element && target.closest('a, button, input, label')
          if (own || metaKey || ctrlKey || getSelection()?.toString()) return
          go(to)
        }}
      >
        {toggle && (
          <td className="choose">
            <input
              type="checkbox"
              aria-label={say('customers.page.choose', { name: row.name })}
              checked={chosen}
              onChange={({ nativeEvent }) =>
                toggle(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
              }
            />
          </td>
        )}
        <td className="who">
          <Link to={to}>{row.name}</Link>
        </td>
        {columns.map((name) => (
          <td key={name} className={figures.includes(name) ? 'num' : `of-${name}`}>
            {cellOf(name, row, seen) ?? <Unknown say={say} />}
          </td>
        ))}
      </tr>
    )
  },
  (a, b) =>
    a.row === b.row &&
    a.chosen === b.chosen &&
    (a.toggle === null) === (b.toggle === null) &&
    a.columns.join() === b.columns.join() &&
    sameSeen(a.seen, b.seen),
)

/** Rows are drawn again where they would say something else. */
function sameSeen(a: Seen, b: Seen): boolean {
  return a.speaking === b.speaking && a.amounts === b.amounts && a.today === b.today && a.names === b.names
}

function Unknown({ say }: { readonly say: Seen['speaking']['say'] }) {
  return (
    <>
      <span className="small" aria-hidden="true">
        –
      </span>
      <span className="unseen">{say('customers.page.unknown')}</span>
    </>
  )
}
