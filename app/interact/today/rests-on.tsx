import { type ReactNode, useState } from 'react'
import type { Amounts } from '../../base/ui/amounts.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { Unfolds } from '../../base/ui/unfolds.tsx'
import { uiWords } from '../../base/ui/words.ts'
import type { EvidenceSaid } from '../actions/contract.ts'
import { useMoneySaid } from './money.tsx'
import { stakeOf } from './stake.tsx'
import type { Todo } from './todo.tsx'
import { todayWords } from './words.ts'

/** Of which kind each figure is, for writing it. */
const written = {
  margin: 'money',
  due: 'money',
  overdue: 'money',
  'expected-loss': 'money',
  value: 'money',
  wanted: 'share',
  'lost-otherwise': 'share',
  heeded: 'share',
  alive: 'share',
  'won-back': 'share',
  'followed-up': 'share',
  thanked: 'share',
  'cost-of-money': 'share',
  'run-out': 'day',
  'talked-on': 'day',
  'next-contact': 'day',
  'usual-delay': 'days',
  minutes: 'minutes',
} as const satisfies Readonly<Record<EvidenceSaid['name'], string>>

type Shown = {
  readonly action: Todo
  readonly day: string
  readonly amounts: Amounts
  /** The figure itself, which unfolds what it rests on. */
  readonly children: ReactNode
}

/** A figure of a row; one tap says what it is made of, and how sure each part of it is. */
export function RestsOn({ action, day, amounts, children }: Shown) {
  const { say } = useWords(todayWords)
  const [open, setOpen] = useState(false)
  if (action.evidence.length === 0) return children
  const button = { className: 'rests-on', title: say('today.page.rests'), children }
  return (
    <Unfolds open={open} onOpen={setOpen} look="rests" button={button}>
      <Rests action={action} day={day} amounts={amounts} />
    </Unfolds>
  )
}

function Rests({ action, day, amounts }: Omit<Shown, 'children'>) {
  const { say, percent } = useWords(todayWords)
  const money = useMoneySaid(amounts)
  const stake = action.expectedMoney === null ? null : stakeOf(action.evidence)
  return (
    <>
      {stake && action.expectedMoney !== null && (
        <>
          <p>
            {say('today.page.rests.gain', {
              gain: money(action.expectedMoney),
              stake: money(stake.stake),
              chance: percent(stake.chance, 1),
            })}
          </p>
          <p className="small">
            {say(`today.page.rests.of.${action.kind}`, {
              low: percent(stake.low, 1),
              high: percent(stake.high, 1),
            })}
          </p>
        </>
      )}
      {action.expectedMoney === null && <p>{say('today.page.rests.unknown')}</p>}
      <table className="table">
        <caption className="unseen">{say('today.page.rests')}</caption>
        <tbody>
          {action.evidence.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.said}</th>
              <td className="num">
                <Value one={one} day={day} amounts={amounts} />
              </td>
              <td className="small">{say(`today.page.basis.${one.basis}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Value({
  one,
  day,
  amounts,
}: {
  readonly one: EvidenceSaid
  readonly day: string
  readonly amounts: Amounts
}) {
  const { say, percent, number, day: daySaid } = useWords(todayWords)
  const { say: sayUi } = useWords(uiWords)
  const money = useMoneySaid(amounts)
  const text = (value: number | string): string => {
    const how = written[one.name]
    if (how === 'day') return daySaid(String(value), day)
    if (how === 'money') return money(Number(value))
    if (how === 'share') return percent(Number(value))
    return say(`today.page.rests.${how}`, { count: Number(number(Number(value))) })
  }
  const { interval } = one
  return (
    <>
      {text(one.value)}
      {interval && (
        <div className="small">
          {sayUi('ui.page.interval', {
            low: text(interval.low),
            high: text(interval.high),
            level: percent(interval.level),
          })}
        </div>
      )}
    </>
  )
}
