/** Undoes what was begun. */
export type End = () => Promise<void>

/**
 * Which of the programs on one installation leads: it mends what was left half done, writes to the ledger, works on jobs
 * and fires schedules. One that is alone always does.
 */
export type Leading = {
  /** Whether other programs may have the same stores open. */
  readonly shared: boolean
  readonly leads: () => boolean
  /** Begins something whenever this program leads, now or later; ends it when it does no more, or when told. */
  readonly whileLeading: (begin: () => Promise<End>) => Promise<End>
  /** For who is about to close: another one leads from now on, where there is one. */
  readonly handOver: () => Promise<void>
}

export const alone: Leading = {
  shared: false,
  leads: () => true,
  whileLeading: (begin) => begin(),
  handOver: async () => undefined,
}

/** What is begun and ended with the lead, in the order in which it was asked for, and backwards. */
export function dutiesOf(trouble: (error: unknown) => void) {
  const duties = new Set<{ readonly begin: () => Promise<End>; end: End | null }>()
  let leads = false
  let turn: Promise<unknown> = Promise.resolve()
  const next = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  const ended = async (duty: { end: End | null }): Promise<void> => {
    const { end } = duty
    duty.end = null
    await end?.()
  }
  return {
    leads: () => leads,
    begin: () =>
      next(async () => {
        leads = true
        for (const duty of duties)
          duty.end = await duty.begin().catch((error: unknown) => {
            trouble(error)
            return null
          })
      }),
    end: () =>
      next(async () => {
        leads = false
        for (const duty of [...duties].reverse()) await ended(duty).catch(trouble)
      }),
    whileLeading: (begin: () => Promise<End>): Promise<End> =>
      next(async () => {
        const duty = { begin, end: leads ? await begin() : null }
        duties.add(duty)
        return () =>
          next(async () => {
            duties.delete(duty)
            await ended(duty)
          })
      }),
  }
}
