import { Button } from 'antd'
import type { BulkEdit } from '../bulk-edits/contract.ts'
import { useEditSaid } from './edit-said.tsx'
import { useSpeaking } from './speaking.tsx'
import type { Choosing } from './use-selection.tsx'

type Chosen = {
  readonly choosing: Choosing
  /** How many rows are shown. */
  readonly shown: number
  readonly total: { readonly count: number; readonly more: boolean } | null
  /** Whether all that pass, shown or not, can be meant. */
  readonly everybody: boolean
  readonly onChange: () => void
}

/** How many are chosen, and what can be done with them. */
export function BulkBar({ choosing, shown, total, everybody, onChange }: Chosen) {
  const { say, number } = useSpeaking()
  const beyond = everybody && total !== null && (total.more || total.count > shown)
  return (
    <section className="sheet bulk" aria-label={say('customers.page.bulk')}>
      <p role="status">
        {choosing.count === null
          ? say('customers.page.bulk.all', { count: number(total?.count ?? 0) })
          : say('customers.page.bulk.chosen', { count: choosing.count, number: number(choosing.count) })}
      </p>
      {!choosing.all && beyond && (
        <Button type="link" onClick={choosing.everybody}>
          {say(total.more ? 'customers.page.bulk.choose-all.more' : 'customers.page.bulk.choose-all', {
            count: number(total.count),
          })}
        </Button>
      )}
      <span className="end">
        <Button onClick={choosing.clear}>{say('customers.page.bulk.clear')}</Button>
        <Button type="primary" onClick={onChange} disabled={choosing.count === 0}>
          {say('customers.page.bulk.change')}
        </Button>
      </span>
    </section>
  )
}

type Going = { readonly edit: BulkEdit; readonly onUndo: () => void }

/** A change of many that is on its way: how far, and the way back. */
export function BulkProgress({ edit, onUndo }: Going) {
  const { say, number } = useSpeaking()
  const said = useEditSaid()
  const undoing = edit.state === 'undoing'
  const kept = edit.kept.reduce((sum, { count }) => sum + count, 0)
  const done = undoing ? edit.undone + kept : edit.looked
  const total = undoing ? edit.changed : edit.selected
  const values = { what: said.of(edit.edit), done: number(done), total: number(total ?? 0) }
  return (
    <section className="sheet going" aria-label={said.of(edit.edit)}>
      <p role="status">
        {total === null
          ? say('customers.page.bulk.going', values)
          : say(undoing ? 'customers.page.bulk.undoing' : 'customers.page.bulk.going.of', values)}
      </p>
      <progress value={total === null ? undefined : done} max={total ?? 1} aria-label={said.of(edit.edit)} />
      {!undoing && <Button onClick={onUndo}>{say('customers.page.bulk.turn-round')}</Button>}
      <p className="small">{say('customers.page.bulk.leave')}</p>
    </section>
  )
}
