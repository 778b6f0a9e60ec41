import { lazy, Suspense, useEffect } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { useCompany } from '../../base/ui/company.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { EquitySheet } from './sheets/equity-sheet.tsx'
import { HoldersSheet } from './sheets/holders-sheet.tsx'
import { useSpeak } from './sheets/speak.tsx'
import { StagesSheet } from './sheets/stages-sheet.tsx'
import { useWorth, type WorthShown, type WorthTold } from './sheets/use-worth.tsx'
import { WhaleSheet } from './sheets/whale-sheet.tsx'
import { type PeopleShown, readGroup, writtenGroup } from './sheets/who.tsx'
import { worthPageWords } from './sheets/words.ts'
import './sheets/worth.css'

const EmptyWorth = lazy(async () => ({ default: (await import('./sheets/empty.tsx')).EmptyWorth }))
const Revalue = lazy(async () => ({ default: (await import('./sheets/revalue.tsx')).Revalue }))
const SheetsBelow = lazy(async () => ({ default: (await import('./sheets/below.tsx')).SheetsBelow }))
const People = lazy(async () => ({ default: (await import('./sheets/people.tsx')).People }))

const sheets = ['equity', 'holders', 'stages', 'whale', 'spread', 'cohorts', 'check', 'card'] as const

/** What customers are worth: in all, in whose hands, since when, how sure that is and how it came about. */
export function WorthPage() {
  const { say } = useWords(worthPageWords)
  const worth = useWorth()
  const title = say('worth.page.title')
  useTitle(title)
  return (
    <div className="worth">
      <header className="top">
        <h1>{title}</h1>
        {worth.data && <TopLine shown={worth.data} />}
      </header>
      {worth.isPending && <SheetsWaiting />}
      {worth.error && !worth.data && <Trouble error={worth.error} again={() => worth.refetch()} />}
      {worth.data === null && (
        <Suspense>
          <EmptyWorth />
        </Suspense>
      )}
      {worth.data && <Shown shown={worth.data} />}
    </div>
  )
}

function TopLine({ shown: { run, figures } }: { readonly shown: WorthShown }) {
  const speak = useSpeak(figures.currency)
  const { say, day, number } = speak
  const moment = useMoment(useCompany()?.timeZone)
  return (
    <>
      <span className="quiet">
        {say('worth.page.known-to', {
          asOf: run.asOf === null ? '' : day(run.asOf),
          buyers: number(figures.buyers),
        })}
      </span>
      <span className="end worth-acts">
        {run.endedAt && (
          <span className="small">{say('worth.page.valued-at', { when: moment(run.endedAt) })}</span>
        )}
        <Suspense>
          <Revalue speak={speak} />
        </Suspense>
      </span>
    </>
  )
}

function Shown({ shown }: { readonly shown: WorthShown }) {
  const { say } = useWords(worthPageWords)
  const { groups, figures } = shown
  const { story } = figures
  if (!groups || !story)
    return (
      <section className="sheet state">
        <p>{say('worth.page.older')}</p>
      </section>
    )
  return <Sheets told={{ ...shown, groups, story }} />
}

function Sheets({ told }: { readonly told: WorthTold }) {
  const { say } = useWords(worthPageWords)
  const [search, setSearch] = useSearchParams()
  const group = readGroup(search.get('group'))
  // In the address: the way back closes it, and whoever is sent the address sees the same.
  const open = (wanted: PeopleShown): void => setSearch({ group: writtenGroup(wanted) })
  return (
    <>
      <nav className="worth-jump" aria-label={say('worth.page.jump')}>
        {sheets.map((name) => (
          <a key={name} className="worth-anchor" href={`#${name}`}>
            {say(`worth.page.jump.${name}`)}
          </a>
        ))}
        <Link className="worth-anchor" to="/worth/formulas">
          {say('worth.page.jump.formulas')}
        </Link>
      </nav>
      <div className="sheets">
        <EquitySheet told={told} />
        <div className="sheets two">
          <HoldersSheet told={told} open={open} />
          <StagesSheet told={told} />
        </div>
        <WhaleSheet told={told} open={open} />
        <Suspense>
          <SheetsBelow told={told} open={open} />
          <Anchored />
        </Suspense>
      </div>
      {group && (
        <Suspense>
          <People told={told} group={group} onClose={() => setSearch({})} />
        </Suspense>
      )}
    </>
  )
}

/** Sheets come after the address: whoever wants one of them is brought there once all of them stand. */
function Anchored() {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [hash])
  return null
}

function SheetsWaiting() {
  return (
    <Loading>
      <div className="sheets">
        {['equity', 'whale'].map((name) => (
          <div key={name} className="sheet pad worth-split">
            <div>
              <Waiting width="46%" />
              <Waiting width="38%" tall />
              <Waiting width="82%" />
              <Waiting width="70%" />
            </div>
            <div className="worth-waiting-chart" />
          </div>
        ))}
      </div>
    </Loading>
  )
}
