import { Field } from '../../base/ui/field/field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { Limits } from './contract.ts'
import { useChangeLimits, useLimits } from './use-readings.tsx'
import { readingsWords } from './words.ts'

const counts = ['opened', 'listed', 'keys'] as const

/** What the company allows, whatever is usual. */
export function LimitsSheet() {
  const { say, number } = useWords(readingsWords)
  const { may } = useMe()
  const { data } = useLimits()
  const change = useChangeLimits()
  if (!data) return null
  const onSave = (to: (value: unknown) => Partial<Limits>) =>
    may('users.manage')
      ? async (value: unknown) => {
          await change(to(value))
        }
      : undefined
  const onOff = (on: boolean): string => say(on ? 'readings.page.on' : 'readings.page.off')
  return (
    <section className="sheet pad" aria-labelledby="limits">
      <h2 id="limits">{say('readings.page.limits')}</h2>
      <p className="small">{say('readings.page.limits.about')}</p>
      <dl className="fact-rows">
        {counts.map((name) => {
          const about = say(`readings.page.limit.${name}.about`)
          return (
            <Field
              key={name}
              label={say(`readings.page.limit.${name}`)}
              value={data[name]}
              shown={say('readings.page.customers', { number: number(data[name]), count: data[name] })}
              typing={{ as: 'whole' }}
              needed
              hint={about}
              onSave={onSave((value) => ({ [name]: Number(value) }))}
            >
              <p className="small means">{about}</p>
            </Field>
          )
        })}
        <Field
          label={say('readings.page.limit.stops')}
          value={data.stops ? 'on' : 'off'}
          shown={onOff(data.stops)}
          typing={{
            as: 'choice',
            of: [
              { value: 'off', label: onOff(false) },
              { value: 'on', label: onOff(true) },
            ],
          }}
          needed
          onSave={onSave((value) => ({ stops: value === 'on' }))}
        >
          <p className="small means">{say('readings.page.limit.stops.about')}</p>
        </Field>
      </dl>
    </section>
  )
}
