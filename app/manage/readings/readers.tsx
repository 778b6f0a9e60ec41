import { useWords } from '../../base/ui/language.tsx'
import { Trouble } from '../../base/ui/states.tsx'
import type { ReaderShown } from './contract.ts'
import { useReaders } from './use-readings.tsx'
import { readingsWords } from './words.ts'

/** What everybody reads on a day, so that an alarm can be judged. */
export function ReadersSheet() {
  const { say } = useWords(readingsWords)
  const readers = useReaders()
  return (
    <section className="sheet" aria-labelledby="readers">
      <div className="pad">
        <h2 id="readers">{say('readings.page.readers')}</h2>
        <p className="quiet">{say('readings.page.readers.about')}</p>
      </div>
      {readers.error && !readers.data && <Trouble error={readers.error} again={() => readers.refetch()} />}
      {readers.data?.rows.length === 0 && <p className="quiet pad">{say('readings.page.readers.none')}</p>}
      {readers.data && readers.data.rows.length > 0 && (
        <ul className="readers">
          {readers.data.rows.map((one) => (
            <Reader key={one.key?.id ?? one.user.id} reader={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Reader({ reader }: { readonly reader: ReaderShown }) {
  const { say } = useWords(readingsWords)
  const { user, key } = reader
  const who = user.name ?? say('readings.page.gone')
  return (
    <li>
      <p className="whose">
        {key === null
          ? who
          : say('readings.page.by-key', { key: key.name ?? say('readings.page.gone'), who })}
      </p>
      <Read kind="opened" of={reader.opened} />
      <Read kind="listed" of={reader.listed} />
    </li>
  )
}

const high = 28

/** Fourteen bars as high as the days were, drawn without any library: there may be hundreds of them. */
function Read({ kind, of }: { readonly kind: 'opened' | 'listed'; readonly of: ReaderShown['opened'] }) {
  const { say, number } = useWords(readingsWords)
  const most = Math.max(1, ...of.days)
  return (
    <div className="read">
      <span className="small">{say(`readings.page.column.${kind}`)}</span>
      <svg
        viewBox={`0 0 ${of.days.length * 8} ${high}`}
        width={of.days.length * 8}
        height={high}
        aria-hidden="true"
      >
        {of.days.map((count, nth) => {
          const height = count === 0 ? 1 : Math.max(2, (count / most) * high)
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: days of one row, which never change places
              key={nth}
              className={nth === of.days.length - 1 ? 'now' : undefined}
              x={nth * 8}
              y={high - height}
              width={6}
              height={height}
            />
          )
        })}
      </svg>
      <span className="small">
        {say('readings.page.today-of', { today: number(of.today), limit: number(of.limit) })}
      </span>
    </div>
  )
}
