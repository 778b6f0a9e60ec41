import { Link } from 'react-router'
import type { RoleShown } from '../../base/access/contract.ts'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Awaiting } from './awaiting.tsx'
import { useDoes, useRoleName } from './fields.tsx'
import { useRoles } from './use-roles.tsx'
import { Ways } from './ways.tsx'
import { usersWords } from './words.ts'

/** What people can be here, each with what it may do, whose customers it sees, and how many are it. */
export function RoleList() {
  const { say } = useWords(usersWords)
  const found = useRoles()
  const title = say('users.page.ways.roles')
  useTitle(title)
  return (
    <>
      <header className="top">
        <h1>{say('users.page.title')}</h1>
        <Ways />
        <span className="end">
          <Link to="/users/roles/new" className="to-add">
            {say('users.page.roles.add')}
          </Link>
        </span>
      </header>
      <Awaiting found={found} />
      {found.data && (
        <section className="sheet" aria-label={title}>
          <ul className="role-list">
            {found.data.map((role) => (
              <One key={role.role} role={role} all={found.data} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function One({ role, all }: { readonly role: RoleShown; readonly all: readonly RoleShown[] }) {
  const { say } = useWords(usersWords)
  const called = useRoleName(all)
  const does = useDoes()
  return (
    <li>
      <span className="named">
        <Link to={`/users/roles/${role.role}`} className="way-in">
          {called(role.role)}
        </Link>
        {role.name === null && !role.shipped && (
          <span className="tag plain">{say('users.page.roles.changed')}</span>
        )}
        {role.name !== null && <span className="tag plain">{say('users.page.roles.own')}</span>}
        <span className="small">{say('users.page.roles.users', { count: role.users })}</span>
      </span>
      <span className="quiet">{does(role)}</span>
    </li>
  )
}
