import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChangeRole, ChangeTeam, NewRole, NewTeam } from '../../base/access/contract.ts'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'

const roles = ['roles'] as const
const teams = ['teams'] as const

export function useRoles() {
  return useQuery({ queryKey: roles, queryFn: async () => (await answered(api.roles.$get())).roles })
}

export function useTeams() {
  return useQuery({ queryKey: teams, queryFn: async () => (await answered(api.teams.$get())).teams })
}

/** What a role may be changed to, or made as; the lists of both pages follow. */
export function useRoleActs() {
  const queries = useQueryClient()
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: roles }),
      queries.invalidateQueries({ queryKey: ['users'] }),
    ])
  const add = useMutation({
    mutationFn: (made: NewRole) => answered(api.roles.$post({ json: made }, keyed(newKey()))),
    onSettled,
  })
  const change = useMutation({
    mutationFn: ({ role, to }: { readonly role: string; readonly to: ChangeRole }) =>
      answered(api.roles[':role'].$patch({ param: { role }, json: to }, keyed(newKey()))),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (role: string) => answered(api.roles[':role'].$delete({ param: { role } }, keyed(newKey()))),
    onSettled,
  })
  return { add, change, remove }
}

export function useTeamActs() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: teams })
  const add = useMutation({
    mutationFn: (made: NewTeam) => answered(api.teams.$post({ json: made }, keyed(newKey()))),
    onSettled,
  })
  const change = useMutation({
    mutationFn: ({ id, to }: { readonly id: string; readonly to: ChangeTeam }) =>
      answered(api.teams[':id'].$patch({ param: { id }, json: to }, keyed(newKey()))),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (id: string) => answered(api.teams[':id'].$delete({ param: { id } }, keyed(newKey()))),
    onSettled,
  })
  return { add, change, remove }
}
