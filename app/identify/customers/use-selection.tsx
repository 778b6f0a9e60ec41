import { useCallback, useEffect, useRef, useState } from 'react'
import type { Selection } from '../bulk-edits/contract.ts'
import type { CustomerFilters } from './contract.ts'

type Chosen =
  | { readonly all: false; readonly ids: ReadonlySet<string> }
  /** Everybody who passes the filter, seen or not, but for these. */
  | { readonly all: true; readonly except: ReadonlySet<string> }

const nobody: Chosen = { all: false, ids: new Set() }

export type Choosing = {
  readonly has: (id: string) => boolean
  /** How many; null: all that pass, and there are more than were counted. */
  readonly count: number | null
  readonly any: boolean
  readonly all: boolean
  readonly toggle: (id: string, reach: boolean) => void
  readonly toggleShown: () => void
  readonly everybody: () => void
  readonly clear: () => void
  /** As the program is told whom a change is for. */
  readonly selection: (filter: CustomerFilters) => Selection
}

type Shown = {
  readonly ids: readonly string[]
  readonly total: { readonly count: number; readonly more: boolean } | null
  /** Another list begins with nobody chosen. */
  readonly of: string
}

/** Which rows are chosen: one by one, from one to another, those shown, or all that pass the filter. */
export function useSelection({ ids, total, of }: Shown): Choosing {
  const [chosen, setChosen] = useState<Chosen>(nobody)
  const anchor = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the list is another
  useEffect(() => setChosen(nobody), [of])
  const has = (id: string): boolean => includes(chosen, id)
  // Rows that are not drawn again keep the function they were drawn with.
  const latest = useRef({ ids, chosen })
  latest.current = { ids, chosen }
  const toggle = useCallback((id: string, reach: boolean): void => {
    const { ids: shown, chosen: before } = latest.current
    const [from, to] = [shown.indexOf(anchor.current ?? ''), shown.indexOf(id)]
    const some = reach && from !== -1 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    anchor.current = id
    setChosen(changed(before, some, !includes(before, id)))
  }, [])
  const shownChosen = ids.filter(has).length
  const count = chosen.all
    ? total === null || total.more
      ? null
      : total.count - chosen.except.size
    : chosen.ids.size
  return {
    has,
    count,
    any: chosen.all || chosen.ids.size > 0,
    all: chosen.all,
    toggle,
    toggleShown: () => {
      if (shownChosen === ids.length) setChosen(nobody)
      else setChosen(changed(chosen, ids, true))
    },
    everybody: () => setChosen({ all: true, except: new Set() }),
    clear: () => setChosen(nobody),
    selection: (filter) =>
      chosen.all ? { of: 'filter', filter, except: [...chosen.except] } : { of: 'ids', ids: [...chosen.ids] },
  }
}

function includes(chosen: Chosen, id: string): boolean {
  return chosen.all ? !chosen.except.has(id) : chosen.ids.has(id)
}

function changed(chosen: Chosen, some: readonly string[], on: boolean): Chosen {
  const listed = new Set(chosen.all ? chosen.except : chosen.ids)
  for (const id of some) {
    // Who is chosen is in the list of those chosen one by one, or left out of that of exceptions.
    if (on === chosen.all) listed.delete(id)
    else listed.add(id)
  }
  return chosen.all ? { all: true, except: listed } : { all: false, ids: listed }
}
