import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../../base/ui/language.tsx'
import { ProgressBar } from '../../../base/ui/progress.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { useSize } from '../../../base/ui/sizes.tsx'
import { useTrouble } from '../../../base/ui/states.tsx'
import { importsWords } from '../words.ts'
import { drop, forgetTaken, isUnderWay, send, sendAgain, type Upload, useUploads } from './uploads.tsx'

const KINDS = '.csv,.tsv,.txt,.xlsx,.parquet'

/** Chooses files, on a phone too. */
export function ChooseFiles({ main = false }: { readonly main?: boolean }) {
  const { say } = useWords(importsWords)
  const field = useRef<HTMLInputElement>(null)
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    send([...(target.files ?? [])])
    // The same file chosen again is to be seen again.
    target.value = ''
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={KINDS}
        aria-label={say('imports.page.choose')}
        onChange={chosen}
      />
      <Button type={main ? 'primary' : 'default'} onClick={() => field.current?.click()}>
        {say('imports.page.choose')}
      </Button>
    </>
  )
}

/** Takes files that are dropped anywhere on the page. */
export function DropAnywhere({ children }: { readonly children: ReactNode }) {
  const { say } = useWords(importsWords)
  const { may, ended } = useMe()
  const takes = may('imports.run') && !ended
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!takes) return
    // Entering a part of the page comes before leaving the one around it.
    let depth = 0
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const onEnter = (event: DragEvent): void => {
      if (!carries(event)) return
      depth += 1
      setOver(true)
    }
    const onOver = (event: DragEvent): void => {
      if (carries(event)) event.preventDefault()
    }
    const onLeave = (event: DragEvent): void => {
      if (!carries(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      if (!carries(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      const { files, folders } = dropped(event.dataTransfer)
      send(files, folders)
    }
    const heard = { dragenter: onEnter, dragover: onOver, dragleave: onLeave, drop: onDrop }
    const names = Object.keys(heard) as (keyof typeof heard)[]
    for (const name of names) addEventListener(name, heard[name])
    return () => {
      for (const name of names) removeEventListener(name, heard[name])
    }
  }, [takes])
  return (
    <>
      {children}
      {over && (
        <div className="drop" aria-hidden="true">
          <p>{say('imports.page.let-go')}</p>
        </div>
      )}
    </>
  )
}

function dropped(carried: DataTransfer | null): { readonly files: File[]; readonly folders: string[] } {
  const files: File[] = []
  const folders: string[] = []
  for (const item of carried?.items ?? []) {
    const entry = item.webkitGetAsEntry?.()
    const file = item.kind === 'file' ? item.getAsFile() : null
    if (entry?.isDirectory) folders.push(entry.name)
    else if (file) files.push(file)
  }
  return { files, folders }
}

/** Files on their way. A single one that has arrived is looked at; of several, each waits in the list. */
export function Sending() {
  const { say } = useWords(importsWords)
  const uploads = useUploads()
  const queries = useQueryClient()
  const go = useNavigate()
  const taken = uploads.filter(({ state }) => state === 'taken')
  const settled = taken.length > 0 && !uploads.some(isUnderWay)
  useEffect(() => {
    if (taken.length > 0) queries.invalidateQueries({ queryKey: ['imports', 'list'] })
  }, [taken.length, queries])
  useEffect(() => {
    if (!settled) return
    const only = taken.length === 1 && uploads.length === 1 ? taken[0]?.id : null
    forgetTaken()
    if (only) go(`/imports/${only}`)
    else go('/imports')
  }, [settled, taken, uploads, go])
  if (uploads.length === 0) return null
  return (
    <section className="sheet" aria-label={say('imports.page.sending')}>
      <ul>
        {uploads.map((upload) => (
          <Sent key={upload.number} upload={upload} />
        ))}
      </ul>
    </section>
  )
}

function Sent({ upload }: { readonly upload: Upload }) {
  const { say, percent } = useWords(importsWords)
  const { number, name, bytes, state, sent } = upload
  const size = useSize()
  const failed = state === 'failed'
  return (
    <li className={failed ? 'sent failed' : 'sent'} role={failed ? 'alert' : undefined}>
      <span className="name" id={`upload-${number}`} translate="no">
        {name}
      </span>
      <span className="small far">
        {!failed && say(`imports.page.sending.${state}`)}{' '}
        {bytes > 0 && <span translate="no">{size(bytes)}</span>}{' '}
        {state === 'sending' && percent(sent / bytes)}
      </span>
      {failed && <Why upload={upload} />}
      <span className="acts">
        {failed && mayAgain(upload) && (
          <Button type="primary" onClick={() => sendAgain(number)}>
            {say('imports.page.send-again')}
          </Button>
        )}
        <Button onClick={() => drop(number)} disabled={state === 'taken'}>
          {say(failed ? 'imports.page.forget' : 'imports.page.stop-sending')}
        </Button>
      </span>
      {!failed && (
        <ProgressBar
          share={state === 'keeping' || state === 'waiting' ? null : sent / Math.max(1, bytes)}
          of={`upload-${number}`}
        />
      )}
    </li>
  )
}

function Why({ upload: { name, why } }: { readonly upload: Upload }) {
  const { say } = useWords(importsWords)
  const trouble = useTrouble()
  if (why === null) return null
  return (
    <p className="why">
      {typeof why === 'string' ? say(`imports.page.sending.${why}`, { name }) : trouble(why)}
    </p>
  )
}

/** Whether the same file can be another time what it was not now. */
function mayAgain({ why }: Upload): boolean {
  if (typeof why === 'string' || why === null) return why === 'unreadable'
  return !('code' in why) || (why.status !== 422 && why.status !== 413)
}
