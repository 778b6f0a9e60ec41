import type { Part } from '../actions/contract.ts'

/** A sentence in its pieces: what matters is strong, and no day or amount is broken in two at the end of a line. */
export function Said({ parts }: { readonly parts: readonly Part[] }) {
  return parts.map(({ text, strong, whole }, at) => {
    const Piece = strong ? 'b' : 'span'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, which never change places
      <Piece key={at} className={whole ? 'nobreak' : undefined}>
        {text}
      </Piece>
    )
  })
}
