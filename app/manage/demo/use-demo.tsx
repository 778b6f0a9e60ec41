import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import type { Demo } from './contract.ts'

const demoKey = ['demo'] as const
/** Often enough that each step is seen, seldom enough that nobody waits for the answers. */
const LOOK_AGAIN_MS = 400

const onItsWay = (demo: Demo | undefined): boolean =>
  demo !== undefined && (demo.state === 'loading' || demo.state === 'removing') && !demo.stopped

/** Whether the demo is here, and how far it has come or gone. */
export function useDemo() {
  return useQuery({
    queryKey: demoKey,
    queryFn: () => answered(api.demo.$get()),
    refetchInterval: ({ state }) => (onItsWay(state.data) ? LOOK_AGAIN_MS : false),
  })
}

/** When it begins to come, is there, begins to go or is gone, what was read before is forgotten and read again. */
export function useDemoFollowed(): void {
  const queries = useQueryClient()
  const state = useDemo().data?.state
  const before = useRef(state)
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== state
    before.current = state
    if (changed)
      queries.resetQueries({
        predicate: ({ queryKey: [name] }) => name !== 'session' && name !== 'demo',
      })
  }, [state, queries])
}

/** Lets the demo come, or go; what has stopped half-way goes on. */
export function useDemoAsked(what: 'choose' | 'remove') {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (key: string) =>
      answered(what === 'choose' ? api.demo.$post({}, keyed(key)) : api.demo.$delete({}, keyed(key))),
    onSuccess: ({ state }) => {
      const begun = { state, empty: false, step: null, stopped: false, why: null }
      if (state !== 'none') queries.setQueryData<Demo>(demoKey, (demo) => demo && { ...demo, ...begun })
    },
    // Also where it was refused: somebody else may have been quicker.
    onSettled: () => queries.invalidateQueries({ queryKey: demoKey }),
  })
  return { ask: () => mutate(newKey()), asking: isPending, error }
}
