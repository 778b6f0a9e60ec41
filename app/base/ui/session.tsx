import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import type { Me, Permission } from '../access/contract.ts'
import type { Language } from '../language/language.ts'
import { answered, api, keyed, newKey, Unreachable } from './client.ts'
import { useLanguage } from './language.tsx'
import { lost } from './offline/connection.ts'
import { forgetKept, keepPerson, keptPerson } from './offline/kept.ts'
import { outbox } from './offline/outbox.ts'

type Session = {
  readonly setUpNeeded: boolean
  readonly me: Me | null
  /** Somebody was in, and the program has forgotten them since. */
  readonly ended?: boolean
}

export const sessionQuery = {
  queryKey: ['session'],
  queryFn: ({ client }: { readonly client: QueryClient }): Promise<Session> => sessionRead(client),
  staleTime: Number.POSITIVE_INFINITY,
} as const

/** For so long who was there last is waited for in vain; then they go on with what this device has kept for them. */
const MOST_MS = 4_000

async function sessionRead(client: QueryClient): Promise<Session> {
  const before = client.getQueryData<Session>(sessionQuery.queryKey)
  const asked = answered(api.session.$get()).then((session) => told(client, before, session))
  if (before) return asked
  const kept = keptPerson().then((me) => me && { setUpNeeded: false, me })
  const late = new Promise<null>((resolve) => setTimeout(resolve, MOST_MS, null)).then(async () => {
    const last = await kept
    if (last) lost()
    return last ?? asked
  })
  return Promise.race([asked, late]).catch(async (error) => {
    const last = error instanceof Unreachable ? await kept : null
    if (last) return last
    throw error
  })
}

/** What the program says of who is there, beside what this page took for granted. */
async function told(client: QueryClient, before: Session | undefined, session: Session): Promise<Session> {
  const { me } = session
  if (me === null) {
    void forgetKept()
    return before?.me ? { ...before, ended: true } : session
  }
  void keepPerson(me)
  // Somebody else has come in by another window.
  if (before?.me && before.me.id !== me.id) client.removeQueries({ predicate: notSession })
  return session
}

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
  void forgetKept()
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
    await keepPerson(me)
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

export const notSession = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
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
  const remember = useRemembered(async () => {
    // What is under way for the first time would be taken as it comes, in the language before.
    await queries.cancelQueries({ predicate: notSession })
    await queries.invalidateQueries({ predicate: notSession })
  })
  return (language) => {
    choose(language)
    remember(language)
  }
}

/** Ends the session and forgets what was read and done; who still has something to send was asked before. */
export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ id }: Pick<Me, 'id'>) => {
      await answered(api['sign-out'].$post())
      await Promise.all([forgetKept(), outbox.throwAway(id)])
    },
    onSuccess: () => {
      queries.removeQueries({ predicate: notSession })
      queries.setQueryData(sessionQuery.queryKey, { setUpNeeded: false, me: null })
    },
  })
}
