import type { Words } from '../../base/language/language.ts'

export const collectionsWords = {
  // why to ask for money; said as it is kept, on any later day: days are dates and never "so many days ago"
  'collections.reason.due': {
    'zh-CN': '应收 **{{open}}**，{{oldestDue}}到期。',
    'zh-TW': '應收 **{{open}}**，{{oldestDue}}到期。',
    en: '**{{open}}** is owed, due on {{oldestDue}}.',
  },
  'collections.reason.overdue': {
    'zh-CN': '应收 {{open}}，其中 **{{overdue}}** 已逾期，最早一笔 {{oldestDue}}到期。',
    'zh-TW': '應收 {{open}}，其中 **{{overdue}}** 已逾期，最早一筆 {{oldestDue}}到期。',
    en: '{{open}} is owed, **{{overdue}}** of it overdue, the oldest due on {{oldestDue}}.',
  },
  'collections.reason.all-overdue': {
    'zh-CN': '应收 **{{open}}**，都已逾期，最早一笔 {{oldestDue}}到期。',
    'zh-TW': '應收 **{{open}}**，都已逾期，最早一筆 {{oldestDue}}到期。',
    en: '**{{open}}** is owed and overdue, the oldest due on {{oldestDue}}.',
  },
  'collections.reason.due-payday': {
    'zh-CN': '应收 **{{open}}**，{{oldestDue}}到期；{{collectOn}}是到期后的第一个发薪日，那时去收。',
    'zh-TW': '應收 **{{open}}**，{{oldestDue}}到期；{{collectOn}}是到期後的第一個發薪日，那時去收。',
    en: '**{{open}}** is owed, due on {{oldestDue}}; ask on {{collectOn}}, the first payday after that.',
  },
  'collections.reason.overdue-payday': {
    'zh-CN':
      '应收 {{open}}，其中 **{{overdue}}** 已逾期，最早一笔 {{oldestDue}}到期；{{collectOn}}趁发薪后去收。',
    'zh-TW':
      '應收 {{open}}，其中 **{{overdue}}** 已逾期，最早一筆 {{oldestDue}}到期；{{collectOn}}趁發薪後去收。',
    en: '{{open}} is owed, **{{overdue}}** of it overdue, the oldest due on {{oldestDue}}; ask on {{collectOn}}, when the pay has come.',
  },
  'collections.reason.all-overdue-payday': {
    'zh-CN': '应收 **{{open}}**，都已逾期，最早一笔 {{oldestDue}}到期；{{collectOn}}趁发薪后去收。',
    'zh-TW': '應收 **{{open}}**，都已逾期，最早一筆 {{oldestDue}}到期；{{collectOn}}趁發薪後去收。',
    en: '**{{open}}** is owed and overdue, the oldest due on {{oldestDue}}; ask on {{collectOn}}, when the pay has come.',
  },
  'collections.payday.declared': {
    'zh-CN': '发薪日：每月 {{day}} 日（已登记）',
    'zh-TW': '發薪日：每月 {{day}} 日（已登記）',
    en: 'Payday: day {{day}} of the month (as declared)',
  },
  'collections.payday.learned': {
    'zh-CN': '发薪日：看付款记录像是固定的一天',
    'zh-TW': '發薪日：看付款紀錄像是固定的一天',
    en: 'Payday: by the payments, a fixed day of the month',
  },
  'collections.payday.none': { 'zh-CN': '发薪日不详', 'zh-TW': '發薪日不詳', en: 'Payday unknown' },
  'collections.ageing': { 'zh-CN': '账龄', 'zh-TW': '帳齡', en: 'Ageing' },
  'collections.age.not-due': { 'zh-CN': '未到期', 'zh-TW': '未到期', en: 'Not due' },
  'collections.age.1-30': { 'zh-CN': '逾期 1–30 天', 'zh-TW': '逾期 1–30 天', en: '1–30 days overdue' },
  'collections.age.31-60': { 'zh-CN': '逾期 31–60 天', 'zh-TW': '逾期 31–60 天', en: '31–60 days overdue' },
  'collections.age.61-90': { 'zh-CN': '逾期 61–90 天', 'zh-TW': '逾期 61–90 天', en: '61–90 days overdue' },
  'collections.age.91-180': {
    'zh-CN': '逾期 91–180 天',
    'zh-TW': '逾期 91–180 天',
    en: '91–180 days overdue',
  },
  'collections.age.over-180': {
    'zh-CN': '逾期超过 180 天',
    'zh-TW': '逾期超過 180 天',
    en: 'More than 180 days overdue',
  },
  'receivables.api': { 'zh-CN': '应收账款', 'zh-TW': '應收帳款', en: 'Receivables' },
  'collections.api.list': {
    'zh-CN': '应收账款，先去收的在前',
    'zh-TW': '應收帳款，先去收的在前',
    en: 'What is owed, whom to ask first in front',
  },
  'collections.api.one': {
    'zh-CN': '一位客户欠多少',
    'zh-TW': '一位客戶欠多少',
    en: 'What one customer owes',
  },
  'collections.field.open': {
    'zh-CN': '未收，公司货币的最小单位',
    'zh-TW': '未收，公司貨幣的最小單位',
    en: 'not yet paid, in minor units of the company’s currency',
  },
  'collections.field.overdue': {
    'zh-CN': '其中已逾期',
    'zh-TW': '其中已逾期',
    en: 'of it, past its due day',
  },
  'collections.field.masked': {
    'zh-CN': '欠多少遮住了：您的角色看不到别人客户的欠款',
    'zh-TW': '欠多少遮住了：您的角色看不到別人客戶的欠款',
    en: 'whether the amounts are masked: your role does not see what others’ customers owe',
  },
  'collections.field.usual-delay': {
    'zh-CN': '平时到期后几天付款，居中的数；负数：提前；空：还没有付过',
    'zh-TW': '平時到期後幾天付款，居中的數；負數：提前；空：還沒有付過',
    en: 'days from due to paid, the middle; below 0: early; null: nothing paid yet',
  },
  'collections.field.collect-on': { 'zh-CN': '去收的日子', 'zh-TW': '去收的日子', en: 'when to ask' },
  'collections.field.reason': {
    'zh-CN': '为什么这天去收，用读者的语言说',
    'zh-TW': '為什麼這天去收，用讀者的語言說',
    en: 'why to ask, in the reader’s language',
  },
  'collections.field.owner': {
    'zh-CN': '负责人；空：没有人负责的',
    'zh-TW': '負責人；空：沒有人負責的',
    en: 'who looks after them; empty: nobody',
  },
  'collections.field.nothing': {
    'zh-CN': '空：不欠',
    'zh-TW': '空：不欠',
    en: 'null: nothing is owed',
  },
} as const satisfies Words
