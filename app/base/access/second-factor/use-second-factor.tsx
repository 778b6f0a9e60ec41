import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../ui/client.ts'
import type { Proof } from './contract.ts'

const key = ['me', 'second-factor'] as const

/** My own second factor, as it stands. */
export function useSecondFactor() {
  return useQuery({ queryKey: key, queryFn: () => answered(api.me['second-factor'].$get()) })
}

/** What is done about it. Nothing is sent again by itself: passwords and codes are asked for once. */
export function useSecondFactorActs() {
  const queries = useQueryClient()
  // Other sessions end with it, too.
  const onSettled = () => queries.invalidateQueries({ queryKey: ['me'] })
  const asked = { retry: false, onSettled } as const
  return {
    begin: useMutation({
      mutationFn: (password: string) => answered(api.me['second-factor'].$post({ json: { password } })),
      retry: false,
    }),
    confirm: useMutation({
      mutationFn: async (code: string) =>
        (await answered(api.me['second-factor'].confirm.$post({ json: { code } }))).codes,
      ...asked,
    }),
    renewCodes: useMutation({
      mutationFn: async (proof: Proof) =>
        (await answered(api.me['second-factor']['backup-codes'].$post({ json: proof }))).codes,
      ...asked,
    }),
    turnOff: useMutation({
      mutationFn: (proof: Proof) => answered(api.me['second-factor'].off.$post({ json: proof })),
      ...asked,
    }),
  }
}
