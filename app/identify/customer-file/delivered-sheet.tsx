import { useWords } from '../../base/ui/language.tsx'
import { customerFileWords } from './words.ts'

const questions = ['rival', 'get', 'cost'] as const

/** What we are worth to them: nobody has measured it yet, so no figure stands here, but what to ask them. */
export function DeliveredSheet({ onNote }: { readonly onNote: (() => void) | null }) {
  const { say } = useWords(customerFileWords)
  return (
    <section className="sheet pad" aria-labelledby="delivered">
      <h2 id="delivered">{say('customer-file.page.delivered')}</h2>
      <p className="leading">
        <span className="unmeasured quiet">{say('customer-file.page.delivered.unknown')}</span>
      </p>
      <p className="quiet">{say('customer-file.page.delivered.what')}</p>
      <p className="ask">{say('customer-file.page.delivered.ask')}</p>
      <ul className="questions">
        {questions.map((one) => (
          <li key={one}>{say(`customer-file.page.delivered.ask.${one}`)}</li>
        ))}
      </ul>
      {onNote && (
        <button type="button" className="link" onClick={onNote}>
          {say('customer-file.page.delivered.note')}
        </button>
      )}
    </section>
  )
}
