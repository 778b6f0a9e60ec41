import type { Words } from '../../base/language/language.ts'

export const demoWords = {
  'demo.own-data': {
    'zh-CN': '这里已经有您自己的数据了，不能再放演示数据。演示只能放在一本空的米簿里。',
    'zh-TW': '這裡已經有您自己的資料了，不能再放示範資料。示範只能放在一本空的米簿裡。',
    en: 'Your own data are here already. The demo can only be put into an empty ricebook.',
  },
  'demo.already-there': {
    'zh-CN': '演示数据已经在这里了。',
    'zh-TW': '示範資料已經在這裡了。',
    en: 'The demo is here already.',
  },
  'demo.going': {
    'zh-CN': '演示数据正在移走，几秒钟就好。请稍候再试。',
    'zh-TW': '示範資料正在移走，幾秒鐘就好。請稍候再試。',
    en: 'The demo is being taken away, which takes a few seconds. Try again in a moment.',
  },
  'demo.own-files': {
    'zh-CN': '现在这里是演示数据，自己的文件放进来会混在一起。请先“换成自己的数据”，再导入。',
    'zh-TW': '現在這裡是示範資料，自己的檔案放進來會混在一起。請先「換成自己的資料」，再匯入。',
    en: 'The demo is here, and files of your own would be mixed with it. Choose “Use my own data” first, then import.',
  },
  'demo.api.shown': {
    'zh-CN': '演示公司在不在，来或走到了哪一步',
    'zh-TW': '示範公司在不在，來或走到了哪一步',
    en: 'Whether the demo company is here, and how far it has come or gone',
  },
  'demo.api.choose': {
    'zh-CN': '在一本空的米簿里放进演示公司；中断过的接着放',
    'zh-TW': '在一本空的米簿裡放進示範公司；中斷過的接著放',
    en: 'Puts the demo company into an empty ricebook; one that stopped half-way goes on',
  },
  'demo.api.remove': {
    'zh-CN': '移走演示公司，连同在它上面做过的一切；人员和登录留下，设置恢复原样',
    'zh-TW': '移走示範公司，連同在它上面做過的一切；人員和登入留下，設定恢復原樣',
    en: 'Takes the demo company away with all that was made on it; people and sessions stay, settings are as before',
  },
  'demo.api': { 'zh-CN': '演示', 'zh-TW': '示範', en: 'Demo' },

  'demo.page.tag': { 'zh-CN': '演示', 'zh-TW': '示範', en: 'Demo' },
  'demo.page.invented': {
    'zh-CN': '公司和客户都是虚构的',
    'zh-TW': '公司和客戶都是虛構的',
    en: 'All of it is invented',
  },
  'demo.page.more': { 'zh-CN': '这是什么？', 'zh-TW': '這是什麼？', en: 'What is this?' },
  'demo.page.title': { 'zh-CN': '演示', 'zh-TW': '示範', en: 'The demo' },

  'demo.page.begin': { 'zh-CN': '从哪里开始？', 'zh-TW': '從哪裡開始？', en: 'Where to begin?' },
  'demo.page.begin.about': {
    'zh-CN': '读过订单，米簿就知道每位客户对您值多少、今天该做什么。',
    'zh-TW': '讀過訂單，米簿就知道每位客戶對您值多少、今天該做什麼。',
    en: 'From orders Ricebook learns what every customer is worth to you, and what to do today.',
  },
  'demo.page.look': { 'zh-CN': '看看演示', 'zh-TW': '看看示範', en: 'Look at the demo' },
  'demo.page.look.about': {
    'zh-CN':
      '春满粮油，一家虚构的粮油店：两年、一千多位客户、一万六千多笔订单。什么都不用准备，几秒钟就好；看够了，一步换成自己的数据，演示不留一点痕迹。',
    'zh-TW':
      '春滿糧油，一家虛構的糧油行：兩年、一千多位客戶、一萬六千多筆訂單。什麼都不用準備，幾秒鐘就好；看夠了，一步換成自己的資料，示範不留一點痕跡。',
    en: 'Chunman Grain and Oil, an invented shop: two years, a thousand customers, sixteen thousand orders. Nothing to prepare, ready in seconds; when you have seen enough, one step puts your own data in its place, and nothing of it stays.',
  },
  'demo.page.look.do': { 'zh-CN': '看看演示', 'zh-TW': '看看示範', en: 'Show me the demo' },
  'demo.page.own': {
    'zh-CN': '用自己的订单开始',
    'zh-TW': '用自己的訂單開始',
    en: 'Begin with my orders',
  },
  'demo.page.own.about': {
    'zh-CN':
      '一份订单文件就够，Excel 或 CSV 都行：谁、哪天、买了什么、多少钱。哪一列是什么由米簿来认，认成什么会给您看；放错了，可以整份撤销。',
    'zh-TW':
      '一份訂單檔案就夠，Excel 或 CSV 都行：誰、哪天、買了什麼、多少錢。哪一欄是什麼由米簿來認，認成什麼會給您看；放錯了，可以整份復原。',
    en: 'One file of orders is enough, Excel or CSV: who, on which day, what, for how much. Ricebook finds out which column is what and shows you; a wrong file can be undone as a whole.',
  },
  'demo.page.own.do': { 'zh-CN': '导入订单', 'zh-TW': '匯入訂單', en: 'Import orders' },
  'demo.page.follows': {
    'zh-CN': '读完订单、给每位客户估好价值以后，这一页会自己更新。',
    'zh-TW': '讀完訂單、為每位客戶估好價值以後，這一頁會自行更新。',
    en: 'When the orders have been read and every customer has been valued, this page follows by itself.',
  },
  'demo.page.ask-owner': {
    'zh-CN': '还没有订单。请店主或经理先导入。',
    'zh-TW': '還沒有訂單。請店主或經理先匯入。',
    en: 'There are no orders yet. The owner or a manager imports them.',
  },

  'demo.page.coming': { 'zh-CN': '正在准备演示', 'zh-TW': '正在準備示範', en: 'Preparing the demo' },
  'demo.page.coming.at': {
    'zh-CN': '正在进行：{{step}}',
    'zh-TW': '正在進行：{{step}}',
    en: 'Now: {{step}}',
  },
  'demo.page.coming.leave': {
    'zh-CN': '离开这一页也没关系，它会自己做完。',
    'zh-TW': '離開這一頁也沒關係，它會自己做完。',
    en: 'You can leave this page; it goes on by itself.',
  },
  'demo.page.step.customers': { 'zh-CN': '客户档案', 'zh-TW': '客戶檔案', en: 'Customer files' },
  'demo.page.step.products': { 'zh-CN': '商品', 'zh-TW': '商品', en: 'Products' },
  'demo.page.step.orders': { 'zh-CN': '两年的订单', 'zh-TW': '兩年的訂單', en: 'Two years of orders' },
  'demo.page.step.payments': { 'zh-CN': '回款', 'zh-TW': '收款', en: 'Payments' },
  'demo.page.step.worth': {
    'zh-CN': '每位客户值多少',
    'zh-TW': '每位客戶值多少',
    en: 'What every customer is worth',
  },
  'demo.page.stopped': {
    'zh-CN': '中途停下了，已经做的都在。',
    'zh-TW': '中途停下了，已經做的都在。',
    en: 'It stopped half-way; what was done is there.',
  },
  'demo.page.stopped.why': {
    'zh-CN': '中途停下了：{{why}}',
    'zh-TW': '中途停下了：{{why}}',
    en: 'It stopped half-way: {{why}}',
  },
  'demo.page.go-on': { 'zh-CN': '接着做', 'zh-TW': '接著做', en: 'Go on' },

  'demo.page.what': { 'zh-CN': '这是一家虚构的店', 'zh-TW': '這是一家虛構的店', en: 'This shop is invented' },
  'demo.page.what.about': {
    'zh-CN':
      '春满粮油和它的客户、电话、订单都是编出来的，客户名字前面写着“演示”。放心试：办完、改天、记一笔，都不会惊动谁。',
    'zh-TW':
      '春滿糧油和它的客戶、電話、訂單都是編出來的，客戶名字前面寫著「演示」。放心試：辦完、改天、記一筆，都不會驚動誰。',
    en: 'Chunman Grain and Oil is made up, and so are its customers, telephones and orders; every name begins with 演示, which means demo. Try whatever you like: nobody hears of it.',
  },
  'demo.page.what.day': {
    'zh-CN': '订单到 {{day}}为止，那是放进来的前一天，所以“今日”排得像平常一样满。',
    'zh-TW': '訂單到 {{day}}為止，那是放進來的前一天，所以「今日」排得像平常一樣滿。',
    en: 'Its orders end on {{day}}, the day before it came, so that Today is as full as on any other day.',
  },
  'demo.page.replace': {
    'zh-CN': '换成自己的数据',
    'zh-TW': '換成自己的資料',
    en: 'Use my own data',
  },
  'demo.page.replace.about': {
    'zh-CN':
      '演示和您在它上面做过的一切都会移走，一点不留：客户、订单、回款、跟进、估值、导入记录。人员和登录留下，设置恢复到放演示之前。然后从导入自己的订单开始。',
    'zh-TW':
      '示範和您在它上面做過的一切都會移走，一點不留：客戶、訂單、收款、追蹤、估值、匯入紀錄。人員和登入留下，設定恢復到放示範之前。然後從匯入自己的訂單開始。',
    en: 'The demo goes, with all that was made on it: customers, orders, payments, follow-ups, worth, the record of imports. People and sessions stay, settings are what they were before. Then you begin by importing your own orders.',
  },
  'demo.page.replace.owner': {
    'zh-CN': '这一步由店主来做。',
    'zh-TW': '這一步由店主來做。',
    en: 'The owner does this.',
  },
  'demo.page.sure': {
    'zh-CN': '移走演示，换成自己的数据？',
    'zh-TW': '移走示範，換成自己的資料？',
    en: 'Take the demo away and begin with your own data?',
  },
  'demo.page.sure.about': {
    'zh-CN': '在演示上记下的一切也会移走，不能撤销。',
    'zh-TW': '在示範上記下的一切也會移走，不能復原。',
    en: 'All that was written down on the demo goes too. This cannot be undone.',
  },
  'demo.page.sure.do': { 'zh-CN': '移走演示', 'zh-TW': '移走示範', en: 'Take it away' },
  'demo.page.sure.not': { 'zh-CN': '再看看', 'zh-TW': '再看看', en: 'Keep looking' },
  'demo.page.going': { 'zh-CN': '正在移走演示', 'zh-TW': '正在移走示範', en: 'Taking the demo away' },
  'demo.page.going.about': {
    'zh-CN': '几秒钟就好，然后就是您自己的米簿。',
    'zh-TW': '幾秒鐘就好，然後就是您自己的米簿。',
    en: 'A few seconds, and the ricebook is your own.',
  },
} as const satisfies Words
