/** Closes what was opened, the last first, whatever fails on the way; it is then said. */
export async function closeAll(closings: (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const one of closings.splice(0).reverse()) {
    try {
      await one()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, 'the data folder did not close in order')
  if (failures.length > 0) throw failures[0]
}
