import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useWords } from '../../../base/ui/language.tsx'
import { keepsAnything } from '../../../base/ui/offline/database.ts'
import { counted, type Entry } from '../../../base/ui/offline/entries.ts'
import { useLost, useOutbox } from '../../../base/ui/offline/use-outbox.tsx'
import { useSending } from '../../../base/ui/offline/use-sending.tsx'
import { notSession } from '../../../base/ui/session.tsx'
import { lastAnswered } from './as-left.tsx'
import { todayOfflineWords } from './words.ts'

const WaitingSheet = lazy(async () => ({ default: (await import('./waiting-sheet.tsx')).WaitingSheet }))

/** What is sent at once is not worth a word. */
const WORTH_SAYING_MS = 3_000
const GONE_MS = 9_000

/** Sends what was done on this device, and says above every page what still waits and what was not done. */
export function Waiting() {
  useSending()
  const { say } = useWords(todayOfflineWords)
  const known = useOutbox()
  useRenewed(known)
  const mine = known ?? []
  const { waiting, refused } = counted(mine)
  const waits = useWorthSaying(mine)
  const arrived = useArrived(waits ? waiting : 0, waiting)
  const fragile = useFragile(waits)
  const [open, setOpen] = useState(false)
  const isEmpty = !waits && refused === 0 && arrived === 0
  return (
    <>
      <div className={isEmpty ? undefined : 'strip'} role="status">
        {refused > 0 && (
          <button type="button" className="link due" onClick={() => setOpen(true)}>
            {say('today.page.waiting.yours', { count: refused })}
          </button>
        )}
        {waits && (
          <>
            <button type="button" className="link" onClick={() => setOpen(true)}>
              {say('today.page.waiting', { count: waiting })}
            </button>
            <span className="quiet">
              {say(fragile ? 'today.page.waiting.fragile' : 'today.page.waiting.by-itself')}
            </span>
          </>
        )}
        {arrived > 0 && <span className="good">{say('today.page.waiting.arrived', { count: arrived })}</span>}
      </div>
      {open && (
        <Suspense>
          <WaitingSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/**
 * What has arrived has changed lists and customers' files, and what was refused others have changed: all that is shown is
 * read again when nothing waits.
 */
function useRenewed(mine: readonly Entry[] | null): void {
  const queries = useQueryClient()
  const answered = mine && lastAnswered(mine)
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (answered === null) return
    // What came before this page was opened is in what it has read.
    if (answered > openedAt && answered !== before.current)
      void queries.invalidateQueries({ predicate: notSession })
    before.current = answered
  }, [answered, queries])
}
const openedAt = Date.now()

/** Whether something waits because it cannot be sent, or has been waiting for longer than sending takes. */
function useWorthSaying(mine: readonly Entry[]): boolean {
  const isLost = useLost()
  const [now, setNow] = useState(() => Date.now())
  const oldest = mine.find(({ state }) => state === 'waiting')?.said
  useEffect(() => {
    if (oldest === undefined) return
    const left = Math.max(0, oldest + WORTH_SAYING_MS - Date.now())
    const timer = setTimeout(() => setNow(Date.now()), left + 1)
    return () => clearTimeout(timer)
  }, [oldest])
  return oldest !== undefined && (isLost || now >= oldest + WORTH_SAYING_MS)
}

/** How many have arrived of those that were said to wait; told for a while once nothing waits any more. */
function useArrived(said: number, waiting: number): number {
  const most = useRef(0)
  const [arrived, setArrived] = useState(0)
  most.current = Math.max(most.current, said)
  useEffect(() => {
    if (waiting > 0 || most.current === 0) return
    setArrived(most.current)
    most.current = 0
    const timer = setTimeout(() => setArrived(0), GONE_MS)
    return () => clearTimeout(timer)
  }, [waiting])
  return arrived
}

function useFragile(asked: boolean): boolean {
  const [fragile, setFragile] = useState(false)
  useEffect(() => {
    if (asked) keepsAnything().then((keeps) => setFragile(!keeps))
  }, [asked])
  return fragile
}
