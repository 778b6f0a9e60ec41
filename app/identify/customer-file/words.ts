import type { Words } from '../../base/language/language.ts'

export const customerFileWords = {
  'customer-file.page.title': { 'zh-CN': '客户档案', 'zh-TW': '客戶檔案', en: 'Customer file' },
  'customer-file.page.none': {
    'zh-CN': '没有这位客户',
    'zh-TW': '沒有這位客戶',
    en: 'There is no such customer',
  },
  'customer-file.page.none.why': {
    'zh-CN': '可能已随导入撤销，或者地址不对。请从客户列表里找。',
    'zh-TW': '可能已隨匯入復原而移除，或網址有誤。請從客戶清單中尋找。',
    en: 'It may have gone with an import that was undone, or the address is wrong. Look in the list of customers.',
  },
  'customer-file.page.to-list': { 'zh-CN': '去客户列表', 'zh-TW': '前往客戶清單', en: 'To the customers' },

  // at the head
  'customer-file.page.kind.person': { 'zh-CN': '个人', 'zh-TW': '個人', en: 'Person' },
  'customer-file.page.kind.household': { 'zh-CN': '家庭', 'zh-TW': '家戶', en: 'Household' },
  'customer-file.page.kind.company': { 'zh-CN': '公司', 'zh-TW': '公司', en: 'Company' },
  'customer-file.page.owned-by': {
    'zh-CN': '负责人 {{name}}',
    'zh-TW': '負責人 {{name}}',
    en: 'looked after by {{name}}',
  },
  'customer-file.page.owned-by-nobody': { 'zh-CN': '没有负责人', 'zh-TW': '沒有負責人', en: 'no owner' },
  'customer-file.page.note-talk': { 'zh-CN': '记一笔', 'zh-TW': '記一筆', en: 'Note a talk' },
  'customer-file.page.masked': {
    'zh-CN': '星号遮住的内容只给负责这位客户的人看。',
    'zh-TW': '星號遮住的內容只給負責這位客戶的人看。',
    en: 'What is starred is for whoever looks after this customer.',
  },
  'customer-file.page.masked.logged': {
    'zh-CN': '星号遮住的内容只给负责这位客户的人看。要用时可以显示，谁看了会记下来。',
    'zh-TW': '星號遮住的內容只給負責這位客戶的人看。要用時可以顯示，誰看了會記下來。',
    en: 'What is starred is for whoever looks after this customer. You can have it shown when you need it; that you looked is written down.',
  },
  'customer-file.page.masked.show': {
    'zh-CN': '显示',
    'zh-TW': '顯示',
    en: 'Show',
  },
  'customer-file.page.owing.masked': {
    'zh-CN': '已遮住',
    'zh-TW': '已遮住',
    en: 'Masked',
  },
  'customer-file.page.owing.overdue-masked': {
    'zh-CN': '最久的过了 {{count}} 天；金额已遮住',
    'zh-TW': '最久的過了 {{count}} 天；金額已遮住',
    en: {
      one: 'The oldest by {{count}} day; the amount is masked',
      other: 'The oldest by {{count}} days; the amount is masked',
    },
  },
  'customer-file.page.call': { 'zh-CN': '打电话', 'zh-TW': '打電話', en: 'Call' },

  // what they are worth to us
  'customer-file.page.worth': {
    'zh-CN': '他对我们值多少',
    'zh-TW': '他對我們值多少',
    en: 'What they are worth to us',
  },
  'customer-file.page.worth.residual': {
    'zh-CN': '剩余终身价值',
    'zh-TW': '剩餘終身價值',
    en: 'residual lifetime value',
  },
  'customer-file.page.worth.year': {
    'zh-CN': '未来一年大约来买 {{times}} 次（{{low}}–{{high}} 次，{{level}} 把握）。',
    'zh-TW': '未來一年大約來買 {{times}} 次（{{low}}–{{high}} 次，{{level}} 把握）。',
    en: 'Within a year they should buy about {{times}} times ({{low}}–{{high}}, {{level}} sure).',
  },
  'customer-file.page.worth.unknown-value': {
    'zh-CN': '这些订单看不出客户会待多久，所以剩余终身价值不知道。',
    'zh-TW': '這些訂單看不出客戶會待多久，所以剩餘終身價值不知道。',
    en: 'These orders do not show how long customers stay, so the residual value is not known.',
  },
  'customer-file.page.worth.not-yet': {
    'zh-CN': '还没有估值。导入订单以后会自动估值，这里就会写出这位客户值多少、为什么。',
    'zh-TW': '還沒有估值。匯入訂單以後會自動估值，這裡就會寫出這位客戶值多少、為什麼。',
    en: 'Not valued yet. After orders are imported everybody is valued, and this says what the customer is worth, and why.',
  },
  'customer-file.page.worth.behind': {
    'zh-CN': '估值以后订单又有变化，下一次估值才会算进去。',
    'zh-TW': '估值以後訂單又有變化，下一次估值才會算進去。',
    en: 'Orders have changed since; the next worth run will count them.',
  },
  'customer-file.page.worth.so-far': { 'zh-CN': '至今毛利', 'zh-TW': '至今毛利', en: 'Margin so far' },
  'customer-file.page.worth.within-a-year': {
    'zh-CN': '未来一年毛利',
    'zh-TW': '未來一年毛利',
    en: 'Margin within a year',
  },
  'customer-file.page.worth.all-to-come': {
    'zh-CN': '剩余终身',
    'zh-TW': '剩餘終身',
    en: 'All that is to come',
  },
  'customer-file.page.worth.owed': { 'zh-CN': '未收货款', 'zh-TW': '未收貨款', en: 'Owed' },
  'customer-file.page.worth.overdue': { 'zh-CN': '其中逾期', 'zh-TW': '其中逾期', en: 'Of it overdue' },
  'customer-file.page.worth.unmeasured': {
    'zh-CN': '推荐、成长和服务成本还没有人量过，不在里面。一年内的毛利是平均数。',
    'zh-TW': '推薦、成長和服務成本還沒有人量過，不在裡面。一年內的毛利是平均數。',
    en: 'Referrals, growth and the cost to serve are not measured yet and not in it. The margin within a year is an average.',
  },
  'customer-file.page.worth.evidence.facts': {
    'zh-CN': '{{orders}} 张订单，{{lines}} 行明细，{{period}}。',
    'zh-TW': '{{orders}} 張訂單，{{lines}} 行明細，{{period}}。',
    en: 'Orders: {{orders}}, lines: {{lines}}, {{period}}.',
  },
  'customer-file.page.worth.evidence.run': {
    'zh-CN': '第 {{run}} 次估值，用的是到 {{asOf}} 为止的事实，{{when}} 算完。',
    'zh-TW': '第 {{run}} 次估值，用的是到 {{asOf}} 為止的事實，{{when}} 算完。',
    en: 'Worth run {{run}}, on the facts up to {{asOf}}, done {{when}}.',
  },
  'customer-file.page.worth.evidence.model': {
    'zh-CN': '购买模型：{{model}}；每年折现 {{discount}}。',
    'zh-TW': '購買模型：{{model}}；每年折現 {{discount}}。',
    en: 'Purchase model: {{model}}; discounted at {{discount}} a year.',
  },
  'customer-file.page.worth.evidence.margin.measured': {
    'zh-CN': '毛利按成本或利润量得。',
    'zh-TW': '毛利依成本或利潤量得。',
    en: 'The margin is measured, by cost or profit.',
  },
  'customer-file.page.worth.evidence.margin.mixed': {
    'zh-CN': '毛利一部分按成本或利润量得，其余按公司的毛利率估计。',
    'zh-TW': '毛利一部分依成本或利潤量得，其餘依公司的毛利率估計。',
    en: 'The margin is partly measured, and partly taken at the company’s rate.',
  },
  'customer-file.page.worth.evidence.margin.assumed': {
    'zh-CN': '毛利按公司的毛利率估计，不是量得的。',
    'zh-TW': '毛利依公司的毛利率估計，不是量得的。',
    en: 'The margin is taken at the company’s rate, not measured.',
  },
  'customer-file.page.worth.evidence.margin.rate-unset': {
    'zh-CN': '没有人说过毛利率，整笔销售额都当作毛利：先在设置里填上毛利率。',
    'zh-TW': '沒有人說過毛利率，整筆銷售額都當作毛利：請先在設定裡填上毛利率。',
    en: 'Nobody has said a margin rate, so the whole amount counts as margin: set a rate first.',
  },
  'customer-file.page.worth.evidence.formula': {
    'zh-CN': '每个数怎么算',
    'zh-TW': '每個數怎麼算',
    en: 'How each figure is worked out',
  },
  'customer-file.page.worth.evidence.share': {
    'zh-CN': '占全部客户资产的 {{share}}。',
    'zh-TW': '占全部顧客權益的 {{share}}。',
    en: '{{share}} of all customer equity.',
  },
  'customer-file.page.model.bg-nbd': {
    'zh-CN': '贝塔—几何（BG/NBD）',
    'zh-TW': '貝他—幾何（BG/NBD）',
    en: 'BG/NBD',
  },
  'customer-file.page.model.mbg-nbd': {
    'zh-CN': '修正贝塔—几何（MBG/NBD）',
    'zh-TW': '修正貝他—幾何（MBG/NBD）',
    en: 'MBG/NBD',
  },
  'customer-file.page.model.pareto-nbd': {
    'zh-CN': '帕累托（Pareto/NBD）',
    'zh-TW': '柏拉圖（Pareto/NBD）',
    en: 'Pareto/NBD',
  },
  'customer-file.page.model.nbd': {
    'zh-CN': '不会离开（NBD）',
    'zh-TW': '不會離開（NBD）',
    en: 'NBD, nobody leaves',
  },
  'customer-file.page.model.poisson': {
    'zh-CN': '人人一样快（Poisson）',
    'zh-TW': '人人一樣快（Poisson）',
    en: 'Poisson, all at one rate',
  },
  'customer-file.page.model.cohort-mean': {
    'zh-CN': '全体的平均',
    'zh-TW': '全體的平均',
    en: 'the average of all',
  },
  'customer-file.page.model.none': { 'zh-CN': '没有', 'zh-TW': '沒有', en: 'none' },

  // what we are worth to them
  'customer-file.page.delivered': {
    'zh-CN': '我们对他值多少',
    'zh-TW': '我們對他值多少',
    en: 'What we are worth to them',
  },
  'customer-file.page.delivered.unknown': {
    'zh-CN': '还没有量过',
    'zh-TW': '還沒有量過',
    en: 'Not measured yet',
  },
  'customer-file.page.delivered.what': {
    'zh-CN':
      '量过以后，这里写他在我们这里得到的（产品、服务、人员、形象），减去他付出的（钱、时间、精力、体力），与他眼里最强的对手相比是多是少。',
    'zh-TW':
      '量過以後，這裡寫他在我們這裡得到的（產品、服務、人員、形象），減去他付出的（錢、時間、精力、體力），與他眼裡最強的對手相比是多是少。',
    en: 'Once measured, this says what they get from us (product, service, people, image) less what it costs them (money, time, energy, effort), against the rival they think best.',
  },
  'customer-file.page.delivered.ask': {
    'zh-CN': '下次可以问他：',
    'zh-TW': '下次可以問他：',
    en: 'What to ask next time:',
  },
  'customer-file.page.delivered.ask.rival': {
    'zh-CN': '不在我们这里买的时候，您去谁家？为什么？',
    'zh-TW': '不在我們這裡買的時候，您去哪一家？為什麼？',
    en: 'When you do not buy from us, where do you go, and why?',
  },
  'customer-file.page.delivered.ask.get': {
    'zh-CN': '我们哪一点比他们强，哪一点不如他们？',
    'zh-TW': '我們哪一點比他們強，哪一點不如他們？',
    en: 'In what are we better than they are, and in what are they?',
  },
  'customer-file.page.delivered.ask.cost': {
    'zh-CN': '在我们这里买，最费钱、费时、费心的是什么？',
    'zh-TW': '在我們這裡買，最花錢、花時間、費心的是什麼？',
    en: 'What costs you most when you buy from us: money, time or trouble?',
  },
  'customer-file.page.delivered.note': {
    'zh-CN': '记下他的回答',
    'zh-TW': '記下他的回答',
    en: 'Note what they say',
  },

  // dealings
  'customer-file.page.dealings': { 'zh-CN': '来往', 'zh-TW': '來往', en: 'Dealings' },
  'customer-file.page.dealings.none': {
    'zh-CN': '导入订单，或者记一笔，就会列在这里。',
    'zh-TW': '匯入訂單，或記一筆，就會列在這裡。',
    en: 'Orders that are imported and talks that are noted will stand here.',
  },
  'customer-file.page.dealings.of-kind-none': {
    'zh-CN': '没有这一类。',
    'zh-TW': '沒有這一類。',
    en: 'None of this kind.',
  },
  'customer-file.page.timeline.never': {
    'zh-CN': '还没有买过，没有节奏可看。',
    'zh-TW': '還沒有買過，沒有節奏可看。',
    en: 'Has not bought yet: there is no rhythm to show.',
  },
  'customer-file.page.timeline.once': {
    'zh-CN': '只买过一次（{{day}}），还没有自己的节奏，不预计下次。',
    'zh-TW': '只買過一次（{{day}}），還沒有自己的節奏，不預計下次。',
    en: 'Bought once, on {{day}}: no rhythm of their own yet, so no next purchase is predicted.',
  },
  'customer-file.page.timeline.next': {
    'zh-CN':
      '买过 {{times}} 次，上次 {{last}}；如果还来，下次大约 {{next}}（{{low}} – {{high}}，80% 把握）。',
    'zh-TW':
      '買過 {{times}} 次，上次 {{last}}；如果還來，下次大約 {{next}}（{{low}} – {{high}}，80% 把握）。',
    en: 'Bought {{times}} times, last on {{last}}; if they come again, about {{next}} ({{low}} – {{high}}, 80% sure).',
  },
  'customer-file.page.timeline.no-next': {
    'zh-CN': '买过 {{times}} 次，上次 {{last}}；说不准下次是哪天。',
    'zh-TW': '買過 {{times}} 次，上次 {{last}}；說不準下次是哪天。',
    en: 'Bought {{times}} times, last on {{last}}; the next day cannot be told.',
  },
  'customer-file.page.timeline.label': {
    'zh-CN': '购买的日子，越大的点金额越高；下面的线是仍是客户的可能',
    'zh-TW': '購買的日子，越大的點金額越高；下面的線是仍是客戶的可能',
    en: 'Days of purchases, larger dots for larger amounts; the line below is how likely they are still a customer',
  },
  'customer-file.page.timeline.label-days': {
    'zh-CN': '购买的日子，越大的点金额越高',
    'zh-TW': '購買的日子，越大的點金額越高',
    en: 'Days of purchases, larger dots for larger amounts',
  },
  'customer-file.page.timeline.today': { 'zh-CN': '今天', 'zh-TW': '今天', en: 'Today' },
  'customer-file.page.timeline.expected': {
    'zh-CN': '预计下次 {{day}}',
    'zh-TW': '預計下次 {{day}}',
    en: 'Expected {{day}}',
  },
  'customer-file.page.timeline.bought': {
    'zh-CN': '{{day}} 买了 {{amount}}',
    'zh-TW': '{{day}} 買了 {{amount}}',
    en: '{{day}}: {{amount}}',
  },
  'customer-file.page.timeline.likely': {
    'zh-CN': '{{day}} 仍是客户的可能 {{chance}}',
    'zh-TW': '{{day}} 仍是客戶的可能 {{chance}}',
    en: '{{day}}: {{chance}} likely still a customer',
  },
  'customer-file.page.timeline.alive': {
    'zh-CN': '仍是客户的可能',
    'zh-TW': '仍是客戶的可能',
    en: 'Likely still a customer',
  },
  'customer-file.page.timeline.alive-unknown': {
    'zh-CN': '这些订单看不出谁已离开，所以没有“仍是客户的可能”。',
    'zh-TW': '這些訂單看不出誰已離開，所以沒有「仍是客戶的可能」。',
    en: 'These orders do not show who has left, so there is no line of how likely they are still a customer.',
  },
  'customer-file.page.timeline.span': { 'zh-CN': '看多久', 'zh-TW': '看多久', en: 'Span' },
  'customer-file.page.timeline.span.quarter': { 'zh-CN': '三个月', 'zh-TW': '三個月', en: '3 months' },
  'customer-file.page.timeline.span.year': { 'zh-CN': '一年', 'zh-TW': '一年', en: 'A year' },
  'customer-file.page.timeline.span.all': { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
  'customer-file.page.timeline.brought-back': {
    'zh-CN': '{{day}} 只有退货，{{amount}}',
    'zh-TW': '{{day}} 只有退貨，{{amount}}',
    en: '{{day}}: returns only, {{amount}}',
  },
  'customer-file.page.column.day': { 'zh-CN': '日期', 'zh-TW': '日期', en: 'Day' },
  'customer-file.page.column.what': { 'zh-CN': '事由', 'zh-TW': '事由', en: 'What' },
  'customer-file.page.column.amount': { 'zh-CN': '金额', 'zh-TW': '金額', en: 'Amount' },
  'customer-file.page.column.margin': { 'zh-CN': '毛利', 'zh-TW': '毛利', en: 'Margin' },
  'customer-file.page.column.source': { 'zh-CN': '依据', 'zh-TW': '依據', en: 'Source' },
  'customer-file.page.column.product': { 'zh-CN': '商品', 'zh-TW': '商品', en: 'Product' },
  'customer-file.page.column.quantity': { 'zh-CN': '数量', 'zh-TW': '數量', en: 'Quantity' },
  'customer-file.page.column.due': { 'zh-CN': '到期', 'zh-TW': '到期', en: 'Due' },
  'customer-file.page.entries.show': { 'zh-CN': '看哪些', 'zh-TW': '看哪些', en: 'Show' },
  'customer-file.page.entries.show.dealings': {
    'zh-CN': '订单和联系',
    'zh-TW': '訂單和聯繫',
    en: 'Orders and contacts',
  },
  'customer-file.page.entries.show.orders': { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'Orders' },
  'customer-file.page.entries.show.touches': { 'zh-CN': '联系', 'zh-TW': '聯繫', en: 'Contacts' },
  'customer-file.page.entries.show.payments': { 'zh-CN': '付款', 'zh-TW': '付款', en: 'Payments' },
  'customer-file.page.entries.more': { 'zh-CN': '更早的', 'zh-TW': '更早的', en: 'Earlier' },
  'customer-file.page.order.product': {
    'zh-CN': '{{name}} {{quantity}}',
    'zh-TW': '{{name}} {{quantity}}',
    en: '{{name}} × {{quantity}}',
  },
  'customer-file.page.order.product-unit': {
    'zh-CN': '{{name}} {{quantity}} {{unit}}',
    'zh-TW': '{{name}} {{quantity}} {{unit}}',
    en: '{{name}} × {{quantity}} {{unit}}',
  },
  'customer-file.page.order.and-others': {
    'zh-CN': '{{products}} 等 {{count}} 种',
    'zh-TW': '{{products}} 等 {{count}} 種',
    en: {
      one: '{{products}} and others, {{count}} product',
      other: '{{products}} and others, {{count}} products',
    },
  },
  'customer-file.page.order.no-products': {
    'zh-CN': '一笔买卖，没有写明商品',
    'zh-TW': '一筆買賣，沒有寫明商品',
    en: 'A sale, its products not named',
  },
  'customer-file.page.order.returned': { 'zh-CN': '退货', 'zh-TW': '退貨', en: 'Returned' },
  'customer-file.page.order.number': { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'Order' },
  'customer-file.page.order.no-number': {
    'zh-CN': '没有订单号',
    'zh-TW': '沒有訂單號',
    en: 'No order number',
  },
  'customer-file.page.order.batch': {
    'zh-CN': '第 {{batch}} 次导入',
    'zh-TW': '第 {{batch}} 次匯入',
    en: 'import {{batch}}',
  },
  'customer-file.page.order.more-lines': {
    'zh-CN': '明细太多，这里只列前一千行；其余在第 {{batch}} 次导入的文件里。',
    'zh-TW': '明細太多，這裡只列前一千行；其餘在第 {{batch}} 次匯入的檔案裡。',
    en: 'Too many lines: these are the first thousand. The rest are in the file of import {{batch}}.',
  },
  'customer-file.page.order.unnamed': { 'zh-CN': '没有写明', 'zh-TW': '沒有寫明', en: 'Not named' },
  'customer-file.page.payment': { 'zh-CN': '付款', 'zh-TW': '付款', en: 'Payment' },
  'customer-file.page.payment.refund': { 'zh-CN': '退款', 'zh-TW': '退款', en: 'Refund' },
  'customer-file.page.payment.for': { 'zh-CN': '付订单', 'zh-TW': '付訂單', en: 'for order' },
  'customer-file.page.payment.reference': { 'zh-CN': '收款单', 'zh-TW': '收款單', en: 'Receipt' },
  'customer-file.page.touch.said': {
    'zh-CN': '{{how}}：{{text}}',
    'zh-TW': '{{how}}：{{text}}',
    en: '{{how}}: {{text}}',
  },
  'customer-file.page.touch.next': {
    'zh-CN': '下次联系 {{day}}',
    'zh-TW': '下次聯繫 {{day}}',
    en: 'next contact {{day}}',
  },
  'customer-file.page.touch.outcome': {
    'zh-CN': '结果：{{outcome}}',
    'zh-TW': '結果：{{outcome}}',
    en: 'outcome: {{outcome}}',
  },
  'customer-file.page.touch.how.phone': { 'zh-CN': '电话', 'zh-TW': '電話', en: 'Phone' },
  'customer-file.page.touch.how.visit': { 'zh-CN': '上门', 'zh-TW': '拜訪', en: 'Visit' },
  'customer-file.page.touch.how.wechat': { 'zh-CN': '微信', 'zh-TW': '微信', en: 'WeChat' },
  'customer-file.page.touch.how.mail': { 'zh-CN': '邮件', 'zh-TW': '郵件', en: 'Mail' },
  'customer-file.page.touch.how.message': { 'zh-CN': '短信', 'zh-TW': '簡訊', en: 'Message' },
  'customer-file.page.touch.how.other': { 'zh-CN': '联系', 'zh-TW': '聯繫', en: 'Contact' },
  'customer-file.page.touch.done.deliver': { 'zh-CN': '送了货', 'zh-TW': '送了貨', en: 'Delivered' },
  'customer-file.page.touch.done.collect': { 'zh-CN': '收了款', 'zh-TW': '收了款', en: 'Collected' },
  'customer-file.page.touch.done.follow-up': {
    'zh-CN': '跟进过，没有记话',
    'zh-TW': '追蹤過，沒有記話',
    en: 'Followed up, nothing noted',
  },
  'customer-file.page.touch.done.win-back': {
    'zh-CN': '联系过，没有记话',
    'zh-TW': '聯繫過，沒有記話',
    en: 'Contacted, nothing noted',
  },
  'customer-file.page.touch.done.thank': { 'zh-CN': '道了谢', 'zh-TW': '道了謝', en: 'Thanked' },
  'customer-file.page.touch.done.answer': { 'zh-CN': '答复了', 'zh-TW': '回覆了', en: 'Answered' },

  // what they usually buy
  'customer-file.page.rhythm': { 'zh-CN': '平时买什么', 'zh-TW': '平時買什麼', en: 'What they usually buy' },
  'customer-file.page.rhythm.first': {
    'zh-CN': '最先要的是{{name}}，大约 {{day}}。',
    'zh-TW': '最先要的是{{name}}，大約 {{day}}。',
    en: 'Wanted first: {{name}}, about {{day}}.',
  },
  'customer-file.page.rhythm.none': {
    'zh-CN': '还看不出他平时买什么：订单里没有写明商品，或者买的次数还太少。',
    'zh-TW': '還看不出他平時買什麼：訂單裡沒有寫明商品，或購買的次數還太少。',
    en: 'What they usually buy cannot be told yet: orders do not name products, or there are too few.',
  },
  'customer-file.page.rhythm.every': { 'zh-CN': '平时隔', 'zh-TW': '平時隔', en: 'Usual gap' },
  'customer-file.page.rhythm.days': {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'customer-file.page.rhythm.last': { 'zh-CN': '上次', 'zh-TW': '上次', en: 'Last' },
  'customer-file.page.rhythm.next': {
    'zh-CN': '下次（80% 把握）',
    'zh-TW': '下次（80% 把握）',
    en: 'Next (80% sure)',
  },
  'customer-file.page.rhythm.between': {
    'zh-CN': '{{low}} – {{high}}',
    'zh-TW': '{{low}} – {{high}}',
    en: '{{low}} – {{high}}',
  },
  'customer-file.page.rhythm.no-date': {
    'zh-CN': '说不准哪天：间隔太不规律，或次数太少',
    'zh-TW': '說不準哪天：間隔太不規律，或次數太少',
    en: 'No date: gaps too uneven, or too few',
  },

  // what they owe
  'customer-file.page.owing': { 'zh-CN': '欠款', 'zh-TW': '欠款', en: 'What they owe' },
  'customer-file.page.owing.open': { 'zh-CN': '还没付', 'zh-TW': '還沒付', en: 'not yet paid' },
  'customer-file.page.owing.nothing': { 'zh-CN': '不欠', 'zh-TW': '不欠', en: 'Nothing' },
  'customer-file.page.owing.overdue': { 'zh-CN': '其中逾期', 'zh-TW': '其中逾期', en: 'Overdue' },
  'customer-file.page.owing.overdue-days': {
    'zh-CN': '{{amount}}，最早一笔已过 {{count}} 天',
    'zh-TW': '{{amount}}，最早一筆已過 {{count}} 天',
    en: {
      one: '{{amount}}, the oldest for {{count}} day',
      other: '{{amount}}, the oldest for {{count}} days',
    },
  },
  'customer-file.page.owing.none-overdue': { 'zh-CN': '没有', 'zh-TW': '沒有', en: 'None' },
  'customer-file.page.owing.oldest-due': { 'zh-CN': '最早到期', 'zh-TW': '最早到期', en: 'Oldest due' },
  'customer-file.page.owing.usual-delay': { 'zh-CN': '平时', 'zh-TW': '平時', en: 'Usually pays' },
  'customer-file.page.owing.late': {
    'zh-CN': '到期后 {{count}} 天付',
    'zh-TW': '到期後 {{count}} 天付',
    en: { one: '{{count}} day after it is due', other: '{{count}} days after it is due' },
  },
  'customer-file.page.owing.early': {
    'zh-CN': '到期前 {{count}} 天付',
    'zh-TW': '到期前 {{count}} 天付',
    en: { one: '{{count}} day before it is due', other: '{{count}} days before it is due' },
  },
  'customer-file.page.owing.on-time': { 'zh-CN': '到期那天付', 'zh-TW': '到期那天付', en: 'On the day' },
  'customer-file.page.owing.never-paid': { 'zh-CN': '还没付过', 'zh-TW': '還沒付過', en: 'Has not paid yet' },
  'customer-file.page.owing.payday': { 'zh-CN': '发薪日', 'zh-TW': '發薪日', en: 'Payday' },
  'customer-file.page.owing.payday.declared': {
    'zh-CN': '每月 {{day}} 日（档案里写的）',
    'zh-TW': '每月 {{day}} 日（檔案裡寫的）',
    en: 'Day {{day}} of the month, as the record says',
  },
  'customer-file.page.owing.payday.learned': {
    'zh-CN': '看付款记录像是固定的一天',
    'zh-TW': '看付款紀錄像是固定的一天',
    en: 'A fixed day of the month, by the payments',
  },
  'customer-file.page.owing.payday.none': { 'zh-CN': '不知道', 'zh-TW': '不知道', en: 'Unknown' },
  'customer-file.page.owing.ask-on': { 'zh-CN': '哪天去收', 'zh-TW': '哪天去收', en: 'Ask on' },
  'customer-file.page.owing.paid': { 'zh-CN': '至今付过', 'zh-TW': '至今付過', en: 'Paid so far' },
  'customer-file.page.owing.paid-times': {
    'zh-CN': '{{count}} 笔，共 {{amount}}',
    'zh-TW': '{{count}} 筆，共 {{amount}}',
    en: { one: '{{count}} payment, {{amount}}', other: '{{count}} payments, {{amount}}' },
  },
  'customer-file.page.owing.paid-so-far': {
    'zh-CN': '至今付过 {{count}} 笔，共 {{amount}}。',
    'zh-TW': '至今付過 {{count}} 筆，共 {{amount}}。',
    en: {
      one: '{{count}} payment so far, {{amount}}.',
      other: '{{count}} payments so far, {{amount}} in all.',
    },
  },
  'customer-file.page.owing.as-of': {
    'zh-CN': '截至 {{day}} 的订单和付款。',
    'zh-TW': '截至 {{day}} 的訂單和付款。',
    en: 'By the orders and payments up to {{day}}.',
  },

  // the record
  'customer-file.page.record': { 'zh-CN': '档案', 'zh-TW': '檔案', en: 'Record' },
  'customer-file.page.record.hint': {
    'zh-CN': '点一下就能改，回车保存。人填的内容，导入不会覆盖。',
    'zh-TW': '點一下就能修改。人填的內容，匯入不會覆蓋。',
    en: 'Tap to change, Enter saves, Escape leaves it. What people type, imports leave alone.',
  },
  'customer-file.page.record.empty': {
    'zh-CN': '还有 {{count}} 项没填',
    'zh-TW': '還有 {{count}} 項沒填',
    en: { one: '{{count}} more field, still empty', other: '{{count}} more fields, still empty' },
  },
  'customer-file.page.field.name': { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  'customer-file.page.field.kind': { 'zh-CN': '类型', 'zh-TW': '類型', en: 'Kind' },
  'customer-file.page.field.code': { 'zh-CN': '客户编号', 'zh-TW': '客戶編號', en: 'Number' },
  'customer-file.page.field.parent': { 'zh-CN': '所属', 'zh-TW': '所屬', en: 'Belongs to' },
  'customer-file.page.field.phone': { 'zh-CN': '电话', 'zh-TW': '電話', en: 'Phone' },
  'customer-file.page.field.email': { 'zh-CN': '邮箱', 'zh-TW': '電子郵件', en: 'E-mail' },
  'customer-file.page.field.address': { 'zh-CN': '地址', 'zh-TW': '地址', en: 'Address' },
  'customer-file.page.field.city': { 'zh-CN': '城市', 'zh-TW': '城市', en: 'City' },
  'customer-file.page.field.occupation': { 'zh-CN': '职业', 'zh-TW': '職業', en: 'Occupation' },
  'customer-file.page.field.position': { 'zh-CN': '职位', 'zh-TW': '職稱', en: 'Position' },
  'customer-file.page.field.gender': { 'zh-CN': '性别', 'zh-TW': '性別', en: 'Gender' },
  'customer-file.page.field.birthday': { 'zh-CN': '生日', 'zh-TW': '生日', en: 'Birthday' },
  'customer-file.page.field.interests': { 'zh-CN': '兴趣', 'zh-TW': '興趣', en: 'Interests' },
  'customer-file.page.field.householdSize': { 'zh-CN': '几口人', 'zh-TW': '幾口人', en: 'Household size' },
  'customer-file.page.field.payday': { 'zh-CN': '发薪日', 'zh-TW': '發薪日', en: 'Payday' },
  'customer-file.page.field.owner': { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'Owner' },
  'customer-file.page.field.source': { 'zh-CN': '客户来源', 'zh-TW': '客戶來源', en: 'Source' },
  'customer-file.page.field.intendedProduct': {
    'zh-CN': '意向商品',
    'zh-TW': '意向商品',
    en: 'Intended product',
  },
  'customer-file.page.field.intendedPrice': {
    'zh-CN': '意向价格',
    'zh-TW': '意向價格',
    en: 'Intended price',
  },
  'customer-file.page.field.tags': { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  'customer-file.page.field.note': { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Note' },
  'customer-file.page.field.hint.payday': {
    'zh-CN': '每月几号，1 到 31；31 是最后一天',
    'zh-TW': '每月幾號，1 到 31；31 是最後一天',
    en: 'Day of the month, 1 to 31; 31 is the last',
  },
  'customer-file.page.field.hint.birthday': {
    'zh-CN': '1980-05-20，或只写年、年和月',
    'zh-TW': '1980-05-20，或只寫年、年和月',
    en: '1980-05-20, or the year, or year and month',
  },
  'customer-file.page.field.hint.note': {
    'zh-CN': 'Ctrl 加回车保存',
    'zh-TW': 'Ctrl 加 Enter 儲存',
    en: 'Ctrl and Enter saves',
  },
  'customer-file.page.field.hint.tags': {
    'zh-CN': '写一个，回车，再写下一个',
    'zh-TW': '寫一個，換行，再寫下一個',
    en: 'Write one, Enter, then the next',
  },
  'customer-file.page.field.hint.parent': {
    'zh-CN': '写几个字找家庭或公司',
    'zh-TW': '寫幾個字尋找家戶或公司',
    en: 'Type to find a household or company',
  },
  'customer-file.page.field.nobody': { 'zh-CN': '没有人', 'zh-TW': '沒有人', en: 'Nobody' },
  'customer-file.page.field.another': {
    'zh-CN': '另一户',
    'zh-TW': '另一戶',
    en: 'another record',
  },
  'customer-file.page.field.listed': { 'zh-CN': '{{list}}', 'zh-TW': '{{list}}', en: '{{list}}' },
  'customer-file.page.open': { 'zh-CN': '打开', 'zh-TW': '開啟', en: 'Open' },
  'customer-file.page.field.day-of-month': {
    'zh-CN': '每月 {{day}} 日',
    'zh-TW': '每月 {{day}} 日',
    en: 'Day {{day}} of the month',
  },
  'customer-file.page.field.gender.female': { 'zh-CN': '女', 'zh-TW': '女', en: 'Female' },
  'customer-file.page.field.gender.male': { 'zh-CN': '男', 'zh-TW': '男', en: 'Male' },
  'customer-file.page.field.gender.other': { 'zh-CN': '其他', 'zh-TW': '其他', en: 'Other' },
  'customer-file.page.said.changed': {
    'zh-CN': '{{field}}已改。',
    'zh-TW': '{{field}}已修改。',
    en: '{{field}} changed.',
  },
  'customer-file.page.said.undone': { 'zh-CN': '已恢复原样。', 'zh-TW': '已復原。', en: 'As it was before.' },
  'customer-file.page.said.failed': {
    'zh-CN': '没有改成。{{why}}',
    'zh-TW': '沒有改成。{{why}}',
    en: 'Not changed. {{why}}',
  },

  // contacts and members
  'customer-file.page.contacts': { 'zh-CN': '联系人', 'zh-TW': '聯絡人', en: 'Contact people' },
  'customer-file.page.contacts.none': {
    'zh-CN': '没有另外的联系人。',
    'zh-TW': '沒有另外的聯絡人。',
    en: 'No other people to talk to.',
  },
  'customer-file.page.contacts.add': { 'zh-CN': '加联系人', 'zh-TW': '新增聯絡人', en: 'Add a person' },
  'customer-file.page.contacts.remove': { 'zh-CN': '删除', 'zh-TW': '刪除', en: 'Remove' },
  'customer-file.page.contacts.field.name': { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  'customer-file.page.contacts.field.position': { 'zh-CN': '职位', 'zh-TW': '職稱', en: 'Position' },
  'customer-file.page.contacts.field.phone': { 'zh-CN': '电话', 'zh-TW': '電話', en: 'Phone' },
  'customer-file.page.contacts.field.email': { 'zh-CN': '邮箱', 'zh-TW': '電子郵件', en: 'E-mail' },
  'customer-file.page.contacts.field.note': { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Note' },
  'customer-file.page.contacts.said.added': {
    'zh-CN': '已加联系人 {{name}}。',
    'zh-TW': '已新增聯絡人 {{name}}。',
    en: '{{name}} added.',
  },
  'customer-file.page.contacts.said.changed': {
    'zh-CN': '联系人 {{name}} 已改。',
    'zh-TW': '聯絡人 {{name}} 已修改。',
    en: '{{name}} changed.',
  },
  'customer-file.page.contacts.said.removed': {
    'zh-CN': '已删除联系人 {{name}}。',
    'zh-TW': '已刪除聯絡人 {{name}}。',
    en: '{{name}} removed.',
  },
  'customer-file.page.members': { 'zh-CN': '成员', 'zh-TW': '成員', en: 'Members' },

  // where they are known by another name
  'customer-file.page.identities': {
    'zh-CN': '各来源怎么称呼',
    'zh-TW': '各來源怎麼稱呼',
    en: 'What sources call them',
  },
  'customer-file.page.identities.none': {
    'zh-CN': '没有来源提到过：这份档案是手工建立的。',
    'zh-TW': '沒有來源提到過：這份檔案是手動建立的。',
    en: 'No source has named them: the record was made by hand.',
  },
  'customer-file.page.identities.source': { 'zh-CN': '来源', 'zh-TW': '來源', en: 'Source' },
  'customer-file.page.identities.main': { 'zh-CN': '默认来源', 'zh-TW': '預設來源', en: 'the usual source' },
  'customer-file.page.identities.party': { 'zh-CN': '在那里叫', 'zh-TW': '在那裡叫', en: 'Called there' },
  'customer-file.page.identities.since': { 'zh-CN': '谁说的', 'zh-TW': '誰說的', en: 'Said by' },
  'customer-file.page.identities.by-hand': { 'zh-CN': '人指定的', 'zh-TW': '人指定的', en: 'a person' },

  // what was changed
  'customer-file.page.history': { 'zh-CN': '更改记录', 'zh-TW': '變更紀錄', en: 'What was changed' },
  'customer-file.page.history.none': {
    'zh-CN': '没有改过。',
    'zh-TW': '沒有改過。',
    en: 'Nothing was changed.',
  },
  'customer-file.page.history.audit': {
    'zh-CN': '看这位客户的全部操作日志',
    'zh-TW': '看這位客戶的全部操作紀錄',
    en: 'Everything that was done about this customer',
  },
  'customer-file.page.history.created': { 'zh-CN': '建立档案', 'zh-TW': '建立檔案', en: 'Record made' },
  'customer-file.page.history.by-import': {
    'zh-CN': '第 {{batch}} 次导入',
    'zh-TW': '第 {{batch}} 次匯入',
    en: 'import {{batch}}',
  },
  'customer-file.page.history.by-program': { 'zh-CN': '程序', 'zh-TW': '程式', en: 'the program' },
  'customer-file.page.history.by-gone': {
    'zh-CN': '已不在的用户',
    'zh-TW': '已不在的使用者',
    en: 'a former user',
  },
  'customer-file.page.history.from-to': {
    'zh-CN': '{{field}}：{{from}} → {{to}}',
    'zh-TW': '{{field}}：{{from}} → {{to}}',
    en: '{{field}}: {{from}} → {{to}}',
  },
  'customer-file.page.history.contact-added': {
    'zh-CN': '加联系人 {{name}}',
    'zh-TW': '新增聯絡人 {{name}}',
    en: 'Added {{name}}',
  },
  'customer-file.page.history.contact-removed': {
    'zh-CN': '删除联系人 {{name}}',
    'zh-TW': '刪除聯絡人 {{name}}',
    en: 'Removed {{name}}',
  },
  'customer-file.page.history.contact-field': {
    'zh-CN': '联系人 {{name}} 的{{field}}：{{from}} → {{to}}',
    'zh-TW': '聯絡人 {{name}} 的{{field}}：{{from}} → {{to}}',
    en: '{{name}}, {{field}}: {{from}} → {{to}}',
  },
  'customer-file.page.history.kept': {
    'zh-CN': '由人确认，导入不再改',
    'zh-TW': '由人確認，匯入不再更動',
    en: 'Confirmed by a person; imports leave it alone',
  },
  'customer-file.page.history.undo': {
    'zh-CN': '撤销这次更改',
    'zh-TW': '復原這次變更',
    en: 'Undo this change',
  },
  'customer-file.page.history.conflict': {
    'zh-CN': '这里后来又改过，不能直接撤销。请先撤销后来的，或者直接改成想要的内容。',
    'zh-TW': '這裡後來又改過，無法直接復原。請先復原後來的，或直接改成想要的內容。',
    en: 'This was changed again later. Undo the later change first, or write what should stand there.',
  },
  'customer-file.page.unfold': { 'zh-CN': '展开', 'zh-TW': '展開', en: 'Show' },
  'customer-file.page.fold': { 'zh-CN': '收起', 'zh-TW': '收起', en: 'Hide' },
} as const satisfies Words
