import { Field } from '../../base/ui/field/field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import type { Shown } from './company-sheet.tsx'
import { Note, Sheet } from './sheet.tsx'
import { settingsWords } from './words.ts'

const names = ['creditTermDays', 'leadDays', 'frequencyCapDays'] as const

/** What decides when something is to be done. */
export function DailySheet({ settings, save }: Shown) {
  const { say } = useWords(settingsWords)
  return (
    <Sheet name="daily" title={say('settings.page.daily')} about={say('settings.page.daily.about')}>
      <dl className="fact-rows">
        {names.map((name) => {
          const called = say(`settings.page.${name}`)
          const about = say(`settings.page.${name}.about`)
          const days = settings[name]
          return (
            <Field
              key={name}
              label={called}
              value={days}
              shown={
                days === 0 ? say(`settings.page.${name}.zero`) : say('settings.page.days', { count: days })
              }
              typing={{ as: 'whole' }}
              needed
              hint={about}
              onSave={save ? (to) => save(name, { to, called }) : undefined}
            >
              <Note>{about}</Note>
            </Field>
          )
        })}
      </dl>
    </Sheet>
  )
}
