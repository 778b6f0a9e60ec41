import { useQuery } from '@tanstack/react-query'
import { useMe } from '../session.tsx'
import { keptOf } from './kept.ts'

/** What this device has kept for who is signed in, under the first of these names that it knows; asked when it is wanted. */
export function useKept(names: readonly string[], wanted: boolean): unknown {
  const { me } = useMe()
  const { data } = useQuery({
    queryKey: ['kept', me.id, ...names],
    enabled: wanted,
    staleTime: 0,
    queryFn: async () => {
      for (const name of names) {
        const value = await keptOf(me.id, name)
        if (value !== null) return value
      }
      return null
    },
  })
  return data ?? null
}
