import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api, keyed, newKey, Problem } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import type { Tell } from '../../base/ui/notices.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type {
  ContactChange,
  CustomerField,
  CustomerFields,
  HistoryEntry,
  NewContact,
} from '../customers/contract.ts'
import { type FileRecord, fileKey } from './use-file.tsx'
import { customerFileWords } from './words.ts'

/** Each of them is refused by throwing, so that it is said where it was asked for. */
export type Changes = {
  readonly change: (field: CustomerField, value: CustomerFields[CustomerField]) => Promise<void>
  readonly addContact: (typed: NewContact) => Promise<void>
  readonly changeContact: (contact: string, typed: ContactChange) => Promise<void>
  readonly removeContact: (contact: string) => Promise<void>
  /** Takes back what an entry of the history says. */
  readonly undo: (entry: string) => Promise<void>
}

/** Changes of one customer's record, each with its undoing in the quiet bar. */
export function useChanges(id: string, tell: Tell): Changes {
  const queries = useQueryClient()
  const { me } = useMe()
  const { say } = useWords(customerFileWords)
  const trouble = useTrouble()

  const read = async (): Promise<void> => {
    // Lists and the list of the day show names and owners, too.
    for (const queryKey of [fileKey(id), ['customers'], ['today']]) queries.invalidateQueries({ queryKey })
    await queries.refetchQueries({ queryKey: fileKey(id, 'record') })
  }
  const { mutateAsync: sent } = useMutation({
    // One after the other: each says the version that it was decided on, and undoing must not overtake.
    scope: { id: `customer-file ${id}` },
    mutationFn: async (act: () => Promise<void>) => act(),
  })
  const act = async (what: () => Promise<void>): Promise<void> => {
    try {
      await sent(what)
    } catch (error) {
      // Somebody else was quicker: what stands there now is shown beside what was typed.
      if (error instanceof Problem && error.status === 409) await read()
      throw error
    }
  }

  const param = { id }
  const undo = (entry: string): Promise<void> =>
    act(async () => {
      const asked = { param: { ...param, change: entry } }
      await answered(api.customers[':id'].history[':change'].undo.$post(asked, keyed(newKey())))
      await read()
      tell({ text: say('customer-file.page.said.undone') })
    })
  /** Undoes the latest change of one's own that is meant. */
  const undoOwn = async (meant: (entry: HistoryEntry) => boolean): Promise<void> => {
    try {
      const { rows } = await answered(api.customers[':id'].history.$get({ param, query: {} }))
      const entry = rows.find((one) => one.by === me.id && meant(one))
      if (entry) await undo(entry.id)
    } catch (error) {
      tell({ failed: true, text: say('customer-file.page.said.failed', { why: trouble(error) }) })
    }
  }
  const contactDone = async (contact: string, text: string): Promise<void> => {
    await read()
    tell({ text, undo: () => undoOwn((entry) => contactOf(entry) === contact) })
  }
  const contactNamed = (contact: string): string =>
    queries.getQueryData<FileRecord>(fileKey(id, 'record'))?.contacts.find((one) => one.id === contact)
      ?.name ?? ''

  return {
    change: (field, value) => {
      const key = newKey()
      let said: { version: number; fields: Partial<CustomerFields> } | undefined
      return act(async () => {
        const { version = 1 } = queries.getQueryData<FileRecord>(fileKey(id, 'record')) ?? {}
        // Sent again after a lost answer, it is the same under the same key.
        said ??= { version, fields: { [field]: value } }
        const json = said
        const changed = await answered(api.customers[':id'].$patch({ param, json }, keyed(key)))
        queries.setQueryData<FileRecord>(
          fileKey(id, 'record'),
          (record) => record && { ...record, ...changed },
        )
        await read()
        if (changed.version === json.version) return
        tell({
          text: say('customer-file.page.said.changed', { field: say(`customer-file.page.field.${field}`) }),
          undo: () => undoOwn(({ at }) => at === changed.changedAt),
        })
      })
    },
    addContact: (typed) => {
      const key = newKey()
      return act(async () => {
        const { id: contact, name } = await answered(
          api.customers[':id'].contacts.$post({ param, json: typed }, keyed(key)),
        )
        await contactDone(contact, say('customer-file.page.contacts.said.added', { name }))
      })
    },
    changeContact: (contact, typed) => {
      const key = newKey()
      return act(async () => {
        const asked = { param: { ...param, contact }, json: typed }
        const { name } = await answered(api.customers[':id'].contacts[':contact'].$patch(asked, keyed(key)))
        await contactDone(contact, say('customer-file.page.contacts.said.changed', { name }))
      })
    },
    removeContact: (contact) => {
      const key = newKey()
      const name = contactNamed(contact)
      return act(async () => {
        const asked = { param: { ...param, contact } }
        await answered(api.customers[':id'].contacts[':contact'].$delete(asked, keyed(key)))
        await contactDone(contact, say('customer-file.page.contacts.said.removed', { name }))
      })
    },
    undo,
  }
}

/** The person that an entry of the history is about. */
function contactOf({ before, after }: HistoryEntry): string | null {
  const contact = Object(after.contact ?? before.contact)
  return typeof contact.id === 'string' ? contact.id : null
}
