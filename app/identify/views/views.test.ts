import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { at, scratchNotebook, type TestNotebook } from '../customers/test-notebooks.ts'
import { changeView, createView, listViews, removeView, type ViewsDeps } from './views.ts'

let scratch: TestNotebook
let notebook: Notebook
beforeAll(async () => {
  scratch = await scratchNotebook()
  notebook = scratch.notebook
})
afterAll(() => scratch.done())

function as(id: string, may: Partial<Pick<ViewsDeps['user'], 'mayShare' | 'seesWorth'>> = {}): ViewsDeps {
  return { notebook, now: () => at, user: { id, mayShare: false, seesWorth: true, ...may } }
}
const names = async (deps: ViewsDeps): Promise<string[]> => (await listViews(deps)).map(({ name }) => name)

test('a view is its maker’s, until a manager shares it with everybody', async () => {
  const state = {
    filter: { city: '上海' },
    mine: true,
    sort: 'next',
    order: 'asc',
    columns: ['name', 'next'],
  } as const
  const asked = { name: '快来买的', shared: false, state: { ...state, columns: [...state.columns] } }
  const made = await createView(asked, as('wang'))
  expect(made).toEqual({ ...asked, id: made.id, own: true })
  expect(await listViews(as('wang'))).toEqual([made])
  expect(await names(as('li'))).toEqual([])
  for (const refused of [
    () => createView({ ...asked, shared: true }, as('wang')),
    () => changeView({ id: made.id, shared: true }, as('wang')),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'views.not-to-share' })
  await changeView({ id: made.id, shared: true }, as('wang', { mayShare: true }))
  expect(await listViews(as('li'))).toEqual([{ ...made, shared: true, own: false }])
  await expect(changeView({ id: made.id, name: '我的' }, as('li'))).rejects.toMatchObject({
    code: 'views.not-to-share',
  })
  expect(await changeView({ id: made.id, name: '常来的' }, as('zhao', { mayShare: true }))).toMatchObject({
    ...{ name: '常来的', own: false, shared: true },
  })
})

test('what tells of worth is shown to nobody who may not see worth', async () => {
  const shared = { shared: true, state: { filter: { stages: ['lost'] } } }
  await createView({ name: '走了的', ...shared }, as('zhao', { mayShare: true }))
  await createView(
    { name: '最值的', shared: true, state: { filter: {}, sort: 'worth' } },
    as('zhao', { mayShare: true }),
  )
  await createView(
    { name: '上海的', shared: true, state: { filter: { city: '上海' } } },
    as('zhao', { mayShare: true }),
  )
  const seen = await names(as('sun', { seesWorth: false }))
  expect(seen).toContain('上海的')
  expect(seen).not.toContain('走了的')
  expect(seen).not.toContain('最值的')
  expect(await names(as('sun'))).toEqual(expect.arrayContaining(['走了的', '最值的']))
})

test('a view goes when its maker removes it, and another’s own is not there to be removed', async () => {
  const { id } = await createView({ name: '临时', shared: false, state: { filter: {} } }, as('qian'))
  await expect(removeView(id, as('li', { mayShare: true }))).rejects.toMatchObject({
    code: 'views.not-found',
  })
  await removeView(id, as('qian'))
  expect(await names(as('qian'))).not.toContain('临时')
  await expect(removeView(id, as('qian'))).rejects.toMatchObject({ code: 'views.not-found' })
})

test('nobody loses their way in more views than they can tell apart', async () => {
  const make = () => createView({ name: '又一个', shared: false, state: { filter: {} } }, as('zhou'))
  for (let made = 0; made < 50; made++) await make()
  await expect(make()).rejects.toMatchObject({ code: 'views.too-many' })
})
