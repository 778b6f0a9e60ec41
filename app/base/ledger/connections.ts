import { Duck } from './duckdb.ts'

/**
 * Who may use the database when. Changes come one after the other. Questions run beside them and beside each other, each
 * on a connection of its own. What is laid out in steps (temporary tables) is asked on one connection, step after step.
 */
export type Connections = {
  readonly writing: <Result>(work: (duck: Duck) => Promise<Result>) => Promise<Result>
  readonly asking: <Result>(work: (duck: Duck) => Promise<Result>) => Promise<Result>
  readonly laidOut: <Result>(work: (duck: Duck) => Promise<Result>) => Promise<Result>
  /** A connection of one's own, to be left when done: for what is read bit by bit between the questions of others. */
  readonly apart: () => Promise<{ readonly duck: Duck; readonly leave: () => void }>
  readonly close: () => void
}

export async function openConnections(
  where: string,
  { settings, prepare }: { readonly settings: Record<string, string>; readonly prepare: readonly string[] },
): Promise<Connections> {
  const first = await Duck.open(where, settings)
  for (const sql of prepare) await first.run(sql)
  const second = await first.beside()
  const idle: Duck[] = []
  const opened: Duck[] = [second]
  const lent = new Set<Duck>()
  return {
    writing: oneAfterTheOther(first),
    laidOut: oneAfterTheOther(second),
    asking: async (work) => {
      const duck = idle.pop() ?? (await first.beside())
      if (!opened.includes(duck)) opened.push(duck)
      try {
        return await work(duck)
      } finally {
        idle.push(duck)
      }
    },
    apart: async () => {
      const duck = await first.beside()
      lent.add(duck)
      return { duck, leave: () => lent.delete(duck) && duck.leave() }
    },
    close: () => {
      for (const duck of [...opened, ...lent]) duck.leave()
      first.close()
    },
  }
}

function oneAfterTheOther(duck: Duck): Connections['writing'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(() => work(duck))
    // Who comes next waits for its end, not for its success.
    last = next.catch(() => undefined)
    return next
  }
}
