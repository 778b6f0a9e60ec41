import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { newKey, Problem } from '../../../base/ui/client.ts'
import { useCompany } from '../../../base/ui/company.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { isLive, type LiveJob, useJob } from '../../../base/ui/live-jobs.tsx'
import { useMoment } from '../../../base/ui/moments.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { useTitle } from '../../../base/ui/shell.tsx'
import { useSize } from '../../../base/ui/sizes.tsx'
import { Loading, Trouble, useTrouble } from '../../../base/ui/states.tsx'
import { importsWords } from '../words.ts'
import { type Answers, CompanyQuestions, useOpenQuestions } from './company-question.tsx'
import { Standing, Undone } from './done.tsx'
import { useDraft } from './draft.tsx'
import { Notices } from './notices.tsx'
import { Outcome, OutcomeWaiting } from './outcome.tsx'
import { Phases } from './phases.tsx'
import { Reading } from './reading.tsx'
import { capital } from './said.tsx'
import { Sending } from './sending.tsx'
import { StateTag } from './state-tag.tsx'
import {
  type ImportShown,
  isBroken,
  type LookShown,
  type Seen,
  useFollowing,
  useImport,
  useImportActs,
  useRetry,
  useSeen,
} from './use-imports.tsx'

/** One file: what was seen of it, how far it has come, what it brought. */
export function OneImport() {
  const { id = '' } = useParams()
  const { say } = useWords(importsWords)
  const found = useImport(id)
  const row = found.data
  useTitle(row?.fileName ?? say('imports.page.title'))
  return (
    <>
      <header className="top">
        <Link to="/imports" className="back">
          {say('imports.page.title')}
        </Link>
        {row && <Head row={row} />}
      </header>
      <Sending />
      {found.isPending && (
        <Loading>
          <OutcomeWaiting />
        </Loading>
      )}
      {found.error &&
        !row &&
        (isNotThere(found.error) ? (
          <NotThere />
        ) : (
          <Trouble error={found.error} again={() => found.refetch()} />
        ))}
      {row && <Body key={row.id} row={row} />}
    </>
  )
}

const isNotThere = (error: unknown): boolean => error instanceof Problem && error.code === 'imports.not-found'

/** The address leads to no import: asking again would not help, the list does. */
function NotThere() {
  const { say } = useWords(importsWords)
  return (
    <section className="sheet state">
      <h2>{say('imports.page.not-there')}</h2>
      <p className="quiet">{say('imports.page.not-there.about')}</p>
      <Link to="/imports">{say('imports.page.not-there.all')}</Link>
    </section>
  )
}

function Head({ row }: { readonly row: ImportShown }) {
  const { say } = useWords(importsWords)
  const size = useSize()
  const moment = useMoment(useCompany()?.timeZone)
  const { fileName, kind, bytes, createdAt, byName } = row
  return (
    <>
      <h1 translate="no">{fileName}</h1>
      <StateTag row={row} />
      <span className="quiet">
        {capital(say(`imports.page.kind.${kind}`))} · <span translate="no">{size(bytes)}</span>
      </span>
      <span className="small end">
        {say(byName === null ? 'imports.page.when' : 'imports.page.when-and-who', {
          when: moment(createdAt),
          who: byName ?? '',
        })}
      </span>
    </>
  )
}

function Body({ row }: { readonly row: ImportShown }) {
  const follow = useFollowing()
  const found = useImport(row.id)
  const { job } = useJob(row.job, () => {
    found.refetch()
    if (!row.lookFirst) follow()
  })
  const undoing = row.state === 'undoing' || (row.state === 'standing' && isUndo(job) && isAtIt(job))
  const working = row.state === 'waiting' || row.state === 'running'
  if ((working || row.state === 'undoing') && isBroken(job)) return <Broken row={row} job={job} />
  if (undoing) return <Undoing job={job} />
  if (working && isUndo(job)) return <GivingUp />
  if (row.state === 'standing') return <Standing row={row} />
  if (row.state === 'undone') return <Undone row={row} />
  if (row.state === 'cancelled') return <Cancelled />
  if (working && !row.lookFirst) return <Entering row={row} job={job} />
  return <Looking row={row} job={job} />
}

const isUndo = (job: LiveJob | undefined): boolean => job?.kind === 'undo-import'
const isAtIt = (job: LiveJob | undefined): boolean => job !== undefined && isLive(job)

/** A file that nobody has confirmed yet: under way, ready, or refused. */
function Looking({ row, job }: { readonly row: ImportShown; readonly job: LiveJob | undefined }) {
  const seen = useSeen(row)
  if (seen.isPending) return <OutcomeWaiting />
  if (seen.error && !seen.data) return <Trouble error={seen.error} again={() => seen.refetch()} />
  const { look } = seen.data ?? { look: null }
  if (!seen.data || !look) return <Unseen row={row} job={job} />
  const whole = { ...seen.data, look }
  // Another look, another draft.
  return <Seeing key={`${look.look} ${look.mapping === null}`} row={row} job={job} seen={whole} />
}

type Under = { readonly row: ImportShown; readonly job: LiveJob | undefined }

/** Before anything of it could be seen. */
function Unseen({ row, job }: Under) {
  return row.state === 'failed' ? <Refused row={row} /> : <LookUnderWay row={row} job={job} />
}

function LookUnderWay({ row, job }: Under) {
  const { say } = useWords(importsWords)
  return (
    <section className="sheet pad confirm" aria-labelledby="looking">
      <h2 id="looking">{say('imports.page.looking')}</h2>
      <p className="quiet">{say('imports.page.looking.about')}</p>
      <Phases work={[{ of: 'look', job }]} />
      <Queue job={job} />
      <div className="acts">
        <GiveUp row={row} />
      </div>
    </section>
  )
}

function Seeing({ row, job, seen }: Under & { readonly seen: Seen & { readonly look: LookShown } }) {
  const { may } = useMe()
  const { look: relook } = useImportActs(row)
  const drafted = useDraft(seen)
  const stale = row.look !== seen.look.look
  const lookAgain = may('imports.run')
    ? (asked: Parameters<typeof relook.mutate>[0]['asked']) => relook.mutate({ asked, once: newKey() })
    : null
  return (
    <div className="sheets" aria-busy={stale}>
      {row.state === 'ready' && <Outcome row={row} currency={seen.company.currency} />}
      {row.state === 'ready' && <Confirm row={row} seen={seen} drafted={drafted} />}
      {row.state === 'failed' && <Refused row={row} seen />}
      {row.state !== 'ready' && row.state !== 'failed' && <LookUnderWay row={row} job={job} />}
      {relook.error && <Said error={relook.error} />}
      <Reading
        look={seen.look}
        drafted={drafted}
        onLook={lookAgain}
        asking={relook.isPending || (stale && row.state !== 'failed')}
      />
    </div>
  )
}

type Confirming = {
  readonly row: ImportShown
  readonly seen: Seen & { readonly look: LookShown }
  readonly drafted: ReturnType<typeof useDraft>
}

/** What to know, what to answer, and the word that makes it stand. */
function Confirm({ row, seen, drafted }: Confirming) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const { confirm } = useImportActs(row)
  const open = useOpenQuestions(seen)
  const [answers, setAnswers] = useState<Answers>({})
  const go = (): void => {
    // What stands there and was not changed is an answer, too.
    const currency = answers.currency ?? seen.company.currency
    const settings = { ...answers, ...(open.currency && { currency }) }
    confirm.mutate({ look: row.look, settings, once: newKey() })
  }
  return (
    <section className="sheet pad confirm" aria-labelledby="confirm">
      <h2 id="confirm">{say('imports.page.confirm.title')}</h2>
      <p className="quiet">{say('imports.page.confirm.about')}</p>
      <Notices row={row} seen={seen} draft={drafted.draft} />
      {may('imports.run') && (
        <>
          <CompanyQuestions seen={seen} answers={answers} onAnswer={setAnswers} />
          {confirm.error && <Said error={confirm.error} />}
          <div className="acts">
            <Button type="primary" loading={confirm.isPending} disabled={drafted.changed} onClick={go}>
              {say('imports.page.confirm')}
            </Button>
            <GiveUp row={row} />
            {drafted.changed && <span className="small">{say('imports.page.confirm.changed')}</span>}
          </div>
        </>
      )}
    </section>
  )
}

/** Gives a file up that does not stand yet: one tap, since nothing of it was seen and the file is still where it was. */
function GiveUp({ row }: { readonly row: ImportShown }) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const { giveUp } = useImportActs(row)
  if (!may('imports.run')) return null
  const working = row.state === 'waiting' || row.state === 'running'
  return (
    <>
      <Button loading={giveUp.isPending} onClick={() => giveUp.mutate(newKey())}>
        {say(working ? 'imports.page.stop' : 'imports.page.give-up')}
      </Button>
      {giveUp.error && <Said error={giveUp.error} />}
    </>
  )
}

/** A file that was refused: why, and what to do. What its columns mean can be said below. */
function Refused({ row, seen = false }: { readonly row: ImportShown; readonly seen?: boolean }) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const { look } = useImportActs(row)
  const unmapped = row.refusalCode?.startsWith('imports.map.') ?? false
  // What is not the file's fault, a full disk say, may be over.
  const filesFault = row.refusalCode?.startsWith('imports.') ?? false
  return (
    <section className="sheet state" role="alert">
      <h2>{say(unmapped ? 'imports.page.unmapped' : 'imports.page.refused')}</h2>
      <p className="quiet">{unmapped ? say('imports.page.unmapped.about') : row.refusal}</p>
      {filesFault && !unmapped && seen && <p className="quiet">{say('imports.page.refused.then')}</p>}
      {look.error && <Said error={look.error} />}
      <div className="acts">
        {may('imports.run') && !filesFault && (
          <Button
            loading={look.isPending}
            onClick={() => look.mutate({ asked: unchanged(row), once: newKey() })}
          >
            {say('imports.page.look-again')}
          </Button>
        )}
        <GiveUp row={row} />
      </div>
    </section>
  )
}

function unchanged({ kind, source }: ImportShown) {
  return {
    ...{ kind, source, mapping: null, dateOrder: null, decimalSign: null },
    ...{ encoding: null, sheet: null, headingRow: null },
  }
}

/** A confirmed file on its way into the ledger, and what follows. */
function Entering({ row, job }: Under) {
  const { say } = useWords(importsWords)
  return (
    <section className="sheet pad confirm">
      <h2>{say('imports.page.entering')}</h2>
      <p className="quiet">{say('imports.page.leave-it')}</p>
      <Phases
        work={[
          { of: 'enter', job },
          { of: 'worth', job: undefined },
        ]}
      />
      <Queue job={job} />
      <div className="acts">
        <GiveUp row={row} />
      </div>
    </section>
  )
}

function Undoing({ job }: { readonly job: LiveJob | undefined }) {
  const { say } = useWords(importsWords)
  return (
    <section className="sheet pad confirm">
      <h2>{say('imports.page.undoing')}</h2>
      <p className="quiet">{say('imports.page.leave-it')}</p>
      <Phases
        work={[
          { of: 'undo', job },
          { of: 'worth', job: undefined },
        ]}
      />
      <Queue job={job} />
    </section>
  )
}

function GivingUp() {
  const { say } = useWords(importsWords)
  return (
    <section className="sheet state" role="status">
      <p>{say('imports.page.giving-up')}</p>
    </section>
  )
}

function Cancelled() {
  const { say } = useWords(importsWords)
  return (
    <section className="sheet state">
      <h2>{say('imports.page.cancelled')}</h2>
      <p className="quiet">{say('imports.page.cancelled.about')}</p>
      <Link to="/imports">{say('imports.page.to-list')}</Link>
    </section>
  )
}

/** Its job broke off for a reason that is not the file's. */
function Broken({ row, job }: Under) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const retry = useRetry()
  if (!job) return null
  return (
    <section className="sheet state" role="alert">
      <h2>{say(job.state === 'cancelled' ? 'imports.page.stopped' : 'imports.page.broke')}</h2>
      <p className="quiet">{job.why ?? say('imports.page.stopped.about')}</p>
      {retry.error && <Said error={retry.error} />}
      <div className="acts">
        {job.state === 'failed' && may('jobs.cancel') && (
          <Button
            type="primary"
            loading={retry.isPending}
            onClick={() => retry.mutate({ job, once: newKey() })}
          >
            {say('imports.page.try-again')}
          </Button>
        )}
        {row.state !== 'undoing' && <GiveUp row={row} />}
      </div>
    </section>
  )
}

/** One job at a time: what a waiting one waits for. */
function Queue({ job }: { readonly job: LiveJob | undefined }) {
  const { say } = useWords(importsWords)
  if (job?.state !== 'waiting') return null
  return <p className="small">{say('imports.page.queue')}</p>
}

function Said({ error }: { readonly error: unknown }) {
  const trouble = useTrouble()
  return (
    <p className="said" role="alert">
      {trouble(error)}
    </p>
  )
}
