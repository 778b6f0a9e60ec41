/**
 * Named streams of the engine's repeatable chance. Every customer draws from a stream of its own, so that changing the
 * story of one customer leaves every other customer's orders as they were.
 */
import { type Random, random } from '@ricebook/engine'

export type { Random }

export function stream(seed: number, name: string): Random {
  const text = `${seed}/${name}`
  // 21 + 32 bits: the engine takes any whole number a double holds exactly.
  return random((hash(text, 0x811c9dc5) >>> 11) * 4_294_967_296 + hash(text, 0x2545f491))
}

/** FNV-1a, then a finishing stir: names that differ in their last letter must not give streams that look alike. */
function hash(text: string, start: number): number {
  let value = start
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b)
  return (value ^ (value >>> 16)) >>> 0
}

export function happens(chance: Random, probability: number): boolean {
  return chance.uniform() < probability
}

export function between(chance: Random, low: number, high: number): number {
  return low + (high - low) * chance.uniform()
}

/** A whole number from low to high, both included. */
export function wholeBetween(chance: Random, low: number, high: number): number {
  return low + chance.below(high - low + 1)
}

export function oneOf<T>(chance: Random, list: readonly T[]): T {
  const found = list[chance.below(list.length)]
  if (found === undefined) throw new RangeError('oneOf needs a list with something in it')
  return found
}

/** One of the keys, each as often as its weight says. */
export function weighted<T>(chance: Random, weights: readonly (readonly [T, number])[]): T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance.uniform() * total
  for (const [key, weight] of weights) {
    left -= weight
    if (left < 0) return key
  }
  const last = weights.at(-1)
  if (last === undefined) throw new RangeError('weighted needs a list with something in it')
  return last[0]
}

export function normal(chance: Random, mean: number, deviation: number): number {
  return mean + deviation * chance.normal()
}

/** Around `median`, never negative: the usual shape of appetites, volumes and waits. */
export function logNormal(chance: Random, median: number, spread: number): number {
  return median * Math.exp(spread * chance.normal())
}
