import { Link } from 'react-router'
import type { UserListed } from '../../base/access/contract.ts'
import { useCompany } from '../../base/ui/company.tsx'
import { dayIn } from '../../base/ui/days.tsx'
import { languageNames, useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { useRoleName } from './fields.tsx'
import { useUsers } from './use-users.tsx'
import { Ways } from './ways.tsx'
import { usersWords } from './words.ts'

/** Everybody, in the order they came. */
export function UserList() {
  const { say } = useWords(usersWords)
  const found = useUsers()
  const title = say('users.page.title')
  useTitle(title)
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        <Ways />
        <span className="end">
          <Link to="/users/new" className="to-add">
            {say('users.page.add')}
          </Link>
        </span>
      </header>
      {found.isPending && (
        <Loading>
          <div className="sheet pad">
            {['40%', '52%', '46%'].map((width) => (
              <p key={width} className="user-waits">
                <Waiting width={width} />
              </p>
            ))}
          </div>
        </Loading>
      )}
      {found.error && !found.data && <Trouble error={found.error} again={() => found.refetch()} />}
      {found.data && (
        <section className="sheet" aria-label={title}>
          <Table {...found.data} />
          {found.data.users.length === 1 && <p className="quiet alone">{say('users.page.alone')}</p>}
        </section>
      )}
    </>
  )
}

function Table({ users, roles }: Pick<NonNullable<ReturnType<typeof useUsers>['data']>, 'users' | 'roles'>) {
  const { say } = useWords(usersWords)
  const called = useRoleName(roles)
  return (
    <table className="table users">
      <thead>
        <tr>
          <th scope="col">{say('users.page.name')}</th>
          <th scope="col">{say('users.page.role')}</th>
          <th scope="col">{say('users.page.language')}</th>
          <th scope="col">{say('users.page.used')}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Row key={user.id} user={user} called={called} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ user, called }: { readonly user: UserListed; readonly called: (role: string) => string }) {
  const { say } = useWords(usersWords)
  const { me } = useMe()
  const used = useLastUsed()
  const { id, name, email, role, disabled, language } = user
  return (
    <tr className={disabled ? 'out' : undefined}>
      <td className="who">
        <span className="named">
          <Link to={`/users/${id}`} className="way-in">
            {name}
          </Link>
          {id === me.id && <span className="tag">{say('users.page.you')}</span>}
          {disabled && <span className="tag plain">{say('users.page.disabled')}</span>}
        </span>
        <span className="small" translate="no">
          {email}
        </span>
      </td>
      <td className="role">{called(role)}</td>
      <td className="speaks">
        {language === null ? (
          <span className="quiet">{say('users.page.language.none')}</span>
        ) : (
          <span lang={language}>{languageNames[language]}</span>
        )}
      </td>
      <td className="used">
        {user.lastUsedAt !== null && <span className="small at-thumb">{say('users.page.used')} </span>}
        {used(user)}
      </td>
    </tr>
  )
}

/** When somebody was last here, as far as it is known. */
export function useLastUsed(): (user: Pick<UserListed, 'lastUsedAt'>) => string {
  const { say, day } = useWords(usersWords)
  const timeZone = useCompany()?.timeZone
  return ({ lastUsedAt }) => {
    if (lastUsedAt === null) return say('users.page.used.not-in')
    const on = dayIn(timeZone, new Date(lastUsedAt))
    return on === dayIn(timeZone, new Date()) ? say('users.page.used.today') : day(on)
  }
}
