import { type Stage, stages } from '@ricebook/engine'
import { useWords } from './language.tsx'
import { uiWords } from './words.ts'

const tones: Readonly<Record<Stage, string>> = {
  'won-back': 'good',
  new: '',
  growing: 'good',
  steady: 'good',
  slipping: 'hold',
  lost: 'due',
  prospect: 'plain',
}

/** What a stage is called; one that this page does not know yet keeps its own name. */
export function useStageName(): (stage: string) => string {
  const { say } = useWords(uiWords)
  return (stage) => {
    const known = stages.find((one) => one === stage)
    return known ? say(`ui.page.stage.${known}`) : stage
  }
}

/** How a customer stands, in a word and a colour. */
export function StageTag({ stage }: { readonly stage: string }) {
  const name = useStageName()
  const known = stages.find((one) => one === stage)
  return <span className={`tag ${known ? tones[known] : ''}`}>{name(stage)}</span>
}
