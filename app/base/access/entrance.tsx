import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { answered, api, Problem } from '../ui/client.ts'
import icon from '../ui/icon.svg'
import { useLanguage, useWords } from '../ui/language.tsx'
import { Languages } from '../ui/languages.tsx'
import { counted } from '../ui/offline/entries.ts'
import { useEverybodysOutbox } from '../ui/offline/use-outbox.tsx'
import { sessionQuery, useEntered } from '../ui/session.tsx'
import { useTitle } from '../ui/shell.tsx'
import { useTrouble } from '../ui/states.tsx'
import { uiWords } from '../ui/words.ts'
import { Line, Password } from './password-field.tsx'
import { partsOf } from './password-strength.ts'
import './account.css'
import { CodeField } from './second-factor/code-field.tsx'
import { placeOf } from './second-factor/proof-form.tsx'
import { secondFactorWords } from './second-factor/words.ts'
import { useJudge } from './use-judge.tsx'
import { accessWords } from './words.ts'

type Asked = {
  readonly setUpNeeded: boolean
  readonly ended: boolean
  /** The first one is in: there is nothing yet that they could have wanted to see. */
  readonly onSetUp: () => void
}

/** Before anybody is in: the first set-up, or signing in. */
export function Entrance({ setUpNeeded, ended, onSetUp }: Asked) {
  return setUpNeeded ? <SetUp onSetUp={onSetUp} /> : <SignIn ended={ended} />
}

function Door({ children }: { readonly children: ReactNode }) {
  const { choose } = useLanguage()
  const { say } = useWords(uiWords)
  return (
    <div className="door">
      <div className="name">
        <img src={icon} alt="" />
        {say('ui.page.name')}
      </div>
      <main className="sheet">{children}</main>
      <Languages onChoose={choose} />
    </div>
  )
}

function SignIn({ ended }: { readonly ended: boolean }) {
  const [shown, setShown] = useState<Shown | null>(null)
  return (
    <Door>
      {shown === null ? (
        <FirstStep ended={ended} onShown={setShown} />
      ) : (
        <SecondStep shown={shown} onBack={() => setShown(null)} />
      )}
    </Door>
  )
}

/** What was right of the first step; it stays on this page until the second is done. */
type Shown = { readonly email: string; readonly password: string }

function FirstStep({
  ended,
  onShown,
}: {
  readonly ended: boolean
  readonly onShown: (shown: Shown) => void
}) {
  const { say } = useWords(accessWords)
  const said = useTrouble()
  const entered = useEntered()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const title = say('access.page.sign-in')
  useTitle(title)
  const enter = useMutation({
    mutationFn: (shown: Shown) => answered(api['sign-in'].$post({ json: shown })),
    onSuccess: (answer, shown) => ('wanted' in answer ? onShown(shown) : entered(answer)),
    onError: () => setPassword(''),
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    enter.mutate({ email: email.trim(), password })
  }
  return (
    <>
      <h1>{title}</h1>
      {ended && (
        <p className="said calm" role="status">
          {say('access.page.ended')}
        </p>
      )}
      <Waiting />
      <form className="form" onSubmit={onSubmit}>
        {enter.error && (
          <p className="said" role="alert">
            {said(enter.error)}
          </p>
        )}
        <Email value={email} onChange={setEmail} first />
        <Password
          label={say('access.page.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {title}
        </Button>
        <p className="hint">{say('access.page.forgotten')}</p>
      </form>
    </>
  )
}

/** The password was right: now the code, sent with it once more, so that nobody is ever half signed in. */
function SecondStep({ shown, onBack }: { readonly shown: Shown; readonly onBack: () => void }) {
  const access = useWords(accessWords)
  const { say } = useWords(secondFactorWords)
  const said = useTrouble()
  const entered = useEntered()
  const [code, setCode] = useState('')
  useTitle(say('second-factor.page.step'))
  const enter = useMutation({
    mutationFn: () => answered(api['sign-in'].$post({ json: { ...shown, code } })),
    onSuccess: (answer) => ('wanted' in answer ? undefined : entered(answer)),
    onError: () => setCode(''),
    retry: false,
  })
  const refused = enter.error && !enter.isPending ? enter.error : null
  const atCode = placeOf(refused) === 'code'
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    enter.mutate()
  }
  return (
    <>
      <h1>{say('second-factor.page.step')}</h1>
      <p className="quiet">{say('second-factor.page.step.about')}</p>
      <form className="form" onSubmit={onSubmit}>
        {refused && !atCode && (
          <p className="said" role="alert">
            {said(refused)}
          </p>
        )}
        <CodeField value={code} onChange={setCode} autoFocus refusal={atCode ? said(refused) : null} />
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {access.say('access.page.sign-in')}
        </Button>
        <p className="hint">{say('second-factor.page.step.lost')}</p>
        <Button type="text" onClick={onBack}>
          {say('second-factor.page.step.back')}
        </Button>
      </form>
    </>
  )
}

/** What was done on this device waits for whoever did it. */
function Waiting() {
  const { say } = useWords(uiWords)
  const { waiting } = counted(useEverybodysOutbox() ?? [])
  return waiting === 0 ? null : (
    <p className="said calm">{say('ui.page.waiting-at-the-door', { count: waiting })}</p>
  )
}

function SetUp({ onSetUp }: Pick<Asked, 'onSetUp'>) {
  const { say } = useWords(accessWords)
  const said = useTrouble()
  const entered = useEntered()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [company, setCompany] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  useTitle(say('access.page.set-up'))
  const strength = useJudge()(password, partsOf(name, email))
  const make = useMutation({
    mutationFn: () =>
      answered(api['set-up'].$post({ json: { name, company, email: email.trim(), password } })),
    onSuccess: (me) => {
      onSetUp()
      return entered(me)
    },
    onError: (error) => {
      // Somebody was quicker, in another window.
      if (error instanceof Problem && error.code === 'access.already-set-up')
        queries.invalidateQueries(sessionQuery)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (strength === 'fair' || strength === 'good') make.mutate()
    else document.getElementById('password')?.focus()
  }
  return (
    <Door>
      <h1>{say('access.page.set-up')}</h1>
      <p className="quiet">{say('access.page.set-up.about')}</p>
      <form className="form" onSubmit={onSubmit}>
        {make.error && (
          <p className="said" role="alert">
            {said(make.error)}
          </p>
        )}
        <Line label={say('access.page.company')}>
          <Input
            value={company}
            onChange={({ target }) => setCompany(target.value)}
            autoComplete="organization"
            maxLength={200}
            required
            autoFocus
          />
        </Line>
        <Line label={say('access.page.name')}>
          <Input
            value={name}
            onChange={({ target }) => setName(target.value)}
            autoComplete="name"
            maxLength={200}
            required
          />
        </Line>
        <Email value={email} onChange={setEmail} />
        <Password
          label={say('access.page.password')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          about={partsOf(name, email)}
        />
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {say('access.page.begin')}
        </Button>
      </form>
    </Door>
  )
}

type Field = { readonly value: string; readonly onChange: (value: string) => void }

function Email({ value, onChange, first = false }: Field & { readonly first?: boolean }) {
  const { say } = useWords(accessWords)
  return (
    <Line label={say('access.page.email')}>
      <Input
        type="email"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        autoComplete="username"
        maxLength={254}
        required
        autoFocus={first}
      />
    </Line>
  )
}
