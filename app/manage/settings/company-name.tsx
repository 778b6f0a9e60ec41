import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import { useMe } from '../../base/ui/session.tsx'

/** Whose ricebook it is, for those who may read settings. */
export function CompanyName() {
  const { may } = useMe()
  const { data } = useQuery({
    queryKey: ['settings'],
    queryFn: () => answered(api.settings.$get()),
    enabled: may('settings.read'),
  })
  return data?.name ?? null
}
