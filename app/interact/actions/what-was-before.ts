import { z } from 'zod'
import { Refusal } from '../../base/language/refusal.ts'
import type { ActionChange } from './contract.ts'
import { type ActionRow, type Change, isCurrentAlone } from './store.ts'

/** What a person's change moves, and undoing it moves back. */
type Standing = Pick<
  ActionRow,
  'state' | 'dueDay' | 'note' | 'run' | 'doneAt' | 'doneBy' | 'outcome' | 'dismissal' | 'lastChange'
>
type After = Standing & Pick<ActionRow, 'changedBy' | 'before' | 'changedAt'>

const text = z.string().nullable()
const stackSchema = z.array(
  z.object({
    state: z.enum(['open', 'done', 'postponed', 'dismissed']),
    dueDay: z.string(),
    note: text,
    run: z.number().nullable(),
    doneAt: text,
    doneBy: text,
    outcome: text,
    dismissal: text,
    lastChange: z.enum(['done', 'postponed', 'dismissed', 'open']).nullable(),
  }),
)

/** So many changes can be undone, one after the other. */
const mostUndone = 10

type Asked = {
  readonly row: ActionRow
  readonly change: ActionChange
  readonly by: string | null
  readonly at: string
  /** When it was, of what is told later. */
  readonly when: string
  /** The day that it was due on as the person saw it. */
  readonly dueSeen: string
}

/** What a row is after a change; refuses what lacks its day or its reason. */
export async function afterChange(tx: Change, asked: Asked): Promise<After> {
  const { row, change, by, at, when, dueSeen } = asked
  if (change.state === 'open') return undone(tx, asked)
  if (change.state === 'postponed' && (change.dueDay === undefined || change.dueDay <= dueSeen))
    throw new Refusal('actions.postpone-to', { dueDay: dueSeen, came: change.dueDay ?? '' })
  if (change.state === 'dismissed' && change.dismissal === undefined) throw new Refusal('actions.dismiss-why')
  const done = change.state === 'done'
  const stack = [...stackOf(row), standingOf(row)].slice(-mostUndone)
  return {
    // Put off is open on another day.
    state: change.state === 'postponed' ? 'open' : change.state,
    dueDay: change.dueDay ?? row.dueDay,
    note: change.note ?? row.note,
    run: null,
    doneAt: done ? when : null,
    doneBy: done ? by : null,
    outcome: done ? (change.outcome ?? null) : null,
    dismissal: change.state === 'dismissed' ? (change.dismissal ?? null) : null,
    lastChange: change.state,
    changedBy: by,
    before: JSON.stringify(stack),
    changedAt: at,
  }
}

/** As it was before the last change. What a run proposed is the run's again while the next could not have missed it. */
async function undone(tx: Change, { row, change, by, at }: Asked): Promise<After> {
  const stack = stackOf(row)
  const last = stack.pop()
  const was: Standing = last ?? {
    ...standingOf(row),
    ...{ state: 'open', doneAt: null, doneBy: null, outcome: null, dismissal: null },
  }
  return {
    ...was,
    run: was.run !== null && (await isCurrentAlone(tx, was.run)) ? was.run : null,
    dueDay: change.dueDay ?? was.dueDay,
    note: change.note ?? was.note,
    lastChange: 'open',
    changedBy: by,
    before: JSON.stringify(stack),
    changedAt: at,
  }
}

function stackOf({ before }: ActionRow): Standing[] {
  return stackSchema.parse(JSON.parse(before))
}

function standingOf(row: ActionRow): Standing {
  const { state, dueDay, note, run, doneAt, doneBy, outcome, dismissal, lastChange } = row
  return { state, dueDay, note, run, doneAt, doneBy, outcome, dismissal, lastChange }
}
