import { Button } from 'antd'
import { useState } from 'react'
import { Choices } from '../../base/ui/choices.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { OrderRow, PaymentRow, TouchRow } from './entry-rows.tsx'
import { merged, type Stream } from './streams.tsx'
import { type Named, useOrders, usePayments, useTouches } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

const kinds = ['orders', 'touches', 'payments'] as const
type Kind = (typeof kinds)[number]
/** Most who buy pay at once: payments between their orders would say everything twice. */
const choices = ['dealings', ...kinds] as const
const shownBy: Readonly<Record<(typeof choices)[number], readonly Kind[]>> = {
  dealings: ['orders', 'touches'],
  orders: ['orders'],
  touches: ['touches'],
  payments: ['payments'],
}

const FIRST = 10
const MORE = 30

type Asked = { readonly id: string; readonly written: Written; readonly named: Named }

/** Orders and talks in one book, newest first; payments in another. */
export function Entries({ id, written, named }: Asked) {
  const { say } = useWords(customerFileWords)
  const { may } = useMe()
  const [show, setShow] = useState<(typeof choices)[number]>('dealings')
  const [most, setMost] = useState(FIRST)
  const wanted = shownBy[show]
  const asked = {
    orders: useOrders(id),
    touches: useTouches(id),
    payments: usePayments(id, wanted.includes('payments')),
  } as const
  const orders = asked.orders.data?.pages.flatMap(({ rows }) => rows) ?? []
  const touches = asked.touches.data?.pages.flatMap(({ rows }) => rows) ?? []
  const payments = asked.payments.data?.pages.flatMap(({ rows }) => rows) ?? []
  const days: Readonly<Record<Kind, readonly string[]>> = {
    orders: orders.map(({ day }) => day),
    touches: touches.map(({ at }) => written.dayOf(at)),
    payments: payments.map(({ day }) => day),
  }
  const streams = wanted.map(
    (name): Stream<Kind> => ({ name, days: days[name], more: asked[name].hasNextPage }),
  )
  const { entries, behind } = merged(streams)
  const shown = entries.slice(0, most)
  const older = entries.length > shown.length || behind.length > 0
  const reading = wanted.some((kind) => asked[kind].isFetchingNextPage)
  const failed = wanted.map((kind) => asked[kind]).find(({ error, data }) => error !== null && !data)
  const waiting = wanted.some((kind) => !asked[kind].data)
  const readOn = (): void => {
    setMost(most + MORE)
    if (entries.length < most + MORE) for (const kind of behind) asked[kind].fetchNextPage()
  }
  if (show === 'dealings' && !failed && !waiting && entries.length === 0)
    return <p className="quiet">{say('customer-file.page.dealings.none')}</p>
  const margins = may('worth.read')
  return (
    <>
      <Choices
        legend={say('customer-file.page.entries.show')}
        of={choices}
        value={show}
        onChoose={(one) => {
          setShow(one)
          setMost(FIRST)
        }}
      >
        {(one) => say(`customer-file.page.entries.show.${one}`)}
      </Choices>
      {failed?.error ? (
        <Trouble error={failed.error} again={() => failed.refetch()} />
      ) : waiting ? (
        <EntriesWaiting />
      ) : shown.length === 0 ? (
        <p className="quiet">{say('customer-file.page.dealings.of-kind-none')}</p>
      ) : (
        <table className="table book">
          <thead>
            <tr>
              <th scope="col">{say('customer-file.page.column.day')}</th>
              <th scope="col">{say('customer-file.page.column.what')}</th>
              <th scope="col" className="num">
                {say('customer-file.page.column.amount')}
              </th>
              {margins && (
                <th scope="col" className="num">
                  {say('customer-file.page.column.margin')}
                </th>
              )}
              <th scope="col">{say('customer-file.page.column.source')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, at }) => {
              const common = { written, margins }
              const order = name === 'orders' && orders[at]
              const touch = name === 'touches' && touches[at]
              const payment = name === 'payments' && payments[at]
              if (order)
                return (
                  <OrderRow
                    key={`${order.source} ${order.order} ${order.party} ${order.day}`}
                    id={id}
                    order={order}
                    {...common}
                  />
                )
              if (touch) return <TouchRow key={touch.id} touch={touch} named={named} {...common} />
              if (!payment) return null
              return <PaymentRow key={`${payment.batch} ${payment.row}`} payment={payment} {...common} />
            })}
          </tbody>
        </table>
      )}
      {older && (
        <Button type="link" loading={reading} onClick={readOn} className="older">
          {say('customer-file.page.entries.more')}
        </Button>
      )}
    </>
  )
}

function EntriesWaiting() {
  return (
    <Loading>
      {['62%', '48%', '70%', '55%', '66%'].map((width) => (
        <div className="entry-waits" key={width}>
          <Waiting width={width} />
        </div>
      ))}
    </Loading>
  )
}
