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
  'settings.page.title': { 'zh-CN': '设置', 'zh-TW': '設定', en: 'Settings' },
  'settings.page.how': {
    'zh-CN': '点一项就能改，改了马上算数。',
    'zh-TW': '點一項就能改，改了馬上算數。',
    en: 'Click a value to change it; it counts at once.',
  },
  'settings.page.only-read': {
    'zh-CN': '公司的设置只有店主能改；您自己的，点一下就能改。',
    'zh-TW': '公司的設定只有店主能變更；您自己的，點一下就能改。',
    en: 'Only an owner can change the company’s settings; your own you can change with a click.',
  },
  'settings.page.comma': { 'zh-CN': '、', 'zh-TW': '、', en: ', ' },
  'settings.page.changed': {
    'zh-CN': '{{field}}已改。',
    'zh-TW': '{{field}}已修改。',
    en: '{{field}} changed.',
  },
  'settings.page.changed.revaluing': {
    'zh-CN': '{{field}}已改，正按新的重新估值。',
    'zh-TW': '{{field}}已修改，正依新的重新估值。',
    en: '{{field}} changed; everybody is being valued again.',
  },
  'settings.page.undone': { 'zh-CN': '已恢复原样。', 'zh-TW': '已復原。', en: 'As it was before.' },
  'settings.page.undone.revaluing': {
    'zh-CN': '已恢复原样，正按原来的重新估值。',
    'zh-TW': '已復原，正依原來的重新估值。',
    en: 'As it was before; everybody is being valued again.',
  },
  'settings.page.not-undone': {
    'zh-CN': '没有恢复。{{why}}',
    'zh-TW': '沒有復原。{{why}}',
    en: 'Not put back. {{why}}',
  },
  'settings.page.company': { 'zh-CN': '公司', 'zh-TW': '公司', en: 'Company' },
  'settings.page.name': { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  'settings.page.currency': { 'zh-CN': '币种', 'zh-TW': '幣別', en: 'Currency' },
  'settings.page.currency.about': {
    'zh-CN': '全公司只用一种；读入的文件写明币种时，就按文件的。',
    'zh-TW': '全公司只用一種；匯入的檔案寫明幣別時，就依檔案的。',
    en: 'One for the whole company; a file that names its currency sets it.',
  },
  'settings.page.currency.renames': {
    'zh-CN':
      '已读入 {{count}} 个文件，都没写币种。改了只是换个叫法，金额不换算：现在的 {{amount}} 还是这个数。',
    'zh-TW':
      '已匯入 {{count}} 個檔案，都沒寫幣別。改了只是換個叫法，金額不換算：現在的 {{amount}} 還是這個數。',
    en: {
      one: '{{count}} file stands and names no currency. Another name converts nothing: {{amount}} stays the same number.',
      other:
        '{{count}} files stand and name no currency. Another name converts nothing: {{amount}} stays the same number.',
    },
  },
  'settings.page.currency.fixed': {
    'zh-CN': '读入的文件里写明了{{names}}，所以不能改成别的：金额会张冠李戴。先撤销那些导入，才能改。',
    'zh-TW': '匯入的檔案裡寫明了{{names}}，所以不能改成別的：金額會張冠李戴。先復原那些匯入，才能改。',
    en: 'Files that stand name {{names}}, so it cannot be another: their amounts would be called what they are not. Undo those imports first.',
  },
  'settings.page.currency.to-imports': { 'zh-CN': '看导入', 'zh-TW': '看匯入', en: 'See the imports' },
  'settings.page.zone': { 'zh-CN': '时区', 'zh-TW': '時區', en: 'Time zone' },
  'settings.page.zone.is': {
    'zh-CN': '{{name}}（{{offset}}）',
    'zh-TW': '{{name}}（{{offset}}）',
    en: '{{name}} ({{offset}})',
  },
  'settings.page.zone.about': {
    'zh-CN': '今天是几号、哪天下的单、夜里几点估值，都按它算。写国家、+8 或城市的英文名来找。',
    'zh-TW': '今天是幾號、哪天下的單、夜裡幾點估值，都依它計算。寫國家、+8 或城市的英文名來找。',
    en: 'Which day it is, on which day an order came and when the night’s valuing begins follow it. Find one by country, city or +8.',
  },
  'settings.page.zone.now': {
    'zh-CN': '那里现在是 {{now}}',
    'zh-TW': '那裡現在是 {{now}}',
    en: 'It is {{now}} there',
  },
  'settings.page.week-start': { 'zh-CN': '一周从', 'zh-TW': '一週從', en: 'Week begins' },
  'settings.page.week-start.about': {
    'zh-CN': '选日子的日历从这一天排起。',
    'zh-TW': '選日子的月曆從這一天排起。',
    en: 'Calendars to choose a day from begin with it.',
  },
  'settings.page.value': { 'zh-CN': '估值', 'zh-TW': '估值', en: 'Valuing customers' },
  'settings.page.value.about': {
    'zh-CN': '文件里没有的数，由您来定。改了毛利率或折现率，就马上按新的给所有客户重新估值。',
    'zh-TW': '檔案裡沒有的數，由您來定。改了毛利率或折現率，就馬上依新的為所有顧客重新估值。',
    en: 'What no file says, you say. When the margin rate or the discount changes, everybody is valued again at once.',
  },
  'settings.page.assumed': { 'zh-CN': '假定', 'zh-TW': '假定', en: 'assumed' },
  'settings.page.margin': { 'zh-CN': '毛利率', 'zh-TW': '毛利率', en: 'Margin rate' },
  'settings.page.margin.unsaid': {
    'zh-CN': '没说过，按 100%',
    'zh-TW': '沒說過，當作 100%',
    en: 'Not said, 100% taken',
  },
  'settings.page.margin.unsaid.about': {
    'zh-CN': '没写成本、利润的订单，收入整个当作毛利，价值就偏大。说一个大概的数就好得多。',
    'zh-TW': '沒寫成本、利潤的訂單，營收整個當作毛利，價值就偏大。說一個大概的數就好得多。',
    en: 'Of orders that name neither cost nor profit all revenue counts as margin, which is too much. A rough rate is much better than none.',
  },
  'settings.page.margin.about': {
    'zh-CN': '订单里没有成本或利润的，一块钱收入留下多少。空着就是没说过。',
    'zh-TW': '訂單裡沒有成本或利潤的，一塊錢營收留下多少。留空就是沒說過。',
    en: 'What is kept of revenue where an order names neither cost nor profit. Empty: not said.',
  },
  'settings.page.discount': { 'zh-CN': '年折现率', 'zh-TW': '年折現率', en: 'Yearly discount' },
  'settings.page.discount.about': {
    'zh-CN': '一年后才到手的 {{later}}，今天算作 {{now}}。',
    'zh-TW': '一年後才到手的 {{later}}，今天算作 {{now}}。',
    en: '{{later}} a year from now counts as {{now}} today.',
  },
  'settings.page.worth-at': { 'zh-CN': '每夜估值', 'zh-TW': '每夜估值', en: 'Each night at' },
  'settings.page.worth-at.about': {
    'zh-CN': '每天到这个时间，给所有客户重新估值一次。',
    'zh-TW': '每天到這個時間，為所有顧客重新估值一次。',
    en: 'Everybody is valued again each day at this time.',
  },
  'settings.page.worth-at.next': {
    'zh-CN': '下一次：{{when}}',
    'zh-TW': '下一次：{{when}}',
    en: 'Next: {{when}}',
  },
  'settings.page.daily': {
    'zh-CN': '送货、收款、提醒',
    'zh-TW': '送貨、收款、提醒',
    en: 'Deliveries, collections, reminders',
  },
  'settings.page.daily.about': {
    'zh-CN': '“今日”按这些排。改了也会重新估值。',
    'zh-TW': '「今日」依這些排。改了也會重新估值。',
    en: 'Today is made with these. A change values everybody again, too.',
  },
  'settings.page.days': {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'settings.page.creditTermDays': { 'zh-CN': '账期', 'zh-TW': '付款條件', en: 'Credit term' },
  'settings.page.creditTermDays.about': {
    'zh-CN': '赊账的客户几天内付清；订单自己写了的，按订单。',
    'zh-TW': '賒帳的客戶幾天內付清；訂單自己寫了的，依訂單。',
    en: 'Within how many days customers on credit pay, where an order does not say.',
  },
  'settings.page.creditTermDays.zero': { 'zh-CN': '当天', 'zh-TW': '當天', en: 'The same day' },
  'settings.page.leadDays': { 'zh-CN': '送货提前', 'zh-TW': '送貨提前', en: 'Delivery takes' },
  'settings.page.leadDays.about': {
    'zh-CN': '从下单到送到要几天；快吃完的，提前这么多天排进“今日”。',
    'zh-TW': '從下單到送到要幾天；快吃完的，提前這麼多天排進「今日」。',
    en: 'Days from order to delivery; what runs out stands on Today so much earlier.',
  },
  'settings.page.leadDays.zero': { 'zh-CN': '当天送到', 'zh-TW': '當天送到', en: 'No day' },
  'settings.page.frequencyCapDays': { 'zh-CN': '不重复打扰', 'zh-TW': '不重複打擾', en: 'Ask again after' },
  'settings.page.frequencyCapDays.about': {
    'zh-CN': '同一位客户，这么多天内不再为同一件事排进“今日”；送货除外。',
    'zh-TW': '同一位客戶，這麼多天內不再為同一件事排進「今日」；送貨除外。',
    en: 'A customer does not come up on Today for the same again within so many days, deliveries excepted.',
  },
  'settings.page.frequencyCapDays.zero': { 'zh-CN': '不限', 'zh-TW': '不限', en: 'No limit' },
} as const satisfies Words
