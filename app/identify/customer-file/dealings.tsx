import { lazy, Suspense } from 'react'
import { useWords } from '../../base/ui/language.tsx'
import { Trouble, Waiting } from '../../base/ui/states.tsx'
import { Entries } from './entries.tsx'
import { type FileRecord, type Named, useOutlook, usePurchases } from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

const TimelineChart = lazy(async () => ({ default: (await import('./timeline.tsx')).TimelineChart }))

type Asked = {
  readonly record: FileRecord
  readonly today: string
  readonly written: Written
  readonly named: Named
}

/** What has gone between them and us: the rhythm of it in one line, then the book. */
export function Dealings({ record, today, written, named }: Asked) {
  const { say } = useWords(customerFileWords)
  const purchases = usePurchases(record.id)
  const outlook = useOutlook(record.id)
  const ready = purchases.data && !outlook.isLoading
  if (purchases.error && !purchases.data)
    return <Trouble error={purchases.error} again={() => purchases.refetch()} />
  return (
    <section className="sheet pad dealings" aria-labelledby="dealings">
      <h2 id="dealings">{say('customer-file.page.dealings')}</h2>
      {ready && purchases.data ? (
        <Suspense fallback={<TimelineWaiting />}>
          <TimelineChart
            record={record}
            purchases={purchases.data}
            outlook={outlook.data ?? null}
            today={today}
            written={written}
          />
        </Suspense>
      ) : (
        <TimelineWaiting />
      )}
      <Entries id={record.id} written={written} named={named} />
    </section>
  )
}

function TimelineWaiting() {
  return (
    <div className="timeline-waits">
      <Waiting width="46%" />
    </div>
  )
}
