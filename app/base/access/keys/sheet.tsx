import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { answered, api, keyed, newKey } from '../../ui/client.ts'
import { dayIn } from '../../ui/days.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import type { Tell } from '../../ui/notices.tsx'
import { useMe } from '../../ui/session.tsx'
import { useTrouble } from '../../ui/states.tsx'
import '../account.css'
import type { Permission } from '../contract.ts'
import { Line, Password } from '../password-field.tsx'
import { CodeField } from '../second-factor/code-field.tsx'
import { placeOf } from '../second-factor/proof-form.tsx'
import { useSecondFactor } from '../second-factor/use-second-factor.tsx'
import { secondFactorWords } from '../second-factor/words.ts'
import { ShownOnce } from '../shown-once.tsx'
import { type Key, type Scope, scopes } from './contract.ts'
import { keysWords } from './words.ts'

const listKey = ['keys'] as const

type Asked = { readonly timeZone: string | undefined; readonly tell: Tell }
type Made = { readonly name: string; readonly key: string }

/** What other programs are let in by: made, seen, revoked. */
export function KeysSheet({ timeZone, tell }: Asked) {
  const { say } = useWords(keysWords)
  const { data } = useQuery({
    queryKey: listKey,
    queryFn: async () => (await answered(api.keys.$get())).rows,
  })
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const id = useId()
  return (
    <section className="sheet pad keys" id="keys" aria-labelledby={id}>
      <h2 id={id}>{say('keys.page.title')}</h2>
      <p className="quiet">{say('keys.page.about')}</p>
      <p>
        <a href="/api" className="to-api">
          {say('keys.page.how')}
        </a>
      </p>
      {data && data.length === 0 && !making && !made && <p>{say('keys.page.none')}</p>}
      {data && data.length > 0 && (
        <ul className="keys-list">
          {data.map((key) => (
            <One key={key.id} of={key} timeZone={timeZone} tell={tell} />
          ))}
        </ul>
      )}
      {made ? (
        <ShownOnce
          lines={[made.key]}
          copy={say('keys.page.copy')}
          copied={say('keys.page.copied')}
          kept={say('keys.page.kept')}
          onKept={() => setMade(null)}
        >
          <p>
            <b>{say('keys.page.made', { name: made.name })}</b>
          </p>
          <p className="small">{say('keys.page.made.once')}</p>
        </ShownOnce>
      ) : making ? (
        <Making
          onMade={(one) => {
            setMaking(false)
            setMade(one)
          }}
          onClose={() => setMaking(false)}
        />
      ) : (
        <p>
          <Button onClick={() => setMaking(true)}>{say('keys.page.make')}</Button>
        </p>
      )}
    </section>
  )
}

/** What a key allows, in the words of the page of users. */
function useAllowed(): (of: readonly Permission[]) => string {
  const { say } = useWords(keysWords)
  const { language } = useLanguage()
  return (of) => {
    const named = scopes.filter((one) => of.includes(one))
    if (named.length === 0) return say('keys.page.nothing')
    const list = new Intl.ListFormat(language, { type: 'conjunction' })
    return list.format(named.map((one) => say(`keys.page.may.${one}`)))
  }
}

function One({ of, timeZone, tell }: Asked & { readonly of: Key }) {
  const { say, day } = useWords(keysWords)
  const { me } = useMe()
  const allowed = useAllowed()
  const trouble = useTrouble()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { id, name, prefix, madeBy, expiresAt, lastUsedOn, state } = of
  const today = dayIn(timeZone, new Date())
  const revoke = useMutation({
    mutationFn: (key: string) => answered(api.keys[':id'].$delete({ param: { id } }, keyed(key))),
    onSuccess: () => tell({ text: say('keys.page.revoke.done', { name }) }),
    onError: (error) => tell({ failed: true, text: trouble(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: listKey }),
  })
  const facts = [
    ...(madeBy.id === me.id ? [] : [say('keys.page.by', { name: madeBy.name })]),
    say('keys.page.until', { day: day(dayIn(timeZone, new Date(expiresAt)), today) }),
    lastUsedOn === null ? say('keys.page.unused') : say('keys.page.used', { day: day(lastUsedOn, today) }),
  ]
  return (
    <li className={state === 'good' ? undefined : 'gone'}>
      <span>
        <span className="device">
          <b>{name}</b>
          <code translate="no">{prefix}…</code>
          {state !== 'good' && <span className="tag">{say(`keys.page.${state}`)}</span>}
        </span>
        <span className="quiet">{allowed(of.scopes)}</span>
        <span className="small">
          {facts.map((fact) => (
            <span key={fact} className="key-fact">
              {fact}
            </span>
          ))}
        </span>
      </span>
      {state === 'good' && (
        <Button size="small" loading={revoke.isPending} onClick={() => setAsking(true)}>
          {say('keys.page.revoke')}
        </Button>
      )}
      <Modal
        open={asking}
        closable={false}
        title={say('keys.page.revoke.really', { name })}
        okText={say('keys.page.revoke')}
        cancelText={say('keys.page.revoke.not')}
        okButtonProps={{ danger: true }}
        onOk={() => {
          setAsking(false)
          revoke.mutate(newKey())
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{say('keys.page.revoke.about')}</p>
      </Modal>
    </li>
  )
}

const lengths = [30, 90, 180, 365] as const

function Making({
  onMade,
  onClose,
}: {
  readonly onMade: (made: Made) => void
  readonly onClose: () => void
}) {
  const { say } = useWords(keysWords)
  const proof = useWords(secondFactorWords)
  const trouble = useTrouble()
  const { me, may } = useMe()
  const queries = useQueryClient()
  const wantsCode = useSecondFactor().data?.on ?? false
  const [name, setName] = useState('')
  const [days, setDays] = useState<number>(90)
  const [chosen, setChosen] = useState<readonly Scope[]>([])
  const [none, setNone] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const daysId = useId()
  const make = useMutation({
    mutationFn: () => {
      const json = { name, days, scopes: [...chosen], password, ...(wantsCode && { code }) }
      return answered(api.keys.$post({ json }))
    },
    retry: false,
    onSuccess: onMade,
    onError: () => setCode(''),
    onSettled: () => queries.invalidateQueries({ queryKey: listKey }),
  })
  const refused = make.error && !make.isPending ? make.error : null
  const at = placeOf(refused)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    setNone(chosen.length === 0)
    if (chosen.length > 0) make.mutate()
  }
  const tick = (scope: Scope): void => {
    setNone(false)
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope])
  }
  return (
    <form className="form" onSubmit={onSubmit}>
      {refused && at === null && (
        <p className="said" role="alert">
          {trouble(refused)}
        </p>
      )}
      <Line label={say('keys.page.name')}>
        <Input
          value={name}
          onChange={({ target }) => setName(target.value)}
          placeholder={say('keys.page.name.example')}
          autoComplete="off"
          maxLength={100}
          required
          autoFocus
        />
      </Line>
      <label htmlFor={daysId}>
        <span className="label">{say('keys.page.days')}</span>
        <Select
          id={daysId}
          value={days}
          onChange={setDays}
          options={lengths.map((count) => ({ value: count, label: say('keys.page.days.of', { count }) }))}
        />
      </label>
      <fieldset className="scopes">
        <legend className="label">{say('keys.page.scopes')}</legend>
        <div>
          {scopes.filter(may).map((scope) => (
            <label key={scope}>
              <input type="checkbox" checked={chosen.includes(scope)} onChange={() => tick(scope)} />
              <span>{say(`keys.page.may.${scope}`)}</span>
            </label>
          ))}
        </div>
        {none && (
          <span className="refused" role="alert">
            {say('keys.page.scopes.none')}
          </span>
        )}
      </fieldset>
      {/* For whoever lets the browser keep passwords: whose it is. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <Password
        id="key-password"
        label={proof.say('second-factor.page.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        refusal={at === 'password' ? trouble(refused) : null}
      />
      {wantsCode && (
        <CodeField
          id="key-code"
          value={code}
          onChange={setCode}
          refusal={at === 'code' ? trouble(refused) : null}
        />
      )}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {say('keys.page.make.do')}
        </Button>
        <Button type="text" onClick={onClose}>
          {say('keys.page.cancel')}
        </Button>
      </div>
    </form>
  )
}
