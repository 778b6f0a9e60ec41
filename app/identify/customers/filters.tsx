import { stages } from '@ricebook/engine'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { clearing } from '../../base/ui/clearing.tsx'
import { PHONE, useMedia } from '../../base/ui/media.ts'
import { useMe } from '../../base/ui/session.tsx'
import { useStageName } from '../../base/ui/stages.tsx'
import { type CustomerFilters, customerKinds } from './contract.ts'
import { isNarrowed, type Listing } from './list-address.tsx'
import { useSpeaking } from './speaking.tsx'
import { useChoices } from './use-customers.tsx'

type Filtered = { readonly listing: Listing; readonly show: (listing: Listing) => void }

/** Whom the list is narrowed to: fields in a row, or in a drawer on a phone. */
export function Filters({ listing, show }: Filtered) {
  const { say, number } = useSpeaking()
  const phone = useMedia(PHONE)
  const [open, setOpen] = useState(false)
  const count = Object.keys(listing.filter).length + (listing.mine ? 1 : 0)
  const clear = isNarrowed(listing) && (
    <Button type={phone ? 'default' : 'text'} onClick={() => show({ ...listing, filter: {}, mine: false })}>
      {say('customers.page.filter.clear')}
    </Button>
  )
  if (!phone)
    return (
      <>
        <Fields listing={listing} show={show} />
        {clear}
      </>
    )
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(true)}>
        {count === 0
          ? say('customers.page.filter')
          : say('customers.page.filter.some', { count: number(count) })}
      </Button>
      <Drawer
        open={open}
        placement="bottom"
        height="auto"
        title={say('customers.page.filter')}
        closeIcon={null}
        onClose={() => setOpen(false)}
        className="filters"
      >
        <Fields listing={listing} show={show} />
        <div className="buttons">
          <Button type="primary" onClick={() => setOpen(false)}>
            {say('customers.page.filter.show')}
          </Button>
          {clear}
        </div>
      </Drawer>
    </>
  )
}

/** Stands for whoever looks, and for nobody, among owners. */
const [ME, NOBODY] = ['me', '']

function Fields({ listing, show }: Filtered) {
  const { say } = useSpeaking()
  const stage = useStageName()
  const { me, may } = useMe()
  const choices = useChoices()
  const { filter, mine } = listing
  const set = (some: Partial<CustomerFilters>, own = mine): void => {
    const next = Object.entries({ ...filter, ...some }).filter(([, value]) => value !== undefined)
    show({ ...listing, filter: Object.fromEntries(next), mine: own })
  }
  const owners = (choices?.owners ?? []).filter(({ owner }) => owner !== me.id)
  const texts = (all: readonly string[]) => all.map((value) => ({ value, label: value }))
  const field = (name: 'stage' | 'owner' | 'kind' | 'tag' | 'city') =>
    ({
      className: `filter of-${name}`,
      'aria-label': say(`customers.page.column.${name === 'tag' ? 'tags' : name}`),
      placeholder: say(`customers.page.column.${name === 'tag' ? 'tags' : name}`),
      allowClear: clearing,
      popupMatchSelectWidth: false,
    }) as const
  return (
    <>
      {may('worth.read') && (
        <Select
          {...field('stage')}
          mode="multiple"
          maxTagCount="responsive"
          showSearch={false}
          value={[...(filter.stages ?? [])]}
          onChange={(stages: string[]) => set({ stages: stages.length > 0 ? stages : undefined })}
          options={stages.map((value) => ({ value, label: stage(value) }))}
        />
      )}
      <Select
        {...field('owner')}
        showSearch={{ optionFilterProp: 'label' }}
        value={mine ? ME : (filter.owner ?? null)}
        onChange={(owner: string | undefined) =>
          set({ owner: owner === ME ? undefined : (owner ?? undefined) }, owner === ME)
        }
        options={[
          { value: ME, label: say('customers.page.owner.me') },
          { value: NOBODY, label: say('customers.page.owner.nobody') },
          ...owners.map(({ owner, name }) => ({ value: owner, label: name ?? owner })),
        ]}
      />
      <Select
        {...field('kind')}
        value={filter.kind ?? null}
        onChange={(kind: CustomerFilters['kind'] | null) => set({ kind: kind ?? undefined })}
        options={customerKinds.map((value) => ({ value, label: say(`customers.page.kind.${value}`) }))}
      />
      {(filter.tag !== undefined || (choices?.tags.length ?? 0) > 0) && (
        <Select
          {...field('tag')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.tag ?? null}
          onChange={(tag: string | null) => set({ tag: tag ?? undefined })}
          options={texts(choices?.tags ?? [])}
        />
      )}
      {(filter.city !== undefined || (choices?.cities.length ?? 0) > 0) && (
        <Select
          {...field('city')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.city ?? null}
          onChange={(city: string | null) => set({ city: city ?? undefined })}
          options={texts(choices?.cities ?? [])}
        />
      )}
    </>
  )
}
