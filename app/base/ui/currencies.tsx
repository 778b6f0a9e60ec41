import { useMemo } from 'react'
import { useLanguage } from './language.tsx'

/** Those first that our users count in. */
const near = ['CNY', 'TWD', 'HKD', 'MOP', 'SGD', 'MYR', 'USD', 'EUR', 'GBP', 'JPY']

/** What readers of a language call a currency. */
export function currencyName(language: string, code: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'currency' }).of(code) ?? code
  } catch {
    return code
  }
}

/** Every currency there is, to be chosen from. */
export function useCurrencies() {
  const { language } = useLanguage()
  return useMemo(() => {
    const others = Intl.supportedValuesOf('currency').filter((code) => !near.includes(code))
    const named = (code: string) => {
      const name = currencyName(language, code)
      return { value: code, label: name, search: `${name} ${code}` }
    }
    return [...near.map(named), ...others.map(named).sort((a, b) => a.label.localeCompare(b.label, language))]
  }, [language])
}
