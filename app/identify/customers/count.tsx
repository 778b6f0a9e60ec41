import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import { customersWords } from './words.ts'

/** How many customers there are, beside the way to them. */
export function CustomersCount() {
  const { say, number } = useWords(customersWords)
  const { data } = useQuery({
    queryKey: ['customers', 'count'],
    queryFn: () => answered(api.customers.$get({ query: { sort: 'newest', most: '1' } })),
    staleTime: 60_000,
  })
  const total = data?.total
  if (!total || total.count === 0) return null
  return total.more ? say('customers.page.at-least', { count: number(total.count) }) : number(total.count)
}
