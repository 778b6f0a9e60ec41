import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import type { Me, Permission } from '../access/contract.ts'
import type { Language } from '../language/language.ts'
import { answered, api, keyed, newKey } from './client.ts'
import { useLanguage } from './language.tsx'

type Session = {
  readonly setUpNeeded: boolean
  readonly me: Me | null
  /** Somebody was in, and the program has forgotten them since. */
  readonly ended?: boolean
}

export const sessionQuery = {
  queryKey: ['session'],
  queryFn: async (): Promise<Session> => answered(api.session.$get()),
  staleTime: Number.POSITIVE_INFINITY,
} as const

type Here = {
  readonly me: Me
  readonly may: (permission: Permission) => boolean
  /** The program has forgotten them; what they see waits behind the door. */
  readonly ended: boolean
}

const HereContext = createContext<Here | null>(null)

/** Who is signed in, for everything below. */
export function SignedIn({
  me,
  ended,
  children,
}: Pick<Here, 'me' | 'ended'> & { readonly children: ReactNode }) {
  const here = useMemo<Here>(
    () => ({ me, ended, may: (permission) => me.permissions.includes(permission) }),
    [me, ended],
  )
  return <HereContext value={here}>{children}</HereContext>
}

export function useMe(): Here {
  const here = useContext(HereContext)
  if (!here) throw new Error('nobody is signed in here')
  return here
}

export function useSession() {
  return useQuery(sessionQuery)
}

/** An answer said that nobody is signed in any more. */
export function sessionEnds(queries: QueryClient): void {
  queries.setQueryData<Session>(
    sessionQuery.queryKey,
    (session) => session && (session.me ? { ...session, ended: true } : session),
  )
}

/** Somebody has come in: what another has read before is forgotten, what oneself has read is read again. */
export function useEntered(): (me: Me) => Promise<void> {
  const queries = useQueryClient()
  const { chosen } = useLanguage()
  const remember = useRemembered()
  const before = useRef<string | null>(null)
  const { data } = useSession()
  useEffect(() => {
    if (data?.me) before.current = data.me.id
  }, [data])
  return async (me) => {
    const known = chosen !== null && chosen !== me.language
    if (known) remember(chosen)
    if (before.current !== null && before.current !== me.id) queries.removeQueries({ predicate: notSession })
    queries.setQueryData(sessionQuery.queryKey, {
      setUpNeeded: false,
      me: known ? { ...me, language: chosen } : me,
    })
    await queries.invalidateQueries({ predicate: notSession })
  }
}

const notSession = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
  queryKey[0] !== sessionQuery.queryKey[0]

/** Lets the server remember a language, so that it is spoken on every device. */
function useRemembered(then?: () => unknown): (language: Language) => void {
  const { mutate } = useMutation({
    mutationFn: ({ language, key }: { language: Language; key: string }) =>
      answered(api.me.$patch({ json: { language } }, keyed(key))),
    ...(then && { onSuccess: then }),
  })
  return (language) => mutate({ language, key: newKey() })
}

/** Speaks another language at once, here and wherever this person signs in. */
export function useSwitchedLanguage(): (language: Language) => void {
  const queries = useQueryClient()
  const { choose } = useLanguage()
  // The program's own sentences (reasons, refusals) come in the person's language, so they are asked for again.
  const remember = useRemembered(() => queries.invalidateQueries({ predicate: notSession }))
  return (language) => {
    choose(language)
    remember(language)
  }
}

/** Ends the session and forgets what was read. */
export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answered(api['sign-out'].$post()),
    onSuccess: () => {
      queries.removeQueries({ predicate: notSession })
      queries.setQueryData(sessionQuery.queryKey, { setUpNeeded: false, me: null })
    },
  })
}
