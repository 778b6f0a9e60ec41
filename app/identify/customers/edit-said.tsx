import { useColleagues } from '../../base/ui/colleagues.tsx'
import type { BulkEdit } from '../bulk-edits/contract.ts'
import type { CustomersEdit } from './contract.ts'
import { useSpeaking } from './speaking.tsx'

export type EditSaid = {
  /** What a change writes: “owner: 王丽”. */
  readonly of: (edit: CustomersEdit) => string
  readonly done: (edit: BulkEdit) => string
  readonly undone: (edit: BulkEdit) => string
  readonly value: (what: CustomersEdit['what'], value: string | number | null) => string
}

/** How changes of many are called. */
export function useEditSaid(): EditSaid {
  const { say, number } = useSpeaking()
  const colleagues = useColleagues()
  const value: EditSaid['value'] = (what, one) => {
    if (what === 'owner')
      return one === null
        ? say('customers.page.owner.nobody')
        : (colleagues.find(({ id }) => id === one)?.name ?? String(one))
    if (one === null) return say('customers.page.bulk.nothing')
    return what === 'payday' ? say('customers.page.payday.of', { day: one }) : String(one)
  }
  const of: EditSaid['of'] = (edit) =>
    'tag' in edit
      ? say(`customers.page.bulk.said.${edit.what}`, { tag: edit.tag })
      : say(`customers.page.bulk.said.${edit.what}`, { to: value(edit.what, edit.to) })
  return {
    of,
    value,
    done: (edit) => {
      const values = { what: of(edit.edit), count: number(edit.changed) }
      if (edit.changed === 0) return say('customers.page.bulk.none-changed', values)
      const left = edit.skipped.reduce((sum, { count }) => sum + count, 0)
      if (left > 0) return say('customers.page.bulk.done-but', { ...values, left: number(left) })
      return say('customers.page.bulk.done', values)
    },
    undone: ({ edit, undone, kept }) => {
      const values = { what: of(edit), count: number(undone) }
      const left = kept.reduce((sum, { count }) => sum + count, 0)
      if (left > 0) return say('customers.page.bulk.undone-but', { ...values, left: number(left) })
      return say('customers.page.bulk.undone', values)
    },
  }
}
