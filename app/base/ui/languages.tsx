import type { Language } from '../language/language.ts'
import { languages } from '../language/language.ts'
import { languageNames, useLanguage, useWords } from './language.tsx'
import { uiWords } from './words.ts'

/** Every language in its own words. */
export function Languages({ onChoose }: { readonly onChoose: (language: Language) => void }) {
  const { language } = useLanguage()
  const { say } = useWords(uiWords)
  return (
    <fieldset className="languages">
      <legend className="unseen">{say('ui.page.language')}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          className="way"
          lang={one}
          aria-current={one === language ? 'true' : undefined}
          onClick={() => onChoose(one)}
        >
          {languageNames[one]}
        </button>
      ))}
    </fieldset>
  )
}
