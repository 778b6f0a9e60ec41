// Whether the program answers. The browser's own word for it ("online") says nothing: the program may run on this very
// machine, and a network may lead nowhere.

let isLost = false
const listeners = new Set<() => void>()

function now(state: boolean): void {
  if (isLost === state) return
  isLost = state
  for (const listener of listeners) listener()
}

/** The program answered. */
export const reached = (): void => now(false)
/** It did not answer, or something else did in its place. */
export const lost = (): void => now(true)

export const connection = {
  isLost: (): boolean => isLost,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** By how much the program's clock is ahead of this device's; below two seconds nobody can tell. */
let ahead = 0
const NOBODY_CAN_TELL_MS = 2_000

/** Every answer says when it was given. */
export function clockHeard(date: string | null, here: number): void {
  const there = Date.parse(date ?? '')
  if (Number.isNaN(there)) return
  ahead = Math.abs(there - here) < NOBODY_CAN_TELL_MS ? 0 : there - here
}

/** As it was when this device last heard from the program. */
export function clockKnown(known: number): void {
  ahead = known
}

export const clockAhead = (): number => ahead

/** What this device calls a moment, as the program would. */
export const instantOf = (here: number): string => new Date(here + ahead).toISOString()
