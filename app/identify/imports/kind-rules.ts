import { type AnyRole, eitherRoles, type ImportKind, leastRoles, type Reason } from './contract.ts'
import { namesBeside } from './headings.ts'

/** What a kind of file needs before it can be read, and how its columns are told apart. */
export type KindRules = {
  /** The order of asking decides who gets a heading that could mean two things; `customer id` is never an order's. */
  readonly asked: readonly AnyRole[]
  /** Of each group at least one. */
  readonly least: readonly (readonly AnyRole[])[]
  /** Of each pair at most one. */
  readonly either: readonly (readonly [AnyRole, AnyRole])[]
  /** What makes up for what is missing, and what does not go together, once all columns were asked. */
  readonly settle: (found: Map<AnyRole, Reason>) => void
  /** Headings that hardly another kind of file has. */
  readonly telling: RegExp
}

export const kindRules: Readonly<Record<ImportKind, KindRules>> = {
  orders: {
    asked: [
      ...(['date', 'customer', 'order', 'profit', 'cost', 'quantity', 'amount', 'price'] as const),
      ...(['currency', 'due', 'product', 'customerName'] as const),
    ],
    least: leastRoles.orders,
    either: eitherRoles.orders,
    settle: settleOrders,
    telling: /下单|下單|订单|訂單|购买|購買|销售|銷售|orderdate|invoicedate|quantity|^qty|数量|數量/,
  },
  payments: {
    asked: ['date', 'reference', 'order', 'customer', 'amount', 'currency'],
    least: leastRoles.payments,
    either: eitherRoles.payments,
    settle: () => undefined,
    telling:
      /^(?:收款|回款|到账|到帳|来款|缴款|繳款|汇款|匯款)|^payment(?:id|no|number|ref)|^(?:received|receipt)(?:date|on|no)/,
  },
  products: {
    asked: ['product', 'name', 'category', 'unit', 'cost', 'price', 'currency'],
    least: leastRoles.products,
    either: eitherRoles.products,
    settle: (found) => {
      const name = found.get('name')
      if (!found.has('product') && name) {
        found.set('product', name)
        found.delete('name')
      }
    },
    telling: /品类|品類|标价|標價|零售价|零售價|计量单位|計量單位|listprice|retailprice|进价|進價/,
  },
  customers: {
    asked: [
      ...([
        'phone',
        'email',
        'birthday',
        'payday',
        'householdSize',
        'address',
        'city',
        'contact',
        'owner',
      ] as const),
      ...([
        'source',
        'kind',
        'gender',
        'occupation',
        'position',
        'intendedProduct',
        'intendedPrice',
      ] as const),
      ...(['tags', 'note', 'customer', 'name'] as const),
    ],
    least: leastRoles.customers,
    either: eitherRoles.customers,
    settle: () => undefined,
    telling: /地址|住址|生日|性别|性別|职业|職業|来源|來源|意向|家庭人|^birth|gender|^address/,
  },
}

/** An amount needs no price, a profit no cost, a price alone is the amount, a name no other name. */
function settleOrders(found: Map<AnyRole, Reason>): void {
  const [customer, name] = [found.get('customer'), found.get('customerName')]
  if (customer && name && !namesBeside(name.column, customer.column)) found.delete('customerName')
  const price = found.get('price')
  if (!found.has('amount') && !found.has('quantity') && price) found.set('amount', price)
  if (found.has('amount') || !found.has('quantity')) found.delete('price')
  if (found.has('profit')) found.delete('cost')
}

/** The least as a person writes it: `customer, date`; where one of several will do, `name/customer`. */
export function leastOf(groups: KindRules['least']): string {
  return groups.map((group) => group.join('/')).join(', ')
}
