import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { worthSorts } from '../customers/contract.ts'
import type { NewView, View, ViewChange, ViewState } from './contract.ts'
import * as store from './store.ts'

export type ViewsDeps = {
  readonly notebook: Notebook
  /** The instant, ISO. */
  readonly now: () => string
  /** Who asks, and what they may. */
  readonly user: { readonly id: string; readonly mayShare: boolean; readonly seesWorth: boolean }
}

/** So many a person finds their way in. */
const mostViews = 50

/** One's own views and those that somebody shared, as they were made. What tells of worth is for who may see it. */
export async function listViews({ notebook, user }: ViewsDeps): Promise<View[]> {
  const views = await store.viewsFor(notebook.read, user.id)
  return views
    .filter(({ state }) => user.seesWorth || !tellsOfWorth(state))
    .map((view) => shown(view, user.id))
}

export async function createView(asked: NewView, { notebook, now, user }: ViewsDeps): Promise<View> {
  if (asked.shared && !user.mayShare) throw new Refusal('views.not-to-share')
  return notebook.change(async (tx) => {
    if ((await store.countViews(tx, user.id)) >= mostViews)
      throw new Refusal('views.too-many', { most: mostViews })
    const view = { ...asked, id: newId(), user: user.id }
    await store.insertView(tx, view, now())
    return shown(view, user.id)
  })
}

export async function changeView(
  { id, ...change }: ViewChange & { readonly id: string },
  { notebook, now, user }: ViewsDeps,
): Promise<View> {
  return notebook.change(async (tx) => {
    const view = await mine(tx, id, user)
    if (change.shared && !view.shared && !user.mayShare) throw new Refusal('views.not-to-share')
    const changed = { ...view, ...change }
    await store.updateView(tx, changed, now())
    return shown(changed, user.id)
  })
}

export async function removeView(id: string, { notebook, user }: ViewsDeps): Promise<void> {
  await notebook.change(async (tx) => {
    await mine(tx, id, user)
    await store.deleteView(tx, id)
  })
}

/** A view that one may change: one's own, or a shared one for those who may share. */
async function mine(tx: store.Change, id: string, user: ViewsDeps['user']): Promise<store.ViewRecord> {
  const view = await store.findView(tx, id)
  if (!view || (view.user !== user.id && !view.shared)) throw new Refusal('views.not-found')
  if (view.user !== user.id && !user.mayShare) throw new Refusal('views.not-to-share')
  return view
}

/** Who is in which stage, and who comes first by worth. */
function tellsOfWorth({ filter, sort }: ViewState): boolean {
  return (filter.stages?.length ?? 0) > 0 || (sort !== undefined && worthSorts.includes(sort))
}

function shown({ user, ...view }: store.ViewRecord, id: string): View {
  return { ...view, own: user === id }
}
