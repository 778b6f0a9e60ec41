import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '../../base/ui/keyboard.ts'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { Unfolds } from '../../base/ui/unfolds.tsx'
import { type PaperList, printAddressOf } from './address.tsx'
import type { Today } from './todo.tsx'
import type { TodayAsked } from './use-today.tsx'
import { todayWords } from './words.ts'

type Printed = { readonly today: Today; readonly asked: TodayAsked }

/** What of a list of the day can be taken along on paper. */
function listsOf({ kinds }: Today): PaperList[] {
  const has = (kind: 'deliver' | 'collect'): boolean => kinds.some((one) => one.kind === kind)
  return [
    ...(has('deliver') ? (['deliveries'] as const) : []),
    ...(has('collect') ? (['collections'] as const) : []),
  ]
}

/** Leads to a list on paper, of whose list is shown; it is printed at once. */
function usePrint({ today, asked }: Printed): (list: PaperList) => void {
  const { me } = useMe()
  const navigate = useNavigate()
  const owner = today.whose === 'own' ? me.id : asked.owner
  return (list) => navigate(printAddressOf({ list, owner }), { state: { print: true } })
}

/** Deliveries or collections on paper. */
export function ToPrint(printed: Printed) {
  const { say } = useWords(todayWords)
  const [open, setOpen] = useState(false)
  const print = usePrint(printed)
  const lists = listsOf(printed.today)
  const [only] = lists
  if (!only) return null
  if (lists.length === 1)
    return (
      <button type="button" className="act to-print" onClick={() => print(only)}>
        {say('today.page.print')}
      </button>
    )
  return (
    <Unfolds
      open={open}
      onOpen={setOpen}
      look="menu"
      button={{ className: 'act to-print', children: say('today.page.print') }}
    >
      {lists.map((list, at) => (
        <Button key={list} type="text" autoFocus={at === 0} onClick={() => print(list)}>
          {say(`today.page.print.${list}`)}
        </Button>
      ))}
    </Unfolds>
  )
}

/** Whoever prints the page wants what can be taken along: what is shown of the two, deliveries before collections. */
export function usePrintKey({ today, asked }: Printed): void {
  const print = usePrint({ today, asked })
  const lists = listsOf(today)
  const list = asked.kind === 'collect' && lists.includes('collections') ? 'collections' : lists[0]
  const onPrint = (event: KeyboardEvent): void => {
    if (!list) return
    event.preventDefault()
    print(list)
  }
  useKeys({ 'mod+p': onPrint }, asked.customer === null)
}
