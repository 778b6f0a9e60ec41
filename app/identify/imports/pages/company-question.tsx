import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useCurrencies } from '../../../base/ui/currencies.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import type { CompanyPatch } from '../../../manage/settings/contract.ts'
import { importsWords } from '../words.ts'
import type { Seen } from './use-imports.tsx'

export type Answers = Pick<CompanyPatch, 'currency' | 'marginRate'>

/** What the company has not said yet and this file does not say either; each is asked once and may be left open. */
export function useOpenQuestions(seen: Seen): { readonly currency: boolean; readonly marginRate: boolean } {
  const { may } = useMe()
  const { look, company } = seen
  const has = (role: string): boolean => look?.mapping?.[role] !== undefined
  const asked = may('settings.write') && look !== null && look.mapping !== null
  const money = has('amount') || has('price') || has('cost')
  return {
    currency: asked && money && !company.currencySaid && look.currencies.length === 0,
    marginRate:
      asked &&
      look.kind === 'orders' &&
      money &&
      company.marginRate === null &&
      !has('cost') &&
      !has('profit'),
  }
}

type Asked = {
  readonly seen: Seen
  readonly answers: Answers
  readonly onAnswer: (answers: Answers) => void
}

export function CompanyQuestions({ seen, answers, onAnswer }: Asked) {
  const { say } = useWords(importsWords)
  const open = useOpenQuestions(seen)
  const currencies = useCurrencies()
  const [percent, setPercent] = useState<number | null>(null)
  if (!open.currency && !open.marginRate) return null
  return (
    <div className="questions">
      {open.currency && (
        <div className="field">
          <label className="label" htmlFor="currency">
            {say('imports.page.question.currency')}
          </label>
          <Select
            id="currency"
            value={answers.currency ?? seen.company.currency}
            options={currencies}
            showSearch={{ optionFilterProp: 'search' }}
            onChange={(currency) => onAnswer({ ...answers, currency })}
          />
          <span className="hint">{say('imports.page.question.currency.about')}</span>
        </div>
      )}
      {open.marginRate && (
        <div className="field">
          <label className="label" htmlFor="margin">
            {say('imports.page.question.margin')}
          </label>
          <InputNumber
            id="margin"
            min={0.1}
            max={100}
            value={percent}
            suffix="%"
            inputMode="decimal"
            controls={false}
            placeholder={say('imports.page.question.margin.none')}
            onChange={(value) => {
              const given = typeof value === 'number' ? value : null
              setPercent(given)
              const { marginRate: _, ...others } = answers
              onAnswer(given === null ? others : { ...others, marginRate: given / 100 })
            }}
          />
          <span className="hint">{say('imports.page.question.margin.about')}</span>
        </div>
      )}
    </div>
  )
}
