import type { Seconds } from './contract.ts'

type Stage = Exclude<keyof Seconds, 'total'>

/** How long each stage took; a stage ends when the next begins. */
export function stopwatch(now: () => number, announce: (stage: Stage) => void) {
  const taken: Record<Stage, number> = { read: 0, histories: 0, fit: 0, predict: 0, write: 0 }
  const started = now()
  let stage: Stage | null = null
  let since = started
  const close = (): void => {
    if (stage) taken[stage] += now() - since
    since = now()
  }
  return {
    begin: (next: Stage): void => {
      close()
      stage = next
      announce(next)
    },
    end: (): Seconds => {
      close()
      stage = null
      const seconds = (millis: number): number => Math.round(millis) / 1000
      return {
        read: seconds(taken.read),
        histories: seconds(taken.histories),
        fit: seconds(taken.fit),
        predict: seconds(taken.predict),
        write: seconds(taken.write),
        total: seconds(now() - started),
      }
    },
  }
}
