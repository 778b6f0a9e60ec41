import type { Words } from '../../../base/language/language.ts'

/** What the page of worth says; what the program says of a run in the reader's language stands in the room's words. */
export const worthPageWords = {
  'worth.page.title': { 'zh-CN': '客户价值', 'zh-TW': '顧客價值', en: 'Customer worth' },
  'worth.page.known-to': {
    'zh-CN': '订单截至 {{asOf}}，{{buyers}} 位客户买过',
    'zh-TW': '訂單截至 {{asOf}}，{{buyers}} 位客戶買過',
    en: 'orders up to {{asOf}}, {{buyers}} customers have bought',
  },
  'worth.page.valued-at': { 'zh-CN': '估值于 {{when}}', 'zh-TW': '估值於 {{when}}', en: 'Valued {{when}}' },
  'worth.page.jump': { 'zh-CN': '这一页有什么', 'zh-TW': '這一頁有什麼', en: 'On this page' },
  'worth.page.jump.equity': { 'zh-CN': '客户资产', 'zh-TW': '顧客權益', en: 'Equity' },
  'worth.page.jump.holders': { 'zh-CN': '在谁手里', 'zh-TW': '在誰手裡', en: 'Who holds it' },
  'worth.page.jump.stages': { 'zh-CN': '阶段', 'zh-TW': '階段', en: 'Stages' },
  'worth.page.jump.whale': { 'zh-CN': '谁带来毛利', 'zh-TW': '誰帶來毛利', en: 'Who made the margin' },
  'worth.page.jump.spread': { 'zh-CN': '分布', 'zh-TW': '分布', en: 'Spread' },
  'worth.page.jump.cohorts': { 'zh-CN': '同期群', 'zh-TW': '同期群', en: 'Cohorts' },
  'worth.page.jump.check': { 'zh-CN': '准不准', 'zh-TW': '準不準', en: 'Check' },
  'worth.page.jump.card': { 'zh-CN': '怎么来的', 'zh-TW': '怎麼來的', en: 'How it came about' },
  'worth.page.jump.formulas': { 'zh-CN': '每个数怎么算', 'zh-TW': '每個數怎麼算', en: 'Formulas' },
  'worth.page.who': { 'zh-CN': '看是谁', 'zh-TW': '看是誰', en: 'See who' },
  'worth.page.unknown': { 'zh-CN': '未知', 'zh-TW': '未知', en: 'unknown' },
  'worth.page.comma': { 'zh-CN': '、', 'zh-TW': '、', en: ', ' },
  'worth.page.range': {
    'zh-CN': '{{low}} – {{high}}',
    'zh-TW': '{{low}} – {{high}}',
    en: '{{low}} – {{high}}',
  },
  // valuing again
  'worth.page.revalue': { 'zh-CN': '重新估值', 'zh-TW': '重新估值', en: 'Value again' },
  'worth.page.revaluing': { 'zh-CN': '正在估值', 'zh-TW': '正在估值', en: 'Valuing' },
  'worth.page.revaluing.at': {
    'zh-CN': '正在估值：{{stage}}',
    'zh-TW': '正在估值：{{stage}}',
    en: 'Valuing: {{stage}}',
  },
  'worth.page.revaluing.gave-way': {
    'zh-CN': '估值先让一让有人在等的工作，做完就接着从头估',
    'zh-TW': '估值先讓有人在等的工作進行，完成後再從頭估值',
    en: 'The valuation lets work pass that somebody waits for, then begins again',
  },
  'worth.page.revaluing.part': {
    'zh-CN': '正在估值：{{stage}}，{{share}}',
    'zh-TW': '正在估值：{{stage}}，{{share}}',
    en: 'Valuing: {{stage}}, {{share}}',
  },
  'worth.page.revaluing.waiting': {
    'zh-CN': '排在别的工作后面，轮到就开始估值',
    'zh-TW': '排在別的工作後面，輪到就開始估值',
    en: 'Waiting for other work to end, then everybody is valued',
  },
  'worth.page.revalued': {
    'zh-CN': '估值完成，页面上是新的结果',
    'zh-TW': '估值完成，頁面上是新的結果',
    en: 'Valued; the page shows the new figures',
  },
  'worth.page.not-revalued': {
    'zh-CN': '这次估值没有完成，页面上还是上一次的结果。{{why}}',
    'zh-TW': '這次估值沒有完成，頁面上仍是上一次的結果。{{why}}',
    en: 'This time it was not finished; the page still shows the figures before. {{why}}',
  },
  'worth.page.step.histories': {
    'zh-CN': '整理每位客户的往来',
    'zh-TW': '整理每位客戶的往來',
    en: 'laying out every customer’s history',
  },
  'worth.page.step.fit': {
    'zh-CN': '拟合购买模型',
    'zh-TW': '擬合購買模型',
    en: 'fitting the purchase model',
  },
  'worth.page.step.predict': {
    'zh-CN': '估计每位客户',
    'zh-TW': '估計每位客戶',
    en: 'estimating every customer',
  },
  'worth.page.step.write': { 'zh-CN': '记下结果', 'zh-TW': '記下結果', en: 'writing the results' },
  'worth.page.step.needs': {
    'zh-CN': '算谁要补货、谁该付款',
    'zh-TW': '算誰要補貨、誰該付款',
    en: 'working out who needs and who owes what',
  },
  'worth.page.step.groups': { 'zh-CN': '按组加总', 'zh-TW': '按組加總', en: 'adding up by group' },
  'worth.page.step.current': {
    'zh-CN': '换上新的结果',
    'zh-TW': '換上新的結果',
    en: 'putting them in place',
  },
  // evidence
  'worth.page.grounds.facts': { 'zh-CN': '凭什么', 'zh-TW': '憑什麼', en: 'From' },
  'worth.page.grounds.facts-are': {
    'zh-CN': '{{lines}} 行订单，{{purchases}} 个购买日，{{buyers}} 位客户',
    'zh-TW': '{{lines}} 列訂單，{{purchases}} 個購買日，{{buyers}} 位客戶',
    en: '{{lines}} order lines, {{purchases}} purchase days, {{buyers}} customers',
  },
  'worth.page.grounds.period': { 'zh-CN': '期间', 'zh-TW': '期間', en: 'Period' },
  'worth.page.grounds.period-is': {
    'zh-CN': '{{from}}至截止日 {{to}}',
    'zh-TW': '{{from}}至截止日 {{to}}',
    en: '{{from}} to the as-of day {{to}}',
  },
  'worth.page.grounds.model': { 'zh-CN': '模型', 'zh-TW': '模型', en: 'Model' },
  'worth.page.grounds.discount': { 'zh-CN': '折现', 'zh-TW': '折現', en: 'Discount' },
  'worth.page.grounds.discount-is': {
    'zh-CN': '每年 {{rate}}',
    'zh-TW': '每年 {{rate}}',
    en: '{{rate}} a year',
  },
  'worth.page.grounds.margin': { 'zh-CN': '毛利', 'zh-TW': '毛利', en: 'Margin' },
  'worth.page.grounds.formula': {
    'zh-CN': '这个数怎么算',
    'zh-TW': '這個數怎麼算',
    en: 'How it is computed',
  },
  'worth.page.margin.measured': {
    'zh-CN': '按成本或利润算出，平均留下收入的 {{rate}}',
    'zh-TW': '依成本或利潤算出，平均留下營收的 {{rate}}',
    en: 'measured from cost or profit; {{rate}} of revenue is kept on average',
  },
  'worth.page.margin.mixed': {
    'zh-CN': '知道成本的按成本算，其余按公司毛利率 {{assumed}} 假定',
    'zh-TW': '知道成本的依成本算，其餘依公司毛利率 {{assumed}} 假定',
    en: 'measured where cost is known, the company’s rate of {{assumed}} assumed for the rest',
  },
  'worth.page.margin.assumed': {
    'zh-CN': '公司毛利率 {{assumed}}，是假定的',
    'zh-TW': '公司毛利率 {{assumed}}，是假定的',
    en: 'the company’s rate of {{assumed}}, assumed',
  },
  'worth.page.margin.unsaid': {
    'zh-CN': '没有人说过毛利率，收入整个当作毛利：金额偏大',
    'zh-TW': '沒有人說過毛利率，營收整個當作毛利：金額偏大',
    en: 'nobody has named a margin rate, so all revenue counts as margin: amounts are too large',
  },
  'worth.page.margin.none': {
    'zh-CN': '订单里没有金额',
    'zh-TW': '訂單裡沒有金額',
    en: 'the orders have no amounts',
  },
  // equity
  'worth.page.equity': {
    'zh-CN': '现在的客户还值多少？',
    'zh-TW': '現在的客戶還值多少？',
    en: 'What are present customers still worth?',
  },
  'worth.page.equity.about': {
    'zh-CN':
      '买过的 {{buyers}} 位客户今后预计还会带来的毛利，没有期限，越远的越打折。还没来的新客户不算在内。',
    'zh-TW':
      '買過的 {{buyers}} 位客戶今後預計還會帶來的毛利，沒有期限，越遠的越打折。還沒來的新客戶不算在內。',
    en: 'The margin that {{buyers}} customers who have bought are expected to bring from now on, without end, the further off the less it counts. Those yet to come are not in it.',
  },
  'worth.page.equity.more': {
    'zh-CN': '比一个月前（{{since}}）多 {{share}}。',
    'zh-TW': '比一個月前（{{since}}）多 {{share}}。',
    en: '{{share}} more than a month before ({{since}}).',
  },
  'worth.page.equity.less': {
    'zh-CN': '比一个月前（{{since}}）少 {{share}}。',
    'zh-TW': '比一個月前（{{since}}）少 {{share}}。',
    en: '{{share}} less than a month before ({{since}}).',
  },
  'worth.page.equity.no-change': {
    'zh-CN': '一个月前还没有估值，说不出多了还是少了。',
    'zh-TW': '一個月前還沒有估值，說不出多了還是少了。',
    en: 'Nobody was valued a month ago, so whether it has grown is not known.',
  },
  'worth.page.equity.alive': {
    'zh-CN': '预计仍是客户',
    'zh-TW': '預計仍是客戶',
    en: 'Expected to be customers still',
  },
  'worth.page.equity.ahead': {
    'zh-CN': '今后 {{weeks}} 周预计购买',
    'zh-TW': '今後 {{weeks}} 週預計購買',
    en: 'Purchases in the next {{weeks}} weeks',
  },
  'worth.page.equity.so-far': { 'zh-CN': '至今带来毛利', 'zh-TW': '至今帶來毛利', en: 'Margin so far' },
  'worth.page.equity.people': { 'zh-CN': '{{n}} 位', 'zh-TW': '{{n}} 位', en: '{{n}}' },
  'worth.page.equity.times': { 'zh-CN': '{{n}} 次', 'zh-TW': '{{n}} 次', en: '{{n}}' },
  'worth.page.equity.label': {
    'zh-CN': '历次估值的客户资产：截止日 {{from}} 时 {{first}}，{{to}} 时 {{last}}。',
    'zh-TW': '歷次估值的顧客權益：截止日 {{from}} 時 {{first}}，{{to}} 時 {{last}}。',
    en: 'Customer equity from run to run: {{first}} as of {{from}}, {{last}} as of {{to}}.',
  },
  'worth.page.equity.one-point': {
    'zh-CN': '到现在只有一个截止日的估值。有了新的订单再估一次，这里就会画出变化。',
    'zh-TW': '到現在只有一個截止日的估值。有了新的訂單再估一次，這裡就會畫出變化。',
    en: 'There is one as-of day so far. When new orders have come and everybody is valued again, the change will be drawn here.',
  },
  'worth.page.equity.column.day': { 'zh-CN': '截止日', 'zh-TW': '截止日', en: 'As of' },
  'worth.page.equity.column.value': { 'zh-CN': '客户资产', 'zh-TW': '顧客權益', en: 'Equity' },
  'worth.page.equity.column.interval': { 'zh-CN': '区间', 'zh-TW': '區間', en: 'Interval' },
  'worth.page.equity.warnings': { 'zh-CN': '先看这几句', 'zh-TW': '先看這幾句', en: 'Read this first' },
  'worth.page.equity.to-settings': {
    'zh-CN': '去设毛利率',
    'zh-TW': '去設定毛利率',
    en: 'Set a margin rate',
  },
  // who holds it
  'worth.page.holders.residual-value': {
    'zh-CN': '未来的价值在谁手里？',
    'zh-TW': '未來的價值在誰手裡？',
    en: 'Who holds the equity?',
  },
  'worth.page.holders.horizon-margin': {
    'zh-CN': '今后一年的毛利在谁手里？',
    'zh-TW': '今後一年的毛利在誰手裡？',
    en: 'Who holds the margin of the next year?',
  },
  'worth.page.holders.purchases': {
    'zh-CN': '今后一年，谁会来买？',
    'zh-TW': '今後一年，誰會來買？',
    en: 'Who will buy in the next year?',
  },
  'worth.page.holders.lead': {
    'zh-CN': '由最好的两成客户占有',
    'zh-TW': '由最好的兩成客戶占有',
    en: 'is held by the best fifth of customers',
  },
  'worth.page.holders.top': {
    'zh-CN': '最好的一成占 {{share}}，平均每位 {{mean}}；后一半合起来占 {{rest}}。',
    'zh-TW': '最好的一成占 {{share}}，平均每位 {{mean}}；後一半合起來占 {{rest}}。',
    en: 'The best tenth hold {{share}}, {{mean}} each on average; the lower half together hold {{rest}}.',
  },
  'worth.page.holders.four-fifths': {
    'zh-CN': '照看好 {{share}} 的客户，就照看了八成。',
    'zh-TW': '照顧好 {{share}} 的客戶，就照顧了八成。',
    en: 'Looking after {{share}} of customers looks after 80% of it.',
  },
  'worth.page.holders.few': {
    'zh-CN': '客户太少，分不成十份。',
    'zh-TW': '客戶太少，分不成十份。',
    en: 'There are too few customers to make tenths of.',
  },
  'worth.page.holders.label': {
    'zh-CN': '客户从高到低分成十等份，依次占 {{shares}}。',
    'zh-TW': '客戶由高到低分成十等份，依序占 {{shares}}。',
    en: 'Customers in ten equal groups, the highest first; the groups hold {{shares}}.',
  },
  'worth.page.holders.x': {
    'zh-CN': '十等份客户，高的在左',
    'zh-TW': '十等份客戶，高的在左',
    en: 'tenths of customers, the highest first',
  },
  'worth.page.holders.tenth': { 'zh-CN': '第 {{n}} 份', 'zh-TW': '第 {{n}} 份', en: 'tenth {{n}}' },
  'worth.page.holders.point': {
    'zh-CN': '第 {{n}} 份：{{customers}} 位，占 {{share}}，平均每位 {{mean}}',
    'zh-TW': '第 {{n}} 份：{{customers}} 位，占 {{share}}，平均每位 {{mean}}',
    en: 'Tenth {{n}}: {{customers}} customers hold {{share}}, {{mean}} each',
  },
  'worth.page.column.group': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Group' },
  'worth.page.column.customers': { 'zh-CN': '人数', 'zh-TW': '人數', en: 'Customers' },
  'worth.page.column.sum': { 'zh-CN': '合计', 'zh-TW': '合計', en: 'Sum' },
  'worth.page.column.mean': { 'zh-CN': '平均每位', 'zh-TW': '平均每位', en: 'Each' },
  'worth.page.column.share': { 'zh-CN': '占比', 'zh-TW': '占比', en: 'Share' },
  // stages
  'worth.page.stages': {
    'zh-CN': '客户各在哪个阶段？',
    'zh-TW': '客戶各在哪個階段？',
    en: 'Which stage are customers in?',
  },
  'worth.page.stages.lead': {
    'zh-CN': '位大概仍是客户（共 {{known}} 位说得出）',
    'zh-TW': '位大概仍是客戶（共 {{known}} 位說得出）',
    en: 'of the {{known}} who can be judged are probably customers still',
  },
  'worth.page.stages.about': {
    'zh-CN': '阶段只看行为：多久来一次、这次隔了多久、买得多了还是少了。',
    'zh-TW': '階段只看行為：多久來一次、這次隔了多久、買得多了還是少了。',
    en: 'A stage follows from behaviour alone: how often they come, how long they have been silent, whether they buy more or less.',
  },
  'worth.page.stages.unknown': {
    'zh-CN': '有 {{unknown}} 位说不出：这个模型看不出只买过一次的人是否已离开。',
    'zh-TW': '有 {{unknown}} 位說不出：這個模型看不出只買過一次的人是否已離開。',
    en: 'Of {{unknown}} it cannot be said: this model does not tell whether one-time buyers have left.',
  },
  'worth.page.stages.none-known': {
    'zh-CN': '这些订单看不出谁已离开，阶段按多久没来判断。',
    'zh-TW': '這些訂單看不出誰已離開，階段按多久沒來判斷。',
    en: 'These orders do not show who has left, so stages go by how long somebody has been silent.',
  },
  'worth.page.stages.column.stage': { 'zh-CN': '阶段', 'zh-TW': '階段', en: 'Stage' },
  'worth.page.stages.column.alive': { 'zh-CN': '预计仍在', 'zh-TW': '預計仍在', en: 'Still customers' },
  'worth.page.stages.column.residual-value': { 'zh-CN': '剩余价值', 'zh-TW': '剩餘價值', en: 'Equity' },
  'worth.page.stages.column.horizon-margin': {
    'zh-CN': '一年毛利',
    'zh-TW': '一年毛利',
    en: 'Margin, a year',
  },
  'worth.page.stages.column.purchases': { 'zh-CN': '一年购买', 'zh-TW': '一年購買', en: 'Purchases, a year' },
  // the whale curve
  'worth.page.whale': {
    'zh-CN': '到目前为止，毛利是谁带来的？',
    'zh-TW': '到目前為止，毛利是誰帶來的？',
    en: 'Who has made the margin so far?',
  },
  'worth.page.whale.lead': {
    'zh-CN': '的毛利来自最好的两成客户',
    'zh-TW': '的毛利來自最好的兩成客戶',
    en: 'of the margin came from the best fifth of customers',
  },
  'worth.page.whale.lead-total': { 'zh-CN': '毛利合计', 'zh-TW': '毛利合計', en: 'margin in all' },
  'worth.page.whale.rule': {
    'zh-CN': '常说的是两成客户带来八成利润，垫底三成吃掉一半。这里实际是 {{top}} 和 {{last}}。',
    'zh-TW': '常說的是兩成客戶帶來八成利潤，墊底三成吃掉一半。這裡實際是 {{top}} 和 {{last}}。',
    en: 'It is often said that a fifth of customers make 80% of the profit and the last 30% eat half of it. Here it is {{top}} and {{last}}.',
  },
  'worth.page.whale.four-fifths': {
    'zh-CN': '{{share}} 的客户就够带来八成毛利。',
    'zh-TW': '{{share}} 的客戶就足以帶來八成毛利。',
    en: '{{share}} of customers are enough for 80% of the margin.',
  },
  'worth.page.whale.peak': {
    'zh-CN':
      '前 {{share}} 的客户把毛利推到最高点 {{profit}}，是合计的 {{ratio}}；后面的客户又吃掉 {{lost}}。',
    'zh-TW':
      '前 {{share}} 的客戶把毛利推到最高點 {{profit}}，是合計的 {{ratio}}；後面的客戶又吃掉 {{lost}}。',
    en: 'The first {{share}} of customers carry the margin to its peak of {{profit}}, {{ratio}} of the total; those after them take {{lost}} back.',
  },
  'worth.page.whale.peak-alone': {
    'zh-CN': '前 {{share}} 的客户把毛利推到最高点 {{profit}}；后面的客户又吃掉 {{lost}}。',
    'zh-TW': '前 {{share}} 的客戶把毛利推到最高點 {{profit}}；後面的客戶又吃掉 {{lost}}。',
    en: 'The first {{share}} of customers carry the margin to its peak of {{profit}}; those after them take {{lost}} back.',
  },
  'worth.page.whale.no-loss': {
    'zh-CN': '没有一位客户让毛利倒退：最高点就是终点。',
    'zh-TW': '沒有一位客戶讓毛利倒退：最高點就是終點。',
    en: 'No customer takes margin away: the peak is the end of the curve.',
  },
  'worth.page.whale.last-add': {
    'zh-CN': '垫底的三成客户合起来只带来 {{share}}。',
    'zh-TW': '墊底的三成客戶合起來只帶來 {{share}}。',
    en: 'The last 30% of customers together add {{share}}.',
  },
  'worth.page.whale.last-take': {
    'zh-CN': '垫底的三成客户合起来吃掉 {{share}}。',
    'zh-TW': '墊底的三成客戶合起來吃掉 {{share}}。',
    en: 'The last 30% of customers together take {{share}} away.',
  },
  'worth.page.whale.not-positive': {
    'zh-CN': '毛利合计不大于 0，算不出谁占几成。',
    'zh-TW': '毛利合計不大於 0，算不出誰占幾成。',
    en: 'Margin in all is not above 0, so shares of it mean nothing.',
  },
  'worth.page.whale.anonymous': {
    'zh-CN': '另有 {{revenue}} 的收入没有写客户，不在曲线里。',
    'zh-TW': '另有 {{revenue}} 的營收沒有寫客戶，不在曲線裡。',
    en: 'A further {{revenue}} of revenue names no customer and is not in the curve.',
  },
  'worth.page.whale.few': {
    'zh-CN': '客户太少，画不出一条有意义的曲线。',
    'zh-TW': '客戶太少，畫不出一條有意義的曲線。',
    en: 'There are too few customers for a curve that means anything.',
  },
  'worth.page.whale.no-amounts': {
    'zh-CN': '订单里没有金额，还说不出毛利是谁带来的。给订单加上金额（有成本更好）再导入一次。',
    'zh-TW': '訂單裡沒有金額，還說不出毛利是誰帶來的。為訂單加上金額（有成本更好）再匯入一次。',
    en: 'Without amounts nobody can say who made the margin. Import the orders again with amounts, better still with cost.',
  },
  'worth.page.whale.label': {
    'zh-CN':
      '鲸鱼曲线：客户从毛利最高排到最低，毛利的累计。最好的两成占 {{top}}，最高点在 {{peak}} 的客户处。',
    'zh-TW':
      '鯨魚曲線：客戶從毛利最高排到最低，毛利的累計。最好的兩成占 {{top}}，最高點在 {{peak}} 的客戶處。',
    en: 'Whale curve: margin added up from the most to the least profitable customer. The best fifth make {{top}}; the peak stands at {{peak}} of customers.',
  },
  'worth.page.whale.x': {
    'zh-CN': '客户，毛利从高到低',
    'zh-TW': '客戶，毛利由高到低',
    en: 'customers, the most profitable first',
  },
  'worth.page.whale.mark-top': {
    'zh-CN': '两成客户 {{share}}',
    'zh-TW': '兩成客戶 {{share}}',
    en: '20% of customers: {{share}}',
  },
  'worth.page.whale.mark-peak': {
    'zh-CN': '最高点 {{share}}',
    'zh-TW': '最高點 {{share}}',
    en: 'peak {{share}}',
  },
  'worth.page.whale.mark-last': {
    'zh-CN': '垫底三成 {{share}}',
    'zh-TW': '墊底三成 {{share}}',
    en: 'last 30%: {{share}}',
  },
  'worth.page.whale.point': {
    'zh-CN': '排在 {{from}} – {{to}} 的 {{customers}} 位客户带来 {{sum}}；到这里累计 {{cumulated}}',
    'zh-TW': '排在 {{from}} – {{to}} 的 {{customers}} 位客戶帶來 {{sum}}；到這裡累計 {{cumulated}}',
    en: '{{customers}} customers at {{from}} – {{to}} bring {{sum}}; {{cumulated}} in all up to here',
  },
  'worth.page.whale.column.from': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers at' },
  'worth.page.whale.column.margin': { 'zh-CN': '毛利', 'zh-TW': '毛利', en: 'Margin' },
  'worth.page.whale.column.cumulated': { 'zh-CN': '累计', 'zh-TW': '累計', en: 'Added up' },
  // how it is spread
  'worth.page.spread.residual-value': {
    'zh-CN': '每位客户还值多少？',
    'zh-TW': '每位客戶還值多少？',
    en: 'How much is each customer still worth?',
  },
  'worth.page.spread.horizon-margin': {
    'zh-CN': '今后一年每位客户带来多少毛利？',
    'zh-TW': '今後一年每位客戶帶來多少毛利？',
    en: 'How much margin will each bring in the next year?',
  },
  'worth.page.spread.purchases': {
    'zh-CN': '今后一年每位客户会买几次？',
    'zh-TW': '今後一年每位客戶會買幾次？',
    en: 'How often will each buy in the next year?',
  },
  'worth.page.spread.lead': {
    'zh-CN': '平均每位',
    'zh-TW': '平均每位',
    en: 'each on average',
  },
  'worth.page.spread.skewed': {
    'zh-CN': '可是一半客户不到 {{median}}：少数人占了大头。',
    'zh-TW': '可是一半客戶不到 {{median}}：少數人占了大頭。',
    en: 'But half of them stand below {{median}}: a few hold most.',
  },
  'worth.page.spread.even': {
    'zh-CN': '一半客户不到 {{median}}。',
    'zh-TW': '一半客戶不到 {{median}}。',
    en: 'Half of them stand below {{median}}.',
  },
  'worth.page.spread.most': {
    'zh-CN': '最多的是 {{bin}}，有 {{customers}} 位。',
    'zh-TW': '最多的是 {{bin}}，有 {{customers}} 位。',
    en: 'The largest group, {{customers}} customers, is at {{bin}}.',
  },
  'worth.page.spread.unknown': {
    'zh-CN': '另有 {{customers}} 位未知。',
    'zh-TW': '另有 {{customers}} 位未知。',
    en: 'Of {{customers}} more it is unknown.',
  },
  'worth.page.spread.none-unknown': {
    'zh-CN': '买过的客户没有一位是未知的；没买过的 {{prospects}} 位不在图里。',
    'zh-TW': '買過的客戶沒有一位是未知的；沒買過的 {{prospects}} 位不在圖裡。',
    en: 'It is unknown of none who has bought; the {{prospects}} who have not are not in the chart.',
  },
  'worth.page.spread.between': {
    'zh-CN': '{{low}} – {{high}}',
    'zh-TW': '{{low}} – {{high}}',
    en: '{{low}} – {{high}}',
  },
  'worth.page.spread.from': { 'zh-CN': '{{low}} 以上', 'zh-TW': '{{low}} 以上', en: '{{low}} and more' },
  'worth.page.spread.below': { 'zh-CN': '不到 {{high}}', 'zh-TW': '不到 {{high}}', en: 'below {{high}}' },
  'worth.page.spread.all': { 'zh-CN': '全部', 'zh-TW': '全部', en: 'all' },
  'worth.page.spread.label': {
    'zh-CN': '客户按价值分格的人数，从低到高：{{bins}}。',
    'zh-TW': '客戶按價值分格的人數，由低到高：{{bins}}。',
    en: 'Customers by bins of worth, the lowest first: {{bins}}.',
  },
  'worth.page.spread.bin': {
    'zh-CN': '{{bin}} {{customers}} 位',
    'zh-TW': '{{bin}} {{customers}} 位',
    en: '{{bin}}: {{customers}}',
  },
  'worth.page.spread.point': {
    'zh-CN': '{{bin}}：{{customers}} 位，合计 {{sum}}，占 {{share}}',
    'zh-TW': '{{bin}}：{{customers}} 位，合計 {{sum}}，占 {{share}}',
    en: '{{bin}}: {{customers}} customers, {{sum}} in all, {{share}}',
  },
  // cohorts
  'worth.page.cohorts': {
    'zh-CN': '不同时候来的客户，后来怎样了？',
    'zh-TW': '不同時候來的客戶，後來怎樣了？',
    en: 'What became of customers who came at different times?',
  },
  'worth.page.cohorts.lead': {
    'zh-CN': '的客户第一次之后又来买过',
    'zh-TW': '的客戶第一次之後又來買過',
    en: 'of customers have bought again after the first time',
  },
  'worth.page.cohorts.about': {
    'zh-CN': '每一行是同一{{period}}第一次来买的客户。往右是之后的每{{period}}；颜色越深，数越大。',
    'zh-TW': '每一列是同一{{period}}第一次來買的客戶。往右是之後的每{{period}}；顏色越深，數越大。',
    en: 'Each row is customers who first bought in the same {{period}}. To the right is every {{period}} since; the darker, the larger.',
  },
  'worth.page.cohorts.unfinished': {
    'zh-CN': '带虚线框的{{period}}还没过完。',
    'zh-TW': '帶虛線框的{{period}}還沒過完。',
    en: 'A {{period}} in a dashed frame is not over yet.',
  },
  'worth.page.cohorts.show': { 'zh-CN': '看什么', 'zh-TW': '看什麼', en: 'Show' },
  'worth.page.cohorts.bought': { 'zh-CN': '还来买的比例', 'zh-TW': '還來買的比例', en: 'Share who bought' },
  'worth.page.cohorts.margin': {
    'zh-CN': '人均累计毛利',
    'zh-TW': '人均累計毛利',
    en: 'Margin each, added up',
  },
  'worth.page.cohorts.column.cohort': { 'zh-CN': '第一次来', 'zh-TW': '第一次來', en: 'First bought' },
  'worth.page.cohorts.column.alive': { 'zh-CN': '预计仍在', 'zh-TW': '預計仍在', en: 'Still customers' },
  'worth.page.cohorts.column.ahead': { 'zh-CN': '人均还值', 'zh-TW': '人均還值', en: 'Still worth, each' },
  'worth.page.cohorts.column.so-far': {
    'zh-CN': '人均至今毛利',
    'zh-TW': '人均至今毛利',
    en: 'Margin each so far',
  },
  'worth.page.cohorts.first': { 'zh-CN': '当{{period}}', 'zh-TW': '當{{period}}', en: 'that {{period}}' },
  'worth.page.cohorts.later': { 'zh-CN': '+{{n}}', 'zh-TW': '+{{n}}', en: '+{{n}}' },
  'worth.page.period.month': { 'zh-CN': '月', 'zh-TW': '月', en: 'month' },
  'worth.page.period.quarter': { 'zh-CN': '季', 'zh-TW': '季', en: 'quarter' },
  'worth.page.period.year': { 'zh-CN': '年', 'zh-TW': '年', en: 'year' },
  'worth.page.period.quarter-of': {
    'zh-CN': '{{year}} 年第 {{n}} 季',
    'zh-TW': '{{year}} 年第 {{n}} 季',
    en: 'Q{{n}} {{year}}',
  },
  'worth.page.period.year-of': { 'zh-CN': '{{year}} 年', 'zh-TW': '{{year}} 年', en: '{{year}}' },
  // predicted against actual
  'worth.page.check': { 'zh-CN': '估得准不准？', 'zh-TW': '估得準不準？', en: 'Did the forecast hold?' },
  'worth.page.check.over': { 'zh-CN': '多估了', 'zh-TW': '多估了', en: 'too many were predicted' },
  'worth.page.check.under': { 'zh-CN': '少估了', 'zh-TW': '少估了', en: 'too few were predicted' },
  'worth.page.check.nothing-came': {
    'zh-CN': '预计的购买，实际一次也没有',
    'zh-TW': '預計的購買，實際一次也沒有',
    en: 'purchases predicted, and none came',
  },
  'worth.page.check.how': {
    'zh-CN':
      '只用 {{cut}}以前的订单重新拟合，预计之后 {{weeks}} 周 {{customers}} 位客户会买 {{predicted}} 次（{{level}} 把握 {{low}} – {{high}}）；到 {{until}}实际买了 {{actual}} 次。',
    'zh-TW':
      '只用 {{cut}}以前的訂單重新擬合，預計之後 {{weeks}} 週 {{customers}} 位客戶會買 {{predicted}} 次（{{level}} 把握 {{low}} – {{high}}）；到 {{until}}實際買了 {{actual}} 次。',
    en: 'Fitted anew on orders up to {{cut}} alone, {{customers}} customers were expected to buy {{predicted}} times within {{weeks}} weeks ({{level}} sure: {{low}} – {{high}}); up to {{until}} they bought {{actual}} times.',
  },
  'worth.page.check.inside': {
    'zh-CN': '实际落在区间里。',
    'zh-TW': '實際落在區間裡。',
    en: 'What came lies within the interval.',
  },
  'worth.page.check.outside': {
    'zh-CN': '实际落在区间外：季节、促销、新开的店这类变化，模型看不见。',
    'zh-TW': '實際落在區間外：季節、促銷、新開的店這類變化，模型看不見。',
    en: 'What came lies outside it: seasons, promotions, a new shop are changes that the model does not see.',
  },
  'worth.page.check.naive-better': {
    'zh-CN': '每位客户平均估差 {{mae}} 次；照各自以往的频率猜要差 {{naive}} 次。',
    'zh-TW': '每位客戶平均估差 {{mae}} 次；照各自以往的頻率猜要差 {{naive}} 次。',
    en: 'A customer was off by {{mae}} purchases on average; guessing that everybody goes on as before is off by {{naive}}.',
  },
  'worth.page.check.naive-worse': {
    'zh-CN': '每位客户平均估差 {{mae}} 次；照各自以往的频率猜只差 {{naive}} 次，这一段时间猜得更准。',
    'zh-TW': '每位客戶平均估差 {{mae}} 次；照各自以往的頻率猜只差 {{naive}} 次，這一段時間猜得更準。',
    en: 'A customer was off by {{mae}} purchases on average; guessing that everybody goes on as before is off by {{naive}} only, which did better here.',
  },
  'worth.page.check.top': {
    'zh-CN': '预计最多的一成：每位预计 {{predicted}} 次，实际 {{actual}} 次。',
    'zh-TW': '預計最多的一成：每位預計 {{predicted}} 次，實際 {{actual}} 次。',
    en: 'The tenth of whom most was expected: {{predicted}} purchases each predicted, {{actual}} came.',
  },
  'worth.page.check.fell-back': {
    'zh-CN': '那时的订单只够用{{model}}。',
    'zh-TW': '那時的訂單只夠用{{model}}。',
    en: 'The orders up to then carried only this model: {{model}}.',
  },
  'worth.page.check.said-nothing': {
    'zh-CN': '{{cut}}以前的订单还不够说什么，没有预计可比。',
    'zh-TW': '{{cut}}以前的訂單還不夠說什麼，沒有預計可比較。',
    en: 'Orders up to {{cut}} do not carry a forecast, so there is nothing to compare.',
  },
  'worth.page.check.none': {
    'zh-CN': '还没有检验过。检验会藏起最近一段订单，用之前的订单去估，再拿藏起来的核对。',
    'zh-TW': '還沒有檢驗過。檢驗會藏起最近一段訂單，用之前的訂單去估，再拿藏起來的核對。',
    en: 'No check has been made yet. A check holds back the latest orders, forecasts from those before, and compares.',
  },
  'worth.page.check.too-short': {
    'zh-CN': '订单的时间还太短（不到八周），藏起一段就不够学了。',
    'zh-TW': '訂單的時間還太短（不到八週），藏起一段就不夠學了。',
    en: 'The orders go back less than eight weeks: held back, too little would be left to learn from.',
  },
  'worth.page.check.begin': { 'zh-CN': '检验一次', 'zh-TW': '檢驗一次', en: 'Check now' },
  'worth.page.check.again': { 'zh-CN': '重新检验', 'zh-TW': '重新檢驗', en: 'Check again' },
  'worth.page.check.going': { 'zh-CN': '正在检验…', 'zh-TW': '正在檢驗…', en: 'Checking…' },
  'worth.page.check.failed': {
    'zh-CN': '检验没有完成。{{why}}',
    'zh-TW': '檢驗沒有完成。{{why}}',
    en: 'The check was not finished. {{why}}',
  },
  'worth.page.check.of-run': {
    'zh-CN': '检验于 {{when}}',
    'zh-TW': '檢驗於 {{when}}',
    en: 'Checked {{when}}',
  },
  'worth.page.check.tenths': {
    'zh-CN': '预计多的，来得也多吗？',
    'zh-TW': '預計多的，來得也多嗎？',
    en: 'Do those expected to buy more buy more?',
  },
  'worth.page.check.tenths.label': {
    'zh-CN':
      '客户按预计购买从少到多分成十份，每份平均每位的预计与实际；最高一份预计 {{predicted}} 次，实际 {{actual}} 次。',
    'zh-TW':
      '客戶依預計購買由少到多分成十份，每份平均每位的預計與實際；最高一份預計 {{predicted}} 次，實際 {{actual}} 次。',
    en: 'Customers in ten groups by predicted purchases, fewest first, with predicted and actual purchases each; the highest was predicted {{predicted}} and made {{actual}}.',
  },
  'worth.page.check.tenths.x': {
    'zh-CN': '十等份客户，预计最少的在左',
    'zh-TW': '十等份客戶，預計最少的在左',
    en: 'tenths of customers, the fewest predicted first',
  },
  'worth.page.check.weeks': {
    'zh-CN': '一周一周，跟得上吗？',
    'zh-TW': '一週一週，跟得上嗎？',
    en: 'Week by week, does it keep up?',
  },
  'worth.page.check.weeks.label': {
    'zh-CN':
      '每周的回头购买次数：实际与预计。{{cut}}之后是藏起来的订单，预计 {{predicted}} 次，实际 {{actual}} 次。',
    'zh-TW':
      '每週的回頭購買次數：實際與預計。{{cut}}之後是藏起來的訂單，預計 {{predicted}} 次，實際 {{actual}} 次。',
    en: 'Repeat purchases a week, actual and predicted. Orders after {{cut}} were held back: {{predicted}} predicted, {{actual}} came.',
  },
  'worth.page.check.weeks.cut': { 'zh-CN': '只知道到这里', 'zh-TW': '只知道到這裡', en: 'known up to here' },
  'worth.page.check.weeks.point': {
    'zh-CN': '到 {{end}}的一周：实际 {{actual}}，预计 {{expected}}',
    'zh-TW': '到 {{end}}的一週：實際 {{actual}}，預計 {{expected}}',
    en: 'Week to {{end}}: {{actual}} came, {{expected}} expected',
  },
  'worth.page.check.actual': { 'zh-CN': '实际', 'zh-TW': '實際', en: 'actual' },
  'worth.page.check.predicted': { 'zh-CN': '预计', 'zh-TW': '預計', en: 'predicted' },
  'worth.page.check.naive': {
    'zh-CN': '照各自以往的频率',
    'zh-TW': '照各自以往的頻率',
    en: 'everybody as before',
  },
  'worth.page.check.column.tenth': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Group' },
  'worth.page.check.column.week': { 'zh-CN': '到哪天的一周', 'zh-TW': '到哪天的一週', en: 'Week to' },
  'worth.page.check.column.actual': { 'zh-CN': '实际', 'zh-TW': '實際', en: 'Actual' },
  'worth.page.check.column.predicted': { 'zh-CN': '预计', 'zh-TW': '預計', en: 'Predicted' },
  'worth.page.check.column.interval': { 'zh-CN': '区间', 'zh-TW': '區間', en: 'Interval' },
  // how it came about
  'worth.page.card': {
    'zh-CN': '这些数是怎么来的',
    'zh-TW': '這些數是怎麼來的',
    en: 'How these figures came about',
  },
  'worth.page.card.candidates': {
    'zh-CN': '和谁比过',
    'zh-TW': '和誰比較過',
    en: 'What it was compared with',
  },
  'worth.page.card.candidates-how': {
    'zh-CN':
      '{{customers}} 位客户，分别站在 {{days}}，各预测之后 {{horizon}} 天；误差是三次的平均，越小越好。',
    'zh-TW':
      '{{customers}} 位客戶，分別站在 {{days}}，各預測之後 {{horizon}} 天；誤差是三次的平均，越小越好。',
    en: '{{customers}} customers, seen from {{days}}, each forecast {{horizon}} days ahead; errors are means of the three, smaller is better.',
  },
  'worth.page.card.not-compared': {
    'zh-CN': '历史太短，切不出三段来比。',
    'zh-TW': '歷史太短，切不出三段來比較。',
    en: 'The history is too short to be cut three times and compared.',
  },
  'worth.page.card.as-asked': {
    'zh-CN': '这个模型是指定的，没有和别的比。',
    'zh-TW': '這個模型是指定的，沒有與別的比較。',
    en: 'This model was asked for and compared with none.',
  },
  'worth.page.card.column.model': { 'zh-CN': '模型', 'zh-TW': '模型', en: 'Model' },
  'worth.page.card.column.rmse': { 'zh-CN': '均方根误差', 'zh-TW': '均方根誤差', en: 'RMSE' },
  'worth.page.card.column.mae': { 'zh-CN': '平均误差', 'zh-TW': '平均誤差', en: 'MAE' },
  'worth.page.card.column.bias': { 'zh-CN': '偏差', 'zh-TW': '偏差', en: 'Bias' },
  'worth.page.card.chosen': { 'zh-CN': '选用', 'zh-TW': '選用', en: 'chosen' },
  'worth.page.card.parameters': {
    'zh-CN': '参数是什么意思',
    'zh-TW': '參數是什麼意思',
    en: 'What the parameters mean',
  },
  'worth.page.card.no-parameters': {
    'zh-CN': '没有参数：什么也没有估计。',
    'zh-TW': '沒有參數：什麼也沒有估計。',
    en: 'No parameters: nothing was estimated.',
  },
  'worth.page.card.column.parameter': { 'zh-CN': '参数', 'zh-TW': '參數', en: 'Parameter' },
  'worth.page.card.column.value': { 'zh-CN': '值', 'zh-TW': '值', en: 'Value' },
  'worth.page.card.column.error': { 'zh-CN': '标准误', 'zh-TW': '標準誤', en: 'Error' },
  'worth.page.card.column.means': { 'zh-CN': '意思', 'zh-TW': '意思', en: 'Meaning' },
  'worth.page.card.rate': {
    'zh-CN': '还在的客户平均每 {{weeks}} 周来买一次。',
    'zh-TW': '還在的客戶平均每 {{weeks}} 週來買一次。',
    en: 'Those who are still customers buy every {{weeks}} weeks on average.',
  },
  'worth.page.card.leaves': {
    'zh-CN': '每买一次之后，平均有 {{share}} 的可能就此不再来。',
    'zh-TW': '每買一次之後，平均有 {{share}} 的可能就此不再來。',
    en: 'After a purchase there is a chance of {{share}} on average that it was the last.',
  },
  'worth.page.card.leaves-any-time': {
    'zh-CN': '平均每周有 {{share}} 的客户离开。',
    'zh-TW': '平均每週有 {{share}} 的客戶離開。',
    en: 'In a week, {{share}} of customers leave on average.',
  },
  'worth.page.card.spends': {
    'zh-CN': '一次购买平均 {{amount}}。',
    'zh-TW': '一次購買平均 {{amount}}。',
    en: 'One purchase comes to {{amount}} on average.',
  },
  'worth.page.parameter.r': {
    'zh-CN': '节奏的差别：越小，客户之间差得越多',
    'zh-TW': '節奏的差別：越小，客戶之間差得越多',
    en: 'how alike rates are: the smaller, the more customers differ',
  },
  'worth.page.parameter.alpha': {
    'zh-CN': '节奏的尺度，以周计：r ÷ α 是平均每周的购买次数',
    'zh-TW': '節奏的尺度，以週計：r ÷ α 是平均每週的購買次數',
    en: 'scale of the rates, in weeks: r ÷ α purchases a week on average',
  },
  'worth.page.parameter.a': {
    'zh-CN': '离开的倾向：a ÷ (a + b) 是每次购买后离开的平均可能',
    'zh-TW': '離開的傾向：a ÷ (a + b) 是每次購買後離開的平均可能',
    en: 'leaving: a ÷ (a + b) is the mean chance of it after a purchase',
  },
  'worth.page.parameter.b': {
    'zh-CN': '留下的倾向：与 a 一起看',
    'zh-TW': '留下的傾向：與 a 一起看',
    en: 'staying: to be read together with a',
  },
  'worth.page.parameter.s': {
    'zh-CN': '离开快慢的差别：越小，客户之间差得越多',
    'zh-TW': '離開快慢的差別：越小，客戶之間差得越多',
    en: 'how alike lifetimes are: the smaller, the more customers differ',
  },
  'worth.page.parameter.beta': {
    'zh-CN': '离开快慢的尺度，以周计：s ÷ β 是平均每周离开的比例',
    'zh-TW': '離開快慢的尺度，以週計：s ÷ β 是平均每週離開的比例',
    en: 'scale of the lifetimes, in weeks: s ÷ β leave in a week on average',
  },
  'worth.page.parameter.lambda': {
    'zh-CN': '人人相同的每周购买次数',
    'zh-TW': '人人相同的每週購買次數',
    en: 'purchases a week, the same for everybody',
  },
  'worth.page.parameter.p': {
    'zh-CN': '同一位客户每次金额的起伏：越大越稳',
    'zh-TW': '同一位客戶每次金額的起伏：越大越穩',
    en: 'how steady one customer’s amounts are: the larger, the steadier',
  },
  'worth.page.parameter.q': {
    'zh-CN': '客户之间金额的差别：越大越相像',
    'zh-TW': '客戶之間金額的差別：越大越相像',
    en: 'how alike customers’ amounts are: the larger, the more alike',
  },
  'worth.page.parameter.gamma': { 'zh-CN': '金额的尺度', 'zh-TW': '金額的尺度', en: 'scale of the amounts' },
  'worth.page.parameter.mean': {
    'zh-CN': '全体一次购买的平均金额',
    'zh-TW': '全體一次購買的平均金額',
    en: 'mean amount of a purchase, of all customers',
  },
  'worth.page.parameter.purchases': {
    'zh-CN': '全体的平均在每位客户身上抵几次购买',
    'zh-TW': '全體的平均在每位客戶身上抵幾次購買',
    en: 'how many purchases the mean of all counts as, with each customer',
  },
  'worth.page.card.assumed': { 'zh-CN': '假定了什么', 'zh-TW': '假定了什麼', en: 'What was assumed' },
  'worth.page.card.discount': {
    'zh-CN': '每年 {{rate}}：一年后的 1 元只当今天的 {{worth}} 元。',
    'zh-TW': '每年 {{rate}}：一年後的 1 元只當今天的 {{worth}} 元。',
    en: '{{rate}} a year: 1 in a year counts as {{worth}} today.',
  },
  'worth.page.card.returns': { 'zh-CN': '退货', 'zh-TW': '退貨', en: 'Returns' },
  'worth.page.card.returns-are': {
    'zh-CN': '负数的行减少花费，绝不算作购买。',
    'zh-TW': '負數的列減少花費，絕不算作購買。',
    en: 'Negative lines reduce spending and never count as purchases.',
  },
  'worth.page.card.days': { 'zh-CN': '购买日', 'zh-TW': '購買日', en: 'Purchase days' },
  'worth.page.card.days-are': {
    'zh-CN': '同一客户同一天的购买算一次。',
    'zh-TW': '同一客戶同一天的購買算一次。',
    en: 'Purchases of one customer on one day are one.',
  },
  'worth.page.card.levels': { 'zh-CN': '把握', 'zh-TW': '把握', en: 'Levels' },
  'worth.page.card.levels-are': {
    'zh-CN': '区间都按 {{level}} 把握；毛利率的不确定和季节不在区间里。',
    'zh-TW': '區間都按 {{level}} 把握；毛利率的不確定與季節不在區間裡。',
    en: 'Intervals are at {{level}}; doubt about the margin rate and seasons are not in them.',
  },
  'worth.page.card.unknown': { 'zh-CN': '还不知道什么', 'zh-TW': '還不知道什麼', en: 'What is not known' },
  'worth.page.card.unknown.equity': { 'zh-CN': '剩余价值', 'zh-TW': '剩餘價值', en: 'Equity' },
  'worth.page.card.unknown.once': { 'zh-CN': '下次购买日', 'zh-TW': '下次購買日', en: 'Next purchase day' },
  'worth.page.card.unknown.once-is': {
    'zh-CN': '{{customers}} 位只买过一次，没有自己的节奏。',
    'zh-TW': '{{customers}} 位只買過一次，沒有自己的節奏。',
    en: '{{customers}} bought only once: no rhythm of their own.',
  },
  'worth.page.card.unknown.alive': { 'zh-CN': '谁已离开', 'zh-TW': '誰已離開', en: 'Who has left' },
  'worth.page.card.unknown.cost': { 'zh-CN': '服务成本', 'zh-TW': '服務成本', en: 'Cost to serve' },
  'worth.page.card.unknown.cost-is': {
    'zh-CN': '送货、拜访、赊账和坏账还没有减去。',
    'zh-TW': '送貨、拜訪、賒帳與呆帳還沒有減去。',
    en: 'Deliveries, visits, credit and bad debt have not been taken off.',
  },
  'worth.page.card.unknown.new': { 'zh-CN': '新客户', 'zh-TW': '新客戶', en: 'New customers' },
  'worth.page.card.unknown.new-is': {
    'zh-CN': '以后才会来的人不在客户资产里。',
    'zh-TW': '以後才會來的人不在顧客權益裡。',
    en: 'Those yet to come are not part of the equity.',
  },
  'worth.page.card.runs': { 'zh-CN': '历次估值', 'zh-TW': '歷次估值', en: 'Runs' },
  'worth.page.card.column.when': { 'zh-CN': '时间', 'zh-TW': '時間', en: 'When' },
  'worth.page.card.column.as-of': { 'zh-CN': '截止日', 'zh-TW': '截止日', en: 'As of' },
  'worth.page.card.column.equity': { 'zh-CN': '客户资产', 'zh-TW': '顧客權益', en: 'Equity' },
  'worth.page.card.column.took': { 'zh-CN': '用时', 'zh-TW': '用時', en: 'Took' },
  'worth.page.card.seconds': { 'zh-CN': '{{n}} 秒', 'zh-TW': '{{n}} 秒', en: '{{n}} s' },
  'worth.page.card.run-failed': { 'zh-CN': '没有完成', 'zh-TW': '沒有完成', en: 'not finished' },
  'worth.page.card.run-going': { 'zh-CN': '进行中', 'zh-TW': '進行中', en: 'under way' },
  'worth.page.card.runs-more': { 'zh-CN': '更早的', 'zh-TW': '更早的', en: 'Earlier ones' },
  // the customers behind a figure
  'worth.page.people.tenth': {
    'zh-CN': '排在第 {{n}} 份的客户',
    'zh-TW': '排在第 {{n}} 份的客戶',
    en: 'Customers of tenth {{n}}',
  },
  'worth.page.people.best': {
    'zh-CN': '最好的两成客户',
    'zh-TW': '最好的兩成客戶',
    en: 'The best fifth of customers',
  },
  'worth.page.people.bin': {
    'zh-CN': '{{bin}} 的客户',
    'zh-TW': '{{bin}} 的客戶',
    en: 'Customers at {{bin}}',
  },
  'worth.page.people.unknown': {
    'zh-CN': '还不知道值多少的客户',
    'zh-TW': '還不知道值多少的客戶',
    en: 'Customers whose worth is unknown',
  },
  'worth.page.people.cohort': {
    'zh-CN': '{{period}}第一次来的客户',
    'zh-TW': '{{period}}第一次來的客戶',
    en: 'Customers who first bought in {{period}}',
  },
  'worth.page.people.whale': {
    'zh-CN': '按至今毛利排在 {{from}} – {{to}} 的客户',
    'zh-TW': '按至今毛利排在 {{from}} – {{to}} 的客戶',
    en: 'Customers at {{from}} – {{to}} by margin so far',
  },
  'worth.page.people.losing': {
    'zh-CN': '至今毛利是负数的客户',
    'zh-TW': '至今毛利是負數的客戶',
    en: 'Customers whose margin so far is below 0',
  },
  'worth.page.people.count': {
    'zh-CN': '{{n}} 位，{{order}}',
    'zh-TW': '{{n}} 位，{{order}}',
    en: '{{n}}, {{order}}',
  },
  'worth.page.people.order.worth': {
    'zh-CN': '价值高的在前',
    'zh-TW': '價值高的在前',
    en: 'the most valuable first',
  },
  'worth.page.people.order.margin': {
    'zh-CN': '毛利高的在前',
    'zh-TW': '毛利高的在前',
    en: 'the highest margin first',
  },
  'worth.page.people.order.least': {
    'zh-CN': '毛利低的在前',
    'zh-TW': '毛利低的在前',
    en: 'the lowest margin first',
  },
  'worth.page.people.order.newest': { 'zh-CN': '新来的在前', 'zh-TW': '新來的在前', en: 'the newest first' },
  'worth.page.people.worth': {
    'zh-CN': '还值 {{value}}',
    'zh-TW': '還值 {{value}}',
    en: 'still worth {{value}}',
  },
  'worth.page.people.so-far': {
    'zh-CN': '至今毛利 {{value}}',
    'zh-TW': '至今毛利 {{value}}',
    en: 'margin so far {{value}}',
  },
  'worth.page.people.more': { 'zh-CN': '再看一些', 'zh-TW': '再看一些', en: 'Show more' },
  'worth.page.people.close': { 'zh-CN': '关闭', 'zh-TW': '關閉', en: 'Close' },
  // nothing to show yet
  'worth.page.empty': {
    'zh-CN': '还没有可估的订单',
    'zh-TW': '還沒有可估的訂單',
    en: 'There are no orders to value yet',
  },
  'worth.page.empty.about': {
    'zh-CN': '导入订单以后，程序自己会估值，这里就能看到：',
    'zh-TW': '匯入訂單以後，程式自己會估值，這裡就能看到：',
    en: 'Once orders are imported, everybody is valued by itself, and here you will see:',
  },
  'worth.page.empty.equity': {
    'zh-CN': '现在的客户加起来还值多少，把握有多大',
    'zh-TW': '現在的客戶加起來還值多少，把握有多大',
    en: 'what present customers are still worth together, and how sure that is',
  },
  'worth.page.empty.whale': {
    'zh-CN': '谁带来了毛利，谁把它吃掉',
    'zh-TW': '誰帶來了毛利，誰把它吃掉',
    en: 'who made the margin, and who eats it',
  },
  'worth.page.empty.check': {
    'zh-CN': '拿最近的订单核对，估得准不准',
    'zh-TW': '拿最近的訂單核對，估得準不準',
    en: 'the forecast held against the latest orders',
  },
  'worth.page.empty.begin': { 'zh-CN': '去导入订单', 'zh-TW': '去匯入訂單', en: 'Import orders' },
  'worth.page.older': {
    'zh-CN': '这次估值是旧版本做的，只有总数。重新估值一次，就有分组、曲线和检验。',
    'zh-TW': '這次估值是舊版本做的，只有總數。重新估值一次，就有分組、曲線與檢驗。',
    en: 'These figures come from an earlier version and are totals alone. Value again for groups, curves and a check.',
  },
} as const satisfies Words

export type WorthPageKey = keyof typeof worthPageWords
