import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type Notebook, openNotebook } from './notebook.ts'

const folders: string[] = []
const opened: Notebook[] = []

afterEach(async () => {
  for (const notebook of opened.splice(0)) await notebook.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'notebook-'))
  folders.push(folder)
  return folder
}

/** A notebook for one test, closed and removed after it. */
export async function newNotebook(path = join(newFolder(), 'notebook.sqlite')): Promise<Notebook> {
  const notebook = await openNotebook(path)
  opened.push(notebook)
  return notebook
}

export function setting(name: string, value = '') {
  return { name, value, changedAt: '2026-03-01T08:00:00.000Z' }
}
