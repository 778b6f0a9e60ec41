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
  'settings.currency-of-files': {
    'zh-CN':
      '读入的文件里写明了 {{named}}，所以不能改成 {{came}}：金额会张冠李戴。请先撤销那些导入，再改币种。',
    'zh-TW':
      '匯入的檔案裡寫明了 {{named}}，所以不能改成 {{came}}：金額會張冠李戴。請先復原那些匯入，再改幣別。',
    en: 'Files that stand name {{named}}, so the currency cannot become {{came}}: their amounts would be called what they are not. Undo those imports first.',
  },
  'settings.api.company': {
    'zh-CN': '公司的名称、币种、时区，以及一周从哪天开始',
    'zh-TW': '公司的名稱、幣別、時區，以及一週從哪天開始',
    en: 'The company’s name, currency, time zone and first day of the week',
  },
  'settings.api.consequences': {
    'zh-CN': '改设置会碰到什么：已读入的文件、它们写明的币种、下几次算价值的时间',
    'zh-TW': '變更設定會碰到什麼：已匯入的檔案、它們寫明的幣別、接下來幾次計算價值的時間',
    en: 'What a change of settings meets: files that stand, the currencies they name, when everybody is valued next',
  },
  'settings.field.imports-standing': {
    'zh-CN': '已读入、没有撤销的文件数',
    'zh-TW': '已匯入、沒有復原的檔案數',
    en: 'Files that were read in and not undone',
  },
  'settings.field.currencies-of-files': {
    'zh-CN': '这些文件写明的币种；还有一个，就不能改成别的',
    'zh-TW': '這些檔案寫明的幣別；還有一個，就不能改成別的',
    en: 'Currencies those files name; while there is one, no other can be set',
  },
  'settings.field.next-worth': {
    'zh-CN': '接下来几次重算所有客户价值的时刻，最早的在前',
    'zh-TW': '接下來幾次重算所有客戶價值的時刻，最早的在前',
    en: 'When everybody is valued next, the earliest first',
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
