import type { Words } from '../../base/language/language.ts'

export const todayWords = {
  'today.api.today': {
    'zh-CN': '今天值得做的事，按每分钟预计多得的毛利排序',
    'zh-TW': '今天值得做的事，依每分鐘預計多得的毛利排序',
    en: 'What is worth doing today, ranked by the margin that a minute is expected to add',
  },
  'today.api.route': {
    'zh-CN': '今天的送货单或收款单，按城市和地址排列',
    'zh-TW': '今天的送貨單或收款單，依城市與地址排列',
    en: 'Today’s deliveries or collections, by city and address',
  },
  'today.field.whose': {
    'zh-CN': 'own 自己的，all 全部；不填：有自己的就看自己的，否则看全部',
    'zh-TW': 'own 自己的，all 全部；未填：有自己的就看自己的，否則看全部',
    en: 'own or all; left out: your own if you have any, else all',
  },
  'today.field.most': { 'zh-CN': '每组几行', 'zh-TW': '每組幾列', en: 'rows a group' },
  'today.field.owner': {
    'zh-CN': '负责人的编号；空文本：无人负责；不填：全部',
    'zh-TW': '負責人的編號；空字串：無人負責；未填：全部',
    en: 'id of who looks after them; empty: nobody; left out: all',
  },
  'today.field.ev-per-minute': {
    'zh-CN': '每分钟预计多得的毛利，最小单位；空：不知道',
    'zh-TW': '每分鐘預計多得的毛利，最小單位；空：不知道',
    en: 'margin that a minute is expected to add, minor units; null: unknown',
  },
  'today.field.basis': {
    'zh-CN': '这个数字的由来：measured 实测，inferred 推算，assumed 假定；取最不可靠的一项',
    'zh-TW': '這個數字的由來：measured 實測，inferred 推算，assumed 假定；取最不可靠的一項',
    en: 'what the figure rests on: measured, inferred or assumed, the least sure of its parts',
  },
  'today.field.minutes-unknown': {
    'zh-CN': '其中几件不知道要多久，没有计入分钟数',
    'zh-TW': '其中幾件不知道要多久，未計入分鐘數',
    en: 'how many of them take nobody knows how long; not in the minutes',
  },
  'today.field.money-unknown': {
    'zh-CN': '其中几件不知道能多得多少，没有计入预计毛利',
    'zh-TW': '其中幾件不知道能多得多少，未計入預計毛利',
    en: 'how many of them bring nobody knows how much; not in the expected money',
  },
  'today.field.expected-all': {
    'zh-CN': '全部做完预计多得的毛利和区间，最小单位；空：一件也不知道',
    'zh-TW': '全部做完預計多得的毛利與區間，最小單位；空：一件也不知道',
    en: 'margin that doing all of it is expected to add, with its interval, minor units; null: known of none',
  },
  'today.field.receivables': {
    'zh-CN': '应收：open 未收，due 到 day 这天为止到期，overdue 其中已逾期；最小单位',
    'zh-TW': '應收：open 未收，due 到 day 這天為止到期，overdue 其中已逾期；最小單位',
    en: 'owed: open, due by the day, and overdue of it; minor units',
  },
  'today.field.equity': {
    'zh-CN': '客户资产和区间，以及比一个月前那次估值多出的比例；空：不知道，或没有查看价值的权限',
    'zh-TW': '顧客權益與區間，以及比一個月前那次估值多出的比例；空：不知道，或沒有檢視價值的權限',
    en: 'customer equity with its interval, and its change against the run a month before; null: unknown, or not yours to see',
  },
  'today.field.more': {
    'zh-CN': '后面还有几件；空：还有，没有数',
    'zh-TW': '後面還有幾件；空：還有，未計數',
    en: 'how many come behind these; null: some, not counted',
  },
  'today.field.quantity': {
    'zh-CN': '上次买的数量；空：不知道',
    'zh-TW': '上次買的數量；空：不知道',
    en: 'how much was bought the last time; null: unknown',
  },
  'today.field.amount': {
    'zh-CN': '这天可以收的金额，最小单位；空：不知道或不收款',
    'zh-TW': '這天可以收的金額，最小單位；空：不知道或不收款',
    en: 'what can be asked for on that day, minor units; null: unknown, or nothing to collect',
  },
  'today.evidence.wanted': {
    'zh-CN': '14 天内要买的可能',
    'zh-TW': '14 天內要買的可能',
    en: 'likely wanted within 14 days',
  },
  'today.evidence.run-out': { 'zh-CN': '用完日', 'zh-TW': '用完日', en: 'run-out date' },
  'today.evidence.margin': {
    'zh-CN': '这样货买一次的毛利',
    'zh-TW': '這項商品買一次的毛利',
    en: 'margin of buying it once',
  },
  'today.evidence.lost-otherwise': {
    'zh-CN': '不送就丢掉的比例',
    'zh-TW': '不送就流失的比例',
    en: 'share lost when not brought',
  },
  'today.evidence.due': { 'zh-CN': '这天可以收的', 'zh-TW': '這天可以收的', en: 'can be asked for that day' },
  'today.evidence.overdue': { 'zh-CN': '其中已逾期', 'zh-TW': '其中已逾期', en: 'of it overdue' },
  'today.evidence.expected-loss': {
    'zh-CN': '按账龄预计收不回的',
    'zh-TW': '依帳齡預計收不回的',
    en: 'likely lost, by age',
  },
  'today.evidence.usual-delay': {
    'zh-CN': '平时晚付的天数',
    'zh-TW': '平時晚付的天數',
    en: 'usual days late',
  },
  'today.evidence.cost-of-money': {
    'zh-CN': '资金的年成本',
    'zh-TW': '資金的年成本',
    en: 'cost of money a year',
  },
  'today.evidence.heeded': {
    'zh-CN': '一问就付的比例',
    'zh-TW': '一問就付的比例',
    en: 'share who pay because they are asked',
  },
  'today.evidence.alive': {
    'zh-CN': '仍是客户的可能',
    'zh-TW': '仍是客戶的可能',
    en: 'likely still a customer',
  },
  'today.evidence.value': { 'zh-CN': '剩余终身价值', 'zh-TW': '剩餘終身價值', en: 'residual lifetime value' },
  'today.evidence.won-back': {
    'zh-CN': '不联系就不来的人里，联系后会来的比例',
    'zh-TW': '不聯繫就不來的人裡，聯繫後會來的比例',
    en: 'share of those who would stay away that a call brings back',
  },
  'today.evidence.followed-up': {
    'zh-CN': '不跟进就不来的人里，跟进后会来的比例',
    'zh-TW': '不追蹤就不來的人裡，追蹤後會來的比例',
    en: 'share of those who would stay away that a follow-up brings back',
  },
  'today.evidence.thanked': {
    'zh-CN': '不道谢就不再来的人里，道谢后会来的比例',
    'zh-TW': '不道謝就不再來的人裡，道謝後會來的比例',
    en: 'share of those who would stay away that a word of thanks brings back',
  },
  'today.evidence.minutes': { 'zh-CN': '一般要几分钟', 'zh-TW': '一般要幾分鐘', en: 'usual minutes' },
  'today.evidence.talked-on': { 'zh-CN': '上次联系', 'zh-TW': '上次聯繫', en: 'last talked to' },
  'today.evidence.next-contact': {
    'zh-CN': '约好的下次联系',
    'zh-TW': '約好的下次聯繫',
    en: 'next contact agreed',
  },
  'today.api': { 'zh-CN': '今日', 'zh-TW': '今日', en: 'Today' },
} as const satisfies Words
