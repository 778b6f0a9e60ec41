import { useQuery } from '@tanstack/react-query'
import { answered, api } from './client.ts'

/** What everybody who works here is told of the company: its name, currency, time zone, first day of the week. */
export const companyQuery = {
  queryKey: ['company'],
  queryFn: async () => answered(api.company.$get()),
  staleTime: 300_000,
} as const

/** Undefined until it is known. */
export function useCompany() {
  return useQuery(companyQuery).data
}
