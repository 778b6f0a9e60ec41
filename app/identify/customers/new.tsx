import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import { type Notice, QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { NewCustomer } from './contract.ts'
import { Likenesses } from './likenesses.tsx'
import { Line } from './line.tsx'
import type { Drafted } from './new-more.tsx'
import { useSpeaking } from './speaking.tsx'
import './customers.css'

const MoreFields = lazy(async () => ({ default: (await import('./new-more.tsx')).MoreFields }))

/** A customer in a few seconds: a name is enough, a telephone is good, everything else can wait. */
export function NewCustomerPage() {
  const { say } = useSpeaking()
  const { may, me } = useMe()
  const go = useNavigate()
  const queries = useQueryClient()
  const trouble = useTrouble()
  const [search] = useSearchParams()
  const title = say('customers.page.new')
  useTitle(title)
  // Who sells looks after whom they have found; in a shop everybody does.
  const blank: Drafted = me.rows !== 'all' ? { owner: me.id } : {}
  const [draft, setDraft] = useState<Drafted>(() => ({ ...blank, ...typedBefore(search.get('name') ?? '') }))
  const [unfolded, setUnfolded] = useState(false)
  const [notice, setNotice] = useState<Notice | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ customer, key }: { customer: NewCustomer; key: string; another: boolean }) =>
      answered(api.customers.$post({ json: customer }, keyed(key))),
    onSuccess: ({ id, name }, { another }) => {
      queries.invalidateQueries({ queryKey: ['customers'] })
      if (!another) return go(`/customers/${id}`, { replace: true })
      setDraft(blank)
      setNotice((before) => ({
        number: (before?.number ?? 0) + 1,
        text: say('customers.page.new.made', { name }),
      }))
      form.current?.querySelector('input')?.focus()
    },
  })
  const { name = '', phone = '', ...more } = draft
  const ready = typeof name === 'string' && name.trim() !== '' && !isPending
  const send = (another: boolean): void => {
    if (ready) mutate({ customer: customerOf(draft), key: newKey(), another })
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    send(false)
  }
  if (!may('customers.write'))
    return (
      <section className="sheet state">
        <h1>{title}</h1>
        <p className="quiet">{say('customers.page.new.not-yours')}</p>
      </section>
    )
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        <span className="quiet">{say('customers.page.new.about')}</span>
      </header>
      <form className="sheet pad quick" onSubmit={onSubmit} ref={form}>
        <div className="form">
          <Line label={say('customers.page.field.name')}>
            <Input
              autoFocus
              required
              value={name}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, name: target.value })}
            />
          </Line>
          <Line
            label={
              <>
                {say('customers.page.field.phone')} <small>{say('customers.page.optional')}</small>
              </>
            }
          >
            <Input
              type="tel"
              value={phone}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, phone: target.value })}
            />
          </Line>
          <Likenesses name={name} phone={phone} />
          {unfolded ? (
            <Suspense>
              <MoreFields draft={more} onDraft={(some) => setDraft({ ...draft, ...some })} />
            </Suspense>
          ) : (
            <Button type="link" aria-expanded={false} className="unfold" onClick={() => setUnfolded(true)}>
              {say('customers.page.new.more')}
            </Button>
          )}
          {error && (
            <p className="said" role="alert">
              {trouble(error)}
            </p>
          )}
          <div className="buttons">
            <Button type="primary" htmlType="submit" disabled={!ready}>
              {say('customers.page.new.keep')}
            </Button>
            <Button disabled={!ready} onClick={() => send(true)}>
              {say('customers.page.new.keep-and-another')}
            </Button>
          </div>
        </div>
      </form>
      <QuietBar notice={notice} onGone={() => setNotice(null)} />
    </>
  )
}

/** What was looked for and not found is a name, or a telephone. */
function typedBefore(text: string): Drafted {
  if (text === '') return {}
  return /^[+\d\s().-]{7,}$/.test(text) ? { phone: text } : { name: text }
}

/** What was typed, without what was left out. */
function customerOf({ name = '', ...draft }: Drafted): NewCustomer {
  const filled = Object.entries(draft).filter(
    ([, value]) => value !== '' && value !== null && value !== undefined,
  )
  return { ...Object.fromEntries(filled), name: name.trim() }
}
