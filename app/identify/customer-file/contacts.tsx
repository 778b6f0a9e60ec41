import { Button, Input } from 'antd'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { Problem } from '../../base/ui/client.ts'
import { Field } from '../../base/ui/field/field.tsx'
import { fieldWords } from '../../base/ui/field/words.ts'
import { useWords } from '../../base/ui/language.tsx'
import { phoneSaid, telOf } from '../../base/ui/phones.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { Changes } from './use-changes.tsx'
import type { FileRecord } from './use-file.tsx'
import { useMode } from './use-reveal.tsx'
import { customerFileWords } from './words.ts'

const fields = ['name', 'position', 'phone', 'email', 'note'] as const
/** What a new one is asked for: a name is enough. */
const asked = ['name', 'phone', 'position'] as const

type Asked = {
  readonly record: FileRecord
  readonly changes: Changes | null
  readonly onFailed: (error: unknown) => void
}

/** People to talk to there, beside the number of the house. */
export function Contacts({ record, changes, onFailed }: Asked) {
  const { say } = useWords(customerFileWords)
  const { contacts } = record
  const mode = useMode()
  const writes = (field: (typeof fields)[number]): boolean =>
    (field !== 'phone' && field !== 'email') || mode(field, record) === 'write'
  const [adding, setAdding] = useState(false)
  if (contacts.length === 0 && !changes) return null
  return (
    <>
      <h3>{say('customer-file.page.contacts')}</h3>
      {contacts.length === 0 && !adding && <p className="quiet">{say('customer-file.page.contacts.none')}</p>}
      {contacts.map((contact) => (
        <div className="contact" key={contact.id}>
          <dl className="facts-grid">
            {fields
              .filter((field) => changes || contact[field] !== null)
              .map((field) => {
                const value = contact[field]
                return (
                  <Field
                    key={field}
                    label={say(`customer-file.page.contacts.field.${field}`)}
                    value={value}
                    shown={field === 'phone' && value !== null ? phoneSaid(value) : value}
                    typing={{ as: field === 'note' ? 'text' : 'line' }}
                    literal={field === 'email'}
                    onSave={
                      changes && writes(field)
                        ? (typed) => changes.changeContact(contact.id, { [field]: typed ?? '' })
                        : undefined
                    }
                  >
                    {field === 'phone' && value !== null && !record.masked.includes('phone') && (
                      <a className="beside" href={telOf(value)}>
                        {say('customer-file.page.call')}
                      </a>
                    )}
                  </Field>
                )
              })}
          </dl>
          {changes && (
            <button
              type="button"
              className="link small"
              onClick={() => changes.removeContact(contact.id).catch(onFailed)}
            >
              {say('customer-file.page.contacts.remove')}
            </button>
          )}
        </div>
      ))}
      {changes &&
        (adding ? (
          <NewContact onAdd={changes.addContact} onClose={() => setAdding(false)} />
        ) : (
          <button type="button" className="link" onClick={() => setAdding(true)}>
            {say('customer-file.page.contacts.add')}
          </button>
        ))}
    </>
  )
}

type Adding = { readonly onAdd: Changes['addContact']; readonly onClose: () => void }

function NewContact({ onAdd, onClose }: Adding) {
  const { say } = useWords(customerFileWords)
  const typing = useWords(fieldWords)
  const trouble = useTrouble()
  const [typed, setTyped] = useState<Readonly<Partial<Record<(typeof asked)[number], string>>>>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const name = typed.name?.trim() ?? ''
  const id = useId()
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name === '' || saving) return
    setSaving(true)
    try {
      const filled = Object.entries(typed).filter(([, text]) => text.trim() !== '')
      await onAdd({ ...Object.fromEntries(filled), name })
      onClose()
    } catch (error) {
      setSaving(false)
      const [place] = error instanceof Problem ? error.places : []
      setRefused(place?.detail ?? trouble(error))
    }
  }
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onClose()
  }
  return (
    <form className="new-contact" onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {asked.map((field, at) => (
        <div key={field} className="field">
          <label className="label" htmlFor={`${id}-${field}`}>
            {say(`customer-file.page.contacts.field.${field}`)}
          </label>
          <Input
            id={`${id}-${field}`}
            autoFocus={at === 0}
            value={typed[field] ?? ''}
            autoComplete="off"
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
          />
        </div>
      ))}
      {refused !== null && (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving} disabled={name === ''}>
          {typing.say('field.page.save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {typing.say('field.page.cancel')}
        </Button>
      </div>
    </form>
  )
}
