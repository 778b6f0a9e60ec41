/**
 * A text from outside may begin like a formula, and a spreadsheet program that opens our file would run it. A quote mark
 * in front keeps it from that, and is taken off again when the file comes back.
 */
const startsFormula = /^(?:[\t\r\n\0]|[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20])/
const isPlainNumber = /^[-+]?(?:\d[\d,]*)?(?:\.\d+)?%?$/

/** A text that a spreadsheet would take for a formula; numbers such as -12.50 and +8613800138000 are none. */
function risky(text: string): boolean {
  return startsFormula.test(text) && !(isPlainNumber.test(text) && /\d/.test(text))
}

/** A text that a spreadsheet program shows as it is and never runs. */
export function guarded(text: string): string {
  const first = text.charCodeAt(0)
  // Letters, digits and Chinese characters begin nothing dangerous: most texts are through here.
  if (first > 0x40 && first < 0xff00 && first !== 0x3000) return text
  return risky(text.replace(/^'+/, '')) ? `'${text}` : text
}

/** A text as it was before `guarded`: exactly what that added is taken off. */
export function unguarded(text: string): string {
  return text.startsWith("'") && risky(text.replace(/^'+/, '')) ? text.slice(1) : text
}
