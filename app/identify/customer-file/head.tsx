import { Button } from 'antd'
import { useWords } from '../../base/ui/language.tsx'
import { phoneSaid, telOf } from '../../base/ui/phones.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { StageTag } from '../../base/ui/stages.tsx'
import type { FileRecord, Named } from './use-file.tsx'
import { customerFileWords } from './words.ts'

type Asked = {
  readonly record: FileRecord
  readonly named: Named
  readonly talking: boolean
  readonly onTalk: () => void
}

/** Who it is, and what is done most: calling them, and noting what was said. */
export function Head({ record, named, talking, onTalk }: Asked) {
  const { say } = useWords(customerFileWords)
  const { may } = useMe()
  const { name, kind, city, owner, worth, contacts } = record
  const phone = record.phone ?? contacts.find((one) => one.phone !== null)?.phone ?? null
  const owned =
    owner === null
      ? say('customer-file.page.owned-by-nobody')
      : say('customer-file.page.owned-by', { name: named(owner) ?? owner })
  const facts = [say(`customer-file.page.kind.${kind}`), city, owned, phone && phoneSaid(phone)]
  return (
    <header className="top">
      <h1>{name}</h1>
      {worth && <StageTag stage={worth.stage} />}
      <ul className="facts quiet">
        {facts
          .filter((fact) => fact !== null && fact !== '')
          .map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
      </ul>
      <span className="end acts">
        {may('actions.write') && (
          <Button
            type={phone === null || record.masked.includes('phone') ? 'primary' : 'default'}
            aria-expanded={talking}
            onClick={onTalk}
          >
            {say('customer-file.page.note-talk')}
          </Button>
        )}
        {phone !== null && !record.masked.includes('phone') && (
          <Button type="primary" href={telOf(phone)}>
            {say('customer-file.page.call')}
          </Button>
        )}
      </span>
    </header>
  )
}
