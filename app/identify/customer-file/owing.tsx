import type { Amounts } from '../../base/ui/amounts.tsx'
import { LeadingFigure } from '../../base/ui/figure.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { type FileRecord, usePurchases, useReceivable } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

type Asked = { readonly record: FileRecord; readonly amounts: Amounts; readonly written: Written }

/** How much there is to say of owing: everything of who owes, a line of who has paid, nothing of others. */
export function useOwes(id: string): 'owes' | 'paid' | null {
  const { data: owing } = useReceivable(id)
  const { data: purchases } = usePurchases(id)
  if (owing) return 'owes'
  return (purchases?.payments ?? 0) > 0 ? 'paid' : null
}

/** What they owe, how they usually pay, and when to ask. */
export function Owing({ record, amounts, written }: Asked) {
  const { say, number } = useWords(customerFileWords)
  const { data: owing } = useReceivable(record.id)
  const { data: purchases } = usePurchases(record.id)
  const { worth, payday } = record
  if (!owing)
    return (
      <section className="sheet pad owing-nothing" aria-labelledby="owing">
        <h2 id="owing">{say('customer-file.page.owing')}</h2>
        <p>{say('customer-file.page.owing.nothing')}</p>
        <p className="quiet">
          {say('customer-file.page.owing.paid-so-far', {
            count: purchases?.payments ?? 0,
            amount: paidSaid(purchases?.paid ?? null, amounts),
          })}
        </p>
      </section>
    )
  const late = owing.usualDelay === null ? null : Math.round(owing.usualDelay)
  const facts: [string, string][] = []
  const add = (name: string, said: string): void => {
    facts.push([name, said])
  }
  add(
    say('customer-file.page.owing.overdue'),
    owing.overdue === null && owing.daysOverdue > 0
      ? say('customer-file.page.owing.overdue-masked', { count: owing.daysOverdue })
      : (owing.overdue ?? 0) > 0
        ? say('customer-file.page.owing.overdue-days', {
            amount: amounts.minor(owing.overdue ?? 0),
            count: owing.daysOverdue,
          })
        : say('customer-file.page.owing.none-overdue'),
  )
  add(say('customer-file.page.owing.oldest-due'), written.day(owing.oldestDue))
  add(
    say('customer-file.page.owing.usual-delay'),
    late === null
      ? say('customer-file.page.owing.never-paid')
      : late > 0
        ? say('customer-file.page.owing.late', { count: late })
        : late < 0
          ? say('customer-file.page.owing.early', { count: -late })
          : say('customer-file.page.owing.on-time'),
  )
  const { paydayBasis } = owing
  add(
    say('customer-file.page.owing.payday'),
    paydayBasis === 'declared' && payday !== null
      ? say('customer-file.page.owing.payday.declared', { day: number(payday) })
      : say(`customer-file.page.owing.payday.${paydayBasis === 'learned' ? 'learned' : 'none'}`),
  )
  add(say('customer-file.page.owing.ask-on'), written.day(owing.collectOn))
  if (purchases && purchases.payments > 0)
    add(
      say('customer-file.page.owing.paid'),
      say('customer-file.page.owing.paid-times', {
        count: purchases.payments,
        amount: paidSaid(purchases.paid, amounts),
      }),
    )
  return (
    <section className="sheet pad" aria-labelledby="owing">
      <h2 id="owing">{say('customer-file.page.owing')}</h2>
      <LeadingFigure
        value={owing.open === null ? say('customer-file.page.owing.masked') : amounts.minor(owing.open)}
        unit={say('customer-file.page.owing.open')}
      />
      <dl className="said-facts">
        {facts.map(([name, said], at) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={at === 0 && (owing.overdue ?? owing.daysOverdue) > 0 ? 'late' : undefined}>
              {said}
            </dd>
          </div>
        ))}
      </dl>
      {worth?.asOf && (
        <p className="small">{say('customer-file.page.owing.as-of', { day: written.day(worth.asOf) })}</p>
      )}
    </section>
  )
}

/** Masked where what was paid would tell what is owed. */
function paidSaid(paid: number | null, amounts: Amounts): string {
  return paid === null ? '****' : amounts.minor(paid)
}
