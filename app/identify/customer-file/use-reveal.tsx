import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { FieldMode, GuardedField } from '../../base/access/contract.ts'
import { answered, api } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { FileRecord } from './use-file.tsx'
import { customerFileWords } from './words.ts'

const reach = ['phone', 'email', 'address'] as const
type Reach = (typeof reach)[number]

/** How much somebody sees of a field of this customer; the program says the same, and has the last word. */
export function useMode(): (field: GuardedField, record: Pick<FileRecord, 'owner'>) => FieldMode {
  const { me } = useMe()
  return (field, { owner }) => {
    const mode = me.fields[field]
    return mode !== 'hidden' && owner === me.id ? 'write' : mode
  }
}

type Full = Awaited<ReturnType<typeof revealed>>

const revealed = (id: string) => answered(api.customers[':id'].reveal.$post({ param: { id } }))

/** A record as it came, and once somebody has asked for it, with how to reach the customer in full. */
export function useReveal(record: FileRecord) {
  const { may } = useMe()
  const [full, setFull] = useState<{ readonly of: string; readonly said: Full } | null>(null)
  // Kept in the page alone: whoever comes back asks again, and that is written down again.
  const asking = useMutation({
    mutationFn: () => revealed(record.id),
    retry: false,
    gcTime: 0,
    onSuccess: (said) => setFull({ of: record.id, said }),
  })
  const masked = reach.filter((field) => record.masked.includes(field) && isThere(record, field))
  const shown = full?.of === record.id ? full.said : null
  return {
    record: shown ? inFull(record, shown) : record,
    masked: shown ? [] : masked,
    reveal: may('customers.reveal') ? () => asking.mutate() : null,
    error: asking.error,
    asking: asking.isPending,
  }
}

function isThere({ contacts, ...record }: FileRecord, field: Reach): boolean {
  return record[field] !== null || contacts.some((one) => field !== 'address' && one[field] !== null)
}

function inFull(record: FileRecord, { contacts, ...said }: Full): FileRecord {
  const ofContact = new Map(contacts.map((one) => [one.id, one]))
  // What is not masked any more may have been changed since.
  const only = <Of extends Partial<Record<Reach, string | null>>>(full: Of | undefined): Partial<Of> =>
    Object.fromEntries(
      Object.entries(full ?? {}).filter(([field]) => record.masked.some((one) => one === field)),
    ) as Partial<Of>
  return {
    ...record,
    ...only(said),
    masked: record.masked.filter((field) => !reach.some((one) => one === field)),
    contacts: record.contacts.map((one) => ({ ...one, ...only(ofContact.get(one.id)) })),
  }
}

/** That something is masked, why, and the way to see it. */
export function Masked({ masked, reveal, error, asking }: Omit<ReturnType<typeof useReveal>, 'record'>) {
  const { say } = useWords(customerFileWords)
  const said = useTrouble()
  if (masked.length === 0) return null
  return (
    <div className="masked">
      <p className="small">
        {say(reveal ? 'customer-file.page.masked.logged' : 'customer-file.page.masked')}
        {reveal && (
          <Button size="small" loading={asking} onClick={reveal}>
            {say('customer-file.page.masked.show')}
          </Button>
        )}
      </p>
      {error && (
        <p className="said" role="alert">
          {said(error)}
        </p>
      )}
    </div>
  )
}
