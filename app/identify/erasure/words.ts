import type { Words } from '../../base/language/language.ts'

export const erasureWords = {
  'erasure.name-differs': {
    'zh-CN': '输入的名字和档案里的不一样，什么也没有抹去。请照档案里的写法输入客户的名字。',
    'zh-TW': '輸入的名字和檔案裡的不一樣，什麼也沒有抹除。請照檔案裡的寫法輸入客戶的名字。',
    en: 'The name typed is not the one in the record, so nothing was erased. Type the customer’s name as the record has it.',
  },
  'erasure.list-damaged': {
    'zh-CN':
      '{{file}} 应是本程序写的已抹去客户名单（ricebook-erased.json），里面却是别的内容。请从另一份备份旁边拿来完好的名单再试。',
    'zh-TW':
      '{{file}} 應是本程式寫的已抹除客戶名單（ricebook-erased.json），裡面卻是別的內容。請從另一份備份旁邊拿完好的名單再試。',
    en: '{{file}} should be the list of erased customers that this program writes (ricebook-erased.json), but says something else. Fetch a sound one from beside another back-up and try again.',
  },
  'erasure.api': { 'zh-CN': '抹去客户', 'zh-TW': '抹除客戶', en: 'Erasing customers' },
  'erasure.api.outlook': {
    'zh-CN': '抹去一位客户之前：会抹去什么，会留下什么',
    'zh-TW': '抹除一位客戶之前：會抹除什麼，會留下什麼',
    en: 'Before a customer is erased: what goes and what stays',
  },
  'erasure.api.ask': {
    'zh-CN': '彻底抹去一位客户，要写出名字来确认；不能撤销',
    'zh-TW': '徹底抹除一位客戶，要寫出名字來確認；無法復原',
    en: 'Erase a customer for good, confirmed by their name; it cannot be undone',
  },
  'erasure.field.name': {
    'zh-CN': '客户的名字，照档案里的写法',
    'zh-TW': '客戶的名字，照檔案裡的寫法',
    en: 'the customer’s name, as the record has it',
  },
  'erasure.field.talks': { 'zh-CN': '跟进记录条数', 'zh-TW': '追蹤紀錄筆數', en: 'how many follow-ups' },
  'erasure.field.actions': { 'zh-CN': '待办条数', 'zh-TW': '待辦筆數', en: 'how many to-dos' },
  'erasure.field.changes': {
    'zh-CN': '修改历史条数',
    'zh-TW': '修改歷程筆數',
    en: 'how many entries of their history',
  },
  'erasure.field.identities': {
    'zh-CN': '各处怎么称呼他们，几个',
    'zh-TW': '各處怎麼稱呼他們，幾個',
    en: 'how many names sources have for them',
  },
  'erasure.field.owed': {
    'zh-CN': '还欠多少，最小货币单位',
    'zh-TW': '還欠多少，最小貨幣單位',
    en: 'what they still owe, minor units',
  },
  'erasure.field.currency': { 'zh-CN': '公司的货币', 'zh-TW': '公司的貨幣', en: 'the company’s currency' },
  'erasure.field.files': {
    'zh-CN': '提到他们的导入有几个',
    'zh-TW': '提到他們的匯入有幾個',
    en: 'how many imports name them',
  },
  'erasure.page.open': { 'zh-CN': '抹去这位客户…', 'zh-TW': '抹除這位客戶…', en: 'Erase this customer…' },
  'erasure.page.title': { 'zh-CN': '抹去客户', 'zh-TW': '抹除客戶', en: 'Erase customer' },
  'erasure.page.lead': {
    'zh-CN': '有人要求被忘记时用。抹去以后不能撤销，恢复以前的备份也找不回来。',
    'zh-TW': '有人要求被遺忘時使用。抹除後無法復原，還原以前的備份也找不回來。',
    en: 'For somebody who asked to be forgotten. It cannot be undone, and no older back-up brings them back.',
  },
  'erasure.page.goes': { 'zh-CN': '会抹去的', 'zh-TW': '會抹除的', en: 'What goes' },
  'erasure.page.goes.record': {
    'zh-CN': '档案和联系人、{{changes}} 条修改历史、各处的 {{identities}} 个称呼',
    'zh-TW': '檔案和聯絡人、{{changes}} 筆修改歷程、各處的 {{identities}} 個稱呼',
    en: 'The record with its contacts, its history (entries: {{changes}}) and what files call them (names: {{identities}})',
  },
  'erasure.page.goes.dealings': {
    'zh-CN': '{{talks}} 条跟进、{{actions}} 条待办，以及价值和配送的估计',
    'zh-TW': '{{talks}} 筆追蹤、{{actions}} 筆待辦，以及價值和配送的估計',
    en: 'Follow-ups ({{talks}}), to-dos ({{actions}}), and the estimates of worth and deliveries',
  },
  'erasure.page.goes.files': {
    'zh-CN': '收进来的文件里他们的行（{{files}} 个导入提到他们）；放着待取的导出',
    'zh-TW': '匯入檔案裡他們的列（{{files}} 個匯入提到他們）；放著待取的匯出',
    en: 'Their rows in the files that were imported (imports that name them: {{files}}), and exports that lie ready',
  },
  'erasure.page.goes.audit': {
    'zh-CN': '操作日志里写着的内容：再没有人读得出，但日志仍然完整',
    'zh-TW': '操作紀錄裡寫著的內容：再沒有人讀得出，但紀錄仍然完整',
    en: 'What the audit says of them: nobody reads it any more, and the audit stays whole',
  },
  'erasure.page.stays': { 'zh-CN': '会留下的', 'zh-TW': '會留下的', en: 'What stays' },
  'erasure.page.stays.orders': {
    'zh-CN': '订单和收款的日期、商品和金额，不记在任何人名下：账要对得上',
    'zh-TW': '訂單和收款的日期、商品和金額，不記在任何人名下：帳要對得上',
    en: 'Orders and payments as days, goods and amounts of nobody known, since the books need them',
  },
  'erasure.page.stays.texts': {
    'zh-CN': '写在别的客户那里的话，以及已经下载走的文件：请自己去找',
    'zh-TW': '寫在別的客戶那裡的話，以及已經下載走的檔案：請自行處理',
    en: 'What was written about them at other customers, and files that were downloaded: look for those yourself',
  },
  'erasure.page.owes': {
    'zh-CN': '他们还欠 {{owed}}。抹去以后，这笔账不会再出现在收款里。',
    'zh-TW': '他們還欠 {{owed}}。抹除以後，這筆帳不會再出現在收款裡。',
    en: 'They still owe {{owed}}. Once they are erased it is in no list of collections any more.',
  },
  'erasure.page.confirm': {
    'zh-CN': '输入客户的名字“{{name}}”来确认',
    'zh-TW': '輸入客戶的名字「{{name}}」來確認',
    en: 'Type the customer’s name, {{name}}, to confirm',
  },
  'erasure.page.erase': { 'zh-CN': '抹去', 'zh-TW': '抹除', en: 'Erase for good' },
  'erasure.page.keep': { 'zh-CN': '不抹了', 'zh-TW': '不抹除', en: 'Keep them' },
  'erasure.page.failed': {
    'zh-CN': '没有抹去：{{why}}',
    'zh-TW': '沒有抹除：{{why}}',
    en: 'Not erased: {{why}}',
  },
  'erasure.page.to-list': { 'zh-CN': '回到客户列表', 'zh-TW': '回到客戶列表', en: 'To the customers' },
  'erasure.page.begun': {
    'zh-CN': '正在抹去。几秒钟到几分钟后，这里就不再有这位客户了。',
    'zh-TW': '正在抹除。幾秒鐘到幾分鐘後，這裡就不再有這位客戶了。',
    en: 'Being erased. In some seconds to minutes there is no such customer any more.',
  },
} as const satisfies Words
