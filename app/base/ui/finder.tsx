import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from './language.tsx'
import { uiWords } from './words.ts'

/** Something that can be found, and where it leads. */
export type Found = {
  readonly key: string
  readonly name: string
  /** What tells it from others of the same name. */
  readonly note?: string
  readonly to: string
}

/** A room's answer to what is typed. */
export type Finding = {
  readonly part: string
  readonly useFound: (query: string) => { readonly found: readonly Found[]; readonly asking: boolean }
}

type Asked = {
  readonly pages: readonly Found[]
  readonly finding: Finding
  readonly onClose: () => void
}

/** Goes anywhere by a few letters: pages and customers. */
export function Finder({ pages, finding, onClose }: Asked) {
  const { say } = useWords(uiWords)
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const query = useSettled(typed.trim())
  const { found, asking } = finding.useFound(query)
  const named = pages.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
  const all = [...named, ...found]
  const chosen = all[Math.min(at, all.length - 1)]
  const choose = (one: Found | undefined): void => {
    if (!one) return
    onClose()
    go(one.to)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && all.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, all.length - 1) + step + all.length) % all.length)
    }
    if (event.key === 'Enter') choose(chosen)
  }
  const part = (name: string, rows: readonly Found[]) =>
    rows.length > 0 && (
      // biome-ignore lint/a11y/useSemanticElements: options of a list box are grouped by a role
      <div role="group" aria-label={name}>
        <p className="part small" aria-hidden="true">
          {name}
        </p>
        {rows.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which names the chosen one
          <div
            key={one.key}
            id={`${id}-${one.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={one === chosen}
            onClick={() => choose(one)}
            onPointerMove={() => setAt(all.indexOf(one))}
          >
            <span>{one.name}</span>
            <span className="small">{one.note}</span>
          </div>
        ))}
      </div>
    )
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      className="finder"
      width={560}
      style={{ top: '12vh' }}
      title={<span className="unseen">{say('ui.page.find')}</span>}
      styles={{ header: { margin: 0 } }}
    >
      <input
        ref={focusNow}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
        aria-label={say('ui.page.find.what')}
        placeholder={say('ui.page.find.what')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${id}-list`} aria-label={say('ui.page.find')}>
        {part(say('ui.page.find.pages'), named)}
        {part(finding.part, found)}
      </div>
      {all.length === 0 && !asking && query !== '' && query === typed.trim() && (
        <p className="none quiet" role="status">
          {say('ui.page.find.none', { query })}
        </p>
      )}
    </Modal>
  )
}

/** The dialog opens to be typed into. */
function focusNow(field: HTMLInputElement | null): void {
  // After the dialog has taken the focus for itself.
  setTimeout(() => field?.focus(), 0)
}

const SETTLE_MS = 120

/** A text as it stands once nobody types for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
