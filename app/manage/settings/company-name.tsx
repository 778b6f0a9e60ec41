import { useEffect } from 'react'
import { useCompany } from '../../base/ui/company.tsx'
import { keep } from '../../base/ui/offline/kept.ts'
import { useKept } from '../../base/ui/offline/use-kept.tsx'
import { useMe } from '../../base/ui/session.tsx'

const KEPT = 'company'

/** Whose ricebook it is. */
export function CompanyName() {
  const { me } = useMe()
  const name = useCompany()?.name
  const kept = useKept([KEPT], name === undefined)
  useEffect(() => {
    // The name alone is kept for when there is no network.
    if (name !== undefined) void keep(me.id, KEPT, name).catch(() => undefined)
  }, [name, me.id])
  return name ?? (typeof kept === 'string' ? kept : null)
}
