import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { notSession, sessionEnds, sessionQuery, useMe } from '../session.tsx'
import { connection } from './connection.ts'
import { outbox } from './outbox.ts'
import { sendWaiting } from './send.ts'
import { sendBehindThePage, stay } from './update.ts'

const FIRST_WAIT_MS = 3_000
const LONGEST_WAIT_MS = 60_000

/**
 * Sends what somebody does as they do it, and what waits when the program is to be had again: when the browser says that
 * there is a network, when the page is looked at, and every now and then. Without it, asks for it in the same rhythm,
 * so that what is shown becomes the present again by itself.
 */
export function useSending(): void {
  const queries = useQueryClient()
  const { me, ended } = useMe()
  useEffect(() => {
    if (ended) return
    let over = false
    let running = false
    let again = false
    let wait = FIRST_WAIT_MS
    let timer: ReturnType<typeof setTimeout> | undefined

    const later = (): void => {
      clearTimeout(timer)
      timer = setTimeout(go, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
    const askWhoIsThere = (): Promise<unknown> =>
      queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null)
    const once = async (): Promise<void> => {
      // Who is there may have changed since: that is asked first.
      if (connection.isLost()) await askWhoIsThere()
      if (over) return
      if (connection.isLost()) {
        later()
        return
      }
      // What this device could not write down about it is sent again, under its key.
      const sending = await sendWaiting(me.id).catch(() => 'later' as const)
      if (over) return
      if (sending === 'sent') wait = FIRST_WAIT_MS
      else if (sending === 'signed-out') sessionEnds(queries)
      else if (sending === 'other-person') await askWhoIsThere()
      else {
        stay()
        sendBehindThePage()
        later()
      }
    }
    const go = async (): Promise<void> => {
      again = true
      if (running) return
      running = true
      try {
        while (again && !over) {
          again = false
          await once()
        }
      } finally {
        running = false
      }
    }
    const soon = (): void => {
      wait = FIRST_WAIT_MS
      void go()
    }
    const seen = (): void => {
      if (document.visibilityState === 'visible') soon()
    }
    const turned = (): void => {
      if (connection.isLost()) {
        later()
        return
      }
      soon()
      // What was kept is shown no longer than it must.
      void queries.invalidateQueries({ predicate: notSession })
    }
    // What is written down is sent at once; what was answered for needs nothing more.
    let waiting = 0
    const changed = async (): Promise<void> => {
      const before = waiting
      waiting = (await outbox.all()).filter(({ user, state }) => user === me.id && state === 'waiting').length
      if (waiting > before && !connection.isLost()) soon()
    }
    const leaves = [outbox.subscribe(changed), connection.subscribe(turned)]
    addEventListener('online', soon)
    document.addEventListener('visibilitychange', seen)
    void outbox.sweep(me.id, Date.now()).then(soon, () => undefined)
    return () => {
      over = true
      clearTimeout(timer)
      for (const leave of leaves) leave()
      removeEventListener('online', soon)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [queries, me.id, ended])
}
