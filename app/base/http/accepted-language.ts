import { type Language, languages } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'

/** The language asked for in the address, refused where there is none of that name. */
export function languageInAddress(asked: string | undefined): Language | null {
  if (asked === undefined) return null
  const language = languages.find((one) => one === asked)
  if (!language) throw new Refusal('http.language-unknown', { languages: languages.join(', ') })
  return language
}

/** What a browser asks for, in the order of its liking; null where it says nothing. English for a language we lack. */
export function languageOfHeader(header: string | undefined): Language | null {
  if (!header) return null
  const wished = header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters
        .map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1])
        .find((one) => one !== undefined)
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wished) {
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
    if (/^zh/.test(tag)) return 'zh-CN'
    if (/^en/.test(tag)) return 'en'
    if (tag === '*') return null
  }
  return wished.length > 0 ? 'en' : null
}
