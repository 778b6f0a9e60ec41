/**
 * Passes on what is said at most once in so many milliseconds: of what comes quicker only the newest, when its time has
 * come. Work that lets no timer run in between still gets through, at its next word after that time.
 */
export type Spaced<Said> = {
  readonly say: (said: Said) => void
  /** Without waiting. */
  readonly sayNow: (said: Said) => void
  /** Nothing that still waits is passed on. */
  readonly end: () => void
}

export function spaced<Said>(every: number, pass: (said: Said) => void): Spaced<Said> {
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const sayNow = (said: Said): void => {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    pass(said)
  }
  return {
    sayNow,
    say: (said) => {
      const left = last + every - performance.now()
      if (left <= 0) return sayNow(said)
      clearTimeout(timer)
      timer = setTimeout(() => sayNow(said), left)
    },
    end: () => clearTimeout(timer),
  }
}
