import { useWords } from '../../../base/ui/language.tsx'
import { importsWords } from '../words.ts'
import { capital } from './said.tsx'
import type { ImportShown } from './use-imports.tsx'

const tones: Readonly<Record<ImportShown['state'], string>> = {
  waiting: '',
  running: '',
  ready: 'hold',
  standing: 'good',
  undoing: '',
  undone: 'plain',
  failed: 'due',
  cancelled: 'plain',
}

/** How an import stands, in a word. */
export function StateTag({ row: { state, lookFirst } }: { readonly row: ImportShown }) {
  const { say } = useWords(importsWords)
  const looked = lookFirst && (state === 'waiting' || state === 'running')
  return (
    <span className={`tag ${tones[state]}`}>
      {capital(say(looked ? 'imports.page.looked-at' : `imports.page.state.${state}`))}
    </span>
  )
}
