import type { Words } from '../../base/language/language.ts'

export const customersWords = {
  'customers.not-found': {
    'zh-CN': '没有这位客户：可能已随导入撤销，或者编号不对。请回到客户列表重新选择。',
    'zh-TW': '沒有這位客戶：可能已隨匯入復原而移除，或編號有誤。請回到客戶清單重新選擇。',
    en: 'There is no such customer: it may have gone with an import that was undone, or the id is wrong. Choose again from the list.',
  },
  'customers.changed-meanwhile': {
    'zh-CN': '您看到的是第 {{seen}} 版，现在已是第 {{now}} 版：别人刚改过这份档案。请重新打开再改。',
    'zh-TW': '您看到的是第 {{seen}} 版，現在已是第 {{now}} 版：有人剛改過這份檔案。請重新開啟再修改。',
    en: 'You saw version {{seen}}, and it is version {{now}} now: somebody else has just changed this record. Open it again and repeat your change.',
  },
  'customers.name-empty': {
    'zh-CN': '客户要有名称，收到的是空白。请填写名称。',
    'zh-TW': '客戶必須有名稱，收到的是空白。請填寫名稱。',
    en: 'A customer needs a name; nothing readable came. Write a name.',
  },
  'customers.phone-damaged': {
    'zh-CN': '“{{came}}”是被电子表格改坏的号码，大部分数字已经丢失。请按原号码重新填写。',
    'zh-TW': '「{{came}}」是被試算表改壞的號碼，大部分數字已經遺失。請依原號碼重新填寫。',
    en: '“{{came}}” is a number damaged by a spreadsheet; most of its digits are lost. Write it again from where it came.',
  },
  'customers.email-unreadable': {
    'zh-CN': '“{{came}}”不是电子邮箱，应当像 name@example.com。请改正，或留空。',
    'zh-TW': '「{{came}}」不是電子郵件地址，應該像 name@example.com。請更正，或留白。',
    en: '“{{came}}” is no e-mail address such as name@example.com. Mend it, or leave it empty.',
  },
  'customers.parent-unknown': {
    'zh-CN': '没有所属的那个家庭或公司。请从客户列表里选一个。',
    'zh-TW': '沒有所屬的那個家戶或公司。請從客戶清單中選擇。',
    en: 'There is no such household or company to belong to. Choose one from the customers.',
  },
  'customers.parent-is-person': {
    'zh-CN': '“{{name}}”是个人；所属的要是家庭或公司。请先把它改成家庭或公司，或者另选一个。',
    'zh-TW': '「{{name}}」是個人；所屬的必須是家戶或公司。請先將其改為家戶或公司，或另選一個。',
    en: '“{{name}}” is a person; one belongs to a household or a company. Make it one first, or choose another.',
  },
  'customers.parent-circle': {
    'zh-CN': '这样就互相从属，绕成了一圈。请选一个不属于这位客户的家庭或公司。',
    'zh-TW': '這樣會互相從屬，繞成一圈。請選擇不屬於這位客戶的家戶或公司。',
    en: 'They would belong to each other in a circle. Choose a household or company that does not belong to this customer.',
  },
  'customers.change-not-found': {
    'zh-CN': '这位客户没有这条更改记录。请重新打开更改记录再选。',
    'zh-TW': '這位客戶沒有這筆變更紀錄。請重新開啟變更紀錄再選擇。',
    en: 'This customer’s history has no such change. Open the history again and choose from it.',
  },
  'customers.undo-conflict': {
    'zh-CN': '不能撤销：{{fields}} 后来又改过。请先撤销后来的更改，或者直接改成想要的内容。',
    'zh-TW': '無法復原：{{fields}} 後來又改過。請先復原後來的變更，或直接改成想要的內容。',
    en: 'This cannot be undone: {{fields}} changed again later. Undo the later change first, or write what should stand there.',
  },
  'customers.creation-not-undone': {
    'zh-CN': '这是建立档案的记录，不能撤销。可以撤销的是之后的更改。',
    'zh-TW': '這是建立檔案的紀錄，無法復原。可以復原的是之後的變更。',
    en: 'This is the making of the record, which is not undone. Changes after it can be.',
  },
  'customers.contact-not-found': {
    'zh-CN': '这位客户没有这个联系人：可能刚被删除。请重新打开客户档案。',
    'zh-TW': '這位客戶沒有這個聯絡人：可能剛被刪除。請重新開啟客戶檔案。',
    en: 'This customer has no such contact; somebody may have removed it. Open the customer again.',
  },
  'customers.api.list': {
    'zh-CN': '客户列表，默认价值高的在前；按阶段、负责人、类型、标签筛选',
    'zh-TW': '客戶清單，預設價值高的在前；可依階段、負責人、類型、標籤篩選',
    en: 'Customers, the most valuable first unless asked otherwise; by stage, owner, kind, tag',
  },
  'customers.api.create': {
    'zh-CN': '新建客户；有名称就够',
    'zh-TW': '新增客戶；有名稱即可',
    en: 'Make a customer; a name is enough',
  },
  'customers.api.one': {
    'zh-CN': '一位客户：档案、价值、联系人、编号对应、成员',
    'zh-TW': '一位客戶：檔案、價值、聯絡人、編號對應、成員',
    en: 'One customer: record, worth, contacts, identities, members',
  },
  'customers.api.change': {
    'zh-CN': '修改客户；要带上看到的版本',
    'zh-TW': '修改客戶；須帶上看到的版本',
    en: 'Change a customer, naming the version that was seen',
  },
  'customers.api.history': {
    'zh-CN': '客户的更改记录，新的在前',
    'zh-TW': '客戶的變更紀錄，新的在前',
    en: 'What was changed in a customer’s record, newest first',
  },
  'customers.api.undo': {
    'zh-CN': '撤销一条更改',
    'zh-TW': '復原一筆變更',
    en: 'Take one change back',
  },
  'customers.api.add-contact': { 'zh-CN': '添加联系人', 'zh-TW': '新增聯絡人', en: 'Add a contact person' },
  'customers.api.change-contact': {
    'zh-CN': '修改联系人',
    'zh-TW': '修改聯絡人',
    en: 'Change a contact person',
  },
  'customers.api.remove-contact': {
    'zh-CN': '删除联系人；可以在更改记录里撤销',
    'zh-TW': '刪除聯絡人；可在變更紀錄中復原',
    en: 'Remove a contact person; the history can bring them back',
  },
  'customers.api.assign-identity': {
    'zh-CN': '指定某来源的客户编号属于这位客户；导入和撤销都不会再改',
    'zh-TW': '指定某來源的客戶編號屬於這位客戶；匯入與復原都不會再更動',
    en: 'Say that a source’s party is this customer; no import and no undo changes it again',
  },
  'customers.api.search': {
    'zh-CN': '按姓名、拼音、首字母、编号、电话、邮箱或 #标签 查找客户',
    'zh-TW': '依姓名、拼音、首字母、編號、電話、電子郵件或 #標籤 尋找客戶',
    en: 'Find customers by name, pinyin, initials, code, phone, e-mail or #tag',
  },
  'customers.api': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  'search.api': { 'zh-CN': '查找', 'zh-TW': '尋找', en: 'Search' },
  'customers.field.name': { 'zh-CN': '客户名称', 'zh-TW': '客戶名稱', en: 'name' },
  'customers.field.kind': {
    'zh-CN': '个人、家庭或公司',
    'zh-TW': '個人、家庭或公司',
    en: 'person, household or company',
  },
  'customers.field.code': {
    'zh-CN': '公司自己的客户编号',
    'zh-TW': '公司自己的客戶編號',
    en: 'the company’s own number for the customer',
  },
  'customers.field.parent': {
    'zh-CN': '所属家庭或公司的编号',
    'zh-TW': '所屬家庭或公司的編號',
    en: 'id of the household or company this one belongs to',
  },
  'customers.field.phone': {
    'zh-CN': '认得出的按国际格式（E.164）存',
    'zh-TW': '認得出的依國際格式（E.164）儲存',
    en: 'kept as E.164 where it can be read',
  },
  'customers.field.birthday': {
    'zh-CN': '年-月-日、年-月或年',
    'zh-TW': '年-月-日、年-月或年',
    en: 'YYYY-MM-DD, YYYY-MM or YYYY',
  },
  'customers.field.payday': {
    'zh-CN': '每月几号发薪；31 是最后一天',
    'zh-TW': '每月幾號發薪；31 是最後一天',
    en: 'day of the month money comes; 31 is the last day',
  },
  'customers.field.owner': {
    'zh-CN': '负责人的用户编号；空：没有人',
    'zh-TW': '負責人的使用者編號；空：沒有人',
    en: 'id of the user who looks after the customer; null: nobody',
  },
  'customers.field.source': {
    'zh-CN': '客户从哪里来',
    'zh-TW': '客戶從哪裡來',
    en: 'where the customer came from',
  },
  'customers.field.by-hand': {
    'zh-CN': '人填的字段；导入不会改',
    'zh-TW': '人填的欄位；匯入不會更動',
    en: 'fields a person typed; imports leave them alone',
  },
  'customers.field.import-batch': {
    'zh-CN': '由第几次导入建立；空：手工建立',
    'zh-TW': '由第幾次匯入建立；空：手動建立',
    en: 'the import that made the record; null: made by hand',
  },
  'customers.field.worth': {
    'zh-CN': '空：现在的估值里还没有这位客户，或没有查看价值的权限',
    'zh-TW': '空：目前的估值裡還沒有這位客戶，或沒有檢視價值的權限',
    en: 'null: the current worth run has not seen the customer, or it is not yours to see',
  },
  'customers.field.members': { 'zh-CN': '头一百个', 'zh-TW': '前一百個', en: 'the first hundred' },
  'customers.field.of-owner': {
    'zh-CN': '用户编号；空：没有人负责的',
    'zh-TW': '使用者編號；空：沒有人負責的',
    en: 'a user; empty: nobody',
  },
  'customers.field.more': {
    'zh-CN': '还有没列出的',
    'zh-TW': '還有未列出的',
    en: 'there are more than are shown',
  },
  'customers.field.by': {
    'zh-CN': '用户编号；空：程序',
    'zh-TW': '使用者編號；空：程式',
    en: 'user; null: the program',
  },
  'customers.field.model': {
    'zh-CN': '估值用的模型',
    'zh-TW': '估值用的模型',
    en: 'the model of the worth run',
  },
  'customers.field.purchases': {
    'zh-CN': '买过的天数；0：还没买过',
    'zh-TW': '購買天數；0：還沒買過',
    en: 'days with purchases; 0: not yet',
  },
  'customers.field.reason': {
    'zh-CN': '为什么是这些数，用读者的语言说',
    'zh-TW': '為什麼是這些數，用讀者的語言說',
    en: 'why these figures, in the reader’s language',
  },
  'customers.field.money': {
    'zh-CN': '公司货币的最小单位；空：不知道',
    'zh-TW': '公司貨幣的最小單位；空：不知道',
    en: 'minor units of the company’s currency; null: unknown',
  },
  'customers.field.stages': {
    'zh-CN': '阶段，几个用逗号隔开；要有查看价值的权限',
    'zh-TW': '階段，數個以逗號隔開；需要檢視價值的權限',
    en: 'stages, several with commas between; needs the right to see worth',
  },
  'customers.field.sort': {
    'zh-CN': '没有查看价值的权限时，价值的顺序换成名称的顺序',
    'zh-TW': '沒有檢視價值的權限時，價值的順序換成名稱的順序',
    en: 'who may not see worth gets the order of names instead of that of worth',
  },
} as const satisfies Words
