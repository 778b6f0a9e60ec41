import type { RoleOf } from './contract.ts'
import { notes, orderNever, orderParts, orderWords } from './order-headings.ts'

/** What people call the columns of a file of payments: first what only money that came in is called, then as in orders. */
export const paymentWords: Readonly<Record<RoleOf<'payments'>, readonly string[]>> = {
  customer: [
    ...orderWords.customer,
    `payer payername paidby payor 付款人 付款方 付款单位 付款账户 缴款人 交款人 来款单位 汇款人 对方户名 对方名称 对方单位
     付款單位 付款帳戶 繳款人 匯款人 對方戶名`,
  ],
  date: [
    `paymentdate paymentday paymenttime paiddate paidat paidon datepaid receiveddate receivedon datereceived receiptdate
     valuedate settlementdate collectiondate
     收款日期 收款时间 收款日 回款日期 回款时间 回款日 到账日期 到账时间 到账日 入账日期 入账时间 付款日期 付款时间 支付日期 支付时间
     缴款日期 缴费日期 交款日期 来款日期 汇款日期 还款日期
     收款時間 回款時間 到帳日期 到帳時間 入帳日期 入帳時間 付款時間 支付時間 繳款日期 繳費日期 匯款日期 還款日期`,
    ...orderWords.date.slice(1, 2),
    ...orderWords.date.slice(0, 1),
  ],
  amount: [
    `paymentamount amountpaid paidamount amountreceived receivedamount receiptamount paidin
     收款金额 收款额 回款金额 回款额 到账金额 入账金额 付款金额 支付金额 缴款金额 交款金额 来款金额 汇款金额 实收金额 实收 还款金额
     收款金額 收款額 回款金額 到帳金額 入帳金額 付款金額 支付金額 繳款金額 匯款金額 實收金額 實收 還款金額`,
    ...orderWords.amount.slice(1, 3),
    ...orderWords.amount.slice(0, 1),
    'credit paid received 贷方金额 收入金额 貸方金額 收入金額',
  ],
  reference: [
    `paymentid paymentno paymentnumber paymentref paymentreference receiptid receiptno receiptnumber reference referenceno
     referencenumber ref voucherno vouchernumber banktransactionid
     收款单号 收款编号 收款单编号 收款单 回款单号 回款编号 付款单号 付款编号 支付单号 支付流水号 收据号 收据编号 凭证号 凭证编号 凭证号码
     银行流水号 交易流水号 流水号 参考号 交易参考号
     收款單號 收款編號 回款單號 付款單號 付款編號 支付單號 收據號碼 收據編號 憑證號 憑證編號 銀行流水號 交易流水號 參考號`,
    `transactionid transactionno transactionnumber transid txnid 交易号 交易编号 交易单号 单号 单据号 单据编号 编号
     交易編號 交易序號 交易單號 單號 單據號 單據編號 編號`,
  ],
  order: [
    `${orderWords.order[0] ?? ''} 原订单号 关联订单 关联订单号 对应订单 销售单 原訂單號 對應訂單 關聯訂單`,
    ...orderWords.order.slice(1),
  ],
  currency: orderWords.currency,
}

const otherNotes = new RegExp(notes)

export const paymentParts = {
  customer: { part: orderParts.customer, never: orderNever.customer },
  date: {
    part: /(?:payment|paid|receipt|received)\w*(?:date|time|day)|(?:收款|回款|付款|到账|到帳|入账|入帳).*(?:日期|时间|時間|日)$/,
    never: new RegExp(`due|到期|应付|應付|${notes}`),
  },
  amount: {
    part: /amount|(?:收款|回款|付款|到账|到帳|入账|入帳)(?:额|額)|(?:金额|金額)$/,
    never: /balance|余额|餘額|fee|手续费|手續費|大写|大寫|due|应收|應收|未/,
  },
  reference: {
    part: /(?:payment|receipt|voucher)(?:id|no|num|ref)|(?:收款|回款|付款|支付|收据|收據|凭证|憑證|流水).*(?:号|號|编号|編號)$/,
    never: otherNotes,
  },
  order: { part: orderParts.order, never: orderNever.order },
  currency: { part: orderParts.currency, never: /rate|汇率|匯率/ },
} as const
