/** A function to be made small: writes its gradient into the array given and returns its value. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number

export type Minimum = {
  readonly at: Float64Array
  readonly value: number
  readonly gradient: Float64Array
  readonly evaluations: number
}

export type MinimiseOptions = {
  /** Every coordinate is kept within ± this. */
  readonly box: number
  /** Stop when no component of the gradient is larger. */
  readonly tolerance: number
  readonly evaluations?: number
}

/**
 * Where is a smooth function of a few variables smallest? BFGS with the full inverse Hessian (for two to four variables
 * that is smaller than a limited-memory history) and a line search to the strong Wolfe conditions; coordinates at the
 * box's wall are held while the function still falls outwards.
 *
 * @param objective value and gradient; +Infinity or NaN mean "not here"
 * @param start n coordinates
 * @returns the best point seen; not necessarily a stationary one: look at its gradient
 * Source: Nocedal & Wright (2006), algorithms 3.5, 3.6 and 6.1.
 * @example minimise((x, g) => { g[0] = 2 * x[0]; return x[0] ** 2 }, [3], { box: 14, tolerance: 1e-8 }).at // [0]
 */
export function minimise(objective: Objective, start: ArrayLike<number>, options: MinimiseOptions): Minimum {
  const n = start.length
  const most = options.evaluations ?? 200
  let evaluations = 0
  const evaluate = (at: Float64Array): Point => {
    evaluations++
    const gradient = new Float64Array(n)
    const value = objective(at, gradient)
    const usable = Number.isFinite(value) && gradient.every(Number.isFinite)
    return { at, gradient, value: usable ? value : Number.POSITIVE_INFINITY }
  }
  let here = evaluate(Float64Array.from(start, (x) => clamp(x, options.box)))
  let inverse = identity(n)
  let fresh = true
  while (evaluations < most && Number.isFinite(here.value)) {
    const free = freeCoordinates(here, options.box)
    if (largest(here.gradient, free) <= options.tolerance) break
    let direction = downhill(inverse, here.gradient, free)
    if (dot(direction, here.gradient) >= 0) {
      inverse = identity(n)
      fresh = true
      direction = downhill(inverse, here.gradient, free)
    }
    const length = Math.max(...direction.map(Math.abs))
    // An unscaled first step may be thousands of units long; in ln-parameters one unit is already much.
    const scale = fresh ? Math.min(1, 0.5 / length) : Math.min(1, 4 / length)
    const next = alongLine(here, direction, {
      scale,
      box: options.box,
      evaluate,
      left: () => most - evaluations,
    })
    if (!next) {
      if (fresh) break
      inverse = identity(n)
      fresh = true
      continue
    }
    inverse = updated(inverse, { from: here, to: next, fresh })
    fresh = false
    here = next
  }
  return { ...here, evaluations }
}

type Point = { readonly at: Float64Array; readonly gradient: Float64Array; readonly value: number }

const clamp = (x: number, box: number): number => Math.max(-box, Math.min(box, x))

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)

const identity = (n: number): Float64Array[] =>
  Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))

/** Coordinates that may move: not those pressed against the wall. */
function freeCoordinates(point: Point, box: number): boolean[] {
  return Array.from(point.at, (x, i) => {
    const slope = point.gradient[i] as number
    return !((x >= box && slope < 0) || (x <= -box && slope > 0))
  })
}

const largest = (gradient: Float64Array, free: readonly boolean[]): number =>
  gradient.reduce((most, value, i) => (free[i] ? Math.max(most, Math.abs(value)) : most), 0)

function downhill(
  inverse: readonly Float64Array[],
  gradient: Float64Array,
  free: readonly boolean[],
): Float64Array {
  return Float64Array.from(gradient, (_, i) => {
    if (!free[i]) return 0
    const row = inverse[i] as Float64Array
    return -row.reduce((sum, value, j) => (free[j] ? sum + value * (gradient[j] as number) : sum), 0)
  })
}

type Line = {
  readonly scale: number
  readonly box: number
  readonly evaluate: (at: Float64Array) => Point
  readonly left: () => number
}

/** A step that lowers the value enough and flattens the slope enough, or undefined when there is none. */
function alongLine(from: Point, direction: Float64Array, line: Line): Point | undefined {
  const slope = dot(direction, from.gradient)
  const reach = (step: number): Trial => {
    const point = line.evaluate(
      Float64Array.from(from.at, (x, i) => clamp(x + step * (direction[i] as number), line.box)),
    )
    return { step, point, slope: dot(direction, point.gradient) }
  }
  // Near the bottom the value changes by less than its rounding: there the slope alone decides.
  const rounding = 1e-14 * Math.abs(from.value)
  let low: Trial = { step: 0, point: from, slope }
  let high: Trial | undefined
  let step = line.scale
  let best: Point | undefined
  for (let round = 0; round < 20 && line.left() > 0; round++) {
    const here = reach(step)
    const lowEnough = here.point.value <= from.value + 1e-4 * step * slope + rounding
    if (lowEnough && Math.abs(here.slope) <= 0.5 * Math.abs(slope)) return here.point
    if (!lowEnough || here.point.value > low.point.value + rounding) high = here
    else {
      best = here.point
      if (here.slope > 0) high = here
      else low = here
    }
    step = high ? between(low, high) : step * 3
    if (high && Math.abs(high.step - low.step) < 1e-12) break
  }
  return best
}

type Trial = { readonly step: number; readonly point: Point; readonly slope: number }

/** Where the cubic through both ends is lowest, kept off the ends. */
function between(low: Trial, high: Trial): number {
  const width = high.step - low.step
  const fallback = low.step + width / 2
  if (!Number.isFinite(high.point.value)) return low.step + width / 10
  const d1 = low.slope + high.slope - (3 * (low.point.value - high.point.value)) / (low.step - high.step)
  const square = d1 * d1 - low.slope * high.slope
  if (square < 0) return fallback
  const d2 = Math.sqrt(square)
  const at = high.step - (width * (high.slope + d2 - d1)) / (high.slope - low.slope + 2 * d2)
  return at > low.step + 0.05 * width && at < high.step - 0.05 * width ? at : fallback
}

/** The BFGS update of the inverse Hessian; left as it is where the curvature seen is not positive. */
function updated(
  inverse: Float64Array[],
  { from, to, fresh }: { readonly from: Point; readonly to: Point; readonly fresh: boolean },
): Float64Array[] {
  const n = from.at.length
  const s = Float64Array.from(to.at, (x, i) => x - (from.at[i] as number))
  const y = Float64Array.from(to.gradient, (g, i) => g - (from.gradient[i] as number))
  const sy = dot(s, y)
  if (sy <= 1e-14 * Math.sqrt(dot(s, s) * dot(y, y))) return inverse
  const start = fresh ? identity(n).map((row) => row.map((value) => (value * sy) / dot(y, y))) : inverse
  const hy = Float64Array.from(start, (row) => dot(row, y))
  const yhy = dot(y, hy)
  return start.map((row, i) =>
    row.map((value, j) => {
      const si = s[i] as number
      const sj = s[j] as number
      return value + ((1 + yhy / sy) * si * sj - (hy[i] as number) * sj - si * (hy[j] as number)) / sy
    }),
  )
}
