import { z } from '@hono/zod-openapi'
import { newId } from '../notebook/ids.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { roomRoutes, route } from './route.ts'

const fillSacks = route({
  method: 'post',
  path: '/api/sacks',
  permission: 'customers.write',
  rows: 'none',
  summary: 'jars.api.add',
  body: z.object({ rice: z.array(z.string().min(1).max(20)).min(1).max(5) }),
  answers: {
    201: z.object({
      sacks: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          rice: z.string().optional(),
          kinds: z.array(z.string()),
          withLid: z.boolean(),
        }),
      ),
    }),
  },
})

export type SackDeps = {
  readonly notebook: Notebook
  /** What happens when so many sacks of the request are filled. */
  readonly after: (sacks: number) => unknown
  /** What a change gives back beside the sack. */
  readonly besides?: () => unknown
}

/** A room that exists only here: sacks, each filled in a change of its own. */
export function sackRoutes({ notebook, after, besides = () => undefined }: SackDeps) {
  const fill = (rice: string) =>
    notebook.change(async (tx) => {
      const id = newId()
      const at = new Date()
      await tx
        .insertInto('settings')
        .values({ name: `sack:${id}`, value: rice, changedAt: at.toISOString() })
        .execute()
      return { id, at, marks: new Map([['rice', rice]]), kinds: new Set([rice]), lid: besides() }
    })
  return roomRoutes().openapi(fillSacks, async (c) => {
    const sacks = []
    for (const rice of c.req.valid('json').rice) {
      const { id, at, marks, kinds, ...sack } = await fill(rice)
      const told = { id, at: at.toISOString(), rice: marks.get('rice'), kinds: [...kinds] }
      sacks.push({ ...told, withLid: 'lid' in sack })
      await after(sacks.length)
    }
    return c.json({ sacks }, 201)
  })
}

/** The sacks that were filled, in order. */
export async function sacksIn({ read }: Notebook): Promise<{ id: string; rice: string }[]> {
  const rows = await read
    .selectFrom('settings')
    .select(['name', 'value'])
    .where('name', 'like', 'sack:%')
    .orderBy('name')
    .execute()
  return rows.map(({ name, value }) => ({ id: name.slice('sack:'.length), rice: value }))
}
