import { Route, Routes } from 'react-router'
import './imports.css'
import { ImportList } from './pages/list.tsx'
import { OneImport } from './pages/one.tsx'
import { RememberedPage } from './pages/remembered.tsx'
import { DropAnywhere } from './pages/sending.tsx'

/** Files taken in: bringing them, seeing what they would bring, and taking them back. */
export function ImportsPage() {
  return (
    <DropAnywhere>
      <Routes>
        <Route index element={<ImportList />} />
        <Route path="remembered" element={<RememberedPage />} />
        <Route path=":id" element={<OneImport />} />
      </Routes>
    </DropAnywhere>
  )
}
