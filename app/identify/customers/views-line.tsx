import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import type { Notice } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { NewView, View, ViewChange, ViewState } from '../views/contract.ts'
import { columnNames } from './columns.tsx'
import { addressOf, type Listing, wholeList } from './list-address.tsx'
import { useSpeaking } from './speaking.tsx'
import { ViewDialog } from './view-dialog.tsx'

type Ready = readonly [name: string, listing: Listing]
type Lined = { readonly listing: Listing; readonly tell: (told: Omit<Notice, 'number'>) => void }

/** Lists to come back to: those that everybody needs, and those that somebody saved. */
export function ViewsLine({ listing, tell }: Lined) {
  const { say } = useSpeaking()
  const { may } = useMe()
  const views = useViews(tell)
  const [saving, setSaving] = useState<'new' | View | null>(null)
  const here = addressOf(listing)
  const ofWorth: readonly Ready[] = [
    [say('customers.page.view.slipping'), { ...wholeList, filter: { stages: ['slipping'] } }],
    [say('customers.page.view.soon'), { ...wholeList, sort: 'next' }],
  ]
  const ready: readonly Ready[] = [
    [say('customers.page.view.all'), wholeList],
    [say('customers.page.view.mine'), { ...wholeList, mine: true }],
    [say('customers.page.view.nobodys'), { ...wholeList, filter: { owner: '' } }],
    ...(may('worth.read') ? ofWorth : []),
  ]
  const open = views.all.find((view) => addressOf(listingOf(view.state)) === here)
  const known = open !== undefined || ready.some(([, one]) => addressOf(one) === here)
  return (
    <nav className="views" aria-label={say('customers.page.views')}>
      <span className="whose">
        {ready.map(([name, one]) => (
          <ViewLink key={name} to={addressOf(one)} here={here}>
            {name}
          </ViewLink>
        ))}
        {views.all.map((view) => (
          <ViewLink key={view.id} to={addressOf(listingOf(view.state))} here={here}>
            {view.name}
          </ViewLink>
        ))}
      </span>
      {open && (open.own || may('views.share')) && (
        <ViewMenu view={open} onRename={() => setSaving(open)} onRemove={() => views.remove(open)} />
      )}
      {!known && (
        <Button type="link" onClick={() => setSaving('new')}>
          {say('customers.page.view.save')}
        </Button>
      )}
      {saving !== null && (
        <ViewDialog
          view={saving === 'new' ? null : saving}
          onClose={() => setSaving(null)}
          onSave={(named) => {
            setSaving(null)
            if (saving === 'new') views.create({ ...named, state: stateOf(listing) })
            else views.change({ id: saving.id, ...named })
          }}
        />
      )}
    </nav>
  )
}

function ViewLink({ to, here, children }: { to: string; here: string; children: string }) {
  return (
    <Link to={to} aria-current={to === here ? 'true' : undefined}>
      {children}
    </Link>
  )
}

type Menu = { readonly view: View; readonly onRename: () => void; readonly onRemove: () => void }

function ViewMenu({ view, onRename, onRemove }: Menu) {
  const { say } = useSpeaking()
  const [open, setOpen] = useState(false)
  const then = (act: () => void) => () => {
    setOpen(false)
    act()
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="menu">
          <Button type="text" onClick={then(onRename)}>
            {say('customers.page.view.change')}
          </Button>
          <Button type="text" onClick={then(onRemove)}>
            {say('customers.page.view.remove')}
          </Button>
        </div>
      }
    >
      <Button type="text" aria-label={say('customers.page.view.menu', { name: view.name })}>
        ⋯
      </Button>
    </Popover>
  )
}

function useViews(tell: Lined['tell']) {
  const { say } = useSpeaking()
  const trouble = useTrouble()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['views'],
    queryFn: () => answered(api.views.$get()),
    staleTime: 60_000,
  })
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['views'] })
  const onError = (error: Error): void =>
    tell({ failed: true, text: say('customers.page.view.failed', { why: trouble(error) }) })
  const { mutate: create } = useMutation({
    mutationFn: (view: NewView) => answered(api.views.$post({ json: view }, keyed(newKey()))),
    onSuccess: ({ name }) => {
      tell({ text: say('customers.page.view.saved', { name }) })
      return again()
    },
    onError,
  })
  const { mutate: change } = useMutation({
    mutationFn: ({ id, ...json }: ViewChange & { id: string }) =>
      answered(api.views[':id'].$patch({ param: { id }, json }, keyed(newKey()))),
    onSuccess: again,
    onError,
  })
  const { mutate: remove } = useMutation({
    mutationFn: ({ id }: View) => answered(api.views[':id'].$delete({ param: { id } }, keyed(newKey()))),
    onSuccess: (_, { name, shared, state }) => {
      // Nothing is known of a view but what it shows: made anew it is the same.
      const undo = (): void => create({ name, shared, state })
      tell({ text: say('customers.page.view.removed', { name }), undo })
      return again()
    },
    onError,
  })
  return { all: data?.rows ?? [], create, change, remove }
}

function stateOf({ query, filter, mine, sort, order, columns }: Listing): ViewState {
  return {
    filter,
    ...(query !== '' && { query }),
    ...(mine && { mine }),
    ...(sort && { sort }),
    ...(order && { order }),
    ...(columns && { columns: [...columns] }),
  }
}

function listingOf({ query, filter, mine, sort, order, columns }: ViewState): Listing {
  const shown = columnNames.filter((name) => columns?.includes(name))
  return {
    query: query ?? '',
    filter,
    mine: mine ?? false,
    sort: sort ?? null,
    order: order ?? null,
    columns: shown.length > 0 ? shown : null,
  }
}
