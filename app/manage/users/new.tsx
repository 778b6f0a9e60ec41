import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useJudge } from '../../base/access/use-judge.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { Awaiting } from './awaiting.tsx'
import { freshPassword, GivenPassword, isTaken, NameAndEmail, RoleChoice } from './fields.tsx'
import { HandedOver } from './handed-over.tsx'
import { useAddUser, useUsers } from './use-users.tsx'
import { usersWords } from './words.ts'

/** Lets somebody in: a name, an address, what they are here, and a first password to tell them. */
export function NewUserPage() {
  const { say } = useWords(usersWords)
  const found = useUsers()
  const [nth, setNth] = useState(0)
  const title = say('users.page.add')
  useTitle(title)
  return (
    <>
      <header className="top">
        <Link to="/users" className="to-list">
          {say('users.page.title')}
        </Link>
        <h1>{title}</h1>
      </header>
      <Awaiting found={found} />
      {found.data && <Adding key={nth} roles={found.data.roles} onAnother={() => setNth(nth + 1)} />}
    </>
  )
}

type Adds = {
  readonly roles: Parameters<typeof RoleChoice>[0]['of']
  readonly onAnother: () => void
}

function Adding({ roles, onAnother }: Adds) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState('sales')
  const [password, setPassword] = useState(freshPassword)
  const judge = useJudge()
  const add = useAddUser()
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (isTaken(judge, password, { name, email })) add.mutate({ name, email: email.trim(), role, password })
  }
  if (add.data)
    return (
      <section className="sheet state" role="status">
        <h2>{say('users.page.added', { name: add.data.name })}</h2>
        <HandedOver name={add.data.name} email={add.data.email} password={password} />
        <p className="ways-out">
          <Button type="link" onClick={onAnother}>
            {say('users.page.add.another')}
          </Button>
          <Link to="/users">{say('users.page.to-list')}</Link>
        </p>
      </section>
    )
  return (
    <section className="sheet pad" aria-label={say('users.page.add')}>
      <form className="form user-form" onSubmit={onSubmit}>
        <NameAndEmail
          name={{ value: name, onChange: setName }}
          email={{ value: email, onChange: setEmail }}
          first
        />
        <RoleChoice of={roles} value={role} onChange={setRole} />
        <GivenPassword value={password} onChange={setPassword} of={{ name, email }} />
        <p className="small">{say('users.page.password.first')}</p>
        {add.error && (
          <p className="said" role="alert">
            {said(add.error)}
          </p>
        )}
        <p>
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            {say('users.page.add.do')}
          </Button>
        </p>
      </form>
    </section>
  )
}
