import type { ReactNode } from 'react'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { Field } from '../../base/ui/field/field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import type { Shown } from './company-sheet.tsx'
import { Note, Sheet } from './sheet.tsx'
import { useConsequences } from './use-settings.tsx'
import { settingsWords } from './words.ts'

/** Minor units: 100 yuan, 10,000 yen. */
const HUNDRED = 10_000

/** What the worth of customers rests on that no file says, and when it is worked out. */
export function ValueSheet({ settings, save, children }: Shown & { readonly children: ReactNode }) {
  const { say, percent } = useWords(settingsWords)
  const { marginRate, annualDiscount, worthAt, timeZone, currency } = settings
  const { minor } = useAmounts(currency)
  const moment = useMoment(timeZone)
  const [next] = useConsequences()?.nextWorthAt ?? []
  const margin = say('settings.page.margin')
  const discount = say('settings.page.discount')
  const nightly = say('settings.page.worth-at')
  const marginAbout = say('settings.page.margin.about')
  const discountAbout = say('settings.page.discount.about', {
    later: minor(HUNDRED),
    now: minor(Math.round(HUNDRED / (1 + annualDiscount))),
  })
  return (
    <Sheet name="value" title={say('settings.page.value')} about={say('settings.page.value.about')}>
      <dl className="fact-rows">
        <Field
          label={margin}
          value={marginRate}
          shown={marginRate === null ? say('settings.page.margin.unsaid') : percent(marginRate, 2)}
          typing={{ as: 'share', least: 0.1, most: 100 }}
          hint={marginAbout}
          onSave={save ? (to) => save('marginRate', { to, called: margin }) : undefined}
        >
          {marginRate === null && <span className="tag hold">{say('settings.page.assumed')}</span>}
          <Note>{marginRate === null ? say('settings.page.margin.unsaid.about') : marginAbout}</Note>
        </Field>
        <Field
          label={discount}
          value={annualDiscount}
          shown={percent(annualDiscount, 2)}
          typing={{ as: 'share', least: 0, most: 99 }}
          needed
          hint={discountAbout}
          onSave={save ? (to) => save('annualDiscount', { to, called: discount }) : undefined}
        >
          <Note>{discountAbout}</Note>
        </Field>
        <Field
          label={nightly}
          value={worthAt}
          shown={worthAt}
          typing={{ as: 'time' }}
          needed
          hint={say('settings.page.worth-at.about')}
          onSave={save ? (to) => save('worthAt', { to, called: nightly }) : undefined}
        >
          {next && <Note>{say('settings.page.worth-at.next', { when: moment(next) })}</Note>}
        </Field>
      </dl>
      {children}
    </Sheet>
  )
}
