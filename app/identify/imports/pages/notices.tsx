import type { ReactNode } from 'react'
import { useCompany } from '../../../base/ui/company.tsx'
import { currencyName } from '../../../base/ui/currencies.tsx'
import { dayIn } from '../../../base/ui/days.tsx'
import { useLanguage, useWords } from '../../../base/ui/language.tsx'
import { importsWords } from '../words.ts'
import type { Draft } from './draft.tsx'
import { useCounted } from './said.tsx'
import type { ImportShown, Seen } from './use-imports.tsx'

/** More rows left out than this, and a column was most likely taken for what it is not. */
const SUSPICIOUS = 0.2
const MANY = 0.5
const FEW_REASONS = 5

type Noticed = {
  readonly row: ImportShown
  readonly seen: Seen
  readonly draft: Draft
}

type Tone = 'due' | 'hold' | 'plain'
type Notice = { readonly key: string; readonly tone: Tone; readonly text: ReactNode }

/** What somebody should know before they confirm, the gravest first; each says what to do. */
export function Notices(noticed: Noticed) {
  const { say } = useWords(importsWords)
  const notices = useNotices(noticed)
  if (notices.length === 0) return null
  return (
    <ul className="notices" aria-label={say('imports.page.notices')}>
      {notices.map(({ key, tone, text }) => (
        <li key={key} className="notice">
          <span className={`tag ${tone}`}>{say(`imports.page.notice.tone.${tone}`)}</span>
          <div>{text}</div>
        </li>
      ))}
    </ul>
  )
}

function useNotices({ row, seen, draft }: Noticed): readonly Notice[] {
  const { say, day } = useWords(importsWords)
  const counted = useCounted()
  const { language } = useLanguage()
  const timeZone = useCompany()?.timeZone
  const { figures, kind } = row
  const { look, sameAs, company } = seen
  if (figures === null || look === null) return []
  const has = (role: string): boolean => look.mapping?.[role] !== undefined
  const { rows, rejected, anonymous, added, known, differing, returns, lastDay } = figures
  const lines = kind === 'orders' || kind === 'payments'
  const notices: (Notice | false)[] = [
    sameAs !== null && {
      key: 'same',
      tone: 'hold',
      text: say('imports.page.notice.same', { batch: sameAs }),
    },
    rejected > 0 && {
      key: 'rejected',
      tone: rejected > rows * SUSPICIOUS ? 'due' : 'hold',
      text: <LeftOut row={row} seen={seen} many={rejected > rows * SUSPICIOUS} />,
    },
    rejected === 0 &&
      added === 0 &&
      sameAs === null && { key: 'nothing', tone: 'hold', text: say('imports.page.notice.nothing-new') },
    look.dateOrder?.because === 'assumed' && {
      key: 'date-order',
      tone: 'hold',
      text: say('imports.page.notice.date-order', {
        order: say(`imports.page.date-order.${draft.dateOrder ?? look.dateOrder.order}`),
      }),
    },
    lastDay !== null &&
      lastDay > dayIn(timeZone, new Date()) && {
        key: 'future',
        tone: 'hold',
        text: say('imports.page.notice.future', { day: day(lastDay) }),
      },
    lines &&
      anonymous > 0 && {
        key: 'anonymous',
        tone: anonymous > rows * MANY ? 'hold' : 'plain',
        text: say(
          `imports.page.notice.anonymous.${kind === 'orders' ? 'orders' : 'payments'}`,
          counted(anonymous),
        ),
      },
    lines &&
      differing > 0 && {
        key: 'differing',
        tone: 'hold',
        text: say('imports.page.notice.differing', counted(differing)),
      },
    lines &&
      known > 0 &&
      sameAs === null && {
        key: 'known',
        tone: 'plain',
        text: say('imports.page.notice.known', counted(known)),
      },
    kind === 'orders' &&
      !has('amount') &&
      !has('price') && { key: 'amount', tone: 'hold', text: say('imports.page.notice.no-amount') },
    kind === 'orders' &&
      !has('product') && { key: 'product', tone: 'plain', text: say('imports.page.notice.no-product') },
    kind === 'orders' &&
      !has('order') && { key: 'order', tone: 'plain', text: say('imports.page.notice.no-order') },
    returns > 0 && {
      key: 'returns',
      tone: 'plain',
      text: say('imports.page.notice.returns', counted(returns)),
    },
    currencyOf(look.currencies, company.currency) !== null && {
      key: 'currency',
      tone: 'plain',
      text: say('imports.page.notice.currency', {
        currency: currencyName(language, look.currencies[0] ?? ''),
      }),
    },
  ]
  const grave: readonly Tone[] = ['due', 'hold', 'plain']
  return notices
    .filter((one): one is Notice => one !== false)
    .sort((a, b) => grave.indexOf(a.tone) - grave.indexOf(b.tone))
}

/** A currency that the company will count in from this file on. */
function currencyOf(named: readonly string[], now: string): string | null {
  const [one] = named
  return one !== undefined && named.length === 1 && one !== now ? one : null
}

/** How many rows are left out, for which reasons, and where they come back. */
function LeftOut({
  row,
  seen,
  many,
}: {
  readonly row: ImportShown
  readonly seen: Seen
  readonly many: boolean
}) {
  const { say } = useWords(importsWords)
  const counted = useCounted()
  return (
    <>
      <p>
        {say(
          many ? 'imports.page.notice.rejected.many' : 'imports.page.notice.rejected',
          counted(row.figures?.rejected ?? 0),
        )}{' '}
        <Rejected id={row.id} />
      </p>
      <Reasons seen={seen} />
    </>
  )
}

/** Why rows were left out, the commonest reasons first. */
export function Reasons({ seen }: { readonly seen: Seen }) {
  const { say, number } = useWords(importsWords)
  const counted = useCounted()
  const leftOut = seen.look?.leftOut ?? []
  return (
    <ul className="reasons">
      {leftOut.slice(0, FEW_REASONS).map(({ code, column, count, row: at, reason }) => (
        <li key={`${code} ${column}`}>
          {column !== null && (
            <b translate="no" className="column">
              {column}
            </b>
          )}{' '}
          <span translate="no">{reason}</span>{' '}
          <span className="small">
            {say('imports.page.left-out', { row: number(at), ...counted(count) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The rows that could not be read, with why, as a file to mend and bring again. */
export function Rejected({ id }: { readonly id: string }) {
  const { say } = useWords(importsWords)
  const { language } = useLanguage()
  return (
    <a href={`/api/imports/${id}/rejected.csv?language=${language}`} download className="way-on nobreak">
      {say('imports.page.rejected.download')}
    </a>
  )
}
