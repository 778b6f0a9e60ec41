import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { answered, api } from '../../../base/ui/client.ts'
import { useCompany } from '../../../base/ui/company.tsx'
import { LeadingFigure } from '../../../base/ui/figure.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { useMoment } from '../../../base/ui/moments.tsx'
import type { RunFigures, WorthRun } from '../contract.ts'
import { Revalue } from '../sheets/revalue.tsx'
import { useSpeak } from '../sheets/speak.tsx'
import '../sheets/worth.css'
import './valued.css'
import { worthValuedWords } from './words.ts'

/** What the last worth run came to, where that is told in full, and the way to ask for another. */
export function Valued() {
  const company = useCompany()
  const { data: run } = useQuery({
    queryKey: ['worth', 'run'],
    // A run is over quickly, and whoever has changed what it rests on waits for it.
    refetchInterval: 3_000,
    queryFn: async () => (await answered(api.worth.$get())).run,
  })
  if (run === undefined || !company) return null
  return <Told run={run} {...company} />
}

type Asked = { readonly run: WorthRun | null; readonly currency: string; readonly timeZone: string }

function Told({ run, currency, timeZone }: Asked) {
  const speak = useSpeak(run?.figures?.currency ?? currency)
  const moment = useMoment(timeZone)
  const { rough, percent, number } = speak
  const { say } = useWords(worthValuedWords)
  const figures = run?.figures
  const equity = figures?.equity ?? null
  const basis = figures && basisOf(figures)
  return (
    <div className="worth-valued">
      {figures && figures.buyers > 0 ? (
        <>
          <h3>{say('worth.page.valued.heading')}</h3>
          <LeadingFigure
            value={equity && rough(equity.value)}
            unit={say('worth.page.valued.unit')}
            interval={
              equity && { low: rough(equity.low), high: rough(equity.high), level: percent(equity.level) }
            }
          />
          <p className="quiet">
            {run?.endedAt &&
              say('worth.page.valued.last', { when: moment(run.endedAt), buyers: number(figures.buyers) })}
            {speak.gap}
            {basis && say(basis, { rate: percent(figures.companyMarginRate ?? 1, 2) })}
          </p>
          <Link className="worth-link" to="/worth">
            {say('worth.page.valued.open')}
          </Link>
        </>
      ) : (
        <p className="quiet">{speak.say('worth.page.empty')}</p>
      )}
      <Revalue speak={speak} />
    </div>
  )
}

/** What margins rested on; null where orders have no amounts. */
function basisOf({ marginBasis }: RunFigures) {
  return marginBasis === 'none' ? null : (`worth.page.valued.${marginBasis}` as const)
}
