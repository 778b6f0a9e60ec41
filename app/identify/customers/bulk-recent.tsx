import { Button, Drawer } from 'antd'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { useEditSaid } from './edit-said.tsx'
import { useSpeaking } from './speaking.tsx'
import { type BulkEdits, isUnderWay } from './use-bulk-edits.tsx'

/** What was changed in many customers lately, by whom, and the way back. */
export function RecentBulkEdits({
  bulk,
  onClose,
}: {
  readonly bulk: BulkEdits
  readonly onClose: () => void
}) {
  const { say, moment } = useSpeaking()
  const said = useEditSaid()
  const colleagues = useColleagues()
  const nameOf = (id: string | null): string =>
    id === null ? say('customers.page.recent.program') : (colleagues.find((one) => one.id === id)?.name ?? id)
  return (
    <Drawer open title={say('customers.page.recent')} closeIcon={null} onClose={onClose} className="recent">
      <ul>
        {bulk.recent.map((edit) => (
          <li key={edit.id}>
            <p>{edit.state === 'undone' ? said.undone(edit) : said.done(edit)}</p>
            <p className="small">
              {say('customers.page.recent.by', { who: nameOf(edit.by), when: moment(edit.at) })}
            </p>
            {isUnderWay(edit) && <p className="small">{say('customers.page.recent.going')}</p>}
            {edit.state === 'changed' && edit.changed > 0 && (
              <Button onClick={() => bulk.undo(edit.id)}>{say('customers.page.recent.undo')}</Button>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={onClose}>{say('customers.page.close')}</Button>
    </Drawer>
  )
}
