import { Button, Input, Select } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Problem } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { customerFileWords } from './words.ts'

/** How a field is typed. */
export type Typing =
  | { readonly as: 'line' }
  | { readonly as: 'text' }
  | { readonly as: 'whole' }
  | { readonly as: 'tags' }
  | { readonly as: 'choice'; readonly of: readonly Choice[] }
  /** Chosen by typing into it. */
  | {
      readonly as: 'search'
      readonly useFound: (typed: string) => readonly Choice[]
      readonly now: Choice | null
    }
export type Choice = { readonly value: string; readonly label: string }
export type Value = string | number | readonly string[] | null

type Shown = {
  readonly label: string
  readonly value: Value
  /** As it is read; null: nothing is written there. */
  readonly shown: string | null
  readonly typing: Typing
  readonly hint?: string
  /** A number or an address, to be read letter by letter. */
  readonly literal?: boolean
  /** Left out for who may only look. Throws what is to be said beside the field. */
  readonly onSave?: ((value: Value) => Promise<void>) | undefined
  /** Beside the value, such as a link to call. */
  readonly children?: ReactNode
}

/** A value that turns into a field where it stands: Enter saves, Escape leaves it as it was. */
export function Field({ label, value, shown, typing, hint, literal, onSave, children }: Shown) {
  const { say } = useWords(customerFileWords)
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const left = useRef(false)
  useEffect(() => {
    if (editing) left.current = true
    else if (left.current) button.current?.focus({ preventScroll: true })
  }, [editing])
  const read = shown ?? say('customer-file.page.field.empty')
  const seen = literal && shown !== null ? <code>{shown}</code> : read
  const id = useId()
  return (
    <div className={editing ? 'fact editing' : 'fact'}>
      <dt id={`${id}-name`}>{label}</dt>
      <dd>
        {editing && onSave ? (
          <Editor
            label={label}
            value={value}
            shown={read}
            typing={typing}
            {...(hint !== undefined && { hint })}
            onSave={onSave}
            onClose={() => setEditing(false)}
          />
        ) : (
          <>
            {onSave ? (
              <button
                ref={button}
                type="button"
                className={shown === null ? 'edit quiet' : 'edit'}
                id={`${id}-value`}
                aria-labelledby={`${id}-name ${id}-value`}
                onClick={() => setEditing(true)}
              >
                {seen}
              </button>
            ) : (
              <span className={shown === null ? 'quiet' : undefined}>{seen}</span>
            )}
            {children}
          </>
        )}
      </dd>
    </div>
  )
}

type Edited = Omit<Shown, 'children' | 'literal' | 'onSave' | 'shown'> & {
  readonly shown: string
  readonly onSave: (value: Value) => Promise<void>
  readonly onClose: () => void
}

function Editor({ label, value, shown, typing, hint, onSave, onClose }: Edited) {
  const { say } = useWords(customerFileWords)
  const trouble = useTrouble()
  const [typed, setTyped] = useState<Value>(value)
  const begun = useRef(value)
  const warned = useRef(false)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<{ text: string; meanwhile?: boolean } | null>(null)
  const id = useId()
  const save = async (wanted: Value): Promise<void> => {
    if (saving) return
    if (same(wanted, value)) return onClose()
    if (!same(value, begun.current) && !warned.current) {
      // It has been read again since, and says something else: whoever types has not seen that yet.
      warned.current = true
      return setRefusal({ text: say('customer-file.page.field.meanwhile'), meanwhile: true })
    }
    setSaving(true)
    try {
      await onSave(typing.as === 'whole' ? wholeOf(wanted) : wanted)
      onClose()
    } catch (error) {
      setSaving(false)
      if (error instanceof NoNumber)
        return setRefusal({ text: say('customer-file.page.field.not-a-number', { came: error.message }) })
      // What was wrong with this field says more than that something was.
      const [place] = error instanceof Problem ? error.places : []
      const meanwhile = error instanceof Problem && error.status === 409
      if (meanwhile) warned.current = true
      setRefusal({ text: place?.detail ?? trouble(error), meanwhile })
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    const enough = typing.as === 'text' ? event.ctrlKey || event.metaKey : true
    const own = typing.as === 'tags' || typing.as === 'choice' || typing.as === 'search'
    if (event.key === 'Enter' && enough && !own) {
      event.preventDefault()
      save(typed)
    }
  }
  const given = { id, 'aria-label': label, 'aria-describedby': `${id}-said` }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside it
    <div className="editor" onKeyDown={onKeyDown}>
      {(typing.as === 'line' || typing.as === 'whole') && (
        <Input
          {...given}
          autoFocus
          value={textOf(typed)}
          inputMode={typing.as === 'whole' ? 'numeric' : 'text'}
          autoComplete="off"
          status={refusal ? 'error' : ''}
          onChange={({ target }) => setTyped(target.value === '' ? null : target.value)}
        />
      )}
      {typing.as === 'text' && (
        <Input.TextArea
          {...given}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 12 }}
          value={textOf(typed)}
          status={refusal ? 'error' : ''}
          onChange={({ target }) => setTyped(target.value === '' ? null : target.value)}
        />
      )}
      {typing.as === 'tags' && (
        <Select
          {...given}
          autoFocus
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、']}
          value={Array.isArray(typed) ? [...typed] : []}
          onChange={(tags: string[]) => setTyped(tags)}
        />
      )}
      {typing.as === 'choice' && (
        <Select
          {...given}
          autoFocus
          defaultOpen
          value={typeof typed === 'string' ? typed : ''}
          options={[...typing.of]}
          onChange={(chosen: string) => {
            const wanted = chosen === '' ? null : chosen
            setTyped(wanted)
            save(wanted)
          }}
        />
      )}
      {typing.as === 'search' && <Search {...given} typing={typing} onChoose={save} />}
      <p id={`${id}-said`} className={refusal ? 'refused' : 'small'} role={refusal ? 'alert' : undefined}>
        {refusal?.text ?? hint}
      </p>
      {refusal?.meanwhile && <p className="small">{say('customer-file.page.field.now', { value: shown })}</p>}
      <div className="buttons">
        {typing.as !== 'choice' && typing.as !== 'search' && (
          <Button type="primary" loading={saving} onClick={() => save(typed)}>
            {say('customer-file.page.save')}
          </Button>
        )}
        <Button type="text" onClick={onClose}>
          {say('customer-file.page.cancel')}
        </Button>
      </div>
    </div>
  )
}

type Searched = {
  readonly id: string
  readonly 'aria-label': string
  readonly typing: Extract<Typing, { as: 'search' }>
  readonly onChoose: (value: string | null) => void
}

function Search({ typing, onChoose, ...given }: Searched) {
  const { say } = useWords(customerFileWords)
  const [query, setQuery] = useState('')
  const found = typing.useFound(query)
  const none = { value: '', label: say('customer-file.page.field.none') }
  return (
    <Select
      {...given}
      autoFocus
      defaultOpen
      showSearch={{ filterOption: false, onSearch: setQuery }}
      value={typing.now?.value ?? ''}
      options={[none, ...(query === '' && typing.now ? [typing.now] : found)]}
      onChange={(chosen: string) => onChoose(chosen === '' ? null : chosen)}
    />
  )
}

class NoNumber extends Error {}

function wholeOf(typed: Value): number | null {
  const text = textOf(typed).trim()
  if (text === '') return null
  if (!/^\d{1,9}$/.test(text)) throw new NoNumber(text)
  return Number(text)
}

const textOf = (value: Value): string => (value === null ? '' : String(value))
const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)
