import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { UserListed } from '../../base/access/contract.ts'
import { SecondFactorOf } from '../../base/access/second-factor/of-user.tsx'
import { useJudge } from '../../base/access/use-judge.tsx'
import { useCompany } from '../../base/ui/company.tsx'
import { useWords } from '../../base/ui/language.tsx'
import type { Tell } from '../../base/ui/notices.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { freshPassword, GivenPassword, isTaken } from './fields.tsx'
import { HandedOver } from './handed-over.tsx'
import { useLastUsed } from './list.tsx'
import { useUserActs } from './use-users.tsx'
import { usersWords } from './words.ts'

type One = { readonly user: UserListed; readonly tell: Tell }

/** Where somebody is in, and what helps who lost a telephone or forgot their password. */
export function SigningIn({ user, tell }: One) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const { me } = useMe()
  const used = useLastUsed()
  const timeZone = useCompany()?.timeZone
  const { signOut, signOutNow } = useUserActs(user)
  const { id, name, sessions, disabled } = user
  const own = id === me.id
  return (
    <section className="sheet pad user-acts" aria-labelledby="signing-in">
      <h2 id="signing-in">{say('users.page.signing-in')}</h2>
      <p className="quiet">
        {sessions === 0
          ? say('users.page.sessions.none')
          : say('users.page.sessions', { count: sessions, when: used(user) })}
      </p>
      {signOut.error && (
        <p className="said" role="alert">
          {said(signOut.error)}
        </p>
      )}
      {own && (
        <p>
          {say('users.page.own')} <Link to="/settings">{say('users.page.own.where')}</Link>
        </p>
      )}
      {!own && sessions > 0 && (
        <p>
          <Button
            loading={signOut.isPending}
            onClick={() => signOutNow(() => tell({ text: say('users.page.signed-out', { name }) }))}
          >
            {say('users.page.sign-out')}
          </Button>
        </p>
      )}
      <SecondFactorOf user={user} own={own} timeZone={timeZone} tell={tell} />
      {!own && !disabled && <Password user={user} />}
    </section>
  )
}

/** Another password for who forgot theirs: chosen here, told to them, shown once. */
function Password({ user }: Pick<One, 'user'>) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const { give } = useUserActs(user)
  const judge = useJudge()
  const [password, setPassword] = useState<string | null>(null)
  const begin = (): void => {
    give.reset()
    setPassword(freshPassword())
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (password !== null && isTaken(judge, password, user)) give.mutate(password)
  }
  if (give.isSuccess && password !== null)
    return (
      <div role="status">
        <HandedOver name={user.name} email={user.email} password={password} />
      </div>
    )
  if (password === null)
    return (
      <p>
        <Button onClick={begin}>{say('users.page.give')}</Button>
      </p>
    )
  return (
    <form className="form user-form" onSubmit={onSubmit}>
      <GivenPassword value={password} onChange={setPassword} of={user} />
      <p className="small">{say('users.page.give.about')}</p>
      {give.error && (
        <p className="said" role="alert">
          {said(give.error)}
        </p>
      )}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {say('users.page.give.do')}
        </Button>
        <Button onClick={() => setPassword(null)}>{say('users.page.give.not')}</Button>
      </p>
    </form>
  )
}
