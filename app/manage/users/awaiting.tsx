import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'

type Found = {
  readonly data: unknown
  readonly isPending: boolean
  readonly error: Error | null
  readonly refetch: () => unknown
}

/** What stands where a sheet is to come: that it is on its way, or why it does not come. */
export function Awaiting({ found }: { readonly found: Found }) {
  if (found.isPending)
    return (
      <Loading>
        <div className="sheet pad">
          <Waiting width="40%" tall />
        </div>
      </Loading>
    )
  if (found.data !== undefined || !found.error) return null
  return <Trouble error={found.error} again={() => found.refetch()} />
}
