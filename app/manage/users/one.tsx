import { Button, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { ChangeUser, RoleShown, UserListed } from '../../base/access/contract.ts'
import { useWords } from '../../base/ui/language.tsx'
import { type Tell, useNotices } from '../../base/ui/notices.tsx'
import { QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { Awaiting } from './awaiting.tsx'
import { NameAndEmail, RoleChoice, useRoleName } from './fields.tsx'
import { SigningIn } from './signing-in.tsx'
import { useUserActs, useUsers } from './use-users.tsx'
import { usersWords } from './words.ts'

/** One user: what they are called and may do, where they are in, and whether they may come in at all. */
export function OneUser() {
  const { id = '' } = useParams()
  const { say } = useWords(usersWords)
  const { me } = useMe()
  const found = useUsers()
  const { notice, tell, forget } = useNotices()
  const user = found.data?.users.find((one) => one.id === id)
  useTitle(user?.name ?? say('users.page.title'))
  return (
    <>
      <header className="top">
        <Link to="/users" className="to-list">
          {say('users.page.title')}
        </Link>
        {user && <h1>{user.name}</h1>}
        {user?.id === me.id && <span className="tag">{say('users.page.you')}</span>}
        {user?.disabled && <span className="tag plain">{say('users.page.disabled')}</span>}
      </header>
      <Awaiting found={found} />
      {found.data && !user && (
        <section className="sheet state">
          <h2>{say('users.page.not-there')}</h2>
          <Link to="/users">{say('users.page.to-list')}</Link>
        </section>
      )}
      {found.data && user && (
        <div className="sheets" key={user.id}>
          <Called
            key={JSON.stringify([user.name, user.email, user.role])}
            user={user}
            tell={tell}
            roles={found.data.roles}
          />
          <SigningIn user={user} tell={tell} />
          {user.id !== me.id && <Disabling user={user} tell={tell} />}
        </div>
      )}
      <QuietBar notice={notice} onGone={forget} />
    </>
  )
}

type One = { readonly user: UserListed; readonly tell: Tell }

/** Name, address, role: changed together, and taken back together. */
function Called({ user, tell, roles }: One & { readonly roles: readonly RoleShown[] }) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const go = useNavigate()
  const { me } = useMe()
  const { change, changeTo } = useUserActs(user)
  const [name, setName] = useState(user.name)
  const [email, setEmail] = useState(user.email)
  const [role, setRole] = useState(user.role)
  const [asking, setAsking] = useState(false)
  const called = useRoleName(roles)
  const before = { name: user.name, email: user.email, role: user.role }
  const to: ChangeUser = {
    ...(name.trim() !== before.name && { name: name.trim() }),
    ...(email.trim().toLowerCase() !== before.email && { email: email.trim() }),
    ...(role !== before.role && { role }),
  }
  const changed = Object.keys(to).length > 0
  /** Who manages users no more cannot take that back, and sees this page no more. */
  const leaves = user.id === me.id && !mayManage(roles, role)
  const undo = (): void =>
    changeTo(before, {
      done: () => tell({ text: say('users.page.undone', { name: before.name }) }),
      failed: (error) => tell({ text: said(error), failed: true }),
    })
  const save = (): void =>
    changeTo(to, {
      done: () => {
        if (leaves) go('/today')
        else tell({ text: say('users.page.changed', { name: name.trim() }), undo })
      },
    })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (leaves) setAsking(true)
    else save()
  }
  return (
    <section className="sheet pad" aria-labelledby="called">
      <h2 id="called">{say('users.page.called')}</h2>
      <form className="form user-form" onSubmit={onSubmit}>
        <NameAndEmail
          name={{ value: name, onChange: setName }}
          email={{ value: email, onChange: setEmail }}
        />
        <RoleChoice of={roles} value={role} onChange={setRole} />
        {change.error && (
          <p className="said" role="alert">
            {said(change.error)}
          </p>
        )}
        <p>
          <Button type="primary" htmlType="submit" disabled={!changed} loading={change.isPending}>
            {say('users.page.save')}
          </Button>
        </p>
      </form>
      <Modal
        open={asking}
        closable={false}
        title={say('users.page.own-role.really')}
        okText={say('users.page.own-role.do')}
        cancelText={say('users.page.own-role.not')}
        okButtonProps={{ danger: true }}
        onOk={() => {
          setAsking(false)
          save()
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{say('users.page.own-role.about', { role: called(role) })}</p>
      </Modal>
    </section>
  )
}

function mayManage(roles: readonly RoleShown[], role: string): boolean {
  return roles.some((one) => one.role === role && one.permissions.includes('users.manage'))
}

/** Shut out, or let in again: at once, and taken back with one tap. */
function Disabling({ user, tell }: One) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const { change, changeTo } = useUserActs(user)
  const { name, disabled } = user
  const set = (to: boolean): void =>
    changeTo(
      { disabled: to },
      {
        done: () =>
          tell({
            text: say(to ? 'users.page.shut-out' : 'users.page.let-in', { name }),
            undo: () => set(!to),
          }),
      },
    )
  return (
    <section className="sheet pad user-acts" aria-labelledby="disabling">
      <h2 id="disabling">{say(disabled ? 'users.page.enable' : 'users.page.disable')}</h2>
      <p className="quiet">{say(disabled ? 'users.page.enable.about' : 'users.page.disable.about')}</p>
      {change.error && (
        <p className="said" role="alert">
          {said(change.error)}
        </p>
      )}
      <p>
        <Button loading={change.isPending} onClick={() => set(!disabled)}>
          {say(disabled ? 'users.page.enable.do' : 'users.page.disable.do', { name })}
        </Button>
      </p>
    </section>
  )
}
