import type { QueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Me } from '../../base/access/contract.ts'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { useKeys } from '../../base/ui/keyboard.ts'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { fetchUnfolded } from '../../base/ui/unfolds.tsx'
import { addressOf } from './address.tsx'
import { actionKinds, whoseList } from './contract.ts'
import { EmptyToday } from './empty.tsx'
import { Figures, FiguresWaiting } from './figures.tsx'
import { Kinds, WhoseList } from './filters.tsx'
import { type GroupOfRows, grouped, isTalk, onTheWay } from './groups.tsx'
import { AsOf, OfAnotherDay, useDay } from './offline/as-of.tsx'
import { NothingKept } from './offline/nothing-kept.tsx'
import { fetchTalkLine, Row, type RowActs, type Unfolded, useFolded, useSteady } from './row.tsx'
import { ToPrint, usePrintKey } from './to-print.tsx'
import type { Today, Todo } from './todo.tsx'
import { useActs } from './use-acts.tsx'
import { readAhead, type TodayAsked, useToday } from './use-today.tsx'
import { todayWords } from './words.ts'

const MOST_ROWS = 12
/** So many fill the largest window; the others are drawn when these are to be seen. */
const FIRST_ROWS = 12

function askedIn(search: URLSearchParams): TodayAsked {
  return {
    customer: search.get('customer'),
    whose: whoseList.find((one) => one === search.get('whose')) ?? null,
    kind: actionKinds.find((one) => one === search.get('kind')) ?? null,
    owner: search.get('owner'),
  }
}

/** The list that an address of Today shows, asked for before the page is drawn. */
export function readAheadAt(address: URL, me: Me, queries: QueryClient): void {
  readAhead(askedIn(address.searchParams), me, queries)
}

/** What there is to do today: who, why, how much, and one tap to have done it. */
export function TodayPage({ begin }: { readonly begin: ReactNode }) {
  const { say } = useWords(todayWords)
  const [search] = useSearchParams()
  const asked = askedIn(search)
  const { customer } = asked
  const today = useToday(asked)
  const title = say('today.page.title')
  useTitle(title)
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        {today.data && <TopLine today={today.data} asked={asked} isKept={today.isKept} />}
      </header>
      {today.isPending && (
        <Loading>
          <FiguresWaiting />
          <RowsWaiting />
        </Loading>
      )}
      {today.error && !today.data && (
        <>
          <Trouble error={today.error} again={() => today.refetch()} />
          <NothingKept />
        </>
      )}
      {today.data && <OfAnotherDay today={today.data} />}
      {today.data && (
        <Rows key={`${customer} ${addressOf(asked)}`} today={today.data} asked={asked} begin={begin} />
      )}
    </>
  )
}

type Top = { readonly today: Today; readonly asked: TodayAsked; readonly isKept: boolean }

function TopLine({ today, asked, isKept }: Top) {
  const { customer } = asked
  const { say } = useWords(todayWords)
  const { language } = useLanguage()
  const said = (options: Intl.DateTimeFormatOptions, at: Date): string =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(at)
  const day = { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' } as const
  const valuedAt = today.figures?.worthUpdatedAt
  const moment = useMoment(today.timeZone)
  if (customer !== null)
    return (
      <>
        <span className="quiet">{say('today.page.of-one', { name: today.rows[0]?.customerName ?? '' })}</span>
        <Link className="end" to="/today">
          {say('today.page.of-all')}
        </Link>
      </>
    )
  return (
    <>
      <span className="quiet">{said(day, new Date(`${today.day}T00:00:00Z`))}</span>
      <WhoseList today={today} asked={asked} />
      <span className="end">
        {valuedAt && <span className="small">{say('today.page.valued-at', { when: moment(valuedAt) })}</span>}
        <ToPrint today={today} asked={asked} />
      </span>
      {isKept && <AsOf today={today} />}
    </>
  )
}

type Listed = { readonly today: Today; readonly asked: TodayAsked; readonly begin: ReactNode }

function Rows({ today, asked, begin }: Listed) {
  const { customer } = asked
  const { say } = useWords(todayWords)
  const { may, ended } = useMe()
  const amounts = useAmounts(today.currency)
  const acts = useActs(today)
  // What was kept may be yesterday's: tomorrow is counted from today.
  const day = useDay(today)
  const kept = useKeptFocus(today.rows)
  const [unfolded, setUnfolded] = useState<{ id: string; what: Unfolded }>({ id: '', what: null })
  const list = useRef<HTMLDivElement>(null)
  const mayAct = may('actions.write')

  const after =
    <Rest extends readonly unknown[]>(act: (action: Todo, ...rest: Rest) => void) =>
    (action: Todo, ...rest: Rest): void => {
      // A line that is half written in another row stays.
      setUnfolded((before) => (before.id === action.id ? { id: '', what: null } : before))
      kept.leave(action.id)
      act(action, ...rest)
    }
  const rowActs = useSteady({
    done: after(acts.done),
    talked: after(acts.talked),
    postpone: after(acts.postpone),
    dismiss: after(acts.dismiss),
  })

  const groups = useMemo(() => grouped(today.rows), [today.rows])
  const begun = useBegun()
  // Where nothing is due, what comes next can be done ahead of its day.
  const coming = groups.length === 0 && customer === null ? today.coming : []

  const rowsShown = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-action]') ?? []),
  ]
  const step = (by: 1 | -1) => (event: KeyboardEvent) => {
    const rows = rowsShown()
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  /** The row that has the focus itself: inside it, buttons keep their own keys. */
  const onRow =
    (act: (action: Todo) => void, within = true) =>
    (event: KeyboardEvent) => {
      const row = rowsShown().find((one) =>
        within ? one.contains(document.activeElement) : one === document.activeElement,
      )
      const action = [...today.rows, ...coming].find(({ id }) => id === row?.dataset.action)
      if (!action || !mayAct) return
      event.preventDefault()
      act(action)
    }
  const doIt = (action: Todo): void =>
    isTalk(action) ? setUnfolded({ id: action.id, what: 'talk' }) : rowActs.done(action)
  useKeys(
    {
      j: step(1),
      ArrowDown: step(1),
      k: step(-1),
      ArrowUp: step(-1),
      d: onRow(doIt),
      Enter: onRow(doIt, false),
      p: onRow(({ id }) => setUnfolded({ id, what: 'day' })),
      x: onRow(({ id }) => setUnfolded({ id, what: 'why' })),
      u: () => acts.undo(),
    },
    !ended,
  )
  usePrintKey({ today, asked })

  return (
    <>
      {today.figures && today.valued !== false && (
        <Figures figures={today.figures} currency={today.currency} />
      )}
      {customer === null && <Kinds today={today} asked={asked} />}
      {groups.length === 0 && <EmptyToday today={today} asked={asked} begin={begin} />}
      {groups.length + coming.length > 0 && (
        <div className="sheet" ref={list} aria-busy={begun ? undefined : true}>
          {(begun ? groups.map(inFull) : firstOf(groups)).map(({ group, most }) => (
            <GroupRows
              key={group.name}
              group={group}
              most={most}
              isWhole={begun}
              today={today}
              day={day}
              unfolded={unfolded}
              onUnfold={setUnfolded}
              acts={mayAct ? rowActs : null}
            />
          ))}
          {coming.length > 0 && (
            <section aria-labelledby="group-coming">
              <div className="group">
                <h2 id="group-coming">{say('today.page.coming')}</h2>
              </div>
              <ul>
                {coming.map((action) => (
                  <Row
                    key={action.id}
                    action={action}
                    day={today.day}
                    amounts={amounts}
                    unfolded={unfolded.id === action.id ? unfolded.what : null}
                    onUnfold={setUnfolded}
                    acts={mayAct ? rowActs : null}
                  />
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
      {groups.length + coming.length > 0 && mayAct && (
        <p className="small hints" aria-hidden="true">
          <span>
            <kbd>j</kbd> <kbd>k</kbd> {say('today.page.key.step')}
          </span>
          <span>
            <kbd>d</kbd> {say('today.page.key.done')}
          </span>
          <span>
            <kbd>p</kbd> {say('today.page.another-day')}
          </span>
          <span>
            <kbd>x</kbd> {say('today.page.dismiss')}
          </span>
          <span>
            <kbd>u</kbd> {say('today.page.key.undo')}
          </span>
          <span>
            <kbd>/</kbd> {say('today.page.key.find')}
          </span>
        </p>
      )}
      <QuietBar notice={acts.notice} onGone={acts.forget} />
    </>
  )
}

/** Whether the first rows are to be seen: then the others follow, and what is fetched before somebody asks for it. */
function useBegun(): boolean {
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    startTransition(() => setBegun(true))
    fetchUnfolded()
    fetchTalkLine()
  }, [])
  return begun
}

type Length = { readonly group: GroupOfRows; readonly most: number }

const inFull = (group: GroupOfRows): Length => ({ group, most: MOST_ROWS })

/** The groups that the first rows are of, and how many of each. */
function firstOf(groups: readonly GroupOfRows[]): Length[] {
  const lengths: Length[] = []
  let left = FIRST_ROWS
  for (const group of groups) {
    if (left <= 0) break
    lengths.push({ group, most: Math.min(left, MOST_ROWS) })
    left -= group.rows.length
  }
  return lengths
}

type Grouped = Length & {
  /** Its first rows may be there before the others. */
  readonly isWhole: boolean
  readonly today: Today
  readonly day: string
  readonly unfolded: { readonly id: string; readonly what: Unfolded }
  readonly onUnfold: (row: { readonly id: string; readonly what: Unfolded }) => void
  readonly acts: RowActs | null
}

function GroupRows({ group, most, isWhole, today, day, unfolded, onUnfold, acts }: Grouped) {
  const { say } = useWords(todayWords)
  const amounts = useAmounts(today.currency)
  const rows = useMemo(() => onTheWay(group), [group])
  const { shown, hidden, unfold } = useFolded(rows, most)
  // Behind those that were read: they come up as these are done.
  const more = today.more[group.name] ?? 0
  return (
    <section aria-labelledby={`group-${group.name}`}>
      <div className="group">
        <h2 id={`group-${group.name}`}>{say(`today.page.group.${group.name}`)}</h2>
        <span className="small">
          {say(`today.page.group.${group.name}.about`, { count: group.rows.length + more })}
        </span>
      </div>
      <ul>
        {shown.map(({ action, follows }) => (
          <Row
            key={action.id}
            action={action}
            follows={follows}
            day={day}
            amounts={amounts}
            unfolded={unfolded.id === action.id ? unfolded.what : null}
            onUnfold={onUnfold}
            acts={acts}
          />
        ))}
      </ul>
      {isWhole && hidden > 0 && (
        <div className="group">
          <Button type="link" onClick={unfold} style={{ paddingInline: 0 }}>
            {say('today.page.rest', { count: hidden + more })}
          </Button>
        </div>
      )}
      {isWhole && hidden === 0 && more > 0 && (
        <p className="group small">{say('today.page.behind', { count: more })}</p>
      )}
    </section>
  )
}

/** Who works from the keyboard is on the next row when one goes. */
function useKeptFocus(rows: readonly Todo[]) {
  const next = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the rows have changed
  useEffect(() => {
    if (next.current === null) return
    document.getElementById(next.current)?.focus({ preventScroll: true })
    next.current = null
  }, [rows])
  return {
    leave: (id: string): void => {
      const row = document.getElementById(`row-${id}`)
      if (!row) return
      const all = [...document.querySelectorAll<HTMLElement>('[data-action]')]
      const at = all.indexOf(row)
      next.current = (all[at + 1] ?? all[at - 1])?.id ?? null
    },
  }
}

function RowsWaiting() {
  return (
    <div className="sheet">
      <div className="group">
        <Waiting width="72px" />
      </div>
      {['62%', '48%', '70%', '55%', '66%'].map((width) => (
        <div className="row" key={width}>
          <Waiting width="64px" />
          <Waiting width="60%" />
          <Waiting width={width} />
        </div>
      ))}
    </div>
  )
}
