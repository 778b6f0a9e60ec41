/** Chance that can be repeated: the same seed gives the same numbers on every machine. */
export type Random = {
  /** Uniform in (0, 1). */
  readonly uniform: () => number
  /** A whole number in [0, n). */
  readonly below: (n: number) => number
  /** Standard normal. */
  readonly normal: () => number
  /** Gamma with this shape and rate (mean shape ÷ rate). */
  readonly gamma: (shape: number, rate: number) => number
  /** Beta with these shapes. */
  readonly beta: (a: number, b: number) => number
  /** Exponential with this rate. */
  readonly exponential: (rate: number) => number
  /** Poisson with this mean. */
  readonly poisson: (mean: number) => number
}

/**
 * A stream of repeatable random numbers.
 *
 * @param seed any integer
 * Source: sfc32 (Doty-Humphrey, PractRand); gamma by Marsaglia & Tsang (2000); normal by polar Box–Muller; Poisson by
 * exponential gaps below 30 and by halving through the gamma above (Ahrens & Dieter 1974).
 * @example random(1).below(6) // always the same face
 */
export function random(seed: number): Random {
  const next = sfc32(seed)
  const uniform = (): number => (next() + 0.5) / 4_294_967_296
  let spare: number | null = null
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const u = 2 * uniform() - 1
      const v = 2 * uniform() - 1
      const s = u * u + v * v
      if (s >= 1 || s === 0) continue
      const factor = Math.sqrt((-2 * Math.log(s)) / s)
      spare = v * factor
      return u * factor
    }
  }
  const exponential = (rate: number): number => -Math.log(uniform()) / rate
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate
    }
  }
  const beta = (a: number, b: number): number => {
    const first = gamma(a, 1)
    const second = gamma(b, 1)
    // Both underflow only for tiny shapes, where the value is 0 or 1 with chances b : a.
    return first + second === 0 ? (uniform() < a / (a + b) ? 1 : 0) : first / (first + second)
  }
  const poisson = (mean: number): number => {
    let left = mean
    let count = 0
    while (left > 30) {
      const m = Math.floor(left * 0.875)
      const arrival = gamma(m, 1)
      if (arrival > left) return count + binomialBelow(m - 1, left / arrival, uniform)
      count += m
      left -= arrival
    }
    let reached = exponential(1)
    while (reached <= left) {
      count++
      reached += exponential(1)
    }
    return count
  }
  const below = (n: number): number => Math.floor(uniform() * n)
  return { uniform, below, normal, gamma, beta, exponential, poisson }
}

function binomialBelow(n: number, p: number, uniform: () => number): number {
  let count = 0
  for (let i = 0; i < n; i++) if (uniform() < p) count++
  return count
}

function sfc32(seed: number): () => number {
  let a = 0x9e3779b9
  let b = seed | 0
  let c = Math.floor(seed / 4_294_967_296) | 0
  let counter = 1
  const next = (): number => {
    const value = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + value
    c |= 0
    return value >>> 0
  }
  for (let i = 0; i < 15; i++) next()
  return next
}
