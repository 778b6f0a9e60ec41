import { Button, Input, Select } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Problem } from '../client.ts'
import { useWords } from '../language.tsx'
import { useTrouble } from '../states.tsx'
import './field.css'
import { fieldWords } from './words.ts'

/** How a field is typed. */
export type Typing =
  | { readonly as: 'line' }
  | { readonly as: 'text' }
  | { readonly as: 'whole' }
  /** Typed in percent, kept as a share; the limits are percents. */
  | { readonly as: 'share'; readonly least: number; readonly most: number }
  /** HH:MM. */
  | { readonly as: 'time' }
  | { readonly as: 'tags' }
  | { readonly as: 'choice'; readonly of: readonly Choice[] }
  /** Chosen by typing into it. */
  | {
      readonly as: 'search'
      readonly useFound: (typed: string) => readonly Choice[]
      readonly now: Choice | null
      /** Nothing may be chosen too. */
      readonly optional?: boolean
    }
export type Choice = { readonly value: string; readonly label: ReactNode }
export type Value = string | number | readonly string[] | null

type Shown = {
  readonly label: string
  readonly value: Value
  /** As it is read; null: nothing is written there. */
  readonly shown: string | null
  readonly typing: Typing
  readonly hint?: string
  /** It cannot be left empty. */
  readonly needed?: boolean
  /** A number or an address, to be read letter by letter. */
  readonly literal?: boolean
  /** Left out for who may only look. Throws what is to be said beside the field. */
  readonly onSave?: ((value: Value) => Promise<void>) | undefined
  /** Beside the value, such as a link to call. */
  readonly children?: ReactNode
}

/** A value that turns into a field where it stands: Enter saves, Escape leaves it as it was. */
export function Field({
  label,
  value,
  shown,
  typing,
  hint,
  needed = false,
  literal,
  onSave,
  children,
}: Shown) {
  const { say } = useWords(fieldWords)
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const left = useRef(false)
  useEffect(() => {
    if (editing) left.current = true
    else if (left.current) button.current?.focus({ preventScroll: true })
  }, [editing])
  const read = shown ?? say('field.page.empty')
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
            needed={needed}
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

function Editor({ label, value, shown, typing, hint, needed, onSave, onClose }: Edited) {
  const { say } = useWords(fieldWords)
  const trouble = useTrouble()
  const [typed, setTyped] = useState<Value>(() => typedOf(value, typing))
  const begun = useRef(value)
  const warned = useRef(false)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<{ text: string; meanwhile?: boolean } | null>(null)
  const id = useId()
  const save = async (given: Value): Promise<void> => {
    if (saving) return
    const wanted = readAs(typing, given)
    if (wanted === WRONG) return setRefusal({ text: wrongSaid(textOf(given)) })
    if (same(wanted, value)) return onClose()
    if (needed && wanted === null) return setRefusal({ text: say('field.page.needed') })
    if (!same(value, begun.current) && !warned.current) {
      // It has been read again since, and says something else: whoever types has not seen that yet.
      warned.current = true
      return setRefusal({ text: say('field.page.meanwhile'), meanwhile: true })
    }
    setSaving(true)
    try {
      await onSave(wanted)
      onClose()
    } catch (error) {
      setSaving(false)
      // What was wrong with this field says more than that something was.
      const [place] = error instanceof Problem ? error.places : []
      const meanwhile = error instanceof Problem && error.status === 409
      if (meanwhile) warned.current = true
      setRefusal({ text: place?.detail ?? trouble(error), meanwhile })
    }
  }
  const isNumber = typing.as === 'whole' || typing.as === 'share'
  const wrongSaid = (came: string): string =>
    typing.as === 'share'
      ? say('field.page.not-a-share', { came, least: typing.least, most: typing.most })
      : say('field.page.not-a-number', { came })
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
      {(typing.as === 'line' || typing.as === 'time' || isNumber) && (
        <Input
          {...given}
          autoFocus
          value={textOf(typed)}
          type={typing.as === 'time' ? 'time' : 'text'}
          {...(isNumber && {
            inputMode: typing.as === 'whole' ? ('numeric' as const) : ('decimal' as const),
          })}
          {...(typing.as === 'share' && { suffix: '%' })}
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
      {refusal?.meanwhile && <p className="small">{say('field.page.now', { value: shown })}</p>}
      <div className="buttons">
        {typing.as !== 'choice' && typing.as !== 'search' && (
          <Button type="primary" loading={saving} onClick={() => save(typed)}>
            {say('field.page.save')}
          </Button>
        )}
        <Button type="text" onClick={onClose}>
          {say('field.page.cancel')}
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
  const { say } = useWords(fieldWords)
  const [query, setQuery] = useState('')
  const found = typing.useFound(query)
  const none = typing.optional ? [{ value: '', label: say('field.page.none') }] : []
  // Before anything is typed, what is chosen now, where all of them are too many to be offered.
  const offered = query === '' && found.length === 0 && typing.now ? [typing.now] : found
  return (
    <Select
      {...given}
      autoFocus
      defaultOpen
      showSearch={{ filterOption: false, onSearch: setQuery }}
      value={typing.now?.value ?? ''}
      options={[...none, ...offered]}
      onChange={(chosen: string) => onChoose(chosen === '' ? null : chosen)}
    />
  )
}

const WRONG = Symbol('no such number')

/** What was typed as what is kept. */
function readAs(typing: Typing, typed: Value): Value | typeof WRONG {
  if (typing.as !== 'whole' && typing.as !== 'share') return typed
  const text = textOf(typed).trim()
  if (text === '') return null
  if (typing.as === 'whole') return /^\d{1,9}$/.test(text) ? Number(text) : WRONG
  const plain = text.replace(/\s*[%％]$/, '')
  const percents = Number(plain)
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(plain) || percents < typing.least || percents > typing.most) return WRONG
  return Number((percents / 100).toFixed(6))
}

function typedOf(value: Value, typing: Typing): Value {
  return typing.as === 'share' && typeof value === 'number' ? String(Number((value * 100).toFixed(4))) : value
}

const textOf = (value: Value): string => (value === null ? '' : String(value))
const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)
