/** Enough for all that people look at on a day, and some megabytes at most. */
const MOST_KNOWN = 5_000

/** Worked out once for each text, as long as there are not too many: the same is asked for all day. */
export function once<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= MOST_KNOWN) known.clear()
    const result = work(text)
    known.set(text, result)
    return result
  }
}
