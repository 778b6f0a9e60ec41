import { Button } from 'antd'
import { useState } from 'react'
import { Problem } from '../../base/ui/client.ts'
import { fieldWords } from '../../base/ui/field/words.ts'
import { useWords } from '../../base/ui/language.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import type { CustomerField, HistoryEntry } from '../customers/contract.ts'
import { isEmpty, useFieldSaid } from './record.tsx'
import type { Changes } from './use-changes.tsx'
import { type FileRecord, type Named, useHistory } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

type Asked = {
  readonly record: FileRecord
  readonly named: Named
  readonly written: Written
  readonly changes: Changes | null
}

/** Who changed what when, from what to what; each can be taken back. */
export function History({ record, named, written, changes }: Asked) {
  const { say } = useWords(customerFileWords)
  const history = useHistory(record.id)
  if (history.error && !history.data) return <Trouble error={history.error} again={() => history.refetch()} />
  if (!history.data)
    return (
      <Loading>
        <Waiting width="56%" />
      </Loading>
    )
  const entries = history.data.pages.flatMap(({ rows }) => rows)
  if (entries.length === 0) return <p className="quiet">{say('customer-file.page.history.none')}</p>
  return (
    <>
      <ul className="history">
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            record={record}
            named={named}
            written={written}
            changes={changes}
          />
        ))}
      </ul>
      {history.hasNextPage && (
        <Button
          type="link"
          className="older"
          loading={history.isFetchingNextPage}
          onClick={() => history.fetchNextPage()}
        >
          {say('customer-file.page.entries.more')}
        </Button>
      )}
    </>
  )
}

function Entry({ entry, record, named, written, changes }: Asked & { readonly entry: HistoryEntry }) {
  const { say, number } = useWords(customerFileWords)
  const trouble = useTrouble()
  const [undoing, setUndoing] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { id, at, by, importBatch, before } = entry
  const made = Object.keys(before).length === 0
  const who =
    by !== null
      ? (named(by) ?? say('customer-file.page.history.by-gone'))
      : importBatch === null
        ? say('customer-file.page.history.by-program')
        : say('customer-file.page.history.by-import', { batch: number(importBatch) })
  const lines = useLines(entry, { record, named })
  const undo = async (): Promise<void> => {
    setUndoing(true)
    setRefused(null)
    try {
      await changes?.undo(id)
    } catch (error) {
      const conflict = error instanceof Problem && error.code === 'customers.undo-conflict'
      setRefused(conflict ? say('customer-file.page.history.conflict') : trouble(error))
    }
    setUndoing(false)
  }
  return (
    <li>
      <p className="small">
        {written.moment(at)} {who}
      </p>
      <div className="changed">
        {made ? (
          <p>{say('customer-file.page.history.created')}</p>
        ) : (
          lines.map((line) => <p key={line}>{line}</p>)
        )}
        {refused !== null && (
          <p className="refused" role="alert">
            {refused}
          </p>
        )}
      </div>
      {changes && !made && (
        <Button type="text" loading={undoing} onClick={undo}>
          {say('customer-file.page.history.undo')}
        </Button>
      )}
    </li>
  )
}

const recordFields = [
  ...(['name', 'kind', 'code', 'parent', 'phone', 'email', 'address', 'city', 'occupation'] as const),
  ...(['position', 'gender', 'birthday', 'interests', 'householdSize', 'payday', 'owner'] as const),
  ...(['source', 'intendedProduct', 'intendedPrice', 'tags', 'note'] as const),
] as const satisfies readonly CustomerField[]
const contactFields = ['name', 'position', 'phone', 'email', 'note'] as const

/** What an entry says, a line a field. */
function useLines(
  { before, after }: HistoryEntry,
  around: { readonly record: FileRecord; readonly named: Named },
): string[] {
  const { say } = useWords(customerFileWords)
  const said = useFieldSaid()
  const empty = useWords(fieldWords).say('field.page.empty')
  if ('contact' in before || 'contact' in after) {
    const [was, is] = [Object(before.contact), Object(after.contact)]
    const name = String(is.name ?? was.name ?? '')
    if (!before.contact) return [say('customer-file.page.history.contact-added', { name })]
    if (!after.contact) return [say('customer-file.page.history.contact-removed', { name })]
    return contactFields
      .filter((field) => was[field] !== is[field])
      .map((field) =>
        say('customer-file.page.history.contact-field', {
          name,
          field: say(`customer-file.page.contacts.field.${field}`),
          from: isEmpty(was[field]) ? empty : String(was[field]),
          to: isEmpty(is[field]) ? empty : String(is[field]),
        }),
      )
  }
  const changed = recordFields
    .filter((field) => field in before || field in after)
    .map((field) =>
      say('customer-file.page.history.from-to', {
        field: say(`customer-file.page.field.${field}`),
        from: said(field, before[field], around) ?? empty,
        to: said(field, after[field], around) ?? empty,
      }),
    )
  return changed.length > 0 ? changed : [say('customer-file.page.history.kept')]
}
