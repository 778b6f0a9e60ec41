import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import type { Value } from '../../base/ui/field/field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import type { Tell } from '../../base/ui/notices.tsx'
import { notSession } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { type Company, type CompanyPatch, valuedBy } from './contract.ts'
import { settingsWords } from './words.ts'

const settingsKey = ['settings'] as const

/** The company's settings, for who may read them. */
export function useSettings() {
  return useQuery({ queryKey: settingsKey, queryFn: () => answered(api.settings.$get()) })
}

/** What a change of them would meet. */
export function useConsequences() {
  return useQuery({
    queryKey: [...settingsKey, 'consequences'],
    // Files come and nights pass while the page lies open.
    refetchInterval: 60_000,
    queryFn: () => answered(api.settings.consequences.$get()),
  }).data
}

type Sent = { readonly patch: CompanyPatch; readonly key: string }

/** Keeps one setting, says so, and puts it back with one tap. It is refused by throwing, to be said where it was typed. */
export type Save = (
  name: keyof Company,
  change: { readonly to: Value; readonly called: string },
) => Promise<void>

export function useSave(settings: Company, tell: Tell): Save {
  const queries = useQueryClient()
  const trouble = useTrouble()
  const { say } = useWords(settingsWords)
  const { mutateAsync } = useMutation({
    // One after the other: putting back must not overtake what it puts back.
    scope: { id: 'settings' },
    mutationFn: ({ patch, key }: Sent) => answered(api.settings.$patch({ json: patch }, keyed(key))),
    onSuccess: (kept) => {
      queries.setQueryData<Company>(settingsKey, kept)
      // Every page writes its amounts and days as the company says.
      void queries.invalidateQueries({ predicate: notSession })
    },
  })
  return async (name, { to, called }) => {
    const before: CompanyPatch = { [name]: settings[name] }
    const revalued = valuedBy.some((one) => one === name)
    const undo = (): void => {
      mutateAsync({ patch: before, key: newKey() }).then(
        () => tell({ text: say(revalued ? 'settings.page.undone.revaluing' : 'settings.page.undone') }),
        (error) => tell({ failed: true, text: say('settings.page.not-undone', { why: trouble(error) }) }),
      )
    }
    // What was left empty, or is out of bounds, the program refuses in its own words.
    await mutateAsync({ patch: { [name]: to } as CompanyPatch, key: newKey() })
    const said = revalued ? 'settings.page.changed.revaluing' : 'settings.page.changed'
    tell({ text: say(said, { field: called }), undo })
  }
}
