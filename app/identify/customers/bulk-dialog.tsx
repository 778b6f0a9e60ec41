import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { answered, api } from '../../base/ui/client.ts'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { BulkEditAsked, BulkEditPreview, Selection } from '../bulk-edits/contract.ts'
import type { CustomersEdit } from './contract.ts'
import { useEditSaid } from './edit-said.tsx'
import { useSpeaking } from './speaking.tsx'
import { useChoices } from './use-customers.tsx'

const whats = ['owner', 'add-tag', 'remove-tag', 'city', 'payday', 'source'] as const
type What = (typeof whats)[number]

type Asked = {
  readonly selection: Selection
  readonly count: number | null
  readonly onChange: (asked: BulkEditAsked) => void
  readonly onClose: () => void
}

/** What to write in many records at once: seen before it is done. */
export function BulkDialog({ selection, count, onChange, onClose }: Asked) {
  const { say, number } = useSpeaking()
  const { may } = useMe()
  const mine = whats.filter((one) => one !== 'owner' || may('customers.assign'))
  const [what, setWhat] = useState<What>(mine[0] ?? 'add-tag')
  const [values, setValues] = useState<Partial<Record<What, string | number | null>>>({})
  const edit = editOf(what, values[what])
  const preview = usePreview(selection, edit)
  const changing = preview.data?.changing ?? 0
  const ready = edit !== null && preview.data !== undefined && !preview.isPlaceholderData && changing > 0
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (edit && ready) onChange({ selection, edit })
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={520}
      title={
        count === null
          ? say('customers.page.bulk.title.all')
          : say('customers.page.bulk.title', { count, number: number(count) })
      }
    >
      <form className="form" onSubmit={onSubmit}>
        <fieldset>
          <legend className="unseen">{say('customers.page.bulk.what')}</legend>
          <div className="choices">
            {mine.map((one) => (
              <label key={one}>
                <input type="radio" name="what" checked={one === what} onChange={() => setWhat(one)} />
                <span>{say(`customers.page.bulk.what.${one}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <ValueField
          key={what}
          what={what}
          value={values[what]}
          onValue={(value) => setValues({ ...values, [what]: value })}
        />
        <div className="preview" aria-live="polite">
          {edit !== null && <Preview edit={edit} {...preview} />}
        </div>
        <div className="buttons">
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {ready
              ? say('customers.page.bulk.do', { count: changing, number: number(changing) })
              : say('customers.page.bulk.change')}
          </Button>
          <Button onClick={onClose}>{say('customers.page.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** Null while it is not said what is to be written. */
function editOf(what: What, value: string | number | null | undefined): CustomersEdit | null {
  if (value === undefined || value === '') return null
  if (what === 'payday') return typeof value === 'string' ? null : { what, to: value }
  if (what === 'add-tag' || what === 'remove-tag')
    return typeof value === 'string' && value.trim() !== '' ? { what, tag: value.trim() } : null
  return value === null ? { what, to: null } : { what, to: String(value) }
}

type Valued = {
  readonly what: What
  readonly value: string | number | null | undefined
  readonly onValue: (value: string | number | null | undefined) => void
}

function ValueField({ what, value, onValue }: Valued) {
  const { say } = useSpeaking()
  const colleagues = useColleagues()
  const choices = useChoices()
  const label = say(`customers.page.bulk.to.${what}`)
  // The field bears its name itself: these are no controls that a label could point at.
  const labelled = (field: ReactNode) => (
    <div className="field">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      {field}
    </div>
  )
  if (what === 'owner')
    return labelled(
      <Select
        aria-label={label}
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        value={value === undefined ? undefined : String(value ?? NOBODY)}
        placeholder={say('customers.page.bulk.to.owner.choose')}
        onChange={(owner: string) => onValue(owner === NOBODY ? null : owner)}
        options={[
          ...colleagues
            .filter(({ disabled }) => !disabled)
            .map(({ id, name }) => ({ value: id, label: name })),
          { value: NOBODY, label: say('customers.page.owner.nobody') },
        ]}
      />,
    )
  if (what === 'payday')
    return labelled(
      <span className="beside">
        <InputNumber
          aria-label={label}
          autoFocus
          min={1}
          max={31}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(day) => onValue(day === null ? undefined : Number(day))}
        />
        <Emptied on={value === null} onValue={onValue} />
      </span>,
    )
  if (what === 'remove-tag')
    return labelled(
      <Select
        aria-label={label}
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        value={value === undefined ? undefined : String(value)}
        placeholder={say('customers.page.bulk.to.remove-tag.choose')}
        onChange={(tag: string) => onValue(tag)}
        options={(choices?.tags ?? []).map((tag) => ({ value: tag, label: tag }))}
      />,
    )
  return labelled(
    <span className="beside">
      <Input
        aria-label={label}
        autoFocus
        value={typeof value === 'string' ? value : ''}
        maxLength={what === 'add-tag' ? 50 : 100}
        autoComplete="off"
        list={what === 'add-tag' || what === 'city' ? 'bulk-known' : undefined}
        onChange={({ target }) => onValue(target.value)}
      />
      <datalist id="bulk-known">
        {((what === 'add-tag' ? choices?.tags : choices?.cities) ?? []).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {what !== 'add-tag' && <Emptied on={value === null} onValue={onValue} />}
    </span>,
  )
}

const NOBODY = ''

/** Nothing is to stand there any more. */
function Emptied({ on, onValue }: { readonly on: boolean; readonly onValue: Valued['onValue'] }) {
  const { say } = useSpeaking()
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => onValue(target.checked ? null : undefined)}
      />
      {say('customers.page.bulk.empty')}
    </label>
  )
}

function usePreview(selection: Selection, edit: CustomersEdit | null) {
  return useQuery({
    queryKey: ['customers', 'bulk-preview', selection, edit],
    queryFn: () => {
      if (edit === null) throw new Error('nothing is to be written')
      return answered(api['bulk-edits'].preview.$post({ json: { selection, edit } }))
    },
    enabled: edit !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

type Previewed = {
  readonly edit: CustomersEdit
  readonly data: BulkEditPreview | undefined
  readonly error: Error | null
  readonly isPlaceholderData: boolean
}

/** How many change, from what, how many are so already, and who is left alone and why. */
function Preview({ edit, data, error, isPlaceholderData }: Previewed) {
  const { say, number } = useSpeaking()
  const said = useEditSaid()
  const trouble = useTrouble()
  if (error) return <p className="said">{trouble(error)}</p>
  if (!data || isPlaceholderData) return <p className="quiet">{say('customers.page.bulk.counting')}</p>
  const to = 'tag' in edit ? null : said.value(edit.what, edit.to)
  const others = data.changing - data.from.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p>
        {data.changing === 0
          ? say('customers.page.bulk.none')
          : say('customers.page.bulk.changing', { count: data.changing, number: number(data.changing) })}
      </p>
      {to !== null && data.from.length > 0 && (
        <table className="table plain">
          <caption className="unseen">{say('customers.page.bulk.from')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('customers.page.bulk.from')}</th>
              <th scope="col">{say('customers.page.bulk.into')}</th>
              <th scope="col" className="num">
                {say('customers.page.bulk.how-many')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.from.map(({ value, count }) => (
              <tr key={String(value)}>
                <td>{said.value(edit.what, value)}</td>
                <td>{to}</td>
                <td className="num">{number(count)}</td>
              </tr>
            ))}
            {others > 0 && (
              <tr>
                <td>{say('customers.page.bulk.others')}</td>
                <td>{to}</td>
                <td className="num">{number(others)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {data.already > 0 && (
        <p className="small">
          {say('customers.page.bulk.already', { count: data.already, number: number(data.already) })}
        </p>
      )}
      {data.skipped.map(({ reason, count }) => (
        <p className="small" key={reason}>
          {say(`customers.page.bulk.skipped.${reason}`, { count, number: number(count) })}
        </p>
      ))}
    </>
  )
}
