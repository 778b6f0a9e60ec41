import { useMemo, useState } from 'react'
import { Chart } from '../../base/ui/chart.tsx'
import type { ChartOption } from '../../base/ui/chart-drawing.tsx'
import { Choices } from '../../base/ui/choices.tsx'
import { addDays, daysBetween } from '../../base/ui/days.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { PHONE, useMedia } from '../../base/ui/media.ts'
import { drawnTimeline, type Timeline } from './timeline-drawing.tsx'
import type { FileRecord, OutlookShown, Purchases } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

const spans = ['quarter', 'year', 'all'] as const
type Span = (typeof spans)[number]
const DAYS = { quarter: 92, year: 366 } as const
/** A span in which less was bought than this shows no rhythm. */
const FEW = 3

type Asked = {
  readonly record: FileRecord
  readonly purchases: Purchases
  /** Null for who may not see worth. */
  readonly outlook: OutlookShown | null
  readonly today: string
  readonly written: Written
}

/** When they bought, how much, when they should come again, and how likely they were still a customer meanwhile. */
export function TimelineChart({ record, purchases, outlook, today, written }: Asked) {
  const { say, number, percent } = useWords(customerFileWords)
  const bought = purchases.days.filter(({ purchase }) => purchase)
  const phone = useMedia(PHONE)
  const [span, setSpan] = useState<Span>(() => spanFor(bought, today, phone))
  const from = span === 'all' ? (purchases.days[0]?.day ?? today) : addDays(today, -DAYS[span])
  const { worth } = record
  const next = useMemo(() => {
    const { nextPurchaseDay: day, nextLow: low, nextHigh: high } = worth ?? {}
    return day && low && high ? { day, low, high } : null
  }, [worth])
  const path = useMemo(() => (outlook?.path ?? []).filter(({ alive }) => alive !== null), [outlook])
  const timeline = useMemo<Timeline>(
    () => ({
      today,
      from,
      days: purchases.days.filter((one) => one.day >= from),
      next,
      path: path.filter((point) => point.day >= from) as Timeline['path'],
    }),
    [today, from, purchases, next, path],
  )
  const option = useMemo<ChartOption>(
    () =>
      drawnTimeline(timeline, {
        today: say('customer-file.page.timeline.today'),
        nextOn: (on) => say('customer-file.page.timeline.expected', { day: on }),
        likely: (on, chance) => say('customer-file.page.timeline.likely', { day: on, chance }),
        bought: (on, amount) => say('customer-file.page.timeline.bought', { day: on, amount }),
        broughtBack: (on, amount) => say('customer-file.page.timeline.brought-back', { day: on, amount }),
        day: written.day,
        month: written.month,
        amount: written.exact,
        percent,
      }),
    [timeline, say, written, percent],
  )
  const last = bought.at(-1)
  if (!last) return <p className="quiet">{say('customer-file.page.timeline.never')}</p>
  const times = number(bought.length)
  return (
    <>
      <p className="quiet">
        {bought.length === 1
          ? say('customer-file.page.timeline.once', { day: written.day(last.day) })
          : next
            ? say('customer-file.page.timeline.next', {
                times,
                last: written.day(last.day),
                next: written.day(next.day),
                low: written.day(next.low),
                high: written.day(next.high),
              })
            : say('customer-file.page.timeline.no-next', { times, last: written.day(last.day) })}
      </p>
      <Choices legend={say('customer-file.page.timeline.span')} of={spans} value={span} onChoose={setSpan}>
        {(one) => say(`customer-file.page.timeline.span.${one}`)}
      </Choices>
      <Chart
        label={say(`customer-file.page.timeline.${path.length > 0 ? 'label' : 'label-days'}`)}
        height={path.length > 0 ? 178 : 112}
        option={option}
        table={{
          columns: [
            { name: say('customer-file.page.column.day') },
            { name: say('customer-file.page.column.amount'), number: true },
            { name: say('customer-file.page.timeline.alive'), number: true },
          ],
          rows: rowsOf(timeline, written, percent),
        }}
      />
      {outlook !== null && path.length === 0 && bought.length > 1 && !outlook.behind && (
        <p className="small">{say('customer-file.page.timeline.alive-unknown')}</p>
      )}
    </>
  )
}

/** The shortest span that shows how they buy. */
function spanFor(bought: readonly { readonly day: string }[], today: string, phone: boolean): Span {
  const within = (days: number): number => bought.filter(({ day }) => daysBetween(day, today) <= days).length
  if (bought.length < FEW)
    return (['quarter', 'year'] as const).find((one) => within(DAYS[one]) === bought.length) ?? 'all'
  // On a phone a year of weeks is one thick line.
  if (phone && within(DAYS.quarter) >= FEW) return 'quarter'
  return within(DAYS.year) >= FEW ? 'year' : 'all'
}

/** A day a row, the newest first: what it came to, and how likely they were still a customer at its end. */
function rowsOf(
  { days, path }: Timeline,
  written: Written,
  percent: (share: number, decimals?: number) => string,
): string[][] {
  const amounts = new Map(days.map(({ day, net }) => [day, written.exact(net)]))
  const alive = new Map(path.map((point) => [point.day, percent(point.alive, 1)]))
  const all = [...new Set([...amounts.keys(), ...alive.keys()])].sort().reverse()
  return all.map((day) => [written.cell(day), amounts.get(day) ?? '', alive.get(day) ?? ''])
}
