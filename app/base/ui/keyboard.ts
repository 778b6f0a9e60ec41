import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Whether what is typed here is meant as text, or a control has its own use for keys. */
function ownsKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  )
}

/** Name of a key as a page listens for it: `j`, `Enter`, `mod+k`. */
export function nameOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.altKey) return `alt+${key}`
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

/** Listens for keys while the page is shown; letters are left alone where somebody types. */
export function useKeys(keys: Keys, when = true): void {
  useListening(keys, { when, capture: false })
}

/** The same, before the house: keys that mean something else on a page of its own. */
export function useOwnKeys(keys: Keys, when = true): void {
  useListening(keys, { when, capture: true })
}

type Listening = { readonly when: boolean; readonly capture: boolean }

function useListening(keys: Keys, { when, capture }: Listening): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!when) return
    const listen = (event: KeyboardEvent): void => {
      const name = nameOfKey(event)
      const act = latest.current[name]
      // While a character is composed (pinyin, bopomofo) keys belong to the input method.
      if (!act || event.isComposing || event.defaultPrevented) return
      if (!name.startsWith('mod+') && ownsKeys(event.target)) return
      act(event)
    }
    document.addEventListener('keydown', listen, capture)
    return () => document.removeEventListener('keydown', listen, capture)
  }, [when, capture])
}
