import type { FittedModel } from './model.ts'

/** BG/NBD cannot let a one-time buyer leave: its certainty of them is no finding. */
export function tellsAlive(model: string, x: number): boolean {
  return model !== 'bg-nbd' || x > 0
}

/**
 * P(alive) of one customer, NaN where the model cannot tell.
 *
 * @param fit the model's name and what was fitted; times in its units
 */
export function toldAlive(
  { model, fitted }: { readonly model: string; readonly fitted: FittedModel | null },
  { x, tx, T }: { readonly x: number; readonly tx: number; readonly T: number },
): number {
  if (!fitted || !tellsAlive(model, x)) return Number.NaN
  return fitted.alive(x, tx, T) ?? Number.NaN
}

export type AlivePath = {
  /** Rising; counted like the purchases. */
  readonly days: Int32Array
  /** P(alive) at the end of each day; NaN is unknown. */
  readonly alive: Float64Array
}

/**
 * How likely was somebody still a customer on each day, by what was known on that day? It falls while they are silent
 * and jumps when they come back.
 *
 * @param fit the model's name and what was fitted
 * @param purchases days with a purchase, rising, each once, counted in whole days from anywhere
 * @param asked `until` is the last day; `daysPerUnit` of the model; no two days of the path lie further apart than `step`
 * @returns every purchase day, the day before each, the days between them a `step` apart, and `until`; nothing where
 * nothing was bought by then
 * Source: the models' P(alive) at x, t_x and T as they stood on each day.
 * @example alivePath(fit, [100, 107, 114], { until: 130, daysPerUnit: 7, step: 7 }).days // 100 106 107 113 114 121 …
 */
export function alivePath(
  fit: { readonly model: string; readonly fitted: FittedModel | null },
  purchases: ArrayLike<number>,
  {
    until,
    daysPerUnit,
    step,
  }: { readonly until: number; readonly daysPerUnit: number; readonly step: number },
): AlivePath {
  const days: number[] = []
  const alive: number[] = []
  const first = purchases[0] as number
  for (let i = 0; i < purchases.length && (purchases[i] as number) <= until; i++) {
    const last = purchases[i] as number
    const end = Math.min(until, i + 1 < purchases.length ? (purchases[i + 1] as number) - 1 : until)
    for (let day = last; day <= end; day = day < end ? Math.min(end, day + step) : end + 1) {
      days.push(day)
      const times = { x: i, tx: (last - first) / daysPerUnit, T: (day - first) / daysPerUnit }
      alive.push(toldAlive(fit, times))
    }
  }
  return { days: Int32Array.from(days), alive: Float64Array.from(alive) }
}
