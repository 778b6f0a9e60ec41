/**
 * The normal distribution far out, where its tail is smaller than any number a computer holds: everything in logarithms.
 *
 * Source: Cody (1969), rational Chebyshev approximations for the error function. Relative error ≤ 1e-14 of Φ and λ.
 */

const halfLogTwoPi = 0.9189385332046728
const root2 = Math.SQRT2
const oneOverRootPi = 0.5641895835477563

/** erf x near 0: x · (…)/(…) in x². */
const nearTop = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
]
const nearBottom = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171]
/** e^(x²) erfc x from 0.46875 to 4, in x. */
const middleTop = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
]
const middleBottom = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
]
/** The same above 4, in 1/x². */
const farTop = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
]
const farBottom = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
]

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + (coefficients[i] as number)
  return sum
}

/** e^(x²) erfc x, x ≥ 0: falls from 1 like 1/x and never underflows. */
function scaledErrorComplement(x: number): number {
  if (x <= 0.46875) {
    const square = x * x
    const erf = (x * polynomial(nearTop, square)) / polynomial(nearBottom, square)
    return Math.exp(square) * (1 - erf)
  }
  if (x <= 4) return polynomial(middleTop, x) / polynomial(middleBottom, x)
  const inverse = 1 / (x * x)
  const correction = (inverse * polynomial(farTop, inverse)) / polynomial(farBottom, inverse)
  return (oneOverRootPi - correction) / x
}

/**
 * ln Φ(x): how likely a standard normal stays below x, without underflow.
 *
 * @param x any number
 * @returns ln Φ(x) ≤ 0; about −x²/2 far to the left
 * @example logNormalBelow(0) // ln ½ = −0.6931472
 */
export function logNormalBelow(x: number): number {
  const y = Math.abs(x) / root2
  const scaled = scaledErrorComplement(y)
  return x < 0 ? Math.log(scaled / 2) - y * y : Math.log1p((-scaled * Math.exp(-y * y)) / 2)
}

/**
 * λ(w) = φ(w) ÷ Φ(−w): the mean of a standard normal known to lie above w.
 *
 * @param w any number
 * @returns λ > max(0, w); w + 1/w far to the right, 0 far to the left
 * @example meanAbove(0) // 0.7978845608
 */
export function meanAbove(w: number): number {
  const y = Math.abs(w) / root2
  const scaled = scaledErrorComplement(y)
  if (w >= 0) return (2 * oneOverRootPi) / root2 / scaled
  const density = Math.exp(-y * y - halfLogTwoPi)
  return density / (1 - (scaled * Math.exp(-y * y)) / 2)
}

/**
 * The x with ln Φ(x) = l: the normal quantile of a chance given as its logarithm.
 *
 * @param l < 0
 * @returns x; −Infinity at −Infinity, +Infinity from 0 on
 * Source: Newton's steps on the concave ln Φ from a point left of the root (Φ(x) ≤ ½ e^(−x²/2)), which cannot overshoot.
 * @example normalQuantileOfLog(Math.log(0.5)) // 0
 */
export function normalQuantileOfLog(l: number): number {
  if (!(l < 0)) return l >= 0 ? Number.POSITIVE_INFINITY : Number.NaN
  if (l === Number.NEGATIVE_INFINITY) return l
  // Right of the middle ln Φ is flat: the mirrored chance is the one that can be told apart.
  if (l > -Math.LN2) return -normalQuantileOfLog(Math.log(-Math.expm1(l)))
  let x = -Math.sqrt(-2 * (l + Math.LN2))
  for (let step = 0; step < 60; step++) {
    const next = x + (l - logNormalBelow(x)) / meanAbove(-x)
    if (!(next > x)) break
    const done = next - x <= 1e-15 * Math.abs(next)
    x = next
    if (done) break
  }
  return x
}
