import { useWords } from '../../base/ui/language.tsx'
import type { FileRecord } from './use-file.tsx'
import { customerFileWords } from './words.ts'

/** The source of files for which nobody said one. */
const MAIN = 'main'

/** Which source calls them what. */
export function Identities({ record: { identities } }: { readonly record: FileRecord }) {
  const { say, number } = useWords(customerFileWords)
  if (identities.length === 0) return <p className="quiet">{say('customer-file.page.identities.none')}</p>
  return (
    <table className="table identities">
      <thead>
        <tr>
          <th scope="col">{say('customer-file.page.identities.source')}</th>
          <th scope="col">{say('customer-file.page.identities.party')}</th>
          <th scope="col">{say('customer-file.page.identities.since')}</th>
        </tr>
      </thead>
      <tbody>
        {identities.map(({ source, party, importBatch, byHand }) => (
          <tr key={`${source} ${party}`}>
            <td>{source === MAIN ? say('customer-file.page.identities.main') : <code>{source}</code>}</td>
            <td>
              <code>{party}</code>
            </td>
            <td className="quiet">
              {byHand || importBatch === null
                ? say('customer-file.page.identities.by-hand')
                : say('customer-file.page.history.by-import', { batch: number(importBatch) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
