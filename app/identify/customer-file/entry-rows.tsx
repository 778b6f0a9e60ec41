import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { answered, api } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import type { Touch } from '../../interact/touches/contract.ts'
import type { Order, Payment } from '../orders/contract.ts'
import { fileKey, type Named } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

type Common = { readonly written: Written; readonly margins: boolean }

/** An order: what was bought, and a tap further its lines. */
export function OrderRow({
  id,
  order,
  written,
  margins,
}: Common & { readonly id: string; readonly order: Order }) {
  const { say } = useWords(customerFileWords)
  const [open, setOpen] = useState(false)
  const place = useId()
  const what = useOrderSaid()(order, written)
  return (
    <>
      <tr>
        <td className="day">{written.cell(order.day)}</td>
        <td className="what">
          <button
            type="button"
            className="unfolds"
            aria-expanded={open}
            aria-controls={place}
            onClick={() => setOpen(!open)}
          >
            {what}
          </button>
          {order.isReturn && <span className="tag due">{say('customer-file.page.order.returned')}</span>}
        </td>
        <td className={order.isReturn ? 'num late' : 'num'}>
          {order.amount === null ? '–' : written.exact(order.amount)}
        </td>
        {margins && (
          <td className="num margin" data-name={say('customer-file.page.column.margin')}>
            {order.margin === null ? '–' : written.exact(order.margin)}
          </td>
        )}
        <td className="small source">
          {order.order === '' ? (
            say('customer-file.page.order.no-number')
          ) : (
            <>
              {say('customer-file.page.order.number')} <code>{order.order}</code>
            </>
          )}
        </td>
      </tr>
      {open && (
        <tr className="unfolded" id={place}>
          <td colSpan={margins ? 5 : 4}>
            <Lines id={id} order={order} written={written} margins={margins} />
          </td>
        </tr>
      )}
    </>
  )
}

/** What an order holds, in one line. */
function useOrderSaid(): (order: Order, written: Written) => string {
  const { say, number } = useWords(customerFileWords)
  return ({ firstProducts, products, isReturn }, written) => {
    if (firstProducts.length === 0) return say('customer-file.page.order.no-products')
    const each = firstProducts.map(({ product, name, unit, quantity }) => {
      const called = name ?? product
      if (quantity === null) return called
      const values = { name: called, quantity: number(isReturn ? Math.abs(quantity) : quantity, 3) }
      return unit === null
        ? say('customer-file.page.order.product', values)
        : say('customer-file.page.order.product-unit', { ...values, unit })
    })
    const listed = written.list(each)
    return products > each.length
      ? say('customer-file.page.order.and-others', { products: listed, count: products })
      : listed
  }
}

type Opened = Common & { readonly id: string; readonly order: Order }

function Lines({ id, order, written, margins }: Opened) {
  const { say, number } = useWords(customerFileWords)
  const { day, source, order: no, party, batch } = order
  const lines = useQuery({
    queryKey: fileKey(id, 'lines', source, no, party, day),
    queryFn: () =>
      answered(
        api.customers[':id'].orders.lines.$get({ param: { id }, query: { day, source, order: no, party } }),
      ),
  })
  if (lines.error && !lines.data) return <Trouble error={lines.error} again={() => lines.refetch()} />
  if (!lines.data)
    return (
      <Loading>
        <Waiting width="50%" />
      </Loading>
    )
  const { rows, more } = lines.data
  return (
    <>
      <table className="table lines">
        <thead>
          <tr>
            <th scope="col">{say('customer-file.page.column.product')}</th>
            <th scope="col" className="num">
              {say('customer-file.page.column.quantity')}
            </th>
            <th scope="col" className="num">
              {say('customer-file.page.column.amount')}
            </th>
            {margins && (
              <th scope="col" className="num">
                {say('customer-file.page.column.margin')}
              </th>
            )}
            <th scope="col">{say('customer-file.page.column.due')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={`${line.batch} ${line.row}`}>
              <td className="product">
                {line.name ?? line.product ?? say('customer-file.page.order.unnamed')}{' '}
                {line.isReturn && <span className="tag due">{say('customer-file.page.order.returned')}</span>}
              </td>
              <td className="num quantity">
                {line.quantity === null ? '–' : number(line.quantity, 3)} {line.unit}
              </td>
              <td className={line.isReturn ? 'num late' : 'num'}>
                {line.amount === null ? '–' : written.exact(line.amount)}
              </td>
              {margins && (
                <td className="num margin" data-name={say('customer-file.page.column.margin')}>
                  {line.margin === null ? '–' : written.exact(line.margin)}
                </td>
              )}
              <td className="small due" data-name={say('customer-file.page.column.due')}>
                {line.due === null ? '–' : written.cell(line.due)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        {more
          ? say('customer-file.page.order.more-lines', { batch: number(batch) })
          : say('customer-file.page.order.batch', { batch: number(batch) })}
      </p>
    </>
  )
}

const hows = ['phone', 'visit', 'wechat', 'mail', 'message', 'other'] as const
const dones = ['deliver', 'collect', 'follow-up', 'win-back', 'thank', 'answer'] as const

/** Somebody was in touch: what was said, or what was done. */
export function TouchRow({
  touch,
  named,
  written,
  margins,
}: Common & { readonly touch: Touch; readonly named: Named }) {
  const { say } = useWords(customerFileWords)
  const { kind, channel, text, outcome, note, nextContactDay, by, at } = touch
  const how = hows.find((one) => one === channel) ?? 'other'
  const done = dones.find((one) => one === kind)
  const what =
    text !== null
      ? say('customer-file.page.touch.said', { how: say(`customer-file.page.touch.how.${how}`), text })
      : say(done ? `customer-file.page.touch.done.${done}` : 'customer-file.page.touch.how.other')
  return (
    <tr>
      <td className="day">{written.cell(written.dayOf(at))}</td>
      <td className="what">
        <span className="told">{what}</span>
        {note !== null && <span className="small"> {note}</span>}
        {outcome !== null && (
          <span className="small"> {say('customer-file.page.touch.outcome', { outcome })}</span>
        )}
        {nextContactDay !== null && (
          <span className="small">
            {' '}
            {say('customer-file.page.touch.next', { day: written.day(nextContactDay) })}
          </span>
        )}
      </td>
      <td className="num none">–</td>
      {margins && <td className="num margin none">–</td>}
      <td className="small source">{named(by)}</td>
    </tr>
  )
}

export function PaymentRow({ payment, written, margins }: Common & { readonly payment: Payment }) {
  const { say } = useWords(customerFileWords)
  const { day, amount, order, reference } = payment
  return (
    <tr>
      <td className="day">{written.cell(day)}</td>
      <td className="what">
        <span className="told">
          {say((amount ?? 0) < 0 ? 'customer-file.page.payment.refund' : 'customer-file.page.payment')}
        </span>
        {order !== null && (
          <span className="small">
            {' '}
            {say('customer-file.page.payment.for')} <code>{order}</code>
          </span>
        )}
      </td>
      <td className={(amount ?? 0) < 0 ? 'num late' : 'num'}>
        {amount === null ? '****' : written.exact(amount)}
      </td>
      {margins && <td className="num margin none">–</td>}
      <td className="small source">
        {reference !== null && (
          <>
            {say('customer-file.page.payment.reference')} <code>{reference}</code>
          </>
        )}
      </td>
    </tr>
  )
}
