import { useWords } from './language.tsx'
import { Mark } from './marks.tsx'
import { uiWords } from './words.ts'

/** Empties a field: its own mark would be called "close-circle" in every language. */
export const clearing = { clearIcon: <Clear /> }

function Clear() {
  const { say } = useWords(uiWords)
  return (
    <>
      <Mark name="close" />
      <span className="unseen">{say('ui.page.clear')}</span>
    </>
  )
}
