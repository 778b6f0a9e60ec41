import { Select } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { addressOf } from './address.tsx'
import type { Today } from './todo.tsx'
import type { TodayAsked } from './use-today.tsx'
import { todayWords } from './words.ts'

/** No id of anybody. */
const EVERYBODY = '*'

/** What one person has to do, of all who have anything. */
export function PersonField({
  people,
  owner,
  kind,
}: Pick<Today, 'people'> & Pick<TodayAsked, 'owner' | 'kind'>) {
  const { say } = useWords(todayWords)
  const navigate = useNavigate()
  const known = people.some((one) => one.owner === owner)
  const named = (name: string): string => name || say('today.page.person.nobody')
  return (
    <Select
      aria-label={say('today.page.person')}
      className="person-field"
      popupMatchSelectWidth={false}
      suffixIcon={<span aria-hidden="true">▾</span>}
      showSearch={{ optionFilterProp: 'label' }}
      value={owner ?? EVERYBODY}
      options={[
        { value: EVERYBODY, label: say('today.page.person.all') },
        ...people.map(({ owner: value, name, things }) => ({
          value,
          label: say('today.page.person.one', { name: named(name), count: things }),
        })),
        // Whose list is done by now is chosen all the same.
        ...(owner === null || known ? [] : [{ value: owner, label: named(owner) }]),
      ]}
      onChange={(chosen) =>
        navigate(addressOf({ whose: 'all', kind, owner: chosen === EVERYBODY ? null : chosen }))
      }
    />
  )
}
