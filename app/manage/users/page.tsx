import { Route, Routes } from 'react-router'
import { UserList } from './list.tsx'
import { NewUserPage } from './new.tsx'
import { OneUser } from './one.tsx'
import './users.css'

/** Who may come in, what they may do, and how they are let in. */
export function UsersPage() {
  return (
    <Routes>
      <Route index element={<UserList />} />
      <Route path="new" element={<NewUserPage />} />
      <Route path=":id" element={<OneUser />} />
    </Routes>
  )
}
