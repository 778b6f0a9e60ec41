/**
 * What the demo company's books hold. Money is whole fen (CNY minor units); days are YYYY-MM-DD; a quantity has at most
 * two decimals (loose goods are weighed). `null` is "not known" or "not yet", never a stand-in for zero.
 */

export type CustomerKind = 'household' | 'dealer' | 'restaurant' | 'canteen'
export type Channel = '门店' | '电话' | '网店'
export type Handover = '自提' | '送货'

export type DemoCustomer = {
  readonly customer: string
  readonly name: string
  readonly kind: CustomerKind
  readonly phone: string
  readonly address: string
  /** One-way minutes from the shop: what a delivery costs in time. */
  readonly minutesAway: number
  readonly householdSize: number | null
  /** Day of the month on which money comes in, as the customer told it. */
  readonly payday: number | null
  readonly creditTermDays: number
  readonly creditLimit: number | null
  /** `null`: nobody looks after this customer. */
  readonly owner: string | null
  readonly source: string
  readonly referredBy: string | null
  readonly registeredDay: string
  /** Prospects only: what they had in mind and why nothing came of it. */
  readonly intendedProduct: string | null
  readonly intendedPrice: number | null
  readonly reasonNotBought: string | null
}

export type Category = '大米' | '糯米' | '面粉' | '食用油' | '小米' | '豆类' | '挂面' | '燕麦' | '香油'

export type DemoProduct = {
  readonly product: string
  readonly name: string
  readonly category: Category
  readonly unit: string
  /** Kilograms (litres for oil) in one unit. */
  readonly size: number
  readonly audience: 'home' | 'trade' | 'both'
  /** Weighed out of the sack: quantities with decimals. */
  readonly loose: boolean
  /** At the end of the demo's days. */
  readonly listPrice: number
  readonly cost: number
  readonly offer: { readonly price: number; readonly until: string } | null
}

export type DemoPrice = {
  readonly product: string
  readonly from: string
  readonly listPrice: number
  readonly cost: number
}

export type DemoOrder = {
  readonly order: string
  /** On a return: the order the goods came from. */
  readonly originalOrder: string | null
  readonly day: string
  /** `null` is a counter sale to nobody in particular. */
  readonly customer: string | null
  readonly channel: Channel
  readonly handover: Handover
  readonly promisedDay: string | null
  /** `null` while the goods are still on their way, and on returns. */
  readonly deliveredDay: string | null
  readonly dueDay: string | null
  readonly lines: readonly DemoLine[]
}

export type DemoLine = {
  readonly product: string
  /** Negative on a return. */
  readonly quantity: number
  readonly listPrice: number
  readonly price: number
  /** quantity × price, rounded half away from zero. */
  readonly amount: number
  /** What the goods cost the shop; 0 on a return whose goods had to be thrown away. */
  readonly cost: number
  readonly note: string
}

export type DemoPayment = {
  readonly payment: string
  readonly day: string
  readonly customer: string | null
  readonly order: string
  /** Negative is money given back for returned goods. */
  readonly amount: number
  readonly method: string
  readonly note: string
}

/** What the books do not say, for tests that ask how well it can be found out. Written to no file. */
export type DemoTruth = {
  readonly customer: string
  /** The day after whose order the customer was gone for good; `null` is still a customer. */
  readonly leftDay: string | null
  readonly persons: number | null
  readonly payday: number
  /** Kilograms or litres eaten a day, at an ordinary time of year. */
  readonly dailyUse: ReadonlyMap<Category, number>
  /** The same household under an earlier entry. */
  readonly sameAs: string | null
}

export type DemoCompany = {
  readonly name: string
  readonly seed: number
  readonly firstDay: string
  readonly lastDay: string
  readonly customers: readonly DemoCustomer[]
  readonly products: readonly DemoProduct[]
  readonly prices: readonly DemoPrice[]
  readonly orders: readonly DemoOrder[]
  readonly payments: readonly DemoPayment[]
  readonly truth: readonly DemoTruth[]
}
