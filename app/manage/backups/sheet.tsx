import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import { useCompany } from '../../base/ui/company.tsx'
import { Field } from '../../base/ui/field/field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useJob } from '../../base/ui/live-jobs.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { ProgressBar } from '../../base/ui/progress.tsx'
import { useSize } from '../../base/ui/sizes.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import './backups.css'
import type { Backups } from './contract.ts'
import { backupsWords } from './words.ts'

const key = ['backups'] as const

/** For owners: whether last night's back-up is there, and what to do where it is not. */
export function BackupsSheet() {
  const { say } = useWords(backupsWords)
  const standing = useQuery({
    queryKey: key,
    // The page may lie open over the hour at which one is made.
    refetchInterval: ({ state }) => (state.data?.job ? 2_000 : 60_000),
    queryFn: () => answered(api.backups.$get()),
  })
  const { data, error } = standing
  const id = useId()
  return (
    <section className="sheet pad backups" id="backups" aria-labelledby={id}>
      <h2 id={id}>{say('backups.page.title')}</h2>
      {data ? (
        data.set ? (
          <Standing of={data} />
        ) : (
          <Unset />
        )
      ) : error ? (
        <Trouble error={error} again={() => standing.refetch()} />
      ) : (
        <Loading>
          <Waiting width="62%" />
        </Loading>
      )}
    </section>
  )
}

/** Nothing is lost so surely as what nobody was told to keep twice. */
function Unset() {
  const { say } = useWords(backupsWords)
  return (
    <>
      <p className="said">{say('backups.page.unset')}</p>
      <p className="quiet">{say('backups.page.unset.how')}</p>
      <pre translate="no">
        <code>RICEBOOK_BACKUP_FOLDER=/backup-disk/ricebook</code>
      </pre>
    </>
  )
}

function Standing({ of }: { readonly of: Backups }) {
  const { say } = useWords(backupsWords)
  const moment = useMoment(useCompany()?.timeZone)
  const { last, next, folder, locked, count, bytes, keep, readable, failure } = of
  const row = (label: string, shown: string | null) => ({ label, value: shown, shown })
  const lastSaid = last
    ? moment(last.at)
    : say(readable ? 'backups.page.last.none' : 'backups.page.unreadable')
  return (
    <>
      <p className="small">{say('backups.page.about')}</p>
      {failure && (
        <p className="said" role="alert">
          {say('backups.page.failed', { when: moment(failure.at) })}{' '}
          <Naming folder={folder} text={failure.why ?? ''} />
        </p>
      )}
      <dl className="fact-rows">
        <Field {...row(say('backups.page.last'), lastSaid)} typing={{ as: 'line' }}>
          {last && <Bytes of={last.bytes} />}
        </Field>
        <Field {...row(say('backups.page.next'), next && moment(next))} typing={{ as: 'line' }} />
        <Field {...row(say('backups.page.folder'), folder)} typing={{ as: 'line' }} literal>
          <p className="small means">
            {say(locked ? 'backups.page.folder.locked' : 'backups.page.folder.open')}
          </p>
        </Field>
        <Field
          {...row(
            say('backups.page.kept'),
            readable ? say('backups.page.kept.are', { count }) : say('backups.page.unreadable'),
          )}
          typing={{ as: 'line' }}
        >
          {count > 0 && <Bytes of={bytes} />}
          {keep && <p className="small means">{say('backups.page.kept.rule', keep)}</p>}
        </Field>
      </dl>
      <Making of={of} />
    </>
  )
}

function Bytes({ of }: { readonly of: number }) {
  const size = useSize()
  return (
    <span className="quiet" translate="no">
      {size(of)}
    </span>
  )
}

/** A sentence with a folder in it, whose name is nobody's to translate. */
function Naming({ folder, text }: { readonly folder: string | null; readonly text: string }) {
  const at = folder === null ? -1 : text.indexOf(folder)
  if (folder === null || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <span translate="no">{folder}</span>
      {text.slice(at + folder.length)}
    </>
  )
}

/** The one that is being made, or the way to one. */
function Making({ of: { job: id } }: { readonly of: Backups }) {
  const { say } = useWords(backupsWords)
  const queries = useQueryClient()
  const said = useTrouble()
  const begin = useMutation({
    mutationFn: (once: string) => answered(api.backups.$post({}, keyed(once))),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const { job } = useJob(id, () => queries.invalidateQueries({ queryKey: key }))
  if (id !== null) {
    const progress = job?.state === 'running' ? job.progress : null
    const waits = job === undefined || job.state === 'waiting'
    return (
      <div className="under-way">
        <p id="backing-up">{say(waits ? 'backups.page.under-way.waits' : 'backups.page.under-way')}</p>
        <ProgressBar share={progress && progress.done / progress.total} of="backing-up" />
      </div>
    )
  }
  return (
    <>
      {begin.error && (
        <p className="said" role="alert">
          {said(begin.error)}
        </p>
      )}
      <p>
        <Button loading={begin.isPending} onClick={() => begin.mutate(newKey())}>
          {say('backups.page.now')}
        </Button>
      </p>
    </>
  )
}
