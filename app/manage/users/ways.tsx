import { NavLink } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { usersWords } from './words.ts'

const ways = ['users', 'users/roles', 'users/teams'] as const
const names = { users: 'people', 'users/roles': 'roles', 'users/teams': 'teams' } as const

/** Who there is, what they may be, and who works together. */
export function Ways() {
  const { say } = useWords(usersWords)
  return (
    <nav className="users-ways" aria-label={say('users.page.ways')}>
      {ways.map((way) => (
        <NavLink key={way} to={`/${way}`} end>
          {say(`users.page.ways.${names[way]}`)}
        </NavLink>
      ))}
    </nav>
  )
}
