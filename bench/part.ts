/** A part of a bench: works in a folder of its own and answers its section of the results, without the heading. */
export type MeasurePart = (asked: { readonly folder: string; readonly small: boolean }) => Promise<string>
