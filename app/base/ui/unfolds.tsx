import { type ButtonHTMLAttributes, lazy, type ReactNode, Suspense, useState } from 'react'

const load = () => import('./unfolded.tsx')
const Unfolded = lazy(async () => ({ default: (await load()).Unfolded }))

/** What draws it is fetched before anybody asks: there may be no network then. */
export const fetchUnfolded = (): void => void load().catch(() => undefined)

export type Unfolding = {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** The button that unfolds it. */
  readonly button: ButtonHTMLAttributes<HTMLButtonElement>
  readonly placement?: 'top' | 'bottomRight'
  /** How what unfolds is laid out. */
  readonly look: 'menu' | 'rests' | 'evidence'
  readonly children: ReactNode
}

/**
 * A button that unfolds something beside it, folded again by Escape. A page has a hundred of them: until it is asked
 * for, each is a button and nothing more.
 */
export function Unfolds(unfolding: Unfolding) {
  const { open, onOpen, button } = unfolding
  const [asked, setAsked] = useState(open)
  if (open && !asked) setAsked(true)
  const folded = (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={open}
      {...button}
      onClick={() => onOpen(true)}
    />
  )
  if (!asked) return folded
  return (
    <Suspense fallback={folded}>
      <Unfolded {...unfolding} />
    </Suspense>
  )
}
