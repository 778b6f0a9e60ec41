import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, languages, type Speech, speech, type Words } from '../language/language.ts'

export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
}

type Spoken = {
  readonly language: Language
  /** What this person chose on this page, before or after signing in; null: nobody has said. */
  readonly chosen: Language | null
  readonly choose: (language: Language) => void
  /** What the server remembers of somebody. */
  readonly follow: (language: Language) => void
}

const SpokenContext = createContext<Spoken | null>(null)

/** The key under which this browser keeps what was chosen before anybody signed in. */
const KEPT = 'ricebook.language'
/** Beside the components: requests say it too, also those that go out before anything is drawn. */
let spokenNow: Language | null = null
export function languageSpoken(): Language {
  spokenNow ??= atFirst()
  return spokenNow
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(languageSpoken)
  const [chosen, setChosen] = useState<Language | null>(null)
  spokenNow = language
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo<Spoken>(() => {
    const keep = (one: Language): void => {
      setLanguage(one)
      try {
        localStorage.setItem(KEPT, one)
      } catch {
        // A browser that keeps nothing still speaks.
      }
    }
    return {
      language,
      chosen,
      choose: (one) => {
        setChosen(one)
        keep(one)
      },
      follow: keep,
    }
  }, [language, chosen])
  return <SpokenContext value={spoken}>{children}</SpokenContext>
}

/** Chosen in this browser before, or what the server made of the person and the browser. */
function atFirst(): Language {
  const known = (said: string | null): Language | undefined => languages.find((one) => one === said)
  let kept: string | null = null
  try {
    kept = localStorage.getItem(KEPT)
  } catch {
    // As above.
  }
  return known(kept) ?? known(document.documentElement.lang) ?? 'zh-CN'
}

export function useLanguage(): Spoken {
  const spoken = useContext(SpokenContext)
  if (!spoken) throw new Error('no language is spoken here')
  return spoken
}

/** Of a room's words those that travel to the browser: scripts/pages.mjs leaves all others behind. */
type PageKey<W extends Words> = Extract<keyof W, `${string}.page.${string}`>

const made = new WeakMap<Words, Map<Language, unknown>>()

/** How a room speaks on its pages. */
export function useWords<W extends Words>(words: W): Speech<PageKey<W>> {
  const { language } = useLanguage()
  return speechOf(words, language)
}

function speechOf<W extends Words>(words: W, language: Language): Speech<PageKey<W>> {
  const known = made.get(words) ?? new Map<Language, unknown>()
  made.set(words, known)
  const one = known.get(language) ?? speech(language, [words])
  known.set(language, one)
  return one as Speech<PageKey<W>>
}
