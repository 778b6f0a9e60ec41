import { useWords } from '../../../base/ui/language.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { importsWords } from '../words.ts'
import { capital } from './said.tsx'
import { ChooseFiles } from './sending.tsx'

/** Before there are any orders: what a file needs, what can be read, how to get one, and that nothing can go wrong. */
export function Guide() {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  return (
    <section className="sheet pad guide" aria-labelledby="guide">
      <h2 id="guide">{say('imports.page.guide')}</h2>
      <p className="quiet">{say('imports.page.guide.about')}</p>
      {may('imports.run') ? (
        <p className="acts">
          <ChooseFiles main />
          <span className="quiet dragging">{say('imports.page.guide.or-drop')}</span>
        </p>
      ) : (
        <p>{say('imports.page.guide.not-yours')}</p>
      )}
      <div className="needs">
        <table className="table example">
          <caption className="small">{say('imports.page.guide.least')}</caption>
          <thead>
            <tr>
              <th scope="col">{capital(say('imports.page.role.customer'))}</th>
              <th scope="col">{capital(say('imports.page.role.date'))}</th>
              <th scope="col" className="num">
                {capital(say('imports.page.role.amount'))}
              </th>
            </tr>
          </thead>
          <tbody>
            {([1, 2, 3] as const).map((row) => (
              <tr key={row}>
                <td>{say(`imports.page.guide.customer.${row}`)}</td>
                <td>{days[row]}</td>
                <td className="num">{amounts[row]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl>
          <dt>{say('imports.page.guide.columns')}</dt>
          <dd className="quiet">{say('imports.page.guide.columns.about')}</dd>
          <dt>{say('imports.page.guide.formats')}</dt>
          <dd className="quiet">
            <span translate="no">CSV · Excel (.xlsx) · Parquet · UTF-8 · GBK · Big5</span>
            <br />
            {say('imports.page.guide.formats.about')}
          </dd>
          <dt>{say('imports.page.guide.export')}</dt>
          <dd className="quiet">{say('imports.page.guide.export.about')}</dd>
          <dt>{say('imports.page.guide.safe')}</dt>
          <dd className="quiet">{say('imports.page.guide.safe.about')}</dd>
        </dl>
      </div>
    </section>
  )
}

const days = { 1: '2025-03-05', 2: '2025-03-05', 3: '2025-03-29' } as const
const amounts = { 1: '96.00', 2: '412.00', 3: '101.50' } as const
