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
} as const satisfies Words
