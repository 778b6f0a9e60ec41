import type { Words } from '../../base/language/language.ts'

export const worthWords = {
  // refusals
  'worth.no-lines': {
    'zh-CN':
      '没有一行可用的订单：需要至少一行有客户和日期。每一行的原因在 rejected.csv（用 --out 指定放它的文件夹）；改好后再试。',
    'zh-TW':
      '沒有一列可用的訂單：至少需要一列同時有客戶與日期。每一列的原因在 rejected.csv（用 --out 指定存放的資料夾）；修正後再試。',
    en: 'Not one usable order line: at least one with a customer and a day is needed. The reason for each line is in rejected.csv (--out names the folder it goes to); mend them and try again.',
  },
  'worth.as-of-too-early': {
    'zh-CN': '截止日 {{asOf}} 早于第一笔订单（{{firstDay}}）。请选 {{firstDay}} 到 {{lastDay}} 之间的一天。',
    'zh-TW':
      '截止日 {{asOf}} 早於第一筆訂單（{{firstDay}}）。請選擇 {{firstDay}} 到 {{lastDay}} 之間的一天。',
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
    'zh-TW':
      '--{{option}} 需要的是每年的折現率，從 0 到小於 1，例如 0.10 表示每年 10%，收到的是「{{came}}」。',
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
    'zh-TW':
      '--{{option}} 需要的是 day-first（31/12/2024）或 month-first（12/31/2024），收到的是「{{came}}」。',
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
  'worth.days': {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
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
    'zh-CN':
      '买过 {{times}} 次，平常每 {{every}}一次，已 {{ago}}没来，多半已流失；仍是客户的可能 {{alive}}。',
    'zh-TW':
      '買過 {{times}} 次，平常每 {{every}}一次，已 {{ago}}沒來，多半已流失；仍是客戶的可能 {{alive}}。',
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
  'worth.reason.prospect': {
    'zh-CN': '还没有买过，值多少还不知道。',
    'zh-TW': '還沒有買過，值多少還不知道。',
    en: 'Has not bought yet: what they are worth is not known.',
  },
  'worth.less-than-a-day': { 'zh-CN': '不到 1 天', 'zh-TW': '不到 1 天', en: 'less than 1 day' },
  // models and why not
  'worth.model.bg-nbd': { 'zh-CN': 'BG/NBD', 'zh-TW': 'BG/NBD', en: 'BG/NBD' },
  'worth.model.mbg-nbd': { 'zh-CN': 'MBG/NBD', 'zh-TW': 'MBG/NBD', en: 'MBG/NBD' },
  'worth.model.pareto-nbd': { 'zh-CN': 'Pareto/NBD', 'zh-TW': 'Pareto/NBD', en: 'Pareto/NBD' },
  'worth.model.nbd': { 'zh-CN': 'NBD（不含流失）', 'zh-TW': 'NBD（不含流失）', en: 'NBD (nobody leaves)' },
  'worth.model.poisson': {
    'zh-CN': '泊松（人人同一购买率）',
    'zh-TW': '卜瓦松（人人同一購買率）',
    en: 'Poisson (one rate for all)',
  },
  'worth.model.cohort-mean': { 'zh-CN': '全体平均', 'zh-TW': '全體平均', en: 'average of all' },
  'worth.model.none': { 'zh-CN': '没有模型', 'zh-TW': '沒有模型', en: 'no model' },
  'worth.model.own-rate': {
    'zh-CN': '照各自以往的频率',
    'zh-TW': '照各自以往的頻率',
    en: 'own past rate goes on',
  },
  'worth.model.last-period': {
    'zh-CN': '照上一期的次数',
    'zh-TW': '照上一期的次數',
    en: 'same as last period',
  },
  'worth.model.gamma-gamma': { 'zh-CN': 'Gamma-Gamma', 'zh-TW': 'Gamma-Gamma', en: 'Gamma-Gamma' },
  'worth.model.shrunken-mean': {
    'zh-CN': '向总体靠拢的均值',
    'zh-TW': '向總體靠攏的平均',
    en: 'mean drawn towards everybody’s',
  },
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
    'zh-CN':
      '{{file}} 的日期没有一个能看出日和月的先后，按 月/日/年 读。若不对，请加 --date-order day-first。',
    'zh-TW':
      '{{file}} 的日期沒有一個能看出日與月的先後，按 月/日/年 讀取。若不對，請加 --date-order day-first。',
    en: 'No date in {{file}} tells day from month; they were read as month/day/year. If wrong, add --date-order day-first.',
  },
  'worth.warning.date-order-assumed.day-first': {
    'zh-CN':
      '{{file}} 的日期没有一个能看出日和月的先后，按 日.月.年 读。若不对，请加 --date-order month-first。',
    'zh-TW':
      '{{file}} 的日期沒有一個能看出日與月的先後，按 日.月.年 讀取。若不對，請加 --date-order month-first。',
    en: 'No date in {{file}} tells day from month; they were read as day.month.year. If wrong, add --date-order month-first.',
  },
  'worth.warning.spend-correlated': {
    'zh-CN':
      '买得越勤的人单次花得越{{direction}}（相关 {{correlation}}），而花费模型假定两者无关：金额预计要打折看。',
    'zh-TW':
      '買得越勤的人單次花得越{{direction}}（相關 {{correlation}}），而花費模型假定兩者無關：金額預計要打折看。',
    en: 'Those who buy more often spend {{direction}} a time (correlation {{correlation}}), while the spending model assumes no link: take expected amounts with care.',
  },
  'worth.more': { 'zh-CN': '多', 'zh-TW': '多', en: 'more' },
  'worth.less': { 'zh-CN': '少', 'zh-TW': '少', en: 'less' },
  'worth.warning.only-returns': {
    'zh-CN': '有 {{count}} 位客户只有退货没有购买，不计入客户。',
    'zh-TW': '有 {{count}} 位客戶只有退貨沒有購買，不計入客戶。',
    en: {
      one: '{{count}} customer has returns only and no purchase, and is not counted.',
      other: '{{count}} customers have returns only and no purchase, and are not counted.',
    },
  },
  'worth.warning.until-beyond': {
    'zh-CN': '检验期到 {{until}}，可文件里的订单只到 {{lastDay}}：之后的日子都当作没有购买，检验会偏。',
    'zh-TW': '檢驗期到 {{until}}，但檔案中的訂單只到 {{lastDay}}：之後的日子都當作沒有購買，檢驗會偏。',
    en: 'The hold-out runs to {{until}}, but the orders end on {{lastDay}}: the days after it count as no purchases, and the check is off.',
  },
  'worth.warning.far-ahead': {
    'zh-CN':
      '客户资产相当于现在 {{ahead}} 年的购买，而订单只有 {{seen}} 年：多半靠外推。用来比较客户很有用，别当作一定会收到的钱。',
    'zh-TW':
      '顧客權益相當於現在 {{ahead}} 年的購買，而訂單只有 {{seen}} 年：多半靠外推。用來比較客戶很有用，別當作一定會收到的錢。',
    en: 'The equity equals {{ahead}} years of present buying, learnt from {{seen}} years of orders: most of it is extrapolated. Good for comparing customers, not money to count on.',
  },
  'worth.warning.few-customers': {
    'zh-CN': '只有 {{count}} 位客户，任何估计都很粗。',
    'zh-TW': '只有 {{count}} 位客戶，任何估計都很粗略。',
    en: {
      one: 'There is only {{count}} customer: every estimate is rough.',
      other: 'There are only {{count}} customers: every estimate is rough.',
    },
  },
  // stages
  'worth.stage.read': { 'zh-CN': '正在读文件…', 'zh-TW': '正在讀取檔案…', en: 'Reading…' },
  'worth.stage.histories': {
    'zh-CN': '正在整理每位客户的往来…',
    'zh-TW': '正在整理每位客戶的往來…',
    en: 'Laying out every customer’s history…',
  },
  'worth.stage.fit': {
    'zh-CN': '正在拟合购买模型…',
    'zh-TW': '正在擬合購買模型…',
    en: 'Fitting the purchase model…',
  },
  'worth.stage.predict': {
    'zh-CN': '正在估计每位客户…',
    'zh-TW': '正在估計每位客戶…',
    en: 'Estimating every customer…',
  },
  'worth.stage.write': { 'zh-CN': '正在写结果…', 'zh-TW': '正在寫出結果…', en: 'Writing the results…' },
  // summary
  'worth.summary.columns': {
    'zh-CN': '{{file}}：{{columns}}',
    'zh-TW': '{{file}}：{{columns}}',
    en: '{{file}}: {{columns}}',
  },
  'worth.summary.column': {
    'zh-CN': '{{role}} = {{column}}（{{because}}）',
    'zh-TW': '{{role}} = {{column}}（{{because}}）',
    en: '{{role}} = {{column}} ({{because}})',
  },
  'worth.summary.between': { 'zh-CN': '；', 'zh-TW': '；', en: '; ' },
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
  'worth.summary.model': {
    'zh-CN': '购买模型：{{model}}',
    'zh-TW': '購買模型：{{model}}',
    en: 'Purchase model: {{model}}',
  },
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
  'worth.margin.profit': {
    'zh-CN': '毛利取自利润列',
    'zh-TW': '毛利取自利潤欄',
    en: 'margin from the profit column',
  },
  'worth.margin.cost': {
    'zh-CN': '毛利取自成本列',
    'zh-TW': '毛利取自成本欄',
    en: 'margin from the cost column',
  },
  'worth.margin.assumed': {
    'zh-CN': '毛利率假定为 {{rate}}',
    'zh-TW': '毛利率假定為 {{rate}}',
    en: 'margin rate assumed {{rate}}',
  },
  'worth.margin.none': { 'zh-CN': '没有金额', 'zh-TW': '沒有金額', en: 'no amounts' },
  'worth.summary.holdout': {
    'zh-CN': '检验期 {{days}} 天：预计 {{predicted}}，实际 {{actual}}（偏差 {{bias}}，每人平均差 {{mae}}）',
    'zh-TW': '檢驗期 {{days}} 天：預計 {{predicted}}，實際 {{actual}}（偏差 {{bias}}，每人平均差 {{mae}}）',
    en: 'Hold-out of {{days}} days: {{predicted}} predicted, {{actual}} came (bias {{bias}}, mean error {{mae}} a customer)',
  },
  'worth.summary.most-valuable': {
    'zh-CN': '最有价值的十位',
    'zh-TW': '最有價值的十位',
    en: 'The ten most valuable',
  },
  'worth.summary.most-at-risk': {
    'zh-CN': '最可能失去的十位（按可能失去的价值）',
    'zh-TW': '最可能失去的十位（依可能失去的價值）',
    en: 'The ten most at risk (by the value at stake)',
  },
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
  'worth.summary.written': {
    'zh-CN': '已写到 {{folder}}：{{files}}',
    'zh-TW': '已寫到 {{folder}}：{{files}}',
    en: 'Written to {{folder}}: {{files}}',
  },
  'worth.summary.rejected-hint': {
    'zh-CN': '退回的 {{count}} 行及原因在 rejected.csv；改好后可单独再读。',
    'zh-TW': '退回的 {{count}} 列及原因在 rejected.csv；修正後可單獨再讀。',
    en: {
      one: 'The rejected line and its reason are in rejected.csv.',
      other: 'The {{count}} rejected lines and their reasons are in rejected.csv.',
    },
  },
  'worth.summary.rejected-where': {
    'zh-CN': '退回了 {{count}} 行；加 --out 文件夹 可以拿到它们和原因。',
    'zh-TW': '退回了 {{count}} 列；加 --out 資料夾 可以取得它們與原因。',
    en: {
      one: 'One line was rejected; add --out FOLDER to get it with its reason.',
      other: '{{count}} lines were rejected; add --out FOLDER to get them with their reasons.',
    },
  },
  // help
  'worth.command.about': {
    'zh-CN': '从订单文件估出每位客户值多少',
    'zh-TW': '從訂單檔案估出每位客戶值多少',
    en: 'what every customer is worth, from files of orders',
  },
  'worth.help.about': {
    'zh-CN':
      '从订单文件到每位客户值多少：读、拟合、预计、检验。不启动服务，不留任何状态。文件可以有几个；- 是标准输入。',
    'zh-TW':
      '從訂單檔案到每位客戶值多少：讀取、擬合、預計、檢驗。不啟動服務，不留任何狀態。檔案可以有多個；- 是標準輸入。',
    en: 'From files of orders to what every customer is worth: read, fit, predict, check. No server, nothing kept. Several files may be named; - is standard input.',
  },
  'worth.help.map': {
    'zh-CN': '哪一列是什么；列名里有逗号时加引号。不写就按列名和内容猜，猜的结果总会显示。',
    'zh-TW': '哪一欄是什麼；欄名含逗號時加引號。不寫就依欄名與內容猜測，結果一定會顯示。',
    en: 'Which column is what; quote headings that hold commas. Left out, it is guessed from headings and values, and always shown.',
  },
  'worth.help.as-of': {
    'zh-CN':
      '截止日（含）：只用到这一天为止的订单来拟合，之后的订单用来检验。默认是文件里最后一天，这时没有检验。',
    'zh-TW':
      '截止日（含）：只用到這一天為止的訂單來擬合，之後的訂單用來檢驗。預設是檔案中最後一天，這時沒有檢驗。',
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
  // report
  'worth.report.house': { 'zh-CN': '米簿', 'zh-TW': '米簿', en: 'Ricebook' },
  'worth.report.title': {
    'zh-CN': '每位客户值多少',
    'zh-TW': '每位客戶值多少',
    en: 'What every customer is worth',
  },
  'worth.report.line': {
    'zh-CN': '{{files}}：{{customers}} 位客户，{{orders}} 个购买日，{{firstDay}}至截止日 {{asOf}}。',
    'zh-TW': '{{files}}：{{customers}} 位客戶，{{orders}} 個購買日，{{firstDay}}至截止日 {{asOf}}。',
    en: {
      one: '{{files}}: {{customers}} customer, purchase days {{orders}}, {{firstDay}} to the as-of day {{asOf}}.',
      other:
        '{{files}}: {{customers}} customers, purchase days {{orders}}, {{firstDay}} to the as-of day {{asOf}}.',
    },
  },
  'worth.report.line.held-out': {
    'zh-CN': '之后到 {{until}}的订单没有用来估计，只用来检验。',
    'zh-TW': '之後到 {{until}}的訂單沒有用來估計，只用來檢驗。',
    en: 'Later orders, up to {{until}}, were kept out of every estimate and only check it.',
  },
  'worth.report.line.currency': {
    'zh-CN': '金额单位 {{currency}}。',
    'zh-TW': '金額單位 {{currency}}。',
    en: 'Amounts are in {{currency}}.',
  },
  'worth.report.line.no-currency': {
    'zh-CN': '文件没有写币种，金额照文件里的单位。',
    'zh-TW': '檔案沒有寫幣別，金額照檔案裡的單位。',
    en: 'The file names no currency: amounts are in the file’s own unit.',
  },
  'worth.report.more-files': {
    'zh-CN': '另 {{more}} 个文件',
    'zh-TW': '另 {{more}} 個檔案',
    en: '{{more}} more',
  },
  'worth.report.list-comma': { 'zh-CN': '、', 'zh-TW': '、', en: ', ' },
  'worth.report.interval': {
    'zh-CN': '{{level}} 把握 {{low}} – {{high}}',
    'zh-TW': '{{level}} 把握 {{low}} – {{high}}',
    en: '{{level}} interval {{low}} – {{high}}',
  },
  'worth.report.unknown-why.no-amounts': {
    'zh-CN': '文件里没有大于 0 的金额。',
    'zh-TW': '檔案裡沒有大於 0 的金額。',
    en: 'The file has no amount above 0.',
  },
  'worth.report.unknown-why.no-dropout-seen': {
    'zh-CN': '订单里看不出谁会离开，价值就没有终点可算。',
    'zh-TW': '訂單裡看不出誰會離開，價值就沒有終點可算。',
    en: 'The orders do not show who leaves, so value has no end to be summed to.',
  },
  'worth.report.unknown-why.no-difference-seen': {
    'zh-CN': '订单里看不出客户之间的差别，也看不出谁会离开。',
    'zh-TW': '訂單裡看不出客戶之間的差別，也看不出誰會離開。',
    en: 'The orders show neither a difference between customers nor who leaves.',
  },
  'worth.report.unknown-why.few-repeat-buyers': {
    'zh-CN': '回头客太少，估不出客户会留多久。',
    'zh-TW': '回頭客太少，估不出客戶會留多久。',
    en: 'Too few customers came back to tell how long they stay.',
  },
  'worth.report.unknown-why.no-repeat-purchases': {
    'zh-CN': '还没有人在另一天再买过。',
    'zh-TW': '還沒有人在另一天再買過。',
    en: 'Nobody has bought on a second day yet.',
  },
  'worth.report.unknown-why.no-time-passed': {
    'zh-CN': '所有人都在截止日当天才第一次购买。',
    'zh-TW': '所有人都在截止日當天才第一次購買。',
    en: 'Everybody bought for the first time on the as-of day itself.',
  },
  'worth.report.unknown-why.no-customers': {
    'zh-CN': '截止日之前没有客户购买过。',
    'zh-TW': '截止日之前沒有客戶購買過。',
    en: 'No customer had bought by the as-of day.',
  },
  'worth.report.unknown-why.not-converged': {
    'zh-CN': '没有找到可信的模型。',
    'zh-TW': '沒有找到可信的模型。',
    en: 'No trustworthy model was found.',
  },
  'worth.report.unknown-why.no-margin': {
    'zh-CN': '订单里的毛利看不出规律，每笔能留下多少不知道。',
    'zh-TW': '訂單裡的毛利看不出規律，每筆能留下多少不知道。',
    en: 'The orders do not settle what is kept of each amount.',
  },
  'worth.report.unknown-why.not-summed': {
    'zh-CN': '这个模型和折现率之下，没有终点的价值加不出总数。',
    'zh-TW': '在這個模型與折現率之下，沒有終點的價值加不出總數。',
    en: 'Under this model and discount rate, value without end has no sum.',
  },
  // report: leading figures
  'worth.report.figure.equity': {
    'zh-CN': '现有客户资产',
    'zh-TW': '現有顧客權益',
    en: 'Equity of present customers',
  },
  'worth.report.figure.equity-means': {
    'zh-CN': '不限期，每年折现 {{discount}}，{{margin}}',
    'zh-TW': '不限期，每年折現 {{discount}}，{{margin}}',
    en: 'without end, discounted {{discount}} a year, {{margin}}',
  },
  'worth.report.figure.expected': {
    'zh-CN': '今后 {{horizon}}预计购买',
    'zh-TW': '今後 {{horizon}}預計購買',
    en: 'Expected in the next {{horizon}}',
  },
  'worth.report.figure.times': { 'zh-CN': '{{n}} 次', 'zh-TW': '{{n}} 次', en: '{{n}} purchases' },
  'worth.report.figure.expected-spend': {
    'zh-CN': '预计花费 {{spend}}，算到 {{day}}',
    'zh-TW': '預計花費 {{spend}}，算到 {{day}}',
    en: '{{spend}} expected to be spent, up to {{day}}',
  },
  'worth.report.figure.expected-spend-unknown': {
    'zh-CN': '花费未知：{{why}}',
    'zh-TW': '花費未知：{{why}}',
    en: 'Spending unknown. {{why}}',
  },
  'worth.report.figure.customers': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  'worth.report.figure.people': { 'zh-CN': '{{n}} 位', 'zh-TW': '{{n}} 位', en: '{{n}}' },
  'worth.report.figure.states': {
    'zh-CN': '大概仍在 {{active}} · 有流失风险 {{risk}} · 多半已流失 {{gone}}',
    'zh-TW': '大概仍在 {{active}} · 有流失風險 {{risk}} · 多半已流失 {{gone}}',
    en: 'probably active {{active}} · at risk {{risk}} · probably gone {{gone}}',
  },
  'worth.report.figure.states-unknown-too': {
    'zh-CN': ' · 未知 {{unknown}}',
    'zh-TW': ' · 未知 {{unknown}}',
    en: ' · unknown {{unknown}}',
  },
  'worth.report.figure.states-unknown': {
    'zh-CN': '谁仍是客户：未知',
    'zh-TW': '誰仍是客戶：未知',
    en: 'who is still a customer: unknown',
  },
  'worth.report.figure.top-fifth': {
    'zh-CN': '最好的两成客户占',
    'zh-TW': '最好的兩成客戶占',
    en: 'The best fifth of customers hold',
  },
  'worth.report.of.residual-value': {
    'zh-CN': '现有客户资产的比重',
    'zh-TW': '現有顧客權益的比重',
    en: 'of the equity of present customers',
  },
  'worth.report.of.horizon-margin': {
    'zh-CN': '今后 {{horizon}}预计毛利的比重',
    'zh-TW': '今後 {{horizon}}預計毛利的比重',
    en: 'of the margin expected in the next {{horizon}}',
  },
  'worth.report.of.purchases': {
    'zh-CN': '今后 {{horizon}}预计购买的比重',
    'zh-TW': '今後 {{horizon}}預計購買的比重',
    en: 'of the purchases expected in the next {{horizon}}',
  },
  'worth.report.of.nothing': {
    'zh-CN': '没有可分的估计',
    'zh-TW': '沒有可分的估計',
    en: 'nothing is known that could be shared out',
  },
  'worth.report.warnings': { 'zh-CN': '先看这几句', 'zh-TW': '先看這幾句', en: 'Read this first' },
  // report: whale curve
  'worth.report.whale.heading': {
    'zh-CN': '到目前为止，毛利是谁带来的？',
    'zh-TW': '到目前為止，毛利是誰帶來的？',
    en: 'Who has made the margin so far?',
  },
  'worth.report.whale.lead': {
    'zh-CN': '的毛利来自最好的两成客户 · 实际发生，{{margin}}',
    'zh-TW': '的毛利來自最好的兩成客戶 · 實際發生，{{margin}}',
    en: 'of the margin came from the best fifth of customers · measured, {{margin}}',
  },
  'worth.report.whale.lead-total': {
    'zh-CN': '毛利合计 · 实际发生，{{margin}}',
    'zh-TW': '毛利合計 · 實際發生，{{margin}}',
    en: 'margin in all · measured, {{margin}}',
  },
  'worth.report.whale.total': {
    'zh-CN': '{{customers}} 位客户到截止日的毛利合计 {{total}}，已减退货。',
    'zh-TW': '{{customers}} 位客戶到截止日的毛利合計 {{total}}，已減退貨。',
    en: {
      one: '{{customers}} customer made a margin of {{total}} up to the as-of day, returns taken off.',
      other: '{{customers}} customers made a margin of {{total}} up to the as-of day, returns taken off.',
    },
  },
  'worth.report.whale.peak': {
    'zh-CN':
      '前 {{share}} 的客户把毛利推到最高点 {{profit}}，是合计的 {{ratio}}；后面的客户又吃掉了 {{lost}}。',
    'zh-TW':
      '前 {{share}} 的客戶把毛利推到最高點 {{profit}}，是合計的 {{ratio}}；後面的客戶又吃掉了 {{lost}}。',
    en: 'The first {{share}} of customers carry the margin to its peak of {{profit}}, {{ratio}} of the total; those after them take {{lost}} back.',
  },
  'worth.report.whale.peak-alone': {
    'zh-CN': '前 {{share}} 的客户把毛利推到最高点 {{profit}}；后面的客户又吃掉了 {{lost}}。',
    'zh-TW': '前 {{share}} 的客戶把毛利推到最高點 {{profit}}；後面的客戶又吃掉了 {{lost}}。',
    en: 'The first {{share}} of customers carry the margin to its peak of {{profit}}; those after them take {{lost}} back.',
  },
  'worth.report.whale.no-loss': {
    'zh-CN': '没有一位客户让毛利倒退：最高点就是终点。',
    'zh-TW': '沒有一位客戶讓毛利倒退：最高點就是終點。',
    en: 'No customer takes margin away: the peak is the end of the curve.',
  },
  'worth.report.whale.last-add': {
    'zh-CN': '垫底的三成客户合起来只带来 {{share}}。',
    'zh-TW': '墊底的三成客戶合起來只帶來 {{share}}。',
    en: 'The last 30% of customers together add {{share}}.',
  },
  'worth.report.whale.last-take': {
    'zh-CN': '垫底的三成客户合起来吃掉 {{share}}。',
    'zh-TW': '墊底的三成客戶合起來吃掉 {{share}}。',
    en: 'The last 30% of customers together take {{share}} away.',
  },
  'worth.report.whale.four-fifths': {
    'zh-CN': '{{share}} 的客户就够带来八成毛利。',
    'zh-TW': '{{share}} 的客戶就足以帶來八成毛利。',
    en: '{{share}} of customers are enough for 80% of the margin.',
  },
  'worth.report.whale.not-positive': {
    'zh-CN': '毛利合计是 {{total}}，不大于 0，所以算不出谁占几成。',
    'zh-TW': '毛利合計是 {{total}}，不大於 0，所以算不出誰占幾成。',
    en: 'Margin comes to {{total}}, not above 0, so shares of it mean nothing.',
  },
  'worth.report.whale.anonymous': {
    'zh-CN': '另有 {{revenue}} 的收入没有写客户，不在曲线里。',
    'zh-TW': '另有 {{revenue}} 的營收沒有寫客戶，不在曲線裡。',
    en: 'A further {{revenue}} of revenue names no customer and is not in the curve.',
  },
  'worth.report.whale.label': {
    'zh-CN':
      '鲸鱼曲线：客户从毛利最高排到最低，毛利的累计。最好的两成占 {{top}}，最高点在 {{peak}} 的客户处。',
    'zh-TW':
      '鯨魚曲線：客戶從毛利最高排到最低，毛利的累計。最好的兩成占 {{top}}，最高點在 {{peak}} 的客戶處。',
    en: 'Whale curve: margin added up from the most to the least profitable customer. The best fifth make {{top}}; the peak stands at {{peak}} of customers.',
  },
  'worth.report.whale.x': {
    'zh-CN': '客户，毛利从高到低',
    'zh-TW': '客戶，毛利由高到低',
    en: 'customers, the most profitable first',
  },
  'worth.report.whale.y': { 'zh-CN': '累计毛利', 'zh-TW': '累計毛利', en: 'margin added up' },
  'worth.report.whale.mark-top': {
    'zh-CN': '两成客户 → {{share}}',
    'zh-TW': '兩成客戶 → {{share}}',
    en: '20% of customers → {{share}}',
  },
  'worth.report.whale.mark-last': {
    'zh-CN': '垫底三成 {{share}}',
    'zh-TW': '墊底三成 {{share}}',
    en: 'last 30%: {{share}}',
  },
  'worth.report.whale.mark-peak': {
    'zh-CN': '最高点 {{share}}',
    'zh-TW': '最高點 {{share}}',
    en: 'peak {{share}}',
  },
  'worth.report.whale.column-customers': {
    'zh-CN': '前多少客户',
    'zh-TW': '前多少客戶',
    en: 'best customers',
  },
  'worth.report.whale.column-margin': { 'zh-CN': '累计毛利', 'zh-TW': '累計毛利', en: 'margin added up' },
  'worth.report.column.share': { 'zh-CN': '占合计', 'zh-TW': '占合計', en: 'of the total' },
  'worth.report.whale.empty': {
    'zh-CN': '没有金额，还说不出毛利是谁带来的',
    'zh-TW': '沒有金額，還說不出毛利是誰帶來的',
    en: 'Without amounts nobody can say who made the margin',
  },
  'worth.report.whale.empty-how': {
    'zh-CN':
      '给文件加一列金额（或数量和单价；有成本或毛利更好）再算一次，这里就会画出鲸鱼曲线：谁赚钱、谁吃掉利润。',
    'zh-TW':
      '為檔案加一欄金額（或數量與單價；有成本或毛利更好）再算一次，這裡就會畫出鯨魚曲線：誰賺錢、誰吃掉利潤。',
    en: 'Add a column of amounts (or quantity and price; cost or profit is better still) and run again: the whale curve will stand here, with those who make the money and those who eat it.',
  },
  'worth.report.few-for-curve': {
    'zh-CN': '客户太少，画不出一条有意义的曲线。',
    'zh-TW': '客戶太少，畫不出一條有意義的曲線。',
    en: 'There are too few customers for a curve that means anything.',
  },
  'worth.report.values': {
    'zh-CN': '图里的每一个数',
    'zh-TW': '圖裡的每一個數',
    en: 'Every value of the chart',
  },
  // report: who holds
  'worth.report.holders.heading.residual-value': {
    'zh-CN': '未来的价值在谁手里？',
    'zh-TW': '未來的價值在誰手裡？',
    en: 'Who holds the equity?',
  },
  'worth.report.holders.heading.horizon-margin': {
    'zh-CN': '今后 {{horizon}}的毛利在谁手里？',
    'zh-TW': '今後 {{horizon}}的毛利在誰手裡？',
    en: 'Who holds the margin of the next {{horizon}}?',
  },
  'worth.report.holders.heading.purchases': {
    'zh-CN': '今后 {{horizon}}，谁会来买？',
    'zh-TW': '今後 {{horizon}}，誰會來買？',
    en: 'Who will buy in the next {{horizon}}?',
  },
  'worth.report.holders.lead': {
    'zh-CN': '由最好的两成客户占有 · {{of}}',
    'zh-TW': '由最好的兩成客戶占有 · {{of}}',
    en: '{{of}} · held by the best fifth of customers',
  },
  'worth.report.holders.thing.residual-value': {
    'zh-CN': '预计的剩余终身价值',
    'zh-TW': '預計的剩餘終身價值',
    en: 'of the expected residual lifetime value',
  },
  'worth.report.holders.thing.horizon-margin': {
    'zh-CN': '期内预计毛利',
    'zh-TW': '期內預計毛利',
    en: 'of the expected margin',
  },
  'worth.report.holders.thing.purchases': {
    'zh-CN': '期内预计购买',
    'zh-TW': '期內預計購買',
    en: 'of the expected purchases',
  },
  'worth.report.holders.says-top': {
    'zh-CN': '最好的一成客户占 {{share}}，平均每位 {{mean}}。',
    'zh-TW': '最好的一成客戶占 {{share}}，平均每位 {{mean}}。',
    en: 'The best tenth of customers hold {{share}}, {{mean}} each on average.',
  },
  'worth.report.holders.says-bottom': {
    'zh-CN': '后一半客户合起来占 {{share}}，平均每位 {{mean}}。',
    'zh-TW': '後一半客戶合起來占 {{share}}，平均每位 {{mean}}。',
    en: 'The lower half of customers together hold {{share}}, {{mean}} each on average.',
  },
  'worth.report.holders.says-four-fifths': {
    'zh-CN': '照看好 {{share}} 的客户，就照看了八成。',
    'zh-TW': '照顧好 {{share}} 的客戶，就照顧了八成。',
    en: 'Looking after {{share}} of customers looks after 80% of it.',
  },
  'worth.report.holders.label': {
    'zh-CN': '客户按预计从高到低分十等份，每份占的比重，依次为 {{shares}}。',
    'zh-TW': '客戶依預計由高到低分十等份，每份占的比重，依序為 {{shares}}。',
    en: 'Customers in ten equal groups, the highest expectation first; the groups hold {{shares}}.',
  },
  'worth.report.holders.x': {
    'zh-CN': '十等份客户，预计最高的在左',
    'zh-TW': '十等份客戶，預計最高的在左',
    en: 'tenths of customers, the highest first',
  },
  'worth.report.holders.group': { 'zh-CN': '第 {{n}} 份', 'zh-TW': '第 {{n}} 份', en: 'tenth {{n}}' },
  'worth.report.column.group': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'group' },
  'worth.report.column.number': { 'zh-CN': '人数', 'zh-TW': '人數', en: 'customers' },
  'worth.report.column.sum': { 'zh-CN': '合计', 'zh-TW': '合計', en: 'sum' },
  'worth.report.column.mean': { 'zh-CN': '平均每位', 'zh-TW': '平均每位', en: 'each' },
  'worth.report.column.next': { 'zh-CN': '预计下次购买', 'zh-TW': '預計下次購買', en: 'next purchase' },
  'worth.report.column.stake': { 'zh-CN': '可能失去', 'zh-TW': '可能失去', en: 'at stake' },
  'worth.report.next-note': {
    'zh-CN':
      '预计下次购买：如果还是客户，一半可能在那天之前；括号里是 {{level}} 把握的区间。只买过一次的没有自己的节奏，不写日期。',
    'zh-TW':
      '預計下次購買：如果仍是客戶，一半可能在那天之前；括號裡是 {{level}} 把握的區間。只買過一次的沒有自己的節奏，不寫日期。',
    en: 'Next purchase: if still a customer, it is as likely before that day as after it; the {{level}} interval is in brackets. Who bought once has no rhythm yet, so no day is given.',
  },
  'worth.report.stake-note': {
    'zh-CN': '可能失去：他现在还值多少，乘以他已离开的可能。',
    'zh-TW': '可能失去：他現在還值多少，乘以他已離開的可能。',
    en: 'At stake: what they are still worth, times the chance that they have already left.',
  },
  'worth.report.beyond': { 'zh-CN': '十年以后', 'zh-TW': '十年以後', en: 'over ten years ahead' },
  'worth.report.state.active': { 'zh-CN': '大概仍在', 'zh-TW': '大概仍在', en: 'active' },
  'worth.report.state.risk': { 'zh-CN': '有风险', 'zh-TW': '有風險', en: 'at risk' },
  'worth.report.state.gone': { 'zh-CN': '多半已流失', 'zh-TW': '多半已流失', en: 'probably gone' },
  'worth.report.state.chance': {
    'zh-CN': '{{word}} {{alive}}',
    'zh-TW': '{{word}} {{alive}}',
    en: '{{word}} {{alive}}',
  },
  'worth.report.holders.empty': {
    'zh-CN': '还说不出谁更有价值',
    'zh-TW': '還說不出誰更有價值',
    en: 'Nobody can say yet who is worth more',
  },
  'worth.report.holders.empty-how': {
    'zh-CN': '{{why}}等客户在不同的日子多买几次，再算一次，这里就会列出最有价值的和最可能失去的。',
    'zh-TW': '{{why}}等客戶在不同的日子多買幾次，再算一次，這裡就會列出最有價值的與最可能失去的。',
    en: '{{why}} Run again once customers have bought on more days: the most valuable and those most at risk will stand here.',
  },
  // report: predicted against actual
  'worth.report.check.heading': {
    'zh-CN': '估得准不准？',
    'zh-TW': '估得準不準？',
    en: 'Did the forecast hold?',
  },
  'worth.report.check.lead-over': {
    'zh-CN': '多估了 · 检验期 {{days}} 天（到 {{until}}）预计购买 {{predicted}} 次，实际 {{actual}} 次',
    'zh-TW': '多估了 · 檢驗期 {{days}} 天（到 {{until}}）預計購買 {{predicted}} 次，實際 {{actual}} 次',
    en: 'too many were predicted · hold-out of {{days}} days to {{until}}: {{predicted}} purchases predicted, {{actual}} came',
  },
  'worth.report.check.lead-under': {
    'zh-CN': '少估了 · 检验期 {{days}} 天（到 {{until}}）预计购买 {{predicted}} 次，实际 {{actual}} 次',
    'zh-TW': '少估了 · 檢驗期 {{days}} 天（到 {{until}}）預計購買 {{predicted}} 次，實際 {{actual}} 次',
    en: 'too few were predicted · hold-out of {{days}} days to {{until}}: {{predicted}} purchases predicted, {{actual}} came',
  },
  'worth.report.check.lead-none': {
    'zh-CN': '检验期 {{days}} 天（到 {{until}}）预计购买 {{predicted}} 次，实际一次也没有',
    'zh-TW': '檢驗期 {{days}} 天（到 {{until}}）預計購買 {{predicted}} 次，實際一次也沒有',
    en: 'hold-out of {{days}} days to {{until}}: {{predicted}} purchases predicted, none came',
  },
  'worth.report.check.lead-unknown': {
    'zh-CN': '检验期 {{days}} 天（到 {{until}}）实际购买 {{actual}} 次，但没有估计可以比',
    'zh-TW': '檢驗期 {{days}} 天（到 {{until}}）實際購買 {{actual}} 次，但沒有估計可以比較',
    en: 'hold-out of {{days}} days to {{until}}: {{actual}} purchases came, and no estimate to hold against them',
  },
  'worth.report.check.mae': {
    'zh-CN': '每位客户的购买次数平均估差 {{mae}} 次（MAE）。',
    'zh-TW': '每位客戶的購買次數平均估差 {{mae}} 次（MAE）。',
    en: 'Purchases were off by {{mae}} a customer on average (MAE).',
  },
  'worth.report.check.rmse': {
    'zh-CN': '大错罚得更重的均方根误差是 {{rmse}} 次（RMSE）。',
    'zh-TW': '大錯罰得更重的均方根誤差是 {{rmse}} 次（RMSE）。',
    en: 'Counting large errors more heavily, they were off by {{rmse}} (RMSE).',
  },
  'worth.report.check.spend': {
    'zh-CN': '花费预计 {{predicted}}，实际 {{actual}}，每位平均估差 {{mae}}。',
    'zh-TW': '花費預計 {{predicted}}，實際 {{actual}}，每位平均估差 {{mae}}。',
    en: 'Spending of {{predicted}} was predicted and {{actual}} came, off by {{mae}} a customer on average.',
  },
  'worth.report.check.top': {
    'zh-CN': '预计最多的一成客户：预计每位 {{predicted}} 次，实际 {{actual}} 次。',
    'zh-TW': '預計最多的一成客戶：預計每位 {{predicted}} 次，實際 {{actual}} 次。',
    en: 'The tenth of whom most was expected: {{predicted}} purchases each predicted, {{actual}} came.',
  },
  'worth.report.check.bottom': {
    'zh-CN': '预计最少的一成客户：预计每位 {{predicted}} 次，实际 {{actual}} 次。',
    'zh-TW': '預計最少的一成客戶：預計每位 {{predicted}} 次，實際 {{actual}} 次。',
    en: 'The tenth of whom least was expected: {{predicted}} purchases each predicted, {{actual}} came.',
  },
  'worth.report.check.alike': {
    'zh-CN': '对每位客户的预计都一样，{{predicted}} 次：订单里看不出他们的差别。',
    'zh-TW': '對每位客戶的預計都一樣，{{predicted}} 次：訂單裡看不出他們的差別。',
    en: 'The same was predicted for everyone, {{predicted}} purchases: the orders do not tell them apart.',
  },
  'worth.report.check.label': {
    'zh-CN':
      '客户按预计购买从少到多分成 {{groups}} 份，每份平均每位的预计与实际购买次数；最高一份预计 {{predicted}}，实际 {{actual}}。',
    'zh-TW':
      '客戶依預計購買由少到多分成 {{groups}} 份，每份平均每位的預計與實際購買次數；最高一份預計 {{predicted}}，實際 {{actual}}。',
    en: 'Customers in {{groups}} groups by predicted purchases, fewest first, with predicted and actual purchases each; the highest group was predicted {{predicted}} and made {{actual}}.',
  },
  'worth.report.check.x': {
    'zh-CN': '十等份客户，预计最少的在左',
    'zh-TW': '十等份客戶，預計最少的在左',
    en: 'tenths of customers, the fewest predicted first',
  },
  'worth.report.check.x-few': {
    'zh-CN': '客户，预计最少的在左',
    'zh-TW': '客戶，預計最少的在左',
    en: 'customers, the fewest predicted first',
  },
  'worth.report.check.y': {
    'zh-CN': '检验期内每位购买次数',
    'zh-TW': '檢驗期內每位購買次數',
    en: 'purchases each in the hold-out',
  },
  'worth.report.check.actual': { 'zh-CN': '实际', 'zh-TW': '實際', en: 'actual' },
  'worth.report.check.predicted': { 'zh-CN': '预计', 'zh-TW': '預計', en: 'predicted' },
  'worth.report.check.empty': {
    'zh-CN': '这一次没有检验',
    'zh-TW': '這一次沒有檢驗',
    en: 'Nothing was held back to check against',
  },
  'worth.report.check.empty-how': {
    'zh-CN':
      '所有订单都用来估计了。加上 {{option}}（早于最后一笔订单的一天）再算一次：那天之后的订单不参与估计，只用来核对，这里就会画出预计与实际。',
    'zh-TW':
      '所有訂單都用來估計了。加上 {{option}}（早於最後一筆訂單的一天）再算一次：那天之後的訂單不參與估計，只用來核對，這裡就會畫出預計與實際。',
    en: 'Every order was used for the estimates. Run again with {{option}} (a day before the last order): orders after it are kept out of the estimates and stand here against them.',
  },
  // report: still a customer
  'worth.report.alive.heading': {
    'zh-CN': '谁还是客户？',
    'zh-TW': '誰還是客戶？',
    en: 'Who is still a customer?',
  },
  'worth.report.alive.lead': {
    'zh-CN': '位大概仍是客户（共 {{customers}} 位） · {{level}} 把握 {{low}} – {{high}}，只计偶然',
    'zh-TW': '位大概仍是客戶（共 {{customers}} 位） · {{level}} 把握 {{low}} – {{high}}，只計偶然',
    en: 'of {{customers}} are expected to be customers still · {{level}} interval {{low}} – {{high}}, chance alone',
  },
  'worth.report.alive.says': {
    'zh-CN':
      '每格是一群客户：往右，最近一次购买越久以前；往上，回头次数越多。格里是平均的存活概率，下面小字是人数；墨色越深，越可能仍在。',
    'zh-TW':
      '每格是一群客戶：往右，最近一次購買越久以前；往上，回頭次數越多。格裡是平均的存活機率，下面小字是人數；墨色越深，越可能仍在。',
    en: 'Each square is a group of customers: further right, the longer since the last purchase; further up, the more repeat purchases. It shows their mean P(alive), with their number below; the darker the ink, the more likely they are still customers.',
  },
  'worth.report.alive.says-silence': {
    'zh-CN': '同样久没来，平常买得勤的比买得少的更让人担心：他们的沉默更不寻常。',
    'zh-TW': '同樣久沒來，平常買得勤的比買得少的更讓人擔心：他們的沉默更不尋常。',
    en: 'At equal silence, those who used to buy often are the greater worry: for them it is more unusual.',
  },
  'worth.report.alive.unknown-too': {
    'zh-CN': '有 {{unknown}} 位未知：这个模型说不出只买过一次的人是否已离开。',
    'zh-TW': '有 {{unknown}} 位未知：這個模型說不出只買過一次的人是否已離開。',
    en: 'Unknown for {{unknown}}: this model cannot tell whether one-time buyers have left.',
  },
  'worth.report.alive.label': {
    'zh-CN':
      '存活概率热图：横向是距最近一次购买的时间，纵向是回头次数。刚来过的平均 {{recent}}，最久没来的平均 {{oldest}}。',
    'zh-TW':
      '存活機率熱圖：橫向是距最近一次購買的時間，縱向是回頭次數。剛來過的平均 {{recent}}，最久沒來的平均 {{oldest}}。',
    en: 'Heat map of P(alive) by time since the last purchase and number of repeat purchases. Those seen most recently average {{recent}}, those not seen for longest {{oldest}}.',
  },
  'worth.report.alive.x': {
    'zh-CN': '距最近一次购买（天）',
    'zh-TW': '距最近一次購買（天）',
    en: 'days since the last purchase',
  },
  'worth.report.alive.y': { 'zh-CN': '回头次数', 'zh-TW': '回頭次數', en: 'repeat purchases' },
  'worth.report.alive.empty': {
    'zh-CN': '说不出谁已离开',
    'zh-TW': '說不出誰已離開',
    en: 'Nobody can be told to have left',
  },
  'worth.report.alive.empty-how': {
    'zh-CN': '{{why}}所以存活概率写成未知，而不是 100%。订单积得更久、更多之后再算一次。',
    'zh-TW': '{{why}}所以存活機率寫成未知，而不是 100%。訂單累積得更久、更多之後再算一次。',
    en: '{{why}} So P(alive) is written as unknown and not as 100%. Run again when more orders over a longer time have gathered.',
  },
  // report: model card
  'worth.report.card.heading': {
    'zh-CN': '这些数是怎么来的',
    'zh-TW': '這些數是怎麼來的',
    en: 'How these figures came about',
  },
  'worth.report.card.because.scored-best': {
    'zh-CN': '自动选定：在较早的截止日上预测得最好',
    'zh-TW': '自動選定：在較早的截止日上預測得最好',
    en: 'chosen automatically: it forecast best from earlier cuts',
  },
  'worth.report.card.because.default-kept': {
    'zh-CN': '自动选定：别的模型没有好过偶然的程度，就留用默认',
    'zh-TW': '自動選定：別的模型沒有好過偶然的程度，就留用預設',
    en: 'chosen automatically: no other beat the default beyond chance',
  },
  'worth.report.card.because.too-short': {
    'zh-CN': '自动选定：历史太短，没法比较，就用默认',
    'zh-TW': '自動選定：歷史太短，無法比較，就用預設',
    en: 'chosen automatically: the history is too short to compare, so the default stands',
  },
  'worth.report.card.because.asked': {
    'zh-CN': '按要求使用，没有比较',
    'zh-TW': '依要求使用，沒有比較',
    en: 'as asked for, without a comparison',
  },
  'worth.report.card.because.held': {
    'zh-CN': '单靠这些订单定不下来，先借一点通常的情形扶着（第 2 级，共 6 级）',
    'zh-TW': '單靠這些訂單定不下來，先借一點通常的情形扶著（第 2 級，共 6 級）',
    en: 'these orders alone do not settle it, so it leans a little on what is usual (step 2 of 6 on the ladder)',
  },
  'worth.report.card.because.fallback': {
    'zh-CN': '要的是 {{asked}}，数据不支持，退到第 {{rung}} 级（共 6 级）',
    'zh-TW': '要的是 {{asked}}，資料不支持，退到第 {{rung}} 級（共 6 級）',
    en: '{{asked}} was wanted; the data do not carry it, so step {{rung}} of 6 on the ladder stands',
  },
  'worth.report.card.says.bg-nbd': {
    'zh-CN': '客户各有各的购买节奏，每次回头购买之后都可能就此离开。',
    'zh-TW': '客戶各有各的購買節奏，每次回頭購買之後都可能就此離開。',
    en: 'Customers buy at rates of their own, and may leave after any repeat purchase.',
  },
  'worth.report.card.says.mbg-nbd': {
    'zh-CN': '客户各有各的购买节奏，每次购买之后（第一次也算）都可能就此离开。',
    'zh-TW': '客戶各有各的購買節奏，每次購買之後（第一次也算）都可能就此離開。',
    en: 'Customers buy at rates of their own, and may leave after any purchase, the first included.',
  },
  'worth.report.card.says.pareto-nbd': {
    'zh-CN': '客户各有各的购买节奏，也各有各的寿命，随时可能离开。',
    'zh-TW': '客戶各有各的購買節奏，也各有各的壽命，隨時可能離開。',
    en: 'Customers buy at rates of their own and have lifetimes of their own: they may leave at any time.',
  },
  'worth.report.card.says.nbd': {
    'zh-CN': '客户各有各的购买节奏；没有人离开，因为订单里看不出来。',
    'zh-TW': '客戶各有各的購買節奏；沒有人離開，因為訂單裡看不出來。',
    en: 'Customers buy at rates of their own; nobody leaves, since the orders do not show it.',
  },
  'worth.report.card.says.poisson': {
    'zh-CN': '人人同一节奏，没有人离开：订单里看不出差别。',
    'zh-TW': '人人同一節奏，沒有人離開：訂單裡看不出差別。',
    en: 'Everybody buys at one rate and nobody leaves: the orders show no difference.',
  },
  'worth.report.card.says.cohort-mean': {
    'zh-CN': '人人用全体的平均节奏。',
    'zh-TW': '人人用全體的平均節奏。',
    en: 'Everybody gets the average rate of all.',
  },
  'worth.report.card.says.none': {
    'zh-CN': '什么也没有估计。',
    'zh-TW': '什麼也沒有估計。',
    en: 'Nothing was estimated.',
  },
  'worth.report.card.candidates': {
    'zh-CN': '和谁比过',
    'zh-TW': '和誰比較過',
    en: 'What it was compared with',
  },
  'worth.report.card.candidates-how': {
    'zh-CN':
      '{{customers}} 位客户，分别站在 {{days}}，各预测之后 {{horizon}} 天；越小越好，是三次的平均。截止日之后的订单一概没看。',
    'zh-TW':
      '{{customers}} 位客戶，分別站在 {{days}}，各預測之後 {{horizon}} 天；越小越好，是三次的平均。截止日之後的訂單一概沒看。',
    en: '{{customers}} customers, seen from {{days}}, each forecast {{horizon}} days ahead; smaller is better, means of the three. Nothing after the as-of day was seen.',
  },
  'worth.report.card.not-compared.asked': {
    'zh-CN': '这个模型是指定的，没有和别的比。用 {{option}} 会先比再选。',
    'zh-TW': '這個模型是指定的，沒有與別的比較。用 {{option}} 會先比較再選。',
    en: 'This model was asked for and compared with none. {{option}} compares before it chooses.',
  },
  'worth.report.card.not-compared.too-short': {
    'zh-CN': '到截止日的历史太短，切不出三段来比。',
    'zh-TW': '到截止日的歷史太短，切不出三段來比較。',
    en: 'The history up to the as-of day is too short to be cut three times.',
  },
  'worth.report.card.column.model': { 'zh-CN': '模型', 'zh-TW': '模型', en: 'model' },
  'worth.report.card.column.rmse': { 'zh-CN': '均方根误差', 'zh-TW': '均方根誤差', en: 'RMSE' },
  'worth.report.card.column.mae': { 'zh-CN': '平均误差', 'zh-TW': '平均誤差', en: 'MAE' },
  'worth.report.card.column.bias': { 'zh-CN': '偏差', 'zh-TW': '偏差', en: 'bias' },
  'worth.report.card.chosen': { 'zh-CN': '选用', 'zh-TW': '選用', en: 'chosen' },
  'worth.report.card.fell-back': {
    'zh-CN': '有 {{count}} 次退级',
    'zh-TW': '有 {{count}} 次退級',
    en: 'fell back {{count}}×',
  },
  'worth.report.card.parameters': {
    'zh-CN': '购买模型的参数',
    'zh-TW': '購買模型的參數',
    en: 'Parameters of the purchase model',
  },
  'worth.report.card.column.parameter': { 'zh-CN': '参数', 'zh-TW': '參數', en: 'parameter' },
  'worth.report.card.column.value': { 'zh-CN': '值', 'zh-TW': '值', en: 'value' },
  'worth.report.card.column.error': { 'zh-CN': '标准误', 'zh-TW': '標準誤', en: 'standard error' },
  'worth.report.card.log-likelihood': {
    'zh-CN': '对数似然 {{value}}；{{patterns}} 种不同的购买历史；时间以{{unit}}计。',
    'zh-TW': '對數概似 {{value}}；{{patterns}} 種不同的購買歷史；時間以{{unit}}計。',
    en: 'Log-likelihood {{value}}; {{patterns}} distinct purchase histories; time counted in {{unit}}.',
  },
  'worth.report.card.no-likelihood': {
    'zh-CN': '没有拟合似然函数；{{patterns}} 种不同的购买历史；时间以{{unit}}计。',
    'zh-TW': '沒有擬合概似函數；{{patterns}} 種不同的購買歷史；時間以{{unit}}計。',
    en: 'No likelihood was fitted; {{patterns}} distinct purchase histories; time counted in {{unit}}.',
  },
  'worth.report.card.unit.week': { 'zh-CN': '周', 'zh-TW': '週', en: 'weeks' },
  'worth.report.card.unit.day': { 'zh-CN': '天', 'zh-TW': '天', en: 'days' },
  'worth.report.card.no-parameters': {
    'zh-CN': '没有参数：什么也没有估计。',
    'zh-TW': '沒有參數：什麼也沒有估計。',
    en: 'No parameters: nothing was estimated.',
  },
  'worth.report.card.not-converged': {
    'zh-CN': '没有收敛：请谨慎使用。',
    'zh-TW': '沒有收斂：請謹慎使用。',
    en: 'It did not converge: use with care.',
  },
  'worth.report.card.spend': { 'zh-CN': '花费模型', 'zh-TW': '花費模型', en: 'Spending model' },
  'worth.report.card.spend-how': {
    'zh-CN': '{{model}}，取自 {{customers}} 位有回头消费的客户。',
    'zh-TW': '{{model}}，取自 {{customers}} 位有回頭消費的客戶。',
    en: '{{model}}, from {{customers}} customers with paid repeat purchases.',
  },
  'worth.report.card.spend-likelihood': {
    'zh-CN': '对数似然 {{value}}。',
    'zh-TW': '對數概似 {{value}}。',
    en: 'Log-likelihood {{value}}.',
  },
  'worth.report.card.correlation': {
    'zh-CN': '购买次数与单次金额的相关 {{correlation}}；模型假定没有关系。',
    'zh-TW': '購買次數與單次金額的相關 {{correlation}}；模型假定沒有關係。',
    en: 'Correlation of how often and how much: {{correlation}}; the model assumes none.',
  },
  'worth.report.card.assumed': { 'zh-CN': '假定了什么', 'zh-TW': '假定了什麼', en: 'What was assumed' },
  'worth.report.card.assumed.margin': { 'zh-CN': '毛利', 'zh-TW': '毛利', en: 'Margin' },
  'worth.report.card.assumed.margin-rate': {
    'zh-CN': '{{margin}}；平均留下收入的 {{rate}}。',
    'zh-TW': '{{margin}}；平均留下營收的 {{rate}}。',
    en: '{{margin}}; on average {{rate}} of revenue is kept.',
  },
  'worth.report.card.assumed.discount': { 'zh-CN': '折现', 'zh-TW': '折現', en: 'Discount' },
  'worth.report.card.assumed.discount-is': {
    'zh-CN': '每年 {{rate}}：一年后的 1 元只当今天的 {{worth}} 元。',
    'zh-TW': '每年 {{rate}}：一年後的 1 元只當今天的 {{worth}} 元。',
    en: '{{rate}} a year: 1 in a year counts as {{worth}} today.',
  },
  'worth.report.card.assumed.horizon': { 'zh-CN': '往前看', 'zh-TW': '往前看', en: 'Horizon' },
  'worth.report.card.assumed.horizon-is': {
    'zh-CN': '{{horizon}}，从截止日 {{asOf}}到 {{day}}。终身价值不限期。',
    'zh-TW': '{{horizon}}，從截止日 {{asOf}}到 {{day}}。終身價值不限期。',
    en: '{{horizon}}, from the as-of day {{asOf}} to {{day}}. Lifetime value has no end day.',
  },
  'worth.report.card.assumed.returns': { 'zh-CN': '退货', 'zh-TW': '退貨', en: 'Returns' },
  'worth.report.card.assumed.returns-are': {
    'zh-CN': '负数的行和作废的单据减少花费，绝不算作购买。',
    'zh-TW': '負數的列與作廢的單據減少花費，絕不算作購買。',
    en: 'Negative lines and cancelled invoices reduce spending and never count as purchases.',
  },
  'worth.report.card.assumed.days': { 'zh-CN': '购买日', 'zh-TW': '購買日', en: 'Purchase days' },
  'worth.report.card.assumed.days-are': {
    'zh-CN': '同一客户同一天的购买算一次；金额为 0 也算来过。时间戳按 {{zone}} 的日子算。',
    'zh-TW': '同一客戶同一天的購買算一次；金額為 0 也算來過。時間戳按 {{zone}} 的日子算。',
    en: 'Purchases of one customer on one day are one, at amount 0 too. The day of a timestamp is taken in {{zone}}.',
  },
  'worth.report.card.assumed.levels': { 'zh-CN': '把握', 'zh-TW': '把握', en: 'Levels' },
  'worth.report.card.assumed.levels-are': {
    'zh-CN': '区间都按 {{level}} 把握，预计的日期按 {{dates}}。毛利率的不确定不在区间内。',
    'zh-TW': '區間都按 {{level}} 把握，預計的日期按 {{dates}}。毛利率的不確定不在區間內。',
    en: 'Intervals are at {{level}}, predicted days at {{dates}}. Doubt about the margin rate is not in them.',
  },
  'worth.report.card.unknown': { 'zh-CN': '还不知道什么', 'zh-TW': '還不知道什麼', en: 'What is not known' },
  'worth.report.card.unknown.alive': { 'zh-CN': '存活概率', 'zh-TW': '存活機率', en: 'P(alive)' },
  'worth.report.card.unknown.value': {
    'zh-CN': '剩余终身价值',
    'zh-TW': '剩餘終身價值',
    en: 'Residual lifetime value',
  },
  'worth.report.card.unknown.spend': { 'zh-CN': '预计花费', 'zh-TW': '預計花費', en: 'Expected spending' },
  'worth.report.card.unknown.purchases': {
    'zh-CN': '预计购买',
    'zh-TW': '預計購買',
    en: 'Expected purchases',
  },
  'worth.report.card.unknown.next': { 'zh-CN': '下次购买日', 'zh-TW': '下次購買日', en: 'Next purchase day' },
  'worth.report.card.unknown.next-once': {
    'zh-CN': '{{customers}} 位只买过一次，没有自己的节奏。',
    'zh-TW': '{{customers}} 位只買過一次，沒有自己的節奏。',
    en: '{{customers}} bought only once: no rhythm of their own.',
  },
  'worth.report.card.unknown.cost': { 'zh-CN': '服务成本', 'zh-TW': '服務成本', en: 'Cost to serve' },
  'worth.report.card.unknown.cost-is': {
    'zh-CN': '送货、拜访、赊账和坏账还没有减去。',
    'zh-TW': '送貨、拜訪、賒帳與呆帳還沒有減去。',
    en: 'Deliveries, visits, credit and bad debt have not been taken off.',
  },
  'worth.report.card.files': {
    'zh-CN': '读了哪些文件',
    'zh-TW': '讀了哪些檔案',
    en: 'The files that were read',
  },
  'worth.report.card.column.role': { 'zh-CN': '当作', 'zh-TW': '當作', en: 'read as' },
  'worth.report.card.column.column': {
    'zh-CN': '文件里的列',
    'zh-TW': '檔案裡的欄',
    en: 'column of the file',
  },
  'worth.report.card.column.because': { 'zh-CN': '凭什么', 'zh-TW': '憑什麼', en: 'because' },
  'worth.report.card.encoding': {
    'zh-CN': '编码 {{encoding}}',
    'zh-TW': '編碼 {{encoding}}',
    en: 'encoding {{encoding}}',
  },
  'worth.report.card.delimiter': {
    'zh-CN': '分隔符 {{delimiter}}',
    'zh-TW': '分隔符號 {{delimiter}}',
    en: 'delimiter {{delimiter}}',
  },
  'worth.report.card.delimiter.tab': { 'zh-CN': '制表符', 'zh-TW': '定位字元', en: 'tab' },
  'worth.report.card.decimal.point': { 'zh-CN': '小数用点', 'zh-TW': '小數用點', en: 'decimal point' },
  'worth.report.card.decimal.comma': { 'zh-CN': '小数用逗号', 'zh-TW': '小數用逗號', en: 'decimal comma' },
  'worth.report.card.dates.day-first': {
    'zh-CN': '日期先写日',
    'zh-TW': '日期先寫日',
    en: 'day before month',
  },
  'worth.report.card.dates.month-first': {
    'zh-CN': '日期先写月',
    'zh-TW': '日期先寫月',
    en: 'month before day',
  },
  'worth.report.card.dates.given': { 'zh-CN': '指定', 'zh-TW': '指定', en: 'as given' },
  'worth.report.card.dates.values': {
    'zh-CN': '从日期里看出',
    'zh-TW': '從日期裡看出',
    en: 'told from the dates',
  },
  'worth.report.card.dates.assumed': { 'zh-CN': '假定', 'zh-TW': '假定', en: 'assumed' },
  // report: glossary
  'worth.report.glossary': { 'zh-CN': '几个词', 'zh-TW': '幾個詞', en: 'A few words' },
  'worth.report.glossary.alive': { 'zh-CN': '存活概率', 'zh-TW': '存活機率', en: 'P(alive)' },
  'worth.report.glossary.alive-is': {
    'zh-CN':
      '他没说过再见，但还会不会再来？从他平常多久来一次、这次隔了多久推出来的可能：{{active}} 以上叫大概仍在，不到 {{gone}} 叫多半已流失，中间是有流失风险。',
    'zh-TW':
      '他沒說過再見，但還會不會再來？從他平常多久來一次、這次隔了多久推出來的可能：{{active}} 以上叫大概仍在，不到 {{gone}} 叫多半已流失，中間是有流失風險。',
    en: 'Nobody says goodbye: how likely are they to come again at all? Judged from how often they used to come and how long they have been silent. From {{active}} probably active, under {{gone}} probably gone, at risk between.',
  },
  'worth.report.glossary.expected': { 'zh-CN': '预计购买', 'zh-TW': '預計購買', en: 'Expected purchases' },
  'worth.report.glossary.expected-is': {
    'zh-CN':
      '在往前看的这段时间里，平均说来会来几天（同一天几次算一次）。0.4 的意思是十个这样的客户里大约会有四次。',
    'zh-TW':
      '在往前看的這段時間裡，平均說來會來幾天（同一天幾次算一次）。0.4 的意思是十個這樣的客戶裡大約會有四次。',
    en: 'On how many days they come within the horizon, on average. 0.4 means about four purchases from ten such customers.',
  },
  'worth.report.glossary.value': {
    'zh-CN': '剩余终身价值',
    'zh-TW': '剩餘終身價值',
    en: 'Residual lifetime value',
  },
  'worth.report.glossary.value-is': {
    'zh-CN':
      '从截止日往后，他还会带来的毛利，越远的越要打折。不含已经赚到的。全体加起来就是现有客户资产；还没来的新客户不算。',
    'zh-TW':
      '從截止日往後，他還會帶來的毛利，越遠的越要打折。不含已經賺到的。全體加起來就是現有顧客權益；還沒來的新客戶不算。',
    en: 'The margin they are still to bring after the as-of day, the further off the less it counts. What was already earned is not in it. Summed over everybody it is the equity of present customers; those yet to come are not counted.',
  },
  'worth.report.glossary.interval': { 'zh-CN': '把握（区间）', 'zh-TW': '把握（區間）', en: 'Interval' },
  'worth.report.glossary.interval-is': {
    'zh-CN': '{{level}} 把握：如果这样估一百次，大约九十次实际落在里面。日期用 {{dates}}。',
    'zh-TW': '{{level}} 把握：如果這樣估一百次，大約九十次實際落在裡面。日期用 {{dates}}。',
    en: 'At {{level}}: of a hundred such estimates, about ninety should hold what comes. For days it is {{dates}}.',
  },
  'worth.report.glossary.repeats': { 'zh-CN': '回头次数', 'zh-TW': '回頭次數', en: 'Repeat purchases' },
  'worth.report.glossary.repeats-is': {
    'zh-CN': '第一次之后又来买了几天。',
    'zh-TW': '第一次之後又來買了幾天。',
    en: 'On how many days they bought after the first.',
  },
  'worth.report.footer': {
    'zh-CN': '每位客户的全部数字在同一文件夹的 customers.csv 里；没能读的行和原因在 rejected.csv 里。',
    'zh-TW': '每位客戶的全部數字在同一資料夾的 customers.csv 裡；沒能讀取的列與原因在 rejected.csv 裡。',
    en: 'Every customer’s figures are in customers.csv in the same folder; lines that could not be read are in rejected.csv with the reason.',
  },
  'worth.run.about': {
    'zh-CN': '把数据里的每位客户重新估值',
    'zh-TW': '把資料裡的每位客戶重新估值',
    en: 'values every customer in the data folder anew',
  },
  'worth.run.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- worth [--model auto|bg-nbd|mbg-nbd|pareto-nbd] [--no-check] [--json]\n到了该检验的时候，随后会拿最近的订单检验模型；--no-check 不检验。',
    'zh-TW':
      '用法：npm run -s ricebook -- worth [--model auto|bg-nbd|mbg-nbd|pareto-nbd] [--no-check] [--json]\n到了該檢驗的時候，隨後會拿最近的訂單檢驗模型；--no-check 不檢驗。',
    en: 'Usage: npm run -s ricebook -- worth [--model auto|bg-nbd|mbg-nbd|pareto-nbd] [--no-check] [--json]\nWhere a check is due, the model is then held against the latest orders; --no-check leaves that out.',
  },
  'worth.run.done': {
    'zh-CN': '估值完成：{{customers}} 位客户，其中 {{buyers}} 位买过；订单截至 {{asOf}}。',
    'zh-TW': '估值完成：{{customers}} 位客戶，其中 {{buyers}} 位買過；訂單截至 {{asOf}}。',
    en: 'Valued: {{customers}} customers, {{buyers}} of whom have bought; orders are known up to {{asOf}}.',
  },
  'worth.run.equity': {
    'zh-CN': '客户资产 {{value}}（90% 区间 {{low}} 至 {{high}}）。',
    'zh-TW': '顧客權益 {{value}}（90% 區間 {{low}} 至 {{high}}）。',
    en: 'Customer equity {{value}} (90% interval {{low}} to {{high}}).',
  },
  'worth.run.equity-unknown': {
    'zh-CN': '客户资产还不知道：数据不足以看出客户会留多久。',
    'zh-TW': '顧客權益還不知道：資料不足以看出客戶會留多久。',
    en: 'Customer equity is unknown yet: the data do not show how long customers stay.',
  },
  'worth.api': { 'zh-CN': '价值', 'zh-TW': '價值', en: 'Worth' },
  'worth.api.current': {
    'zh-CN': '现在的估值：客户资产、模型和依据',
    'zh-TW': '目前的估值：顧客權益、模型和依據',
    en: 'The current worth run: equity, model and what it rests on',
  },
  'worth.api.runs': {
    'zh-CN': '历次估值，新的在前',
    'zh-TW': '歷次估值，新的在前',
    en: 'Worth runs, newest first',
  },
  'worth.api.card': {
    'zh-CN': '现在的估值是怎么来的，用阅读者的语言说',
    'zh-TW': '目前的估值是怎麼來的，用閱讀者的語言說',
    en: 'How the current figures came about, said in the reader’s language',
  },
  'worth.api.line': {
    'zh-CN': '客户资产历次的变化',
    'zh-TW': '顧客權益歷次的變化',
    en: 'How equity has moved from run to run',
  },
  'worth.api.groups': {
    'zh-CN': '现在的估值按组加总：阶段、十等份、价值区间、同期群、鲸鱼曲线',
    'zh-TW': '目前的估值按組加總：階段、十等份、價值區間、同期群、鯨魚曲線',
    en: 'The current run added up by group: stages, tenths, bins, cohorts, the whale curve',
  },
  'worth.api.people': {
    'zh-CN': '一组客户是谁',
    'zh-TW': '一組客戶是誰',
    en: 'Who the customers of a group are',
  },
  'worth.api.check': {
    'zh-CN': '最近一次检验：预计与实际',
    'zh-TW': '最近一次檢驗：預計與實際',
    en: 'The latest check: predicted against actual',
  },
  'worth.api.begin-check': { 'zh-CN': '重新检验', 'zh-TW': '重新檢驗', en: 'Check the model anew' },
  'worth.field.name': {
    'zh-CN': '阶段；或同期群开始的那天',
    'zh-TW': '階段；或同期群開始的那天',
    en: 'the stage; or the day on which the cohort’s period begins',
  },
  'worth.field.sum': {
    'zh-CN': '这一组排名所用的数加起来；鲸鱼曲线各组是至今的毛利。金额是公司货币的最小单位',
    'zh-TW': '這一組排名所用的數加起來；鯨魚曲線各組是至今的毛利。金額是公司貨幣的最小單位',
    en: 'the ranking figure added up; of the whale curve’s groups the margin so far. Amounts in minor units of the company’s currency',
  },
  'worth.field.margin': {
    'zh-CN': '至今的毛利，公司货币的最小单位；空：不知道',
    'zh-TW': '至今的毛利，公司貨幣的最小單位；空：不知道',
    en: 'margin so far, in minor units of the company’s currency; null: unknown',
  },
  'worth.field.alive': {
    'zh-CN': '预计仍是客户的人数；空：不知道',
    'zh-TW': '預計仍是客戶的人數；空：不知道',
    en: 'how many are expected to be customers still; null: unknown',
  },
  'worth.field.least': {
    'zh-CN': '这一格的下限；空：没有下限',
    'zh-TW': '這一格的下限；空：沒有下限',
    en: 'where the bin begins; null: it has no lower end',
  },
  'worth.field.story': {
    'zh-CN': '模型怎么选的、凭多少订单、有哪些要先知道的；旧版本的估值没有',
    'zh-TW': '模型怎麼選的、憑多少訂單、有哪些要先知道的；舊版本的估值沒有',
    en: 'how the model was chosen, from how many orders, and what to know first; null in runs of earlier versions',
  },
  'worth.field.change': {
    'zh-CN': '与一个月前那次估值相比；空：那时还没有',
    'zh-TW': '與一個月前那次估值相比；空：那時還沒有',
    en: 'against the run that was current a month before; null: there was none',
  },
  'worth.field.groups': {
    'zh-CN': '空：还没有估值，或是旧版本做的',
    'zh-TW': '空：還沒有估值，或是舊版本做的',
    en: 'null: nobody has been valued yet, or an earlier version did it',
  },
  'worth.field.to': {
    'zh-CN': '到第几组为止（含）；不写就是这一组',
    'zh-TW': '到第幾組為止（含）；不寫就是這一組',
    en: 'the last of several groups, included; left out: the one named',
  },
  'worth.field.order': {
    'zh-CN': 'falling 数大的在前，rising 数小的在前',
    'zh-TW': 'falling 數大的在前，rising 數小的在前',
    en: 'falling: the highest figure first; rising: the lowest',
  },
  'worth.run-changed-meanwhile': {
    'zh-CN': '刚刚有了新的估值，这份名单已经不是现在的。请重新打开。',
    'zh-TW': '剛剛有了新的估值，這份名單已經不是目前的。請重新開啟。',
    en: 'Everybody has just been valued anew, and this list is not the current one any more. Open it again.',
  },
  'worth.group-not-found': {
    'zh-CN': '现在的估值里没有这一组客户。',
    'zh-TW': '目前的估值裡沒有這一組客戶。',
    en: 'The current figures have no such group of customers.',
  },
  'worth.run.future-day': {
    'zh-CN': '有日期晚于今天的订单（最晚 {{day}}），没有算进去。若是笔误，请改正后重新导入。',
    'zh-TW': '有日期晚於今天的訂單（最晚 {{day}}），沒有算進去。若是筆誤，請改正後重新匯入。',
    en: 'Some orders are dated after today (the latest {{day}}) and were left out. If that is a slip, mend the file and import it again.',
  },
  'worth.api.begin': { 'zh-CN': '重新估值', 'zh-TW': '重新估值', en: 'Value everybody anew' },
  'worth.api.outlook': {
    'zh-CN': '一位客户每天仍是客户的可能，和未来一年会买几次',
    'zh-TW': '一位客戶每天仍是客戶的可能，和未來一年會買幾次',
    en: 'How likely a customer was still one on each day, and how often they will buy within a year',
  },
  'worth.field.path': {
    'zh-CN': '到那天为止所知的、仍是客户的可能；空：模型说不出。最后一天就是现在的估值',
    'zh-TW': '到那天為止所知的、仍是客戶的可能；空：模型說不出。最後一天就是目前的估值',
    en: 'likely still a customer by what was known on that day; null: the model cannot tell. The last is the current run’s',
  },
  'worth.field.year-purchases': {
    'zh-CN': '未来 52 周会买几次，连同区间；空：不知道',
    'zh-TW': '未來 52 週會買幾次，連同區間；空：不知道',
    en: 'purchases within 52 weeks, with their interval; null: unknown',
  },
  'worth.field.behind': {
    'zh-CN': '是：估值以后订单有了变化，下次估值才跟上',
    'zh-TW': '是：估值以後訂單有了變化，下次估值才跟上',
    en: 'true: orders have changed since the run, and the next one will follow',
  },
  'worth.api.history': {
    'zh-CN': '一位客户历次估值的结果',
    'zh-TW': '一位客戶歷次估值的結果',
    en: 'What each run said of a customer',
  },
} as const satisfies Words

export type WorthKey = keyof typeof worthWords
