import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import type { Finding } from '../../base/ui/finder.tsx'

const MOST_FOUND = 8

/** Customers by two characters, pinyin, initials or the end of a phone number. */
export const useCustomersFound: Finding['useFound'] = (query) => {
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'found', query],
    queryFn: () => answered(api.search.$get({ query: { q: query, most: String(MOST_FOUND) } })),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
  const found = (query === '' ? [] : (data?.customers ?? [])).map(({ id, name, phone, city }) => {
    const note = phone ?? city
    return { key: id, name, to: `/customers/${id}`, ...(note !== null && { note }) }
  })
  return { found, asking: isFetching }
}
