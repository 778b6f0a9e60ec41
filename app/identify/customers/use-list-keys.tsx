import { type RefObject, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '../../base/ui/keyboard.ts'
import type { Choosing } from './use-selection.tsx'

type Listed = {
  readonly ids: readonly string[]
  /** Null for who may only look. */
  readonly choosing: Choosing | null
  readonly when: boolean
}

/** From row to row, into a customer's file, chosen or not: without a pointer. */
export function useListKeys({ ids, choosing, when }: Listed): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  const go = useNavigate()
  const rows = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-customer]') ?? []),
  ]
  const at = (all: readonly HTMLElement[]): number =>
    all.findIndex((row) => row.contains(document.activeElement))
  const step = (by: 1 | -1) => (event: KeyboardEvent) => {
    const all = rows()
    const here = at(all)
    const next = all[here === -1 ? (by === 1 ? 0 : all.length - 1) : here + by]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
  const onRow =
    (act: (id: string, event: KeyboardEvent) => void, within: boolean) => (event: KeyboardEvent) => {
      const all = rows()
      const here = all[at(all)]
      if (!here || (!within && here !== document.activeElement)) return
      event.preventDefault()
      act(here.dataset.customer ?? '', event)
    }
  const clear = (): void => choosing?.clear()
  useKeys(
    {
      j: step(1),
      ArrowDown: step(1),
      k: step(-1),
      ArrowUp: step(-1),
      Enter: onRow((id) => go(`/customers/${id}`), false),
      ...(choosing && {
        x: onRow((id, { shiftKey }) => ids.includes(id) && choosing.toggle(id, shiftKey), true),
      }),
      ...(choosing?.any && Object.fromEntries([['Escape', clear]])),
    },
    when,
  )
  return list
}
