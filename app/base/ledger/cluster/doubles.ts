/**
 * A number as a whole one of 64 bits that sorts as it does, and comes back as it was to the last bit: an old server reads
 * decimals with a last figure of its own. Not known is null.
 */
export function wholeOf(number: number): string | null {
  if (Number.isNaN(number)) return null
  scratch.setFloat64(0, number === 0 ? 0 : number)
  return String(turned(scratch.getBigInt64(0)))
}

/** The number again; NaN where it is not known. */
export function numberOf(whole: string | null | undefined): number {
  if (whole === null || whole === undefined) return Number.NaN
  scratch.setBigInt64(0, turned(BigInt(whole)))
  return scratch.getFloat64(0)
}

const scratch = new DataView(new ArrayBuffer(8))
const allButSign = 0x7fff_ffff_ffff_ffffn

/** Numbers below 0 have bits that sort the other way round. */
const turned = (bits: bigint): bigint => (bits < 0n ? BigInt.asIntN(64, bits ^ allButSign) : bits)
