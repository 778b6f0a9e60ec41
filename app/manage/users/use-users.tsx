import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChangeUser, NewUser, UserListed } from '../../base/access/contract.ts'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import { sessionQuery, useMe } from '../../base/ui/session.tsx'

const key = ['users'] as const

/** Who may sign in or once might, in the order they came, and what each role may do. */
export function useUsers() {
  return useQuery({ queryKey: key, queryFn: () => answered(api.users.$get()) })
}

/** What hangs on who there is: lists of colleagues, and where it was about oneself, what one may see. */
function useSettled(): (id?: string) => Promise<unknown> {
  const queries = useQueryClient()
  const { me } = useMe()
  return async (id) => {
    if (id === me.id) {
      await queries.invalidateQueries(sessionQuery)
      const { me: now } = (await queries.ensureQueryData(sessionQuery)) ?? {}
      // Who manages users no more would be refused.
      if (!now?.permissions.includes('users.manage')) return
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      queries.invalidateQueries({ queryKey: ['colleagues'] }),
    ])
  }
}

/** A password is in it, so it carries no key; sent twice, the second is told that the address is taken. */
export function useAddUser() {
  const settled = useSettled()
  return useMutation({
    mutationFn: (added: NewUser) => answered(api.users.$post({ json: added })),
    retry: false,
    onSettled: () => settled(),
  })
}

type After = { readonly done: () => void; readonly failed?: (error: Error) => void }
type Changing = After & { readonly to: ChangeUser; readonly once: string }

/** What can be done about somebody; what is refused stays to be shown. */
export function useUserActs({ id }: Pick<UserListed, 'id'>) {
  const settled = useSettled()
  const param = { id }
  const onSettled = () => settled(id)
  const change = useMutation({
    mutationFn: ({ to, once }: Changing) =>
      answered(api.users[':id'].$patch({ param, json: to }, keyed(once))),
    // Said here, since the form that asked is another one as soon as the list has come anew.
    onSuccess: (_done, { done }) => done(),
    onError: (error, { failed }) => failed?.(error),
    onSettled,
  })
  const give = useMutation({
    mutationFn: (password: string) =>
      answered(api.users[':id'].password.$post({ param, json: { password } })),
    onSettled,
  })
  const signOut = useMutation({
    mutationFn: (once: string) => answered(api.users[':id']['sign-out'].$post({ param }, keyed(once))),
    onSettled,
  })
  return {
    change,
    changeTo: (to: ChangeUser, after: After) => change.mutate({ to, once: newKey(), ...after }),
    give,
    signOut,
    signOutNow: (done: () => void) => signOut.mutate(newKey(), { onSuccess: done }),
  }
}
