import type { Words } from '../../base/language/language.ts'

export const settingsWords = {
  'settings.zone-unknown': {
    'zh-CN': '时区要写成 Asia/Shanghai 这样的名称，收到的是“{{came}}”。',
    'zh-TW': '時區要寫成 Asia/Taipei 這樣的名稱，收到的是「{{came}}」。',
    en: 'A time zone is a name such as Asia/Shanghai; “{{came}}” came.',
  },
  'settings.currency-unknown': {
    'zh-CN': '货币要写成 CNY、TWD、USD 这样的三个字母，收到的是“{{came}}”。',
    'zh-TW': '貨幣要寫成 TWD、CNY、USD 這樣的三個字母，收到的是「{{came}}」。',
    en: 'A currency is three letters such as CNY, TWD or USD; “{{came}}” came.',
  },
  'settings.api.company': {
    'zh-CN': '公司的名称、币种、时区，以及一周从哪天开始',
    'zh-TW': '公司的名稱、幣別、時區，以及一週從哪天開始',
    en: 'The company’s name, currency, time zone and first day of the week',
  },
  'settings.api.read': {
    'zh-CN': '看公司设置',
    'zh-TW': '檢視公司設定',
    en: 'Read the company’s settings',
  },
  'settings.api.change': {
    'zh-CN': '改公司设置',
    'zh-TW': '變更公司設定',
    en: 'Change the company’s settings',
  },
  'company.api': { 'zh-CN': '公司', 'zh-TW': '公司', en: 'The company' },
  'settings.api': { 'zh-CN': '设置', 'zh-TW': '設定', en: 'Settings' },
} as const satisfies Words
