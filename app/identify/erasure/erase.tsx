import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import { Loading, useTrouble, Waiting } from '../../base/ui/states.tsx'
import type { ErasureOutlook } from './contract.ts'
import './erase.css'
import { erasureWords } from './words.ts'

type Asked = { readonly customer: string }

/** For somebody who asked to be forgotten: what goes and what stays, and then it goes. */
export function EraseCustomer({ customer }: Asked) {
  const { say } = useWords(erasureWords)
  const [open, setOpen] = useState(false)
  return (
    <section className="sheet pad erasing" aria-labelledby="erasing">
      <h2 id="erasing">{say('erasure.page.title')}</h2>
      <p className="quiet">{say('erasure.page.lead')}</p>
      <div>
        <Button danger onClick={() => setOpen(true)}>
          {say('erasure.page.open')}
        </Button>
      </div>
      {open && <Asking customer={customer} onClose={() => setOpen(false)} />}
    </section>
  )
}

function Asking({ customer, onClose }: Asked & { readonly onClose: () => void }) {
  const { say } = useWords(erasureWords)
  const trouble = useTrouble()
  const queries = useQueryClient()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const [key] = useState(newKey)
  const outlook = useQuery({
    queryKey: ['erasure', customer],
    queryFn: () => answered(api.customers[':id'].erasure.$get({ param: { id: customer } })),
    staleTime: 0,
  })
  const erase = useMutation({
    mutationFn: () =>
      answered(
        api.customers[':id'].erasure.$post({ param: { id: customer }, json: { name: typed } }, keyed(key)),
      ),
  })
  const leave = (): void => {
    // What was read of them is forgotten here, too.
    queries.removeQueries({ queryKey: ['customer-file', customer] })
    queries.removeQueries({ queryKey: ['erasure', customer] })
    void queries.invalidateQueries()
    go('/customers')
  }
  if (erase.isSuccess)
    return (
      <Modal open closable={false} title={say('erasure.page.title')} footer={null} onCancel={leave}>
        <p role="status">{say('erasure.page.begun')}</p>
        <div className="erasing-acts">
          <Button type="primary" autoFocus onClick={leave}>
            {say('erasure.page.to-list')}
          </Button>
        </div>
      </Modal>
    )
  const { data } = outlook
  const ready = data !== undefined && typed.trim() === data.name.trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) erase.mutate()
  }
  return (
    <Modal
      open
      closable={false}
      footer={null}
      width={560}
      title={say('erasure.page.title')}
      onCancel={onClose}
    >
      {outlook.error ? (
        <p className="said" role="alert">
          {trouble(outlook.error)}
        </p>
      ) : data ? (
        <Outlook outlook={data} />
      ) : (
        <Loading>
          <Waiting width="70%" />
          <Waiting width="54%" />
        </Loading>
      )}
      {data && (
        <form className="erasing-form" onSubmit={submit}>
          <label htmlFor="erasing-name">{say('erasure.page.confirm', { name: data.name })}</label>
          <Input
            id="erasing-name"
            value={typed}
            maxLength={400}
            autoComplete="off"
            onChange={({ target }) => setTyped(target.value)}
          />
          {erase.error && (
            <p className="said" role="alert">
              {say('erasure.page.failed', { why: trouble(erase.error) })}
            </p>
          )}
          <div className="erasing-acts">
            <Button danger type="primary" htmlType="submit" disabled={!ready} loading={erase.isPending}>
              {say('erasure.page.erase')}
            </Button>
            <Button onClick={onClose}>{say('erasure.page.keep')}</Button>
          </div>
        </form>
      )}
    </Modal>
  )
}

function Outlook({ outlook }: { readonly outlook: ErasureOutlook }) {
  const { say, number } = useWords(erasureWords)
  const amounts = useAmounts(outlook.currency)
  const { owed, files, changes, identities, talks, actions } = outlook
  return (
    <div className="erasing-outlook">
      <p className="quiet">{say('erasure.page.lead')}</p>
      <h3>{say('erasure.page.goes')}</h3>
      <ul>
        <li>
          {say('erasure.page.goes.record', { changes: number(changes), identities: number(identities) })}
        </li>
        <li>{say('erasure.page.goes.dealings', { talks: number(talks), actions: number(actions) })}</li>
        <li>{say('erasure.page.goes.files', { files: number(files) })}</li>
        <li>{say('erasure.page.goes.audit')}</li>
      </ul>
      <h3>{say('erasure.page.stays')}</h3>
      <ul>
        <li>{say('erasure.page.stays.orders')}</li>
        <li>{say('erasure.page.stays.texts')}</li>
      </ul>
      {owed > 0 && <p className="said">{say('erasure.page.owes', { owed: amounts.exact(owed) })}</p>}
    </div>
  )
}
