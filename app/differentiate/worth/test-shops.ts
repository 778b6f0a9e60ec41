import { isoOfDay, random } from '@ricebook/engine'

/** Names that a page could take for something else. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>body{display:none}',
  '<!-- & &lt;b&gt;',
  '\u202eturned\u202c مرحبا',
  '$t(worth.unknown) {{customers}} $& $1',
  '陈'.repeat(500),
  'javascript:alert(1)',
]

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const firstDay = 19_358

/** A shop of customers with rhythms of their own, of whom some leave: a CSV, the same for the same seed. */
export function shop(customers: number, names: readonly string[] = []): string {
  const chance = random(7)
  const lines = ['customer,date,amount,currency']
  for (let i = 0; i < customers; i++) {
    const name = names[i] ?? `顾客 ${i + 1}`
    // Those who were named come often, so that they are listed.
    const gap = names[i] ? 6 : 8 + 60 * chance.uniform()
    const leaves = firstDay + 30 + 700 * chance.uniform()
    let day = firstDay + Math.floor(200 * chance.uniform())
    do {
      const amount = (chance.uniform() < 0.04 ? -1 : 1) * (5 + (names[i] ? 900 : 90) * chance.uniform())
      lines.push(`${quoted(name)},${isoOfDay(Math.floor(day))},${amount.toFixed(2)},CNY`)
      day += 1 - gap * Math.log(chance.uniform())
    } while (day < firstDay + 500 && day < leaves)
  }
  return `${lines.join('\n')}\n`
}

/** The same without amounts. */
export const shopWithoutAmounts = (customers: number): string =>
  shop(customers)
    .split('\n')
    .map((line) => line.split(',').slice(0, 2).join(','))
    .join('\n')
