/** What a telephone dials. */
export const telOf = (phone: string): string => `tel:${phone.replaceAll(/[^\d+*#,;]/g, '')}`

/** A number as people read it out: a Chinese mobile in three, four and four digits, also where the middle is masked; others as they are. */
export function phoneSaid(phone: string): string {
  const [, a, b, c] = /^(?:\+86)?(1\d{2})(\d{4})(\d{4})$/.exec(phone) ?? []
  if (a && b && c) return `${a} ${b} ${c}`
  const [, begin, end] = /^(?:\+86)?(1\d{2})\*+(\d{4})$/.exec(phone) ?? []
  return begin && end ? `${begin} **** ${end}` : phone
}
