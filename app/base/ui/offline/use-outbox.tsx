import { useMemo, useSyncExternalStore } from 'react'
import { useMe } from '../session.tsx'
import { connection } from './connection.ts'
import type { Entry } from './entries.ts'
import { outbox } from './outbox.ts'
import { newerBuild } from './update.ts'

/** Null: not read yet. */
let entries: readonly Entry[] | null = null
let reading = 0
const listeners = new Set<() => void>()

async function read(): Promise<void> {
  reading += 1
  const mine = reading
  const found = await outbox.all()
  // A reading that was begun earlier may come later.
  if (mine !== reading) return
  entries = found
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    outbox.subscribe(read)
    void read()
  }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What everybody did on this device that has not been answered for, and what has arrived lately; null: not read yet. */
export function useEverybodysOutbox(): readonly Entry[] | null {
  return useSyncExternalStore(subscribe, () => entries)
}

/** Of who is signed in. */
export function useOutbox(): readonly Entry[] | null {
  const { me } = useMe()
  const all = useEverybodysOutbox()
  return useMemo(() => all?.filter(({ user }) => user === me.id) ?? null, [all, me.id])
}

/** Whether the program cannot be reached. */
export function useLost(): boolean {
  return useSyncExternalStore(connection.subscribe, connection.isLost)
}

/** Whether a newer build lies ready. */
export function useNewerBuild(): boolean {
  return useSyncExternalStore(newerBuild.subscribe, newerBuild.isReady)
}
