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
  'today.field.kinds': {
    'zh-CN': '每类各有几件，不论现在看的是哪一类',
    'zh-TW': '每類各有幾件，不論目前看的是哪一類',
    en: 'how many there are of each kind, whichever is asked for',
  },
  'today.field.people': {
    'zh-CN': '谁有几件，最多的在前；owner 空：无人负责；看自己的时候不列',
    'zh-TW': '誰有幾件，最多的在前；owner 空：無人負責；看自己的時候不列',
    en: 'who has how many, most first; owner empty: nobody; left out of one’s own list',
  },
  'today.field.coming': {
    'zh-CN': '今天没有到期的事时，接下来到期的几件，先到期的在前',
    'zh-TW': '今天沒有到期的事時，接下來到期的幾件，先到期的在前',
    en: 'where nothing is due, what comes next, earliest due first',
  },
  'today.field.of-one': {
    'zh-CN': '只看一位负责人的；空文本：无人负责的',
    'zh-TW': '只看一位負責人的；空字串：無人負責的',
    en: 'only what one person looks after; empty: nobody',
  },
  'today.field.where': {
    'zh-CN': '在哪里；没有查看客户的权限时为空',
    'zh-TW': '在哪裡；沒有檢視客戶的權限時為空',
    en: 'where they are; null without the right to see customers',
  },
  'today.field.stage': {
    'zh-CN': '客户阶段；没有查看价值的权限时为空',
    'zh-TW': '顧客階段；沒有檢視價值的權限時為空',
    en: 'life-cycle stage; null without the right to see worth',
  },
  'today.field.product-name': {
    'zh-CN': '商品现在叫什么、按什么计；空：没有商品清单说到',
    'zh-TW': '商品現在的名稱與單位；空：沒有商品清單提到',
    en: 'what the product is called and counted in now; null: no list of products says',
  },
  'today.field.overdue': {
    'zh-CN': '这位客户已逾期的应收，最小单位；空：不知道有欠款',
    'zh-TW': '這位客戶已逾期的應收，最小單位；空：不知道有欠款',
    en: 'what this customer owes past its due day, minor units; null: nothing is known to be owed',
  },
  'today.field.whose': {
    'zh-CN': 'own 自己的，all 全部；不填：有自己负责的客户就看自己的，否则看全部',
    'zh-TW': 'own 自己的，all 全部；未填：有自己負責的客戶就看自己的，否則看全部',
    en: 'own or all; left out: your own if you look after customers, else all',
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
  'today.api': { 'zh-CN': '今日', 'zh-TW': '今日', en: 'Today' },

  // what the page says; people of a shop are counted as 家, things to do as 件
  'today.page.title': { 'zh-CN': '今日', 'zh-TW': '今日', en: 'Today' },
  'today.page.valued-at': {
    'zh-CN': '价值更新于 {{when}}',
    'zh-TW': '價值更新於 {{when}}',
    en: 'Worth as of {{when}}',
  },
  'today.page.whose.own': { 'zh-CN': '我的', 'zh-TW': '我的', en: 'Mine' },
  'today.page.whose.all': { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
  'today.page.person': {
    'zh-CN': '谁的',
    'zh-TW': '誰的',
    en: 'Whose',
  },
  'today.page.person.all': {
    'zh-CN': '所有人',
    'zh-TW': '所有人',
    en: 'Everybody',
  },
  'today.page.person.one': {
    'zh-CN': '{{name}}（{{count}}）',
    'zh-TW': '{{name}}（{{count}}）',
    en: '{{name}} ({{count}})',
  },
  'today.page.person.nobody': {
    'zh-CN': '没有人负责的',
    'zh-TW': '沒有人負責的',
    en: 'Nobody’s',
  },
  'today.page.kinds': {
    'zh-CN': '哪一类',
    'zh-TW': '哪一類',
    en: 'Which kind',
  },
  'today.page.kinds.all': {
    'zh-CN': '全部',
    'zh-TW': '全部',
    en: 'All',
  },
  'today.page.kinds.deliver': {
    'zh-CN': '送货',
    'zh-TW': '送貨',
    en: 'Deliver',
  },
  'today.page.kinds.collect': {
    'zh-CN': '回款',
    'zh-TW': '收款',
    en: 'Collect',
  },
  'today.page.kinds.follow-up': {
    'zh-CN': '跟进',
    'zh-TW': '追蹤',
    en: 'Follow up',
  },
  'today.page.kinds.win-back': {
    'zh-CN': '挽回',
    'zh-TW': '挽回',
    en: 'Win back',
  },
  'today.page.kinds.thank': {
    'zh-CN': '道谢',
    'zh-TW': '道謝',
    en: 'Thank',
  },
  'today.page.kinds.answer': {
    'zh-CN': '答复',
    'zh-TW': '回覆',
    en: 'Answer',
  },
  'today.page.persons': {
    'zh-CN': '{{count}} 口人',
    'zh-TW': '{{count}} 口人',
    en: 'household of {{count}}',
  },
  'today.page.kind-of-customer.person': {
    'zh-CN': '个人',
    'zh-TW': '個人',
    en: 'Person',
  },
  'today.page.kind-of-customer.household': {
    'zh-CN': '家庭',
    'zh-TW': '家戶',
    en: 'Household',
  },
  'today.page.kind-of-customer.company': {
    'zh-CN': '公司',
    'zh-TW': '公司',
    en: 'Company',
  },
  'today.page.call': {
    'zh-CN': '打电话',
    'zh-TW': '打電話',
    en: 'Call',
  },
  'today.page.call.whom': {
    'zh-CN': '给{{name}}打电话',
    'zh-TW': '打電話給{{name}}',
    en: 'Call {{name}}',
  },
  'today.page.amount.little': {
    'zh-CN': '不到 {{one}}',
    'zh-TW': '不到 {{one}}',
    en: 'under {{one}}',
  },
  'today.page.rests': {
    'zh-CN': '这个数字的依据',
    'zh-TW': '這個數字的依據',
    en: 'What this rests on',
  },
  'today.page.rests.gain': {
    'zh-CN': '预计多得 {{gain}}：做成值 {{stake}}，因为去做才成的可能是 {{chance}}。',
    'zh-TW': '預計多得 {{gain}}：做成值 {{stake}}，因為去做才成的可能是 {{chance}}。',
    en: '{{gain}} expected: {{stake}} if it succeeds, and {{chance}} likely that it does because you act.',
  },
  'today.page.rests.of.deliver': {
    'zh-CN':
      '做成值多少，是这样货买一次的毛利；可能有多大，是要买的可能 × 不送就丢掉的比例，五次里四次在 {{low}} – {{high}}。',
    'zh-TW':
      '做成值多少，是這項商品買一次的毛利；可能有多大，是要買的可能 × 不送就流失的比例，五次裡四次在 {{low}} – {{high}}。',
    en: 'What it is worth is the margin of buying it once; the chance is that it is wanted × that it is lost when not brought, four times of five {{low}} – {{high}}.',
  },
  'today.page.rests.of.collect': {
    'zh-CN':
      '做成值多少，是预计收不回的，加上早几天收到的利息；可能有多大，是一问就付的比例，五次里四次在 {{low}} – {{high}}。',
    'zh-TW':
      '做成值多少，是預計收不回的，加上早幾天收到的利息；可能有多大，是一問就付的比例，五次裡四次在 {{low}} – {{high}}。',
    en: 'What it is worth is the likely loss and the interest on the days by which it comes earlier; the chance is that they pay because they are asked, four times of five {{low}} – {{high}}.',
  },
  'today.page.rests.of.win-back': {
    'zh-CN':
      '做成值多少，是留住后的价值（剩余终身价值 ÷ 仍是客户的可能）；可能有多大，是自己不会再来 × 联系了会来，五次里四次在 {{low}} – {{high}}。',
    'zh-TW':
      '做成值多少，是留住後的價值（剩餘終身價值 ÷ 仍是客戶的可能）；可能有多大，是自己不會再來 × 聯繫了會來，五次裡四次在 {{low}} – {{high}}。',
    en: 'What it is worth is what they are worth who stay (residual value ÷ likely still a customer); the chance is that they would stay away × that a call brings them back, four times of five {{low}} – {{high}}.',
  },
  'today.page.rests.of.follow-up': {
    'zh-CN':
      '做成值多少，是留住后的价值（剩余终身价值 ÷ 仍是客户的可能）；可能有多大，是自己不会再来 × 跟进了会来，五次里四次在 {{low}} – {{high}}。',
    'zh-TW':
      '做成值多少，是留住後的價值（剩餘終身價值 ÷ 仍是客戶的可能）；可能有多大，是自己不會再來 × 追蹤了會來，五次裡四次在 {{low}} – {{high}}。',
    en: 'What it is worth is what they are worth who stay (residual value ÷ likely still a customer); the chance is that they would stay away × that following up brings them back, four times of five {{low}} – {{high}}.',
  },
  'today.page.rests.of.thank': {
    'zh-CN':
      '做成值多少，是留住后的价值（剩余终身价值 ÷ 仍是客户的可能）；可能有多大，是自己不会再来 × 道谢了会来，五次里四次在 {{low}} – {{high}}。',
    'zh-TW':
      '做成值多少，是留住後的價值（剩餘終身價值 ÷ 仍是客戶的可能）；可能有多大，是自己不會再來 × 道謝了會來，五次裡四次在 {{low}} – {{high}}。',
    en: 'What it is worth is what they are worth who stay (residual value ÷ likely still a customer); the chance is that they would stay away × that thanks bring them back, four times of five {{low}} – {{high}}.',
  },
  'today.page.rests.of.answer': {
    'zh-CN': '可能有多大，五次里四次在 {{low}} – {{high}}。',
    'zh-TW': '可能有多大，五次裡四次在 {{low}} – {{high}}。',
    en: 'The chance lies four times of five within {{low}} – {{high}}.',
  },
  'today.page.rests.unknown': {
    'zh-CN': '能多得多少还不知道：有的数字还没有。已有的是：',
    'zh-TW': '能多得多少還不知道：有的數字還沒有。已有的是：',
    en: 'How much it brings is not known yet: some figures are missing. There are:',
  },
  'today.page.rests.days': {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'today.page.rests.minutes': {
    'zh-CN': '{{count}} 分钟',
    'zh-TW': '{{count}} 分鐘',
    en: { one: '{{count}} minute', other: '{{count}} minutes' },
  },
  'today.page.rests.all': {
    'zh-CN':
      '{{known}} 件的预计加在一起。十天里有九天在 {{low}} – {{high}} 之间：多数日子小赚，偶尔留住一位大客户就多得多。',
    'zh-TW':
      '{{known}} 件的預計加在一起。十天裡有九天在 {{low}} – {{high}} 之間：多數日子小賺，偶爾留住一位大客戶就多得多。',
    en: 'The expected gains of {{known}} added up. Nine days of ten bring {{low}} – {{high}}: most days little, and now and then one large customer stays.',
  },
  'today.page.rests.all.unknown': {
    'zh-CN': '另有 {{count}} 件还不知道能多得多少，没有计入。',
    'zh-TW': '另有 {{count}} 件還不知道能多得多少，未計入。',
    en: {
      one: '{{count}} more brings nobody knows how much, and is not in it.',
      other: '{{count}} more bring nobody knows how much, and are not in it.',
    },
  },
  'today.page.rests.all.assumed': {
    'zh-CN': '其中有几个比例还没有人测过，是假定的；每一行点开金额就能看到。',
    'zh-TW': '其中有幾個比例還沒有人測過，是假定的；每一列點開金額就能看到。',
    en: 'Some shares in it nobody has measured yet; they are assumed, and each row’s amount shows them.',
  },
  'today.page.basis.measured': {
    'zh-CN': '实测',
    'zh-TW': '實測',
    en: 'measured',
  },
  'today.page.basis.inferred': {
    'zh-CN': '推算',
    'zh-TW': '推算',
    en: 'inferred',
  },
  'today.page.basis.assumed': {
    'zh-CN': '假定',
    'zh-TW': '假定',
    en: 'assumed',
  },
  'today.page.coming': {
    'zh-CN': '接下来',
    'zh-TW': '接下來',
    en: 'Coming up',
  },
  'today.page.coming.about': {
    'zh-CN': '接下来到期的列在下面，也可以提前办。',
    'zh-TW': '接下來到期的列在下面，也可以提前辦。',
    en: 'What comes next stands below, and can be done ahead of its day.',
  },
  'today.page.own-done.all': {
    'zh-CN': '看看所有人的',
    'zh-TW': '看看所有人的',
    en: 'See everybody’s',
  },
  'today.page.none-of-these': {
    'zh-CN': '这里没有到期的事',
    'zh-TW': '這裡沒有到期的事',
    en: 'Nothing is due here',
  },
  'today.page.none-of-these.about': {
    'zh-CN': '换一类，或换一位负责人看看。',
    'zh-TW': '換一類，或換一位負責人看看。',
    en: 'Choose another kind, or another person.',
  },
  'today.page.none-of-these.all': {
    'zh-CN': '看全部',
    'zh-TW': '看全部',
    en: 'See all',
  },
  'today.page.print': {
    'zh-CN': '打印',
    'zh-TW': '列印',
    en: 'Print',
  },
  'today.page.print.deliveries': {
    'zh-CN': '送货单',
    'zh-TW': '送貨單',
    en: 'Delivery list',
  },
  'today.page.print.collections': {
    'zh-CN': '收款单',
    'zh-TW': '收款單',
    en: 'Collection list',
  },
  'today.page.print.title': {
    'zh-CN': '{{list}} {{day}}',
    'zh-TW': '{{list}} {{day}}',
    en: '{{list}} {{day}}',
  },
  'today.page.print.of': {
    'zh-CN': '{{list}} · {{person}}',
    'zh-TW': '{{list}} · {{person}}',
    en: '{{list}} · {{person}}',
  },
  'today.page.print.back': {
    'zh-CN': '回到今日',
    'zh-TW': '回到今日',
    en: 'Back to Today',
  },
  'today.page.print.none.deliveries': {
    'zh-CN': '今天没有要送的货',
    'zh-TW': '今天沒有要送的貨',
    en: 'Nothing to deliver today',
  },
  'today.page.print.none.collections': {
    'zh-CN': '今天没有要收的款',
    'zh-TW': '今天沒有要收的款',
    en: 'Nothing to collect today',
  },
  'today.page.print.none.about': {
    'zh-CN': '到期的会列在今日页，也会出现在这张单子上。',
    'zh-TW': '到期的會列在今日頁，也會出現在這張單子上。',
    en: 'What falls due stands on Today, and on this list.',
  },
  'today.page.print.more': {
    'zh-CN': '太多了，这里只有前 2,000 行。请按负责人分开打印。',
    'zh-TW': '太多了，這裡只有前 2,000 列。請依負責人分開列印。',
    en: 'These are the first 2,000 lines only: print them person by person.',
  },
  'today.page.print.column.tick': {
    'zh-CN': '✓',
    'zh-TW': '✓',
    en: '✓',
  },
  'today.page.print.column.customer': {
    'zh-CN': '客户',
    'zh-TW': '客戶',
    en: 'Customer',
  },
  'today.page.print.column.product': {
    'zh-CN': '货品',
    'zh-TW': '貨品',
    en: 'Product',
  },
  'today.page.print.column.quantity': {
    'zh-CN': '数量',
    'zh-TW': '數量',
    en: 'Quantity',
  },
  'today.page.print.column.overdue': {
    'zh-CN': '逾期未收',
    'zh-TW': '逾期未收',
    en: 'Overdue',
  },
  'today.page.print.column.amount': {
    'zh-CN': '今天可收',
    'zh-TW': '今天可收',
    en: 'To collect',
  },
  'today.page.print.column.of-it-overdue': {
    'zh-CN': '已逾期',
    'zh-TW': '已逾期',
    en: 'Overdue',
  },
  'today.page.print.column.paid': {
    'zh-CN': '实收',
    'zh-TW': '實收',
    en: 'Received',
  },
  'today.page.print.column.sign': {
    'zh-CN': '签字 · 备注',
    'zh-TW': '簽名 · 備註',
    en: 'Signature · notes',
  },
  'today.page.print.no-product': {
    'zh-CN': '没有货品记录',
    'zh-TW': '沒有貨品紀錄',
    en: 'No product on record',
  },
  'today.page.print.unknown': {
    'zh-CN': '不知道',
    'zh-TW': '不知道',
    en: 'unknown',
  },
  'today.page.print.stops': {
    'zh-CN': '共 {{count}} 家',
    'zh-TW': '共 {{count}} 家',
    en: { one: '{{count}} stop', other: '{{count}} stops' },
  },
  'today.page.print.lines': {
    'zh-CN': '{{count}} 样货',
    'zh-TW': '{{count}} 樣貨',
    en: { one: '{{count}} product', other: '{{count}} products' },
  },
  'today.page.print.not-counted': {
    'zh-CN': '另有 {{count}} 家不知道欠多少',
    'zh-TW': '另有 {{count}} 家不知道欠多少',
    en: { one: 'of {{count}} more nobody knows how much', other: 'of {{count}} more nobody knows how much' },
  },
  'today.page.print.by.deliveries': { 'zh-CN': '送货人：', 'zh-TW': '送貨人：', en: 'Delivered by:' },
  'today.page.print.by.collections': { 'zh-CN': '收款人：', 'zh-TW': '收款人：', en: 'Collected by:' },
  'today.page.print.made': {
    'zh-CN': '{{who}} 打印，{{when}}',
    'zh-TW': '{{who}} 列印，{{when}}',
    en: 'Printed by {{who}}, {{when}}',
  },
  'today.page.print.checked': {
    'zh-CN': '核对：',
    'zh-TW': '核對：',
    en: 'Checked:',
  },
  'today.page.print.quantities': {
    'zh-CN': '数量是上次买的，送多少以客户说的为准。',
    'zh-TW': '數量是上次買的，送多少以客戶說的為準。',
    en: 'Quantities are those bought the last time: the customer decides.',
  },
  'today.page.of-one': {
    'zh-CN': '{{name}}：还没办的事',
    'zh-TW': '{{name}}：還沒辦的事',
    en: 'What is open with {{name}}',
  },
  'today.page.of-all': { 'zh-CN': '看所有人的', 'zh-TW': '看所有人的', en: 'Everybody' },
  'today.page.figure.count': {
    'zh-CN': '今天值得做的事',
    'zh-TW': '今天值得做的事',
    en: 'Worth doing today',
  },
  'today.page.figure.margin': {
    'zh-CN': '做完预计多得毛利',
    'zh-TW': '做完預計多得毛利',
    en: 'Margin it should bring',
  },
  'today.page.figure.receivable': {
    'zh-CN': '到今天为止到期的应收',
    'zh-TW': '到今天為止到期的應收',
    en: 'Owed and due by today',
  },
  'today.page.figure.change': {
    'zh-CN': '较一个月前 {{change}}',
    'zh-TW': '較一個月前 {{change}}',
    en: '{{change}} on a month ago',
  },
  'today.page.figure.receivable-late': {
    'zh-CN': '其中逾期 {{amount}}',
    'zh-TW': '其中逾期 {{amount}}',
    en: '{{amount}} of it overdue',
  },
  'today.page.figure.equity': { 'zh-CN': '客户资产', 'zh-TW': '顧客權益', en: 'Customer equity' },
  'today.page.figure.interval': {
    'zh-CN': '{{low}} – {{high}}',
    'zh-TW': '{{low}} – {{high}}',
    en: '{{low}} – {{high}}',
  },
  'today.page.figure.level': {
    'zh-CN': '{{level}} 把握',
    'zh-TW': '{{level}} 把握',
    en: '{{level}} sure',
  },
  'today.page.pieces': { 'zh-CN': '件', 'zh-TW': '件', en: 'to do' },
  'today.page.pieces.minutes': {
    'zh-CN': '件 · 约 {{minutes}} 分钟',
    'zh-TW': '件 · 約 {{minutes}} 分鐘',
    en: 'to do · about {{minutes}} min',
  },
  'today.page.pieces.hours': {
    'zh-CN': '件 · 约 {{hours}} 小时 {{minutes}} 分',
    'zh-TW': '件 · 約 {{hours}} 小時 {{minutes}} 分',
    en: 'to do · about {{hours}} h {{minutes}} min',
  },
  'today.page.group.deliver': { 'zh-CN': '送货', 'zh-TW': '送貨', en: 'Deliver' },
  'today.page.group.deliver.about': {
    'zh-CN': '{{count}} 样快用完了',
    'zh-TW': '{{count}} 樣快用完了',
    en: { one: '{{count}} about to run out', other: '{{count}} about to run out' },
  },
  'today.page.group.collect': { 'zh-CN': '回款', 'zh-TW': '收款', en: 'Collect' },
  'today.page.group.collect.about': {
    'zh-CN': '{{count}} 家，发薪之后去收',
    'zh-TW': '{{count}} 家，發薪之後去收',
    en: { one: '{{count}}, after payday', other: '{{count}}, after payday' },
  },
  'today.page.group.follow-up': {
    'zh-CN': '跟进与挽回',
    'zh-TW': '追蹤與挽回',
    en: 'Follow up and win back',
  },
  'today.page.group.follow-up.about': {
    'zh-CN': '{{count}} 位；隔两三周一次，每次换个由头',
    'zh-TW': '{{count}} 位；隔兩三週一次，每次換個理由',
    en: {
      one: '{{count}}; two to three weeks apart, each time for another reason',
      other: '{{count}}; two to three weeks apart, each time for another reason',
    },
  },
  'today.page.group.thank': { 'zh-CN': '道谢', 'zh-TW': '道謝', en: 'Thank' },
  'today.page.group.thank.about': {
    'zh-CN': '第一次来买的 {{count}} 位',
    'zh-TW': '第一次來買的 {{count}} 位',
    en: { one: '{{count}} who bought for the first time', other: '{{count}} who bought for the first time' },
  },
  'today.page.group.answer': { 'zh-CN': '答复', 'zh-TW': '回覆', en: 'Answer' },
  'today.page.group.answer.about': {
    'zh-CN': '{{count}} 位在等',
    'zh-TW': '{{count}} 位在等',
    en: { one: '{{count}} waiting', other: '{{count}} waiting' },
  },
  'today.page.rest': {
    'zh-CN': '还有 {{count}} 件',
    'zh-TW': '還有 {{count}} 件',
    en: { one: '{{count}} more', other: '{{count}} more' },
  },
  'today.page.behind': {
    'zh-CN': '后面还有 {{count}} 件，办完这些就会出现。',
    'zh-TW': '後面還有 {{count}} 件，辦完這些就會出現。',
    en: {
      one: '{{count}} more stands behind these and comes up as they are done.',
      other: '{{count}} more stand behind these and come up as they are done.',
    },
  },
  'today.page.dismiss.not-needed': { 'zh-CN': '不需要', 'zh-TW': '不需要', en: 'Not needed' },
  'today.page.dismiss.bought-elsewhere': {
    'zh-CN': '在别处买了',
    'zh-TW': '在別處買了',
    en: 'Bought elsewhere',
  },
  'today.page.dismiss.gone': { 'zh-CN': '不再是客户', 'zh-TW': '不再是客戶', en: 'No longer a customer' },
  'today.page.dismiss.wrong-figures': {
    'zh-CN': '数据不对',
    'zh-TW': '數字有誤',
    en: 'The figures are wrong',
  },
  'today.page.dismiss.other': { 'zh-CN': '其他原因', 'zh-TW': '其他原因', en: 'Another reason' },
  'today.page.mark.today': { 'zh-CN': '今天', 'zh-TW': '今天', en: 'Today' },
  'today.page.mark.tomorrow': { 'zh-CN': '明天', 'zh-TW': '明天', en: 'Tomorrow' },
  'today.page.mark.late': {
    'zh-CN': '已过 {{count}} 天',
    'zh-TW': '已過 {{count}} 天',
    en: { one: '{{count}} day late', other: '{{count}} days late' },
  },
  'today.page.mark.ahead': {
    'zh-CN': '{{count}} 天后',
    'zh-TW': '{{count}} 天後',
    en: { one: 'in {{count}} day', other: 'in {{count}} days' },
  },
  'today.page.mark.follow-up': { 'zh-CN': '跟进', 'zh-TW': '追蹤', en: 'Follow up' },
  'today.page.mark.win-back': { 'zh-CN': '挽回', 'zh-TW': '挽回', en: 'Win back' },
  'today.page.mark.thank': { 'zh-CN': '新客户', 'zh-TW': '新客戶', en: 'New' },
  'today.page.amount': { 'zh-CN': '预计多得', 'zh-TW': '預計多得', en: 'gain' },
  'today.page.minutes': { 'zh-CN': '{{minutes}} 分钟', 'zh-TW': '{{minutes}} 分鐘', en: '{{minutes}} min' },
  'today.page.amount-and-minutes': {
    'zh-CN': '{{what}} · {{minutes}} 分钟',
    'zh-TW': '{{what}} · {{minutes}} 分鐘',
    en: '{{what}} · {{minutes}} min',
  },
  'today.page.do.deliver': { 'zh-CN': '已送', 'zh-TW': '已送', en: 'Delivered' },
  'today.page.do.collect': { 'zh-CN': '已收', 'zh-TW': '已收', en: 'Collected' },
  'today.page.do.follow-up': { 'zh-CN': '记一笔', 'zh-TW': '記一筆', en: 'Note it' },
  'today.page.do.win-back': { 'zh-CN': '记一笔', 'zh-TW': '記一筆', en: 'Note it' },
  'today.page.do.thank': { 'zh-CN': '已道谢', 'zh-TW': '已道謝', en: 'Thanked' },
  'today.page.do.answer': { 'zh-CN': '已答复', 'zh-TW': '已回覆', en: 'Answered' },
  'today.page.dismiss': { 'zh-CN': '不合适', 'zh-TW': '不合適', en: 'Not right' },
  'today.page.another-day': { 'zh-CN': '改天', 'zh-TW': '改天', en: 'Another day' },
  'today.page.tomorrow': { 'zh-CN': '明天', 'zh-TW': '明天', en: 'Tomorrow' },
  'today.page.tomorrow.later': { 'zh-CN': '晚一天', 'zh-TW': '晚一天', en: 'A day later' },
  'today.page.in-a-week': { 'zh-CN': '一周后', 'zh-TW': '一週後', en: 'In a week' },
  'today.page.in-a-week.later': { 'zh-CN': '晚一周', 'zh-TW': '晚一週', en: 'A week later' },
  'today.page.a-day': { 'zh-CN': '挑一天…', 'zh-TW': '挑一天…', en: 'Choose a day…' },
  'today.page.talk.text': {
    'zh-CN': '说了什么？一句就够',
    'zh-TW': '說了什麼？一句就夠',
    en: 'What was said? One line will do',
  },
  'today.page.talk.how': { 'zh-CN': '怎么联系的', 'zh-TW': '怎麼聯繫的', en: 'How' },
  'today.page.talk.how.phone': { 'zh-CN': '电话', 'zh-TW': '電話', en: 'Phone' },
  'today.page.talk.how.wechat': { 'zh-CN': '微信', 'zh-TW': '微信', en: 'WeChat' },
  'today.page.talk.how.visit': { 'zh-CN': '上门', 'zh-TW': '拜訪', en: 'Visit' },
  'today.page.talk.how.message': { 'zh-CN': '短信', 'zh-TW': '簡訊', en: 'Message' },
  'today.page.talk.next': { 'zh-CN': '下次联系', 'zh-TW': '下次聯繫', en: 'Next contact' },
  'today.page.talk.next.by-stage': { 'zh-CN': '按客户阶段', 'zh-TW': '依客戶階段', en: 'By stage' },
  'today.page.talk.next.two-weeks': { 'zh-CN': '两周后', 'zh-TW': '兩週後', en: 'In two weeks' },
  'today.page.talk.next.three-weeks': { 'zh-CN': '三周后', 'zh-TW': '三週後', en: 'In three weeks' },
  'today.page.talk.next.a-day': { 'zh-CN': '挑一天', 'zh-TW': '挑一天', en: 'A day' },
  'today.page.talk.keep': { 'zh-CN': '记下，办完了', 'zh-TW': '記下，辦完了', en: 'Keep it, done' },
  'today.page.talk.keep-it': { 'zh-CN': '记下', 'zh-TW': '記下', en: 'Keep it' },
  'today.page.talk.only-done': { 'zh-CN': '只是办完了', 'zh-TW': '只是辦完了', en: 'Only done' },
  'today.page.talk.close': { 'zh-CN': '先不记', 'zh-TW': '先不記', en: 'Not now' },
  'today.page.said.done.deliver': {
    'zh-CN': '{{name}}：已送。',
    'zh-TW': '{{name}}：已送。',
    en: '{{name}}: delivered.',
  },
  'today.page.said.done.collect': {
    'zh-CN': '{{name}}：已收。',
    'zh-TW': '{{name}}：已收。',
    en: '{{name}}: collected.',
  },
  'today.page.said.done.follow-up': {
    'zh-CN': '{{name}}：已跟进。',
    'zh-TW': '{{name}}：已追蹤。',
    en: '{{name}}: followed up.',
  },
  'today.page.said.done.win-back': {
    'zh-CN': '{{name}}：已联系。',
    'zh-TW': '{{name}}：已聯繫。',
    en: '{{name}}: contacted.',
  },
  'today.page.said.done.thank': {
    'zh-CN': '{{name}}：已道谢。',
    'zh-TW': '{{name}}：已道謝。',
    en: '{{name}}: thanked.',
  },
  'today.page.said.done.answer': {
    'zh-CN': '{{name}}：已答复。',
    'zh-TW': '{{name}}：已回覆。',
    en: '{{name}}: answered.',
  },
  'today.page.said.talked': {
    'zh-CN': '{{name}}：已记下，下次联系 {{day}}。',
    'zh-TW': '{{name}}：已記下，下次聯繫 {{day}}。',
    en: '{{name}}: noted; next contact on {{day}}.',
  },
  'today.page.said.postponed': {
    'zh-CN': '{{name}}：改到 {{day}}。',
    'zh-TW': '{{name}}：改到 {{day}}。',
    en: '{{name}}: put off to {{day}}.',
  },
  'today.page.said.dismissed': {
    'zh-CN': '{{name}}：这件事不再提醒。',
    'zh-TW': '{{name}}：這件事不再提醒。',
    en: '{{name}}: not proposed again.',
  },
  'today.page.said.open': {
    'zh-CN': '{{name}}：又回到今日；记下的话还在。',
    'zh-TW': '{{name}}：又回到今日；記下的話還在。',
    en: '{{name}}: open again; what was noted stays.',
  },
  'today.page.said.failed': {
    'zh-CN': '{{name}}：没有办成。{{why}}',
    'zh-TW': '{{name}}：沒有辦成。{{why}}',
    en: '{{name}}: not done. {{why}}',
  },
  'today.page.key.step': { 'zh-CN': '上下', 'zh-TW': '上下', en: 'down, up' },
  'today.page.key.done': { 'zh-CN': '办完', 'zh-TW': '辦完', en: 'done' },
  'today.page.key.undo': { 'zh-CN': '撤销', 'zh-TW': '復原', en: 'undo' },
  'today.page.key.find': { 'zh-CN': '查找', 'zh-TW': '尋找', en: 'find' },
  'today.page.all-done': {
    'zh-CN': '今天没有要办的事了',
    'zh-TW': '今天沒有要辦的事了',
    en: 'Nothing left for today',
  },
  'today.page.all-done.about': {
    'zh-CN': '有新的订单进来，或到了明天，这里会列出值得做的事。',
    'zh-TW': '有新的訂單進來，或到了明天，這裡會列出值得做的事。',
    en: 'When new orders come in, or tomorrow, what is worth doing will stand here.',
  },
  'today.page.own-done.about': {
    'zh-CN': '这里只列您负责的客户。有新的订单进来，或到了明天，会列出值得做的事。',
    'zh-TW': '這裡只列您負責的客戶。有新的訂單進來，或到了明天，會列出值得做的事。',
    en: 'Only customers you look after stand here. When new orders come in, or tomorrow, what is worth doing will, too.',
  },
  'today.page.long-ago': {
    'zh-CN': '订单太旧，排不出今天的事',
    'zh-TW': '訂單太舊，排不出今天的事',
    en: 'The orders are too old to say what to do today',
  },
  'today.page.long-ago.about': {
    'zh-CN':
      '读到的订单只到 {{day}}，谁还会来、谁快用完了，已经看不出来。导入最近的订单，这里就会列出值得做的事。',
    'zh-TW':
      '讀到的訂單只到 {{day}}，誰還會來、誰快用完了，已經看不出來。匯入最近的訂單，這裡就會列出值得做的事。',
    en: 'They end on {{day}}: who will come again and who runs out can no longer be told. Import recent orders, and what is worth doing will stand here.',
  },
  'today.page.long-ago.import': {
    'zh-CN': '导入最近的订单',
    'zh-TW': '匯入最近的訂單',
    en: 'Import recent orders',
  },
  'today.page.with-one': { 'zh-CN': '要办的事', 'zh-TW': '要辦的事', en: 'To do' },
  'today.page.none-with-one': {
    'zh-CN': '眼下没有要办的。该送货、收款或联系时，会列在这里和今日页。',
    'zh-TW': '目前沒有要辦的。該送貨、收款或聯繫時，會列在這裡和今日頁。',
    en: 'Nothing just now. When it is time to deliver, collect or call, it will stand here and on Today.',
  },
  'today.page.none-of-one': {
    'zh-CN': '这位客户没有要办的事',
    'zh-TW': '這位客戶沒有要辦的事',
    en: 'Nothing is open with this customer',
  },
  'today.page.empty': { 'zh-CN': '从您的订单开始', 'zh-TW': '從您的訂單開始', en: 'Begin with your orders' },
  'today.page.empty.about': {
    'zh-CN': '米簿读过订单以后，每天在这里列出值得做的事，并说明为什么：',
    'zh-TW': '米簿讀過訂單以後，每天在這裡列出值得做的事，並說明為什麼：',
    en: 'Once Ricebook has read your orders, this page lists every day what is worth doing, and why:',
  },
  'today.page.empty.deliver': {
    'zh-CN': '谁家快用完了，该送什么',
    'zh-TW': '誰家快用完了，該送什麼',
    en: 'who is about to run out, and of what',
  },
  'today.page.empty.collect': {
    'zh-CN': '谁该付款了，哪天去收最好',
    'zh-TW': '誰該付款了，哪天去收最好',
    en: 'who owes what, and the best day to ask',
  },
  'today.page.empty.follow-up': {
    'zh-CN': '谁好久没来，值得打个电话',
    'zh-TW': '誰好久沒來，值得打個電話',
    en: 'who has been silent and is worth a call',
  },
  'today.page.empty.thank': {
    'zh-CN': '谁第一次来买',
    'zh-TW': '誰第一次來買',
    en: 'who bought for the first time',
  },
  'today.page.empty.answer': {
    'zh-CN': '谁在等您的答复',
    'zh-TW': '誰在等您的回覆',
    en: 'who waits for an answer',
  },
} as const satisfies Words
