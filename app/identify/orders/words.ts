import type { Words } from '../../base/language/language.ts'

export const ordersWords = {
  'orders.api.list': {
    'zh-CN': '客户的订单，新的在前',
    'zh-TW': '客戶的訂單，新的在前',
    en: 'A customer’s orders, newest first',
  },
  'orders.api.lines': {
    'zh-CN': '一张订单的明细；没有订单号的，是同一天买的东西',
    'zh-TW': '一張訂單的明細；沒有訂單號的，是同一天買的東西',
    en: 'The lines of one order; without a number, what was bought that day',
  },
  'orders.api.payments': {
    'zh-CN': '客户的付款，新的在前',
    'zh-TW': '客戶的付款，新的在前',
    en: 'A customer’s payments, newest first',
  },
  'orders.api.purchases': {
    'zh-CN': '客户买过的总数，以及每个购买日',
    'zh-TW': '客戶購買的總計，以及每個購買日',
    en: 'What a customer’s purchases come to, and each day of them',
  },
  'orders.field.source': {
    'zh-CN': '数据来源',
    'zh-TW': '資料來源',
    en: 'where the data came from',
  },
  'orders.field.order': {
    'zh-CN': '订单号；空：没有订单号，按客户编号和日期算一单',
    'zh-TW': '訂單號；空：沒有訂單號，依客戶編號和日期算一單',
    en: 'the order’s number; empty: none, and what the party bought that day is one order',
  },
  'orders.field.party': {
    'zh-CN': '没有订单号时，来源里的客户编号；否则为空',
    'zh-TW': '沒有訂單號時，來源裡的客戶編號；否則為空',
    en: 'the source’s name of who bought, where there is no order number; else empty',
  },
  'orders.field.amount': {
    'zh-CN': '公司货币的最小单位，扣除退货；空：不知道',
    'zh-TW': '公司貨幣的最小單位，扣除退貨；空：不知道',
    en: 'minor units of the company’s currency, net of returns; null: unknown',
  },
  'orders.field.margin': {
    'zh-CN': '毛利，最小单位；空：不知道，或没有查看价值的权限',
    'zh-TW': '毛利，最小單位；空：不知道，或沒有檢視價值的權限',
    en: 'margin in minor units; null: unknown, or not yours to see',
  },
  'orders.field.margin-known': {
    'zh-CN': '知道成本或利润的明细的毛利，最小单位；空：都不知道，或没有查看价值的权限',
    'zh-TW': '知道成本或利潤的明細的毛利，最小單位；空：都不知道，或沒有檢視價值的權限',
    en: 'margin, in minor units, of the lines whose cost or profit is known; null: of none, or not yours to see',
  },
  'orders.field.uncosted': {
    'zh-CN': '其余明细的销售额，最小单位',
    'zh-TW': '其餘明細的銷售額，最小單位',
    en: 'revenue of the other lines, in minor units',
  },
  'orders.field.revenue': {
    'zh-CN': '销售额，最小单位，扣除退货',
    'zh-TW': '銷售額，最小單位，扣除退貨',
    en: 'revenue in minor units, net of returns',
  },
  'orders.field.products': {
    'zh-CN': '有几种商品',
    'zh-TW': '有幾種商品',
    en: 'how many different products',
  },
  'orders.field.first-products': {
    'zh-CN': '其中头几种',
    'zh-TW': '其中前幾種',
    en: 'the first few of them',
  },
  'orders.field.batch': {
    'zh-CN': '来自第几次导入',
    'zh-TW': '來自第幾次匯入',
    en: 'the number of the import it came with',
  },
  'orders.field.row': {
    'zh-CN': '在文件里的第几行，从 0 数起',
    'zh-TW': '在檔案裡的第幾列，從 0 數起',
    en: 'its row in the file, counted from 0',
  },
  'orders.field.quantity': {
    'zh-CN': '文件里的数量，退货可能是负数；空：不是每行都知道',
    'zh-TW': '檔案裡的數量，退貨可能是負數；空：不是每列都知道',
    en: 'as the file has it, below 0 where returns are; null: not known of every line',
  },
  'orders.field.name': {
    'zh-CN': '商品表里的名称；空：商品表里没有',
    'zh-TW': '商品表裡的名稱；空：商品表裡沒有',
    en: 'from the list of products; null: not in it',
  },
  'orders.field.due': { 'zh-CN': '到期日', 'zh-TW': '到期日', en: 'due day' },
  'orders.field.paid-order': {
    'zh-CN': '付的是哪张订单；空：来源没有说',
    'zh-TW': '付的是哪張訂單；空：來源沒有說',
    en: 'the order it was made for; null: the source does not say',
  },
  'orders.field.paid-in-all': {
    'zh-CN': '一共付了多少，最小货币单位；空：看不到这位客户的欠款',
    'zh-TW': '一共付了多少，最小貨幣單位；空：看不到這位客戶的欠款',
    en: 'paid in all, minor units; null: what this customer owes is masked',
  },
  'orders.field.paid': {
    'zh-CN': '最小单位；负数是退款',
    'zh-TW': '最小單位；負數是退款',
    en: 'minor units; below 0 is a refund',
  },
  'orders.field.net': {
    'zh-CN': '当天的金额，最小单位，扣除退货',
    'zh-TW': '當天的金額，最小單位，扣除退貨',
    en: 'what the day came to, in minor units, net of returns',
  },
  'orders.field.purchase': {
    'zh-CN': '否：这天只有退货',
    'zh-TW': '否：這天只有退貨',
    en: 'false: things were only brought back',
  },
  'orders.field.more': {
    'zh-CN': '还有没列出的明细',
    'zh-TW': '還有未列出的明細',
    en: 'there are more lines than are shown',
  },
} as const satisfies Words
