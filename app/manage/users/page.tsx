import { Route, Routes } from 'react-router'
import { UserList } from './list.tsx'
import { NewUserPage } from './new.tsx'
import { OneUser } from './one.tsx'
import { OneRole } from './role.tsx'
import { RoleList } from './roles.tsx'
import { TeamList } from './teams.tsx'
import './roles.css'
import './users.css'

/** Who may come in, what they may do, and how they are let in. */
export function UsersPage() {
  return (
    <Routes>
      <Route index element={<UserList />} />
      <Route path="new" element={<NewUserPage />} />
      <Route path="roles" element={<RoleList />} />
      <Route path="roles/:role" element={<OneRole />} />
      <Route path="teams" element={<TeamList />} />
      <Route path=":id" element={<OneUser />} />
    </Routes>
  )
}
