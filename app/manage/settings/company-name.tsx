import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import { keep } from '../../base/ui/offline/kept.ts'
import { useKept } from '../../base/ui/offline/use-kept.tsx'
import { useMe } from '../../base/ui/session.tsx'

const KEPT = 'company'

/** Whose ricebook it is, for those who may read settings. */
export function CompanyName() {
  const { me, may } = useMe()
  const { data } = useQuery({
    queryKey: ['settings'],
    queryFn: async () => {
      const settings = await answered(api.settings.$get())
      // Of the settings the name alone is kept for when there is no network.
      void keep(me.id, KEPT, settings.name).catch(() => undefined)
      return settings
    },
    enabled: may('settings.read'),
  })
  const kept = useKept([KEPT], data === undefined)
  return data?.name ?? (typeof kept === 'string' ? kept : null)
}
