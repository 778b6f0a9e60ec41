import type { Words } from '../../base/language/language.ts'

export const worthWords = {
  // refusals
  'worth.no-lines': {
    'zh-CN': '没有一行可用的订单：需要至少一行有客户和日期。请看 rejected.csv 里的原因，改好后再试。',
    'zh-TW': '沒有一列可用的訂單：至少需要一列同時有客戶與日期。請看 rejected.csv 中的原因，修正後再試。',
    en: 'Not one usable order line: at least one with a customer and a day is needed. See the reasons in rejected.csv, mend them and try again.',
  },
  'worth.as-of-too-early': {
    'zh-CN': '截止日 {{asOf}} 早于第一笔订单（{{firstDay}}）。请选 {{firstDay}} 到 {{lastDay}} 之间的一天。',
    'zh-TW': '截止日 {{asOf}} 早於第一筆訂單（{{firstDay}}）。請選擇 {{firstDay}} 到 {{lastDay}} 之間的一天。',
    en: 'The as-of day {{asOf}} is before the first order ({{firstDay}}). Choose a day from {{firstDay}} to {{lastDay}}.',
  },
  'worth.until-before-as-of': {
    'zh-CN': '检验期的最后一天 {{until}} 早于截止日 {{asOf}}。--until 要在 --as-of 之后。',
    'zh-TW': '檢驗期的最後一天 {{until}} 早於截止日 {{asOf}}。--until 必須在 --as-of 之後。',
    en: 'The hold-out’s last day {{until}} is before the as-of day {{asOf}}. --until must come after --as-of.',
  },
  'worth.option-invalid.day': {
    'zh-CN': '--{{option}} 要的是 2024-03-05 这样的日期，收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是 2024-03-05 這樣的日期，收到的是「{{came}}」。',
    en: '--{{option}} expects a day such as 2024-03-05; “{{came}}” came.',
  },
  'worth.option-invalid.unit': {
    'zh-CN': '--{{option}} 要的是 week 或 day，收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是 week 或 day，收到的是「{{came}}」。',
    en: '--{{option}} expects week or day; “{{came}}” came.',
  },
  'worth.option-invalid.model': {
    'zh-CN': '--{{option}} 要的是 auto、bg-nbd、mbg-nbd 或 pareto-nbd，收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是 auto、bg-nbd、mbg-nbd 或 pareto-nbd，收到的是「{{came}}」。',
    en: '--{{option}} expects auto, bg-nbd, mbg-nbd or pareto-nbd; “{{came}}” came.',
  },
  'worth.option-invalid.horizon': {
    'zh-CN': '--{{option}} 要的是大于 0、不超过 5000 的数（以 --unit 计），收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是大於 0、不超過 5000 的數（以 --unit 計），收到的是「{{came}}」。',
    en: '--{{option}} expects a number above 0 and up to 5000 (in --unit); “{{came}}” came.',
  },
  'worth.option-invalid.annual-discount': {
    'zh-CN': '--{{option}} 要的是每年的折现率，从 0 到小于 1，例如 0.10 表示每年 10%，收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是每年的折現率，從 0 到小於 1，例如 0.10 表示每年 10%，收到的是「{{came}}」。',
    en: '--{{option}} expects a discount rate a year, from 0 to below 1 (0.10 is 10 % a year); “{{came}}” came.',
  },
  'worth.option-invalid.margin-rate': {
    'zh-CN': '--{{option}} 要的是大于 0、不超过 1 的毛利率，收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是大於 0、不超過 1 的毛利率，收到的是「{{came}}」。',
    en: '--{{option}} expects a margin rate above 0 and up to 1; “{{came}}” came.',
  },
  'worth.option-invalid.time-zone': {
    'zh-CN': '--{{option}} 要的是 Asia/Shanghai 这样的时区名称，收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是 Asia/Taipei 這樣的時區名稱，收到的是「{{came}}」。',
    en: '--{{option}} expects the name of a time zone such as Asia/Shanghai; “{{came}}” came.',
  },
  'worth.option-invalid.date-order': {
    'zh-CN': '--{{option}} 要的是 day-first（31/12/2024）或 month-first（12/31/2024），收到的是“{{came}}”。',
    'zh-TW': '--{{option}} 需要的是 day-first（31/12/2024）或 month-first（12/31/2024），收到的是「{{came}}」。',
    en: '--{{option}} expects day-first (31/12/2024) or month-first (12/31/2024); “{{came}}” came.',
  },
  'worth.no-file': {
    'zh-CN': '没有说要读哪个文件。例如：npm run -s ricebook -- value 订单.csv。加 --help 看全部用法。',
    'zh-TW': '沒有指定要讀取哪個檔案。例如：npm run -s ricebook -- value 訂單.csv。加 --help 查看全部用法。',
    en: 'No file was named. For example: npm run -s ricebook -- value orders.csv. Add --help for everything else.',
  },
  'worth.out-unwritable': {
    'zh-CN': '写不进文件夹“{{folder}}”（{{code}}）。请换一个能写的文件夹，或检查磁盘空间。',
    'zh-TW': '無法寫入資料夾「{{folder}}」（{{code}}）。請換一個可寫入的資料夾，或檢查磁碟空間。',
    en: 'The folder “{{folder}}” cannot be written ({{code}}). Choose one that can, or check the space on the disk.',
  },
  // reasons, one a customer
  'worth.days': { 'zh-CN': '{{count}} 天', 'zh-TW': '{{count}} 天', en: { one: '{{count}} day', other: '{{count}} days' } },
  'worth.reason.active': {
    'zh-CN': '买过 {{times}} 次，平常每 {{every}}一次，上次在 {{ago}}前；仍是客户的可能 {{alive}}。',
    'zh-TW': '買過 {{times}} 次，平常每 {{every}}一次，上次在 {{ago}}前；仍是客戶的可能 {{alive}}。',
    en: 'Bought {{times}} times, usually every {{every}}, last {{ago}} ago; {{alive}} likely still a customer.',
  },
  'worth.reason.at-risk': {
    'zh-CN': '买过 {{times}} 次，平常每 {{every}}一次，已 {{ago}}没来；仍是客户的可能只有 {{alive}}。',
    'zh-TW': '買過 {{times}} 次，平常每 {{every}}一次，已 {{ago}}沒來；仍是客戶的可能只有 {{alive}}。',
    en: 'Bought {{times}} times, usually every {{every}}, but not for {{ago}}; only {{alive}} likely still a customer.',
  },
  'worth.reason.gone': {
    'zh-CN': '买过 {{times}} 次，平常每 {{every}}一次，已 {{ago}}没来，多半已流失；仍是客户的可能 {{alive}}。',
    'zh-TW': '買過 {{times}} 次，平常每 {{every}}一次，已 {{ago}}沒來，多半已流失；仍是客戶的可能 {{alive}}。',
    en: 'Bought {{times}} times, usually every {{every}}, but not for {{ago}}: probably gone; {{alive}} likely still a customer.',
  },
  'worth.reason.rhythm-only': {
    'zh-CN': '买过 {{times}} 次，平常每 {{every}}一次，上次在 {{ago}}前；这些订单看不出谁已离开。',
    'zh-TW': '買過 {{times}} 次，平常每 {{every}}一次，上次在 {{ago}}前；這些訂單看不出誰已離開。',
    en: 'Bought {{times}} times, usually every {{every}}, last {{ago}} ago; these orders do not show who has left.',
  },
  'worth.reason.once': {
    'zh-CN': '只买过一次，在 {{ago}}前，还没有自己的节奏；仍是客户的可能 {{alive}}。',
    'zh-TW': '只買過一次，在 {{ago}}前，還沒有自己的節奏；仍是客戶的可能 {{alive}}。',
    en: 'Bought once, {{ago}} ago: no rhythm of their own yet; {{alive}} likely still a customer.',
  },
  'worth.reason.once-unknown': {
    'zh-CN': '只买过一次，在 {{ago}}前，还没有自己的节奏；是否仍是客户还不知道。',
    'zh-TW': '只買過一次，在 {{ago}}前，還沒有自己的節奏；是否仍是客戶還不知道。',
    en: 'Bought once, {{ago}} ago: no rhythm of their own yet; whether still a customer is not known.',
  },
  'worth.reason.average': {
    'zh-CN': '买过 {{times}} 次，上次在 {{ago}}前；客户太少，预计数用的是全体的平均。',
    'zh-TW': '買過 {{times}} 次，上次在 {{ago}}前；客戶太少，預計數用的是全體的平均。',
    en: 'Purchases: {{times}}, the last {{ago}} ago; too few customers to tell apart, so the average of all is expected.',
  },
  'worth.reason.nothing': {
    'zh-CN': '买过 {{times}} 次，上次在 {{ago}}前；历史不够，还不能估计。',
    'zh-TW': '買過 {{times}} 次，上次在 {{ago}}前；歷史不足，還不能估計。',
    en: 'Purchases: {{times}}, the last {{ago}} ago; not enough history to estimate from.',
  },
  // models and why not
  'worth.model.bg-nbd': { 'zh-CN': 'BG/NBD', 'zh-TW': 'BG/NBD', en: 'BG/NBD' },
  'worth.model.mbg-nbd': { 'zh-CN': 'MBG/NBD', 'zh-TW': 'MBG/NBD', en: 'MBG/NBD' },
  'worth.model.pareto-nbd': { 'zh-CN': 'Pareto/NBD', 'zh-TW': 'Pareto/NBD', en: 'Pareto/NBD' },
  'worth.model.nbd': { 'zh-CN': 'NBD（不含流失）', 'zh-TW': 'NBD（不含流失）', en: 'NBD (nobody leaves)' },
  'worth.model.poisson': { 'zh-CN': '泊松（人人同一购买率）', 'zh-TW': '卜瓦松（人人同一購買率）', en: 'Poisson (one rate for all)' },
  'worth.model.cohort-mean': { 'zh-CN': '全体平均', 'zh-TW': '全體平均', en: 'average of all' },
  'worth.model.none': { 'zh-CN': '没有模型', 'zh-TW': '沒有模型', en: 'no model' },
  'worth.model.own-rate': { 'zh-CN': '照各自以往的频率', 'zh-TW': '照各自以往的頻率', en: 'own past rate goes on' },
  'worth.model.last-period': { 'zh-CN': '照上一期的次数', 'zh-TW': '照上一期的次數', en: 'same as last period' },
  'worth.model.gamma-gamma': { 'zh-CN': 'Gamma-Gamma', 'zh-TW': 'Gamma-Gamma', en: 'Gamma-Gamma' },
  'worth.model.shrunken-mean': { 'zh-CN': '向总体靠拢的均值', 'zh-TW': '向總體靠攏的平均', en: 'mean drawn towards everybody’s' },
  'worth.fallback.no-customers': {
    'zh-CN': '截止日之前没有客户购买过。',
    'zh-TW': '截止日之前沒有客戶購買過。',
    en: 'No customer had bought by the as-of day.',
  },
  'worth.fallback.no-repeat-purchases': {
    'zh-CN': '没有一位客户在另一天再买过，还谈不上节奏。',
    'zh-TW': '沒有一位客戶在另一天再買過，還談不上節奏。',
    en: 'No customer has bought on a second day yet, so there is no rhythm to learn from.',
  },
  'worth.fallback.no-time-passed': {
    'zh-CN': '所有人都在截止日当天才第一次购买，还没有经过时间。',
    'zh-TW': '所有人都在截止日當天才第一次購買，還沒有經過時間。',
    en: 'Everybody bought for the first time on the as-of day itself: no time has passed to learn from.',
  },
  'worth.fallback.few-repeat-buyers': {
    'zh-CN': '回头客太少，单靠这些数据定不下模型。',
    'zh-TW': '回頭客太少，單靠這些資料定不下模型。',
    en: 'Too few customers came back for the data alone to settle a model.',
  },
  'worth.fallback.no-dropout-seen': {
    'zh-CN': '这些订单里看不出客户流失：存活概率和终身价值都不知道，只能看一段时间内的预计购买。',
    'zh-TW': '這些訂單看不出顧客流失：存活機率與終身價值都不知道，只能看一段時間內的預計購買。',
    en: 'These orders show nobody leaving: the probability of being a customer and the lifetime value are unknown; only purchases within the horizon are told.',
  },
  'worth.fallback.no-difference-seen': {
    'zh-CN': '这些订单里看不出客户之间的差别（多出来的都是偶然）：人人用同一购买率，终身价值不知道。',
    'zh-TW': '這些訂單看不出顧客之間的差別（多出來的都是偶然）：人人用同一購買率，終身價值不知道。',
    en: 'These orders show no difference between customers beyond chance: everybody gets one common rate, and lifetime value is unknown.',
  },
  'worth.fallback.not-converged': {
    'zh-CN': '最大似然没有找到可信的最高点。',
    'zh-TW': '最大概似沒有找到可信的最高點。',
    en: 'Maximum likelihood found no trustworthy maximum.',
  },
  'worth.spend-fallback.few-repeat-buyers': {
    'zh-CN': '有回头消费的客户不到 30 位，单次金额用向总体靠拢的均值。',
    'zh-TW': '有回頭消費的客戶不到 30 位，單次金額用向總體靠攏的平均。',
    en: 'Fewer than 30 customers have repeat purchases with an amount: spending is a mean drawn towards everybody’s.',
  },
  'worth.spend-fallback.no-mean': {
    'zh-CN': '金额差距太大，总体均值不存在（q ≤ 1），单次金额用向总体靠拢的均值。',
    'zh-TW': '金額差距太大，總體平均不存在（q ≤ 1），單次金額用向總體靠攏的平均。',
    en: 'Amounts differ so much that the population has no mean (q ≤ 1): spending is a mean drawn towards everybody’s.',
  },
  'worth.spend-fallback.not-converged': {
    'zh-CN': '单次金额的模型没有收敛，用向总体靠拢的均值。',
    'zh-TW': '單次金額的模型沒有收斂，用向總體靠攏的平均。',
    en: 'The spending model did not converge: spending is a mean drawn towards everybody’s.',
  },
  'worth.spend-fallback.no-amounts': {
    'zh-CN': '文件里没有大于 0 的金额，花费和价值都不知道。',
    'zh-TW': '檔案中沒有大於 0 的金額，花費與價值都不知道。',
    en: 'The file has no amount above 0: spending and value are unknown.',
  },
  // warnings
  'worth.warning.future-day': {
    'zh-CN': '文件里有今天以后的日期（最晚 {{day}}）。若是笔误，请用 --as-of 指定截止日。',
    'zh-TW': '檔案中有今天以後的日期（最晚 {{day}}）。若是筆誤，請用 --as-of 指定截止日。',
    en: 'The file has days after today (the latest is {{day}}). If that is a slip, name the as-of day with --as-of.',
  },
  'worth.warning.date-order-assumed.month-first': {
    'zh-CN': '{{file}} 的日期没有一个能看出日和月的先后，按 月/日/年 读。若不对，请加 --date-order day-first。',
    'zh-TW': '{{file}} 的日期沒有一個能看出日與月的先後，按 月/日/年 讀取。若不對，請加 --date-order day-first。',
    en: 'No date in {{file}} tells day from month; they were read as month/day/year. If wrong, add --date-order day-first.',
  },
  'worth.warning.date-order-assumed.day-first': {
    'zh-CN': '{{file}} 的日期没有一个能看出日和月的先后，按 日.月.年 读。若不对，请加 --date-order month-first。',
    'zh-TW': '{{file}} 的日期沒有一個能看出日與月的先後，按 日.月.年 讀取。若不對，請加 --date-order month-first。',
    en: 'No date in {{file}} tells day from month; they were read as day.month.year. If wrong, add --date-order month-first.',
  },
  'worth.warning.spend-correlated': {
    'zh-CN': '买得越勤的人单次花得越{{direction}}（相关 {{correlation}}），而花费模型假定两者无关：金额预计要打折看。',
    'zh-TW': '買得越勤的人單次花得越{{direction}}（相關 {{correlation}}），而花費模型假定兩者無關：金額預計要打折看。',
    en: 'Those who buy more often spend {{direction}} a time (correlation {{correlation}}), while the spending model assumes no link: take expected amounts with care.',
  },
  'worth.more': { 'zh-CN': '多', 'zh-TW': '多', en: 'more' },
  'worth.less': { 'zh-CN': '少', 'zh-TW': '少', en: 'less' },
  'worth.warning.only-returns': {
    'zh-CN': '有 {{count}} 位客户只有退货没有购买，不计入客户。',
    'zh-TW': '有 {{count}} 位客戶只有退貨沒有購買，不計入客戶。',
    en: { one: '{{count}} customer has returns only and no purchase, and is not counted.', other: '{{count}} customers have returns only and no purchase, and are not counted.' },
  },
  'worth.warning.few-customers': {
    'zh-CN': '只有 {{count}} 位客户，任何估计都很粗。',
    'zh-TW': '只有 {{count}} 位客戶，任何估計都很粗略。',
    en: { one: 'There is only {{count}} customer: every estimate is rough.', other: 'There are only {{count}} customers: every estimate is rough.' },
  },
  // rejected lines
  'worth.rejected.layout': { 'zh-CN': '这一行的格数或引号对不上', 'zh-TW': '這一列的欄數或引號對不上', en: 'the cells or quotes of this line do not fit' },
  'worth.rejected.day': { 'zh-CN': '读不出日期：“{{came}}”', 'zh-TW': '讀不出日期：「{{came}}」', en: 'not a day: “{{came}}”' },
  'worth.rejected.amount': { 'zh-CN': '读不出金额：“{{came}}”', 'zh-TW': '讀不出金額：「{{came}}」', en: 'not an amount: “{{came}}”' },
  'worth.rejected.price': { 'zh-CN': '读不出单价：“{{came}}”', 'zh-TW': '讀不出單價：「{{came}}」', en: 'not a price: “{{came}}”' },
  'worth.rejected.quantity': {
    'zh-CN': '数量读不出或不可能：“{{came}}”',
    'zh-TW': '數量讀不出或不可能：「{{came}}」',
    en: 'not a possible quantity: “{{came}}”',
  },
  'worth.rejected.cost': { 'zh-CN': '读不出成本：“{{came}}”', 'zh-TW': '讀不出成本：「{{came}}」', en: 'not a cost: “{{came}}”' },
  'worth.rejected.profit': { 'zh-CN': '读不出利润：“{{came}}”', 'zh-TW': '讀不出利潤：「{{came}}」', en: 'not a profit: “{{came}}”' },
  // stages
  'worth.stage.read': { 'zh-CN': '正在读文件…', 'zh-TW': '正在讀取檔案…', en: 'Reading…' },
  'worth.stage.histories': { 'zh-CN': '正在整理每位客户的往来…', 'zh-TW': '正在整理每位客戶的往來…', en: 'Laying out every customer’s history…' },
  'worth.stage.fit': { 'zh-CN': '正在拟合购买模型…', 'zh-TW': '正在擬合購買模型…', en: 'Fitting the purchase model…' },
  'worth.stage.predict': { 'zh-CN': '正在估计每位客户…', 'zh-TW': '正在估計每位客戶…', en: 'Estimating every customer…' },
  'worth.stage.write': { 'zh-CN': '正在写结果…', 'zh-TW': '正在寫出結果…', en: 'Writing the results…' },
  // summary
  'worth.summary.mapping': { 'zh-CN': '列的含义', 'zh-TW': '欄位含義', en: 'Columns' },
  'worth.summary.because.given': { 'zh-CN': '指定', 'zh-TW': '指定', en: 'as given' },
  'worth.summary.because.heading': { 'zh-CN': '按列名', 'zh-TW': '依欄名', en: 'by heading' },
  'worth.summary.because.values': { 'zh-CN': '按内容', 'zh-TW': '依內容', en: 'by values' },
  'worth.summary.lines': {
    'zh-CN': '{{rows}} 行：用 {{used}} 行（退货 {{returns}}），无客户 {{anonymous}}，退回 {{rejected}}',
    'zh-TW': '{{rows}} 列：使用 {{used}} 列（退貨 {{returns}}），無客戶 {{anonymous}}，退回 {{rejected}}',
    en: 'Lines {{rows}}: used {{used}} (returns {{returns}}), without customer {{anonymous}}, rejected {{rejected}}',
  },
  'worth.summary.customers': {
    'zh-CN': '客户 {{customers}} 位，购买日 {{orders}} 个，{{firstDay}} 至 {{asOf}}',
    'zh-TW': '客戶 {{customers}} 位，購買日 {{orders}} 個，{{firstDay}} 至 {{asOf}}',
    en: 'Customers {{customers}}, purchase days {{orders}}, {{firstDay}} to {{asOf}}',
  },
  'worth.summary.model': { 'zh-CN': '购买模型：{{model}}', 'zh-TW': '購買模型：{{model}}', en: 'Purchase model: {{model}}' },
  'worth.summary.chosen': {
    'zh-CN': '在 {{customers}} 位客户、{{origins}} 个较早的截止日上比过；均方根误差 {{scores}}',
    'zh-TW': '在 {{customers}} 位客戶、{{origins}} 個較早的截止日上比較過；均方根誤差 {{scores}}',
    en: 'compared on {{customers}} customers at {{origins}} earlier cuts; root mean squared error {{scores}}',
  },
  'worth.summary.expected': {
    'zh-CN': '今后 {{horizon}}预计购买 {{purchases}} 次，金额 {{spend}}',
    'zh-TW': '今後 {{horizon}}預計購買 {{purchases}} 次，金額 {{spend}}',
    en: 'Expected in the next {{horizon}}: {{purchases}} purchases, {{spend}} spent',
  },
  'worth.summary.weeks': { 'zh-CN': '{{n}} 周', 'zh-TW': '{{n}} 週', en: '{{n}} weeks' },
  'worth.summary.unit-days': { 'zh-CN': '{{n}} 天', 'zh-TW': '{{n}} 天', en: '{{n}} days' },
  'worth.summary.equity': {
    'zh-CN': '现有客户资产 {{value}}（{{level}} 把握 {{low}} – {{high}}；每年折现 {{discount}}，{{margin}}）',
    'zh-TW': '現有顧客權益 {{value}}（{{level}} 把握 {{low}} – {{high}}；每年折現 {{discount}}，{{margin}}）',
    en: 'Equity of present customers {{value}} ({{level}} interval {{low}} – {{high}}; discounted {{discount}} a year, {{margin}})',
  },
  'worth.summary.equity-unknown': {
    'zh-CN': '现有客户资产：未知',
    'zh-TW': '現有顧客權益：未知',
    en: 'Equity of present customers: unknown',
  },
  'worth.margin.profit': { 'zh-CN': '毛利取自利润列', 'zh-TW': '毛利取自利潤欄', en: 'margin from the profit column' },
  'worth.margin.cost': { 'zh-CN': '毛利取自成本列', 'zh-TW': '毛利取自成本欄', en: 'margin from the cost column' },
  'worth.margin.assumed': { 'zh-CN': '毛利率假定为 {{rate}}', 'zh-TW': '毛利率假定為 {{rate}}', en: 'margin rate assumed {{rate}}' },
  'worth.margin.none': { 'zh-CN': '没有金额', 'zh-TW': '沒有金額', en: 'no amounts' },
  'worth.summary.holdout': {
    'zh-CN': '检验期 {{days}} 天：预计 {{predicted}}，实际 {{actual}}（偏差 {{bias}}，每人平均差 {{mae}}）',
    'zh-TW': '檢驗期 {{days}} 天：預計 {{predicted}}，實際 {{actual}}（偏差 {{bias}}，每人平均差 {{mae}}）',
    en: 'Hold-out of {{days}} days: {{predicted}} predicted, {{actual}} came (bias {{bias}}, mean error {{mae}} a customer)',
  },
  'worth.summary.most-valuable': { 'zh-CN': '最有价值的十位', 'zh-TW': '最有價值的十位', en: 'The ten most valuable' },
  'worth.summary.most-at-risk': { 'zh-CN': '最可能失去的十位（按可能失去的价值）', 'zh-TW': '最可能失去的十位（依可能失去的價值）', en: 'The ten most at risk (by the value at stake)' },
  'worth.summary.no-risk': {
    'zh-CN': '看不出谁已离开，所以没有“最可能失去”的名单。',
    'zh-TW': '看不出誰已離開，所以沒有「最可能失去」的名單。',
    en: 'Nobody can be told to be leaving, so there is no list of those at risk.',
  },
  'worth.column.customer': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'customer' },
  'worth.column.worth': { 'zh-CN': '剩余终身价值', 'zh-TW': '剩餘終身價值', en: 'residual value' },
  'worth.column.horizon-margin': { 'zh-CN': '期内预计毛利', 'zh-TW': '期內預計毛利', en: 'expected margin' },
  'worth.column.purchases': { 'zh-CN': '预计购买', 'zh-TW': '預計購買', en: 'expected purchases' },
  'worth.column.alive': { 'zh-CN': '存活', 'zh-TW': '存活', en: 'P(alive)' },
  'worth.column.reason': { 'zh-CN': '原因', 'zh-TW': '原因', en: 'reason' },
  'worth.unknown': { 'zh-CN': '未知', 'zh-TW': '未知', en: 'unknown' },
  'worth.summary.written': { 'zh-CN': '已写到 {{folder}}：{{files}}', 'zh-TW': '已寫到 {{folder}}：{{files}}', en: 'Written to {{folder}}: {{files}}' },
  'worth.summary.rejected-hint': {
    'zh-CN': '退回的 {{count}} 行及原因在 rejected.csv；改好后可单独再读。',
    'zh-TW': '退回的 {{count}} 列及原因在 rejected.csv；修正後可單獨再讀。',
    en: { one: 'The rejected line and its reason are in rejected.csv.', other: 'The {{count}} rejected lines and their reasons are in rejected.csv.' },
  },
  'worth.summary.rejected-where': {
    'zh-CN': '退回了 {{count}} 行；加 --out 文件夹 可以拿到它们和原因。',
    'zh-TW': '退回了 {{count}} 列；加 --out 資料夾 可以取得它們與原因。',
    en: { one: 'One line was rejected; add --out FOLDER to get it with its reason.', other: '{{count}} lines were rejected; add --out FOLDER to get them with their reasons.' },
  },
  // help
  'worth.command.about': { 'zh-CN': '从订单文件估出每位客户值多少', 'zh-TW': '從訂單檔案估出每位客戶值多少', en: 'what every customer is worth, from files of orders' },
  'worth.help.about': {
    'zh-CN': '从订单文件到每位客户值多少：读、拟合、预计、检验。不启动服务，不留任何状态。文件可以有几个；- 是标准输入。',
    'zh-TW': '從訂單檔案到每位客戶值多少：讀取、擬合、預計、檢驗。不啟動服務，不留任何狀態。檔案可以有多個；- 是標準輸入。',
    en: 'From files of orders to what every customer is worth: read, fit, predict, check. No server, nothing kept. Several files may be named; - is standard input.',
  },
  'worth.help.map': {
    'zh-CN': '哪一列是什么；列名里有逗号时加引号。不写就按列名和内容猜，猜的结果总会显示。',
    'zh-TW': '哪一欄是什麼；欄名含逗號時加引號。不寫就依欄名與內容猜測，結果一定會顯示。',
    en: 'Which column is what; quote headings that hold commas. Left out, it is guessed from headings and values, and always shown.',
  },
  'worth.help.as-of': {
    'zh-CN': '截止日（含）：只用到这一天为止的订单来拟合，之后的订单用来检验。默认是文件里最后一天，这时没有检验。',
    'zh-TW': '截止日（含）：只用到這一天為止的訂單來擬合，之後的訂單用來檢驗。預設是檔案中最後一天，這時沒有檢驗。',
    en: 'The last day that is fitted, inclusive; later orders check the forecast. Default: the last day in the file, and then there is no check.',
  },
  'worth.help.until': {
    'zh-CN': '检验期的最后一天。默认是文件里最后一天。',
    'zh-TW': '檢驗期的最後一天。預設是檔案中最後一天。',
    en: 'The last day of the hold-out. Default: the last day in the file.',
  },
  'worth.help.unit': {
    'zh-CN': '时间单位。默认 week（一年 365.25/7 周）。',
    'zh-TW': '時間單位。預設 week（一年 365.25/7 週）。',
    en: 'The unit of time. Default week (365.25/7 a year).',
  },
  'worth.help.model': {
    'zh-CN': '购买模型。默认 auto：在较早的截止日上比过再选。',
    'zh-TW': '購買模型。預設 auto：在較早的截止日上比較過再選。',
    en: 'The purchase model. Default auto: chosen by forecasts from earlier cuts.',
  },
  'worth.help.horizon': {
    'zh-CN': '往前看多少个时间单位。默认与检验期一样长，没有检验期则为 52 周。',
    'zh-TW': '往前看多少個時間單位。預設與檢驗期一樣長，沒有檢驗期則為 52 週。',
    en: 'How many units ahead. Default: as long as the hold-out, else 52 weeks.',
  },
  'worth.help.annual-discount': {
    'zh-CN': '每年的折现率。默认 0.10。',
    'zh-TW': '每年的折現率。預設 0.10。',
    en: 'The discount rate a year. Default 0.10.',
  },
  'worth.help.margin-rate': {
    'zh-CN': '没有成本或利润列时，收入里毛利占多少。默认 1（即按收入算）。',
    'zh-TW': '沒有成本或利潤欄時，營收中毛利占多少。預設 1（即按營收計算）。',
    en: 'The share of revenue kept where no cost or profit is mapped. Default 1 (revenue itself).',
  },
  'worth.help.time-zone': {
    'zh-CN': '时间戳属于哪一天按哪个时区算。默认是这台机器的时区。',
    'zh-TW': '時間戳屬於哪一天按哪個時區計算。預設是這台機器的時區。',
    en: 'The zone in which a timestamp’s day is taken. Default: this machine’s.',
  },
  'worth.help.date-order': {
    'zh-CN': '3/5/2024 怎么读。默认从整列日期里看出来。',
    'zh-TW': '3/5/2024 怎麼讀。預設從整欄日期中看出來。',
    en: 'How 3/5/2024 is read. Default: told from the whole column.',
  },
  'worth.help.language': {
    'zh-CN': '语言。默认取自环境。',
    'zh-TW': '語言。預設取自環境。',
    en: 'The language. Default: from the environment.',
  },
  'worth.help.out': {
    'zh-CN': '把 customers.csv、report.html 和 rejected.csv 写到这个文件夹。',
    'zh-TW': '把 customers.csv、report.html 和 rejected.csv 寫到這個資料夾。',
    en: 'Writes customers.csv, report.html and rejected.csv into this folder.',
  },
  'worth.help.json': {
    'zh-CN': '标准输出只给一个 JSON 对象。',
    'zh-TW': '標準輸出只給一個 JSON 物件。',
    en: 'One JSON object on standard output and nothing else.',
  },
  'worth.help.help': {
    'zh-CN': '显示这一页。',
    'zh-TW': '顯示這一頁。',
    en: 'Shows this page.',
  },
  'worth.help.results': {
    'zh-CN': '退出码：0 完成，2 输入被退回（会说明怎么办），1 程序出错。',
    'zh-TW': '結束碼：0 完成，2 輸入被退回（會說明怎麼辦），1 程式出錯。',
    en: 'Exit code: 0 done, 2 input refused (with what to do), 1 the program failed.',
  },
} as const satisfies Words

export type WorthKey = keyof typeof worthWords
