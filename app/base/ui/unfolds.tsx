import { lazy, Suspense, useState } from 'react'
import type { Unfolding } from './unfolded.tsx'

const load = () => import('./unfolded.tsx')
const Unfolded = lazy(async () => ({ default: (await load()).Unfolded }))

/** What draws it is fetched before anybody asks: there may be no network then. */
export const fetchUnfolded = (): void => void load().catch(() => undefined)

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
