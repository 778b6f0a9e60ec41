/** What happened, of one kind, newest first, as far as it has been read. */
export type Stream<Name extends string> = {
  readonly name: Name
  /** ISO day of each entry. */
  readonly days: readonly string[]
  /** Whether older ones are still to be read. */
  readonly more: boolean
}

export type Merged<Name extends string> = {
  /** Newest first; of one day, streams in their order and entries in theirs. */
  readonly entries: readonly { readonly name: Name; readonly at: number; readonly day: string }[]
  /** The streams to be read on before anything older can be shown. */
  readonly behind: readonly Name[]
}

/**
 * One book out of several that are read page by page: nothing is shown that something unread could still come before.
 */
export function merged<Name extends string>(streams: readonly Stream<Name>[]): Merged<Name> {
  const lastDay = ({ days }: Stream<Name>): string => days.at(-1) ?? '9999'
  const unread = streams.filter(({ more }) => more)
  const from = unread.map(lastDay).sort().at(-1)
  const behind = unread.filter((stream) => lastDay(stream) === from)
  // That day may go on in the next page, and would come before what the streams after it have of the day.
  const first = streams.findIndex((stream) => behind.includes(stream))
  const entries = streams
    .flatMap(({ name, days }, of) => days.map((day, at) => ({ name, at, day, of })))
    .filter(({ day, of }) => from === undefined || day > from || (day === from && of <= first))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.of - b.of || a.at - b.at))
  return {
    entries: entries.map(({ name, at, day }) => ({ name, at, day })),
    behind: behind.map(({ name }) => name),
  }
}
