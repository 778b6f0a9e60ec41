import type { Words } from '../../../base/language/language.ts'

/** How each figure of the page of worth is computed, in words; the formulas and their sources stand beside them. */
export const worthFormulaWords = {
  'worth.page.formulas': {
    'zh-CN': '每个数怎么算',
    'zh-TW': '每個數怎麼算',
    en: 'How each figure is computed',
  },
  'worth.page.formulas.about': {
    'zh-CN':
      '客户价值那一页上的每一个数，先用话说，再写公式，最后写出处。金额在四舍五入到分之后才相加，所以各组之和就是总数。',
    'zh-TW':
      '顧客價值那一頁上的每一個數，先用話說，再寫公式，最後寫出處。金額在四捨五入到分之後才相加，所以各組之和就是總數。',
    en: 'Every figure of the page of customer worth: in words, as a formula, and where it comes from. Amounts are rounded to the cent before they are added up, so groups sum to the whole.',
  },
  'worth.page.formulas.back': {
    'zh-CN': '回到客户价值',
    'zh-TW': '回到顧客價值',
    en: 'Back to customer worth',
  },
  'worth.page.formulas.source': { 'zh-CN': '出处', 'zh-TW': '出處', en: 'Source' },
  'worth.page.formula.patterns': {
    'zh-CN': '从订单到三个数',
    'zh-TW': '從訂單到三個數',
    en: 'From orders to three numbers',
  },
  'worth.page.formula.patterns.words': {
    'zh-CN':
      '同一客户同一天的订单算一次购买，有一行不是退货就算来过。每位客户只留三个数：第一次之后又来过几天，最后一次离第一次多久，第一次离截止日多久。退货先抵当天，再抵最近的购买，不会减到负数。',
    'zh-TW':
      '同一客戶同一天的訂單算一次購買，有一列不是退貨就算來過。每位客戶只留三個數：第一次之後又來過幾天，最後一次離第一次多久，第一次離截止日多久。退貨先抵當天，再抵最近的購買，不會減到負數。',
    en: 'Orders of one customer on one day are one purchase, if any line is not a return. Three numbers are kept of each: on how many days they came again, how long after the first the last was, and how long ago the first was. Returns are taken off their own day, then off the latest purchases, never below 0.',
  },
  'worth.page.formula.patterns.lines': {
    'zh-CN': 'x = 购买天数 − 1\nt_x = 最后一天 − 第一天\nT = 截至日 − 第一天',
    'zh-TW': 'x = 購買天數 − 1\nt_x = 最後一天 − 第一天\nT = 截至日 − 第一天',
    en: 'x = purchase days − 1\nt_x = last day − first day\nT = as-of day − first day',
  },
  'worth.page.formula.model': { 'zh-CN': '购买模型', 'zh-TW': '購買模型', en: 'The purchase model' },
  'worth.page.formula.model.words': {
    'zh-CN':
      '每位客户有自己的购买节奏，每次购买之后都可能就此离开；节奏和离开的可能在客户之间各有一个分布。参数取让全体订单最可能出现的那一组（最大似然）。三个模型在三个较早的截止日各预测一次，别的模型要好过偶然才换下默认的那个；数据支持不了时，一级一级退到更简单的，并说明原因。',
    'zh-TW':
      '每位客戶有自己的購買節奏，每次購買之後都可能就此離開；節奏與離開的可能在客戶之間各有一個分布。參數取讓全體訂單最可能出現的那一組（最大概似）。三個模型在三個較早的截止日各預測一次，別的模型要好過偶然才換下預設的那個；資料支持不了時，一級一級退到更簡單的，並說明原因。',
    en: 'Every customer buys at a rate of their own and may leave after any purchase; rates and chances of leaving are spread over customers. The parameters are those under which all the orders are likeliest. Three models each forecast from three earlier days, and the default gives way only to one that is better beyond chance; where the data do not carry it, a simpler one stands, and why is said.',
  },
  'worth.page.formula.alive': {
    'zh-CN': '仍是客户的可能，和预计仍是客户的人数',
    'zh-TW': '仍是客戶的可能，與預計仍是客戶的人數',
    en: 'The chance of being a customer still, and how many are',
  },
  'worth.page.formula.alive.words': {
    'zh-CN':
      '没有人说再见。按他平常多久来一次、这次隔了多久，推出他还会再来的可能；全体的可能加起来就是预计仍是客户的人数，区间只计偶然。阶段由这个可能和最近两季的购买次数决定：不到三成是多半已流失，不到七成或明显买少了是在走远，明显买多了是买得越来越多；门槛两边留有余地，不会今天一个样明天一个样。',
    'zh-TW':
      '沒有人說再見。按他平常多久來一次、這次隔了多久，推出他還會再來的可能；全體的可能加起來就是預計仍是客戶的人數，區間只計偶然。階段由這個可能與最近兩季的購買次數決定：不到三成是多半已流失，不到七成或明顯買少了是漸行漸遠，明顯買多了是買得越來越多；門檻兩邊留有餘地，不會今天一個樣明天一個樣。',
    en: 'Nobody says goodbye. From how often somebody used to come and how long they have been silent follows the chance that they will come again; the chances added up are the number expected to be customers still, its interval counting chance alone. A stage follows from that chance and from the purchases of the last two quarters: below 0.3 probably lost, below 0.7 or clearly fewer purchases slipping, clearly more growing; the thresholds have a margin, so that nobody changes to and fro.',
  },
  'worth.page.formula.alive.lines': {
    'zh-CN':
      'P(alive) = 1 ÷ (1 + a ÷ (b+x) · ((α+T) ÷ (α+t_x))^(r+x))\n仍是客户 = Σ P(alive) ± 1.645 · √ Σ P(alive) (1 − P(alive))',
    'zh-TW':
      'P(alive) = 1 ÷ (1 + a ÷ (b+x) · ((α+T) ÷ (α+t_x))^(r+x))\n仍是客戶 = Σ P(alive) ± 1.645 · √ Σ P(alive) (1 − P(alive))',
    en: 'P(alive) = 1 ÷ (1 + a ÷ (b+x) · ((α+T) ÷ (α+t_x))^(r+x))\nstill customers = Σ P(alive) ± 1.645 · √ Σ P(alive) (1 − P(alive))',
  },
  'worth.page.formula.ahead': { 'zh-CN': '预计购买', 'zh-TW': '預計購買', en: 'Expected purchases' },
  'worth.page.formula.ahead.words': {
    'zh-CN':
      '每位客户在一段时间里平均会来几天，加起来是全体。区间把两种不确定加在一起：客户行事的偶然，和参数本身可能是别的数（一错就全体一起错）。季节和促销不在里面。',
    'zh-TW':
      '每位客戶在一段時間裡平均會來幾天，加起來是全體。區間把兩種不確定加在一起：客戶行事的偶然，與參數本身可能是別的數（一錯就全體一起錯）。季節與促銷不在裡面。',
    en: 'On how many days each customer comes within a time, on average; added up, of all. The interval adds two doubts: customers act by chance, and the parameters could be others, which would be wrong of all at once. Seasons and promotions are not in it.',
  },
  'worth.page.formula.spend': {
    'zh-CN': '一次购买的金额',
    'zh-TW': '一次購買的金額',
    en: 'The amount of a purchase',
  },
  'worth.page.formula.spend.words': {
    'zh-CN':
      '每位客户有自己的平均金额，单次围着它起伏；买得少的客户向全体的平均靠拢。假定金额大小与买得勤不勤无关：相关超过 0.3 时会提醒。',
    'zh-TW':
      '每位客戶有自己的平均金額，單次圍著它起伏；買得少的客戶向全體的平均靠攏。假定金額大小與買得勤不勤無關：相關超過 0.3 時會提醒。',
    en: 'Each customer has a mean amount of their own, around which single amounts vary; who bought seldom is drawn to the mean of all. How much is assumed not to depend on how often: a correlation above 0.3 is a warning.',
  },
  'worth.page.formula.margin': { 'zh-CN': '毛利率', 'zh-TW': '毛利率', en: 'The margin rate' },
  'worth.page.formula.margin.words': {
    'zh-CN':
      '有成本或利润时，每位客户的毛利率按他的订单多少向全体靠拢。没有时，用公司自己说的毛利率，并标明是假定；没有人说过，就把收入整个当作毛利，也会说明。',
    'zh-TW':
      '有成本或利潤時，每位客戶的毛利率按他的訂單多少向全體靠攏。沒有時，用公司自己說的毛利率，並標明是假定；沒有人說過，就把營收整個當作毛利，也會說明。',
    en: 'Where cost or profit is known, a customer’s rate is drawn to that of all, the less the more they bought. Where it is not, the company’s own rate is assumed and called so; where nobody has named one, all revenue counts as margin, and that is said.',
  },
  'worth.page.formula.margin.lines': {
    'zh-CN': '毛利率 = z · 自己的毛利率 + (1 − z) · 全体的毛利率',
    'zh-TW': '毛利率 = z · 自己的毛利率 + (1 − z) · 全體的毛利率',
    en: 'rate = z · own rate + (1 − z) · rate of all',
  },
  'worth.page.formula.value': {
    'zh-CN': '一位客户的剩余价值',
    'zh-TW': '一位客戶的剩餘價值',
    en: 'What one customer is still worth',
  },
  'worth.page.formula.value.words': {
    'zh-CN':
      '从截止日往后，没有期限地把预计的购买一次次打折加起来，乘以一次的金额，再乘以留下的毛利率。折现率按年说，换成每周再用。已经赚到的不在里面。区间是从模型里抽出许多种可能的未来得到的。',
    'zh-TW':
      '從截止日往後，沒有期限地把預計的購買一次次打折加起來，乘以一次的金額，再乘以留下的毛利率。折現率按年說，換成每週再用。已經賺到的不在裡面。區間是從模型裡抽出許多種可能的未來得到的。',
    en: 'Purchases expected after the as-of day, without end, each discounted and added up, times the amount of one, times what is kept of it. The discount rate is a yearly one and is converted to weeks. What was earned already is not in it. The interval comes of many futures drawn from the model.',
  },
  'worth.page.formula.value.lines': {
    'zh-CN':
      'δ = ln(1 + d) ÷ (365.25 ÷ 7)\nDERT = P(alive) · E_p[ (1 − Z·G(r+x, Z)) ÷ p ],  Z = δ (α+T) ÷ p,  G(k, z) = ∫₀^∞ e^(−z·u) (1+u)^(−k) du\n价值 = DERT · E[M] · 毛利率',
    'zh-TW':
      'δ = ln(1 + d) ÷ (365.25 ÷ 7)\nDERT = P(alive) · E_p[ (1 − Z·G(r+x, Z)) ÷ p ],  Z = δ (α+T) ÷ p,  G(k, z) = ∫₀^∞ e^(−z·u) (1+u)^(−k) du\n價值 = DERT · E[M] · 毛利率',
    en: 'δ = ln(1 + d) ÷ (365.25 ÷ 7)\nDERT = P(alive) · E_p[ (1 − Z·G(r+x, Z)) ÷ p ],  Z = δ (α+T) ÷ p,  G(k, z) = ∫₀^∞ e^(−z·u) (1+u)^(−k) du\nvalue = DERT · E[M] · rate',
  },
  'worth.page.formula.equity': { 'zh-CN': '客户资产', 'zh-TW': '顧客權益', en: 'Customer equity' },
  'worth.page.formula.equity.words': {
    'zh-CN':
      '买过的客户的剩余价值加起来。区间把客户行事的偶然和参数的不确定加在一起，取对数，所以不会低于 0；毛利率的不确定不在里面。还没来的新客户不算。',
    'zh-TW':
      '買過的客戶的剩餘價值加起來。區間把客戶行事的偶然與參數的不確定加在一起，取對數，所以不會低於 0；毛利率的不確定不在裡面。還沒來的新客戶不算。',
    en: 'The values of all who have bought, added up. Its interval adds the chance in what customers do and the doubt in the parameters, on the logarithm, so that it stays above 0; doubt about the margin rate is not in it. Those yet to come are not counted.',
  },
  'worth.page.formula.equity.lines': {
    'zh-CN': '客户资产 = Σ 价值\n下限、上限 = 客户资产 · exp(∓1.645 · √ ln(1 + Var ÷ 客户资产²))',
    'zh-TW': '顧客權益 = Σ 價值\n下限、上限 = 顧客權益 · exp(∓1.645 · √ ln(1 + Var ÷ 顧客權益²))',
    en: 'equity = Σ value\nlow, high = equity · exp(∓1.645 · √ ln(1 + Var ÷ equity²))',
  },
  'worth.page.formula.tenths': {
    'zh-CN': '十等份，和最好的两成',
    'zh-TW': '十等份，與最好的兩成',
    en: 'Tenths, and the best fifth',
  },
  'worth.page.formula.tenths.words': {
    'zh-CN':
      '客户按剩余价值从高到低排好，人数平分成十份，各份加起来除以总数。剩余价值不知道时，改按今后一年的预计毛利排；没有金额就按预计购买排。',
    'zh-TW':
      '客戶按剩餘價值由高到低排好，人數平分成十份，各份加起來除以總數。剩餘價值不知道時，改按今後一年的預計毛利排；沒有金額就按預計購買排。',
    en: 'Customers in the order of what they are still worth, cut into ten groups of equal number; each group’s sum by the whole. Where that is unknown they are ordered by the margin expected within a year, without amounts by the purchases expected.',
  },
  'worth.page.formula.tenths.lines': {
    'zh-CN': '一成的占比 = 其中 Σ 价值 ÷ 客户资产\n最好的两成 = 前两成的占比之和',
    'zh-TW': '一成的占比 = 其中 Σ 價值 ÷ 顧客權益\n最好的兩成 = 前兩成的占比之和',
    en: 'share of a tenth = Σ value in it ÷ equity\nbest fifth = share of the first two tenths',
  },
  'worth.page.formula.whale': { 'zh-CN': '鲸鱼曲线', 'zh-TW': '鯨魚曲線', en: 'The whale curve' },
  'worth.page.formula.whale.words': {
    'zh-CN':
      '客户按至今的毛利从高到低排好，一位一位加上去。最高点是让公司倒贴的客户开始之前；两成、三成和八成都是从曲线上算出来的，不是假定的。',
    'zh-TW':
      '客戶按至今的毛利由高到低排好，一位一位加上去。最高點是讓公司倒貼的客戶開始之前；兩成、三成與八成都是從曲線上算出來的，不是假定的。',
    en: 'Customers in the order of their margin so far, added up one by one. The peak stands before those begin who cost money; the fifth, the three tenths and the four fifths are read off the curve and not assumed.',
  },
  'worth.page.formula.whale.lines': {
    'zh-CN': '曲线(k) = 毛利最高的 k 位 Σ 毛利 ÷ 全体 Σ 毛利\n顶点 = max 曲线(k)',
    'zh-TW': '曲線(k) = 毛利最高的 k 位 Σ 毛利 ÷ 全體 Σ 毛利\n頂點 = max 曲線(k)',
    en: 'curve(k) = Σ margin of the k most profitable ÷ Σ margin of all\npeak = max curve(k)',
  },
  'worth.page.formula.bins': {
    'zh-CN': '分布的分格',
    'zh-TW': '分布的分格',
    en: 'The bins of the histogram',
  },
  'worth.page.formula.bins.words': {
    'zh-CN':
      '分格的边是人们读数用的整数（1、2、5 乘以 10 的幂），盖住中间的 96%，两头各并成一格；负数单独一格。不知道的不画，但说出人数。',
    'zh-TW':
      '分格的邊是人們讀數用的整數（1、2、5 乘以 10 的冪），蓋住中間的 96%，兩頭各併成一格；負數單獨一格。不知道的不畫，但說出人數。',
    en: 'Bins meet at numbers people read by (1, 2 and 5 times a power of ten), cover the middle 96 %, and take both ends together; below 0 is a bin of its own. Unknown values are not drawn, but their number is said.',
  },
  'worth.page.formula.bins.lines': {
    'zh-CN': '分界：1、2、5 × 10^k',
    'zh-TW': '分界：1、2、5 × 10^k',
    en: 'bounds: 1, 2, 5 × 10^k',
  },
  'worth.page.formula.cohorts': { 'zh-CN': '同期群', 'zh-TW': '同期群', en: 'Cohorts' },
  'worth.page.formula.cohorts.words': {
    'zh-CN':
      '客户按第一次购买落在哪个月、季或年分群（取不超过十几行的那种）。每一格是那一期来买过的人数，除以这一群的人数；或到那一期为止的毛利，除以人数。',
    'zh-TW':
      '客戶按第一次購買落在哪個月、季或年分群（取不超過十幾列的那種）。每一格是那一期來買過的人數，除以這一群的人數；或到那一期為止的毛利，除以人數。',
    en: 'Customers by the month, quarter or year of their first purchase, whichever makes no more than some fifteen rows. A cell is how many of them bought in that period by how many they are; or their margin up to its end by how many they are.',
  },
  'worth.page.formula.cohorts.lines': {
    'zh-CN':
      '买过的占比 (c, a) = c 期客户在 c + a 期买过的人数 ÷ c 期客户数\n人均毛利 (c, a) = c 期客户到 c + a 期为止 Σ 毛利 ÷ c 期客户数',
    'zh-TW':
      '買過的占比 (c, a) = c 期客戶在 c + a 期買過的人數 ÷ c 期客戶數\n人均毛利 (c, a) = c 期客戶到 c + a 期為止 Σ 毛利 ÷ c 期客戶數',
    en: 'share who bought (c, a) = customers of c with a purchase in period c + a ÷ customers of c\nmargin each (c, a) = Σ margin of c up to period c + a ÷ customers of c',
  },
  'worth.page.formula.check': {
    'zh-CN': '检验：预计与实际',
    'zh-TW': '檢驗：預計與實際',
    en: 'The check: predicted against actual',
  },
  'worth.page.formula.check.words': {
    'zh-CN':
      '藏起最近四分之一的历史（至少十三周，至多一年，整周），只用之前的订单重新拟合同一种模型，预计藏起来的那段，再拿实际核对。偏差是总数多估或少估了几成；平均误差是每位客户差几次；照各自以往的频率猜是最简单的对手。模型的种类是用全部订单选的，参数不是。每周的预计，藏起来之前按客户来的日子算，之后按各人的历史算。',
    'zh-TW':
      '藏起最近四分之一的歷史（至少十三週，至多一年，整週），只用之前的訂單重新擬合同一種模型，預計藏起來的那段，再拿實際核對。偏差是總數多估或少估了幾成；平均誤差是每位客戶差幾次；照各自以往的頻率猜是最簡單的對手。模型的種類是用全部訂單選的，參數不是。每週的預計，藏起來之前按客戶來的日子算，之後按各人的歷史算。',
    en: 'The last quarter of the history (at least thirteen weeks, at most a year, whole weeks) is held back, the same kind of model is fitted anew on the orders before it, and its forecast is held against what came. Bias is by how much the sum was over- or underestimated; the mean error is by how many purchases a customer was off; that everybody goes on as before is the simplest rival. The kind of model was chosen on all the orders, the parameters were not. Week by week, the forecast before the cut goes by the day customers came, and after it by each one’s history.',
  },
  'worth.page.formula.check.lines': {
    'zh-CN':
      '偏差 = Σ 预测 ÷ Σ 实际 − 1\nMAE = |预测 − 实际| 的平均，RMSE = √ (预测 − 实际)² 的平均\n截止日以前的一周：Σ E[X(t − 第一天)]；以后：Σ E[Y(t) | x, t_x, T]',
    'zh-TW':
      '偏差 = Σ 預測 ÷ Σ 實際 − 1\nMAE = |預測 − 實際| 的平均，RMSE = √ (預測 − 實際)² 的平均\n截止日以前的一週：Σ E[X(t − 第一天)]；以後：Σ E[Y(t) | x, t_x, T]',
    en: 'bias = Σ predicted ÷ Σ actual − 1\nMAE = mean |predicted − actual|,  RMSE = √ mean (predicted − actual)²\nweek before the cut: Σ E[X(t − first day)];  after it: Σ E[Y(t) | x, t_x, T]',
  },
} as const satisfies Words
