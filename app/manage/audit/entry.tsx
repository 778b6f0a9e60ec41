import { Link } from 'react-router'
import { useCompany } from '../../base/ui/company.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import type { AuditEntry, AuditLine } from './contract.ts'
import { auditPageWords } from './words.ts'

/** One thing that was done: when, who, what, about whom, from what to what, and how they came. */
export function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { say } = useWords(auditPageWords)
  const moment = useMoment(useCompany()?.timeZone)
  const { n, at, by, via, what, customer, user, lines, erased, act } = entry
  const who = by === null ? null : (by.name ?? say('audit.page.gone'))
  const from = [entry.browser, entry.system, entry.address].filter((one) => one !== null).join(' · ')
  return (
    <li>
      <p className="when small">
        <time dateTime={at}>{moment(at)}</time>
        <span className="quiet">#{n}</span>
      </p>
      <div className="told">
        <p>
          <strong>{who ?? say(via === 'nobody' ? 'audit.page.nobody' : 'audit.page.via.program')}</strong>{' '}
          {what === 'request.done' ? act : say(`audit.page.what.${what}`)}{' '}
          {customer !== null && (
            <Link to={`/customers/${customer.id}`} className="way-in">
              {customer.name ?? say('audit.page.gone')}
            </Link>
          )}
          {user !== null && user.id !== by?.id && <span>{user.name ?? say('audit.page.gone')}</span>}
        </p>
        {lines.length > 0 && (
          <ul className="lines">
            {lines.map((line) => (
              <Line key={line.field} line={line} />
            ))}
          </ul>
        )}
        {erased && <p className="quiet">{say('audit.page.erased')}</p>}
      </div>
      <p className="small how">
        {say(`audit.page.via.${via}`)}
        {via === 'command' && (
          <>
            {' · '}
            <code translate="no">{act}</code>
          </>
        )}
        {from !== '' && (
          <>
            <br />
            <span translate="no">{from}</span>
          </>
        )}
      </p>
    </li>
  )
}

/** A field, what stood there and what stands there; of what is only said, that. */
function Line({ line: { field, from, to } }: { readonly line: AuditLine }) {
  const { say } = useWords(auditPageWords)
  const named = `audit.page.field.${field}`
  return (
    <li>
      <span className="quiet">
        {knows(named) ? say(named as 'audit.page.field.name') : <span translate="no">{field}</span>}
      </span>
      {from !== null && (
        <>
          <del>
            <Value text={from} />
          </del>
          <span aria-hidden="true">→</span>
        </>
      )}
      <ins>
        <Value text={to} />
      </ins>
    </li>
  )
}

const knows = (key: string): boolean => key in auditPageWords

/** What has a name in every language is said; all else is somebody's own text. */
function Value({ text }: { readonly text: string | null }) {
  const { say } = useWords(auditPageWords)
  if (text === null) return say('audit.page.empty')
  const key = `audit.page.value.${text}`
  return knows(key) ? say(key as 'audit.page.value.all') : <span translate="no">{text}</span>
}
