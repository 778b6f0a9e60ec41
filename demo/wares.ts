/** The goods on the shelf on the first day: what they are, what they sell for, what share of that is margin. */
import { oneOf, type Random } from './random.ts'
import type { Category } from './records.ts'

export type Ware = {
  readonly product: string
  readonly name: string
  readonly category: Category
  readonly unit: string
  readonly size: number
  readonly audience: 'home' | 'trade' | 'both'
  readonly loose: boolean
  /** First day's shelf price (yuan) and the share of it that is margin. */
  readonly yuan: number
  readonly margin: number
}

const row = (
  product: string,
  name: string,
  ware: Omit<Ware, 'product' | 'name' | 'loose'> & { readonly loose?: boolean },
): Ware => ({ product, name, loose: false, ...ware })

export const wares: readonly Ware[] = [
  row('P101', '东北大米 5kg', {
    category: '大米',
    unit: '袋',
    size: 5,
    audience: 'home',
    yuan: 34,
    margin: 0.18,
  }),
  row('P102', '东北大米 10kg', {
    category: '大米',
    unit: '袋',
    size: 10,
    audience: 'home',
    yuan: 64,
    margin: 0.17,
  }),
  row('P103', '东北大米 25kg', {
    category: '大米',
    unit: '袋',
    size: 25,
    audience: 'both',
    yuan: 148,
    margin: 0.14,
  }),
  row('P104', '丝苗米 10kg', {
    category: '大米',
    unit: '袋',
    size: 10,
    audience: 'home',
    yuan: 72,
    margin: 0.19,
  }),
  row('P105', '丝苗米 25kg', {
    category: '大米',
    unit: '袋',
    size: 25,
    audience: 'trade',
    yuan: 165,
    margin: 0.14,
  }),
  row('P106', '五常香米 5kg', {
    category: '大米',
    unit: '袋',
    size: 5,
    audience: 'home',
    yuan: 69,
    margin: 0.29,
  }),
  row('P121', '圆糯米 2.5kg', {
    category: '糯米',
    unit: '袋',
    size: 2.5,
    audience: 'home',
    yuan: 24,
    margin: 0.24,
  }),
  row('P201', '家用面粉 5kg', {
    category: '面粉',
    unit: '袋',
    size: 5,
    audience: 'home',
    yuan: 29,
    margin: 0.18,
  }),
  row('P202', '高筋面粉 25kg', {
    category: '面粉',
    unit: '袋',
    size: 25,
    audience: 'trade',
    yuan: 118,
    margin: 0.14,
  }),
  row('P203', '饺子粉 2.5kg', {
    category: '面粉',
    unit: '袋',
    size: 2.5,
    audience: 'home',
    yuan: 18,
    margin: 0.22,
  }),
  row('P301', '花生油 5L', {
    category: '食用油',
    unit: '桶',
    size: 5,
    audience: 'home',
    yuan: 128,
    margin: 0.15,
  }),
  row('P302', '菜籽油 5L', {
    category: '食用油',
    unit: '桶',
    size: 5,
    audience: 'home',
    yuan: 79,
    margin: 0.16,
  }),
  row('P303', '大豆油 20L', {
    category: '食用油',
    unit: '桶',
    size: 20,
    audience: 'trade',
    yuan: 198,
    margin: 0.12,
  }),
  row('P401', '小米 1kg', {
    category: '小米',
    unit: '袋',
    size: 1,
    audience: 'home',
    yuan: 13.5,
    margin: 0.3,
  }),
  row('P402', '散装小米', {
    category: '小米',
    unit: '公斤',
    size: 1,
    audience: 'both',
    loose: true,
    yuan: 10.6,
    margin: 0.27,
  }),
  row('P501', '绿豆 1kg', { category: '豆类', unit: '袋', size: 1, audience: 'home', yuan: 14, margin: 0.3 }),
  row('P502', '红豆 1kg', { category: '豆类', unit: '袋', size: 1, audience: 'home', yuan: 15, margin: 0.3 }),
  row('P503', '散装黄豆', {
    category: '豆类',
    unit: '公斤',
    size: 1,
    audience: 'both',
    loose: true,
    yuan: 8.4,
    margin: 0.25,
  }),
  row('P601', '挂面 1kg', {
    category: '挂面',
    unit: '把',
    size: 1,
    audience: 'both',
    yuan: 9.5,
    margin: 0.24,
  }),
  row('P701', '燕麦片 1kg', {
    category: '燕麦',
    unit: '袋',
    size: 1,
    audience: 'home',
    yuan: 19.8,
    margin: 0.32,
  }),
  row('P801', '芝麻香油 0.4L', {
    category: '香油',
    unit: '瓶',
    size: 0.4,
    audience: 'both',
    yuan: 26,
    margin: 0.3,
  }),
]

export function wareFor(chance: Random, category: Category, audience: 'home' | 'trade'): Ware {
  return oneOf(
    chance,
    wares.filter(
      (ware) => ware.category === category && (ware.audience === audience || ware.audience === 'both'),
    ),
  )
}
