import { useMemo } from 'react'
import { useLanguage, useWords } from '../../../base/ui/language.tsx'
import type { Encoding } from '../contract.ts'
import { importsWords } from '../words.ts'

/** As a name that stands alone is written where a language has large letters. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A number for a text that counts: `count` chooses the form, `n` is what is read. */
export function useCounted(): (count: number) => { readonly count: number; readonly n: string } {
  const { number } = useWords(importsWords)
  return (count) => ({ count, n: number(count) })
}

/** Several things as one: 客户和日期, customer and date. */
export function useListed(): (things: readonly string[]) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const format = new Intl.ListFormat(language, { type: 'conjunction' })
    return (things) => format.format(things)
  }, [language])
}

/** Names of encodings, which are the same in every language. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 (GBK)',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
}
