import type { Words } from '../../language/language.ts'

export const keysWords = {
  'keys.wrong': {
    'zh-CN': '没有这个 API 密钥，或抄错了。请检查是否完整；丢了就做一个新的。',
    'zh-TW': '沒有這個 API 金鑰，或抄錯了。請檢查是否完整；遺失了就做一個新的。',
    en: 'There is no such API key, or it is cut or miswritten. Check that it is whole; where it is lost, make another.',
  },
  'keys.expired': {
    'zh-CN': 'API 密钥“{{name}}”在 {{day}} 到期了。请在“设置”里做一个新的。',
    'zh-TW': 'API 金鑰「{{name}}」已於 {{day}} 到期。請在「設定」裡做一個新的。',
    en: 'The API key “{{name}}” expired on {{day}}. Make another under Settings.',
  },
  'keys.revoked': {
    'zh-CN': 'API 密钥“{{name}}”已作废，或做它的人已停用。请做一个新的。',
    'zh-TW': 'API 金鑰「{{name}}」已作廢，或建立它的人已停用。請做一個新的。',
    en: 'The API key “{{name}}” was revoked, or who made it is shut out. Make another.',
  },
  'keys.in-address': {
    'zh-CN':
      'API 密钥不能写在网址里：网址会留在记录里。请作废这个密钥，做一个新的，放在 Authorization 里发送。',
    'zh-TW':
      'API 金鑰不能寫在網址裡：網址會留在紀錄裡。請作廢這個金鑰，做一個新的，放在 Authorization 裡傳送。',
    en: 'An API key must not stand in an address, which stays in logs and histories. Revoke this one, make another, and send it as Authorization: Bearer.',
  },
  'keys.beside-session': {
    'zh-CN': '这个请求既带着 API 密钥，又带着登录的 cookie，只能带一样。请去掉其中一样。',
    'zh-TW': '這個請求既帶著 API 金鑰，又帶著登入的 cookie，只能帶一樣。請去掉其中一樣。',
    en: 'This request carries an API key and a session cookie, and only one of them may come. Leave one out.',
  },
  'keys.not-by-key': {
    'zh-CN': '这件事不能用 API 密钥做：登录、密码、用户和密钥，只有登录的人自己能动。请登录后再做。',
    'zh-TW': '這件事不能用 API 金鑰做：登入、密碼、使用者和金鑰，只有登入的人自己能動。請登入後再做。',
    en: 'No API key allows this: signing in, passwords, users and keys are for somebody who is signed in. Sign in to do it.',
  },
  'keys.beyond-own': {
    'zh-CN': '密钥的权限不能超过您自己的，而您没有 {{scope}}。请去掉它。',
    'zh-TW': '金鑰的權限不能超過您自己的，而您沒有 {{scope}}。請去掉它。',
    en: 'A key cannot allow more than you may yourself, and you have no {{scope}}. Leave it out.',
  },
  'keys.too-many': {
    'zh-CN': '每人最多有 {{most}} 个能用的密钥，已经满了。请先作废不用的。',
    'zh-TW': '每人最多有 {{most}} 個能用的金鑰，已經滿了。請先作廢不用的。',
    en: 'Nobody has more than {{most}} keys that work, and you have as many. Revoke some first.',
  },
  'keys.not-found': {
    'zh-CN': '没有这个密钥，或不是您的。请看密钥列表。',
    'zh-TW': '沒有這個金鑰，或不是您的。請看金鑰清單。',
    en: 'There is no such key, or it is not yours. See the list of keys.',
  },

  'keys.api': {
    'zh-CN': 'API 密钥',
    'zh-TW': 'API 金鑰',
    en: 'API keys',
  },
  'keys.api.list': {
    'zh-CN': '自己的 API 密钥；管用户的人看到全部',
    'zh-TW': '自己的 API 金鑰；管理使用者的人看到全部',
    en: 'My API keys; everybody’s for who manages users',
  },
  'keys.api.make': {
    'zh-CN': '做一个 API 密钥；它只在这里给出这一回',
    'zh-TW': '做一個 API 金鑰；它只在這裡給出這一次',
    en: 'Makes an API key, which is told this once',
  },
  'keys.api.revoke': {
    'zh-CN': '作废一个 API 密钥，立刻生效',
    'zh-TW': '作廢一個 API 金鑰，立即生效',
    en: 'Revokes an API key, at once',
  },
  'keys.field.scopes': {
    'zh-CN': '这个密钥能做什么；空着就什么都不能做，做密钥的人没有的也不能',
    'zh-TW': '這個金鑰能做什麼；空著就什麼都不能做，建立者沒有的也不能',
    en: 'What the key allows; with none it allows nothing, and never what its maker may not',
  },
  'keys.field.days': {
    'zh-CN': '多少天后到期',
    'zh-TW': '多少天後到期',
    en: 'In how many days it expires',
  },
  'keys.field.prefix': {
    'zh-CN': '密钥的开头，用来认出它',
    'zh-TW': '金鑰的開頭，用來認出它',
    en: 'What the key begins with, to tell it by',
  },
  'keys.field.state': {
    'zh-CN': 'good：能用；expired：到期；revoked：作废',
    'zh-TW': 'good：能用；expired：到期；revoked：作廢',
    en: 'good: works; expired; revoked',
  },
  'keys.field.key': {
    'zh-CN': '密钥本身，发送时写：Authorization: Bearer 密钥',
    'zh-TW': '金鑰本身，傳送時寫：Authorization: Bearer 金鑰',
    en: 'The key itself, to be sent as Authorization: Bearer rb_…',
  },

  'keys.page.title': {
    'zh-CN': 'API 密钥',
    'zh-TW': 'API 金鑰',
    en: 'API keys',
  },
  'keys.page.about': {
    'zh-CN':
      '给别的程序用，比如收银台或报表：它凭密钥以您的名义取数、记事，不能超过您自己的权限，也动不了用户、密码和密钥。',
    'zh-TW':
      '給其他程式用，例如收銀台或報表：它憑金鑰以您的名義取數、記事，不能超過您自己的權限，也動不了使用者、密碼和金鑰。',
    en: 'For other programs, a till or a report: with a key they read and write in your name, never more than you may yourself, and nothing of users, passwords or keys.',
  },
  'keys.page.how': {
    'zh-CN': '怎么用',
    'zh-TW': '怎麼用',
    en: 'How to use them',
  },
  'keys.page.none': {
    'zh-CN': '还没有密钥。',
    'zh-TW': '還沒有金鑰。',
    en: 'There are none yet.',
  },
  'keys.page.make': {
    'zh-CN': '做一个密钥…',
    'zh-TW': '做一個金鑰…',
    en: 'Make a key…',
  },
  'keys.page.make.do': {
    'zh-CN': '做好',
    'zh-TW': '建立',
    en: 'Make it',
  },
  'keys.page.cancel': {
    'zh-CN': '算了',
    'zh-TW': '取消',
    en: 'Cancel',
  },
  'keys.page.name': {
    'zh-CN': '给谁用',
    'zh-TW': '給誰用',
    en: 'What for',
  },
  'keys.page.name.example': {
    'zh-CN': '比如：收银台',
    'zh-TW': '例如：收銀台',
    en: 'A till, a report',
  },
  'keys.page.days': {
    'zh-CN': '用多久',
    'zh-TW': '用多久',
    en: 'For how long',
  },
  'keys.page.days.of': {
    'zh-CN': '{{count}} 天',
    'zh-TW': '{{count}} 天',
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'keys.page.scopes': {
    'zh-CN': '能做什么',
    'zh-TW': '能做什麼',
    en: 'What it allows',
  },
  'keys.page.scopes.none': {
    'zh-CN': '请至少选一样：什么都不选的密钥什么也做不了。',
    'zh-TW': '請至少選一樣：什麼都不選的金鑰什麼也做不了。',
    en: 'Choose something: a key with nothing chosen allows nothing.',
  },
  'keys.page.made': {
    'zh-CN': '密钥“{{name}}”做好了',
    'zh-TW': '金鑰「{{name}}」建立好了',
    en: 'The key “{{name}}” is made',
  },
  'keys.page.made.once': {
    'zh-CN': '只显示这一次：请现在就放进要用它的程序里。谁有它，谁就能以您的名义做这些事。',
    'zh-TW': '只顯示這一次：請現在就放進要用它的程式裡。誰有它，誰就能以您的名義做這些事。',
    en: 'It is shown this once: put it now into the program that needs it. Whoever has it can do these things in your name.',
  },
  'keys.page.copy': {
    'zh-CN': '复制',
    'zh-TW': '複製',
    en: 'Copy',
  },
  'keys.page.copied': {
    'zh-CN': '已复制',
    'zh-TW': '已複製',
    en: 'Copied',
  },
  'keys.page.kept': {
    'zh-CN': '我收好了',
    'zh-TW': '我收好了',
    en: 'I have put it away',
  },
  'keys.page.by': {
    'zh-CN': '{{name}}做的',
    'zh-TW': '{{name}}建立的',
    en: 'made by {{name}}',
  },
  'keys.page.until': {
    'zh-CN': '{{day}} 到期',
    'zh-TW': '{{day}} 到期',
    en: 'expires {{day}}',
  },
  'keys.page.used': {
    'zh-CN': '上次用：{{day}}',
    'zh-TW': '上次使用：{{day}}',
    en: 'last used {{day}}',
  },
  'keys.page.unused': {
    'zh-CN': '没用过',
    'zh-TW': '沒用過',
    en: 'never used',
  },
  'keys.page.expired': {
    'zh-CN': '已到期',
    'zh-TW': '已到期',
    en: 'Expired',
  },
  'keys.page.revoked': {
    'zh-CN': '已作废',
    'zh-TW': '已作廢',
    en: 'Revoked',
  },
  'keys.page.nothing': {
    'zh-CN': '什么都不能做',
    'zh-TW': '什麼都不能做',
    en: 'allows nothing',
  },
  'keys.page.revoke': {
    'zh-CN': '作废',
    'zh-TW': '作廢',
    en: 'Revoke',
  },
  'keys.page.revoke.really': {
    'zh-CN': '作废“{{name}}”？',
    'zh-TW': '作廢「{{name}}」？',
    en: 'Revoke “{{name}}”?',
  },
  'keys.page.revoke.about': {
    'zh-CN': '用它的程序马上就连不上了。作废了不能恢复，只能再做一个。',
    'zh-TW': '用它的程式馬上就連不上了。作廢後不能恢復，只能再做一個。',
    en: 'Programs that use it are shut out at once. This cannot be taken back; another key can be made.',
  },
  'keys.page.revoke.not': {
    'zh-CN': '留着',
    'zh-TW': '留著',
    en: 'Keep it',
  },
  'keys.page.revoke.done': {
    'zh-CN': '“{{name}}”已作废。',
    'zh-TW': '「{{name}}」已作廢。',
    en: '“{{name}}” is revoked.',
  },
  'keys.page.may.customers.read': {
    'zh-CN': '看客户',
    'zh-TW': '看客戶',
    en: 'see customers',
  },
  'keys.page.may.customers.write': {
    'zh-CN': '改客户',
    'zh-TW': '修改客戶',
    en: 'change customers',
  },
  'keys.page.may.customers.assign': {
    'zh-CN': '决定客户由谁负责',
    'zh-TW': '決定客戶由誰負責',
    en: 'say who looks after whom',
  },
  'keys.page.may.customers.reveal': {
    'zh-CN': '显示遮住的联系方式（会记下来）',
    'zh-TW': '顯示遮住的聯絡方式（會記下來）',
    en: 'have masked contact details shown (written down)',
  },
  'keys.page.may.customers.merge': {
    'zh-CN': '合并客户',
    'zh-TW': '合併客戶',
    en: 'merge customers',
  },
  'keys.page.may.customers.erase': {
    'zh-CN': '彻底抹去客户（不能撤销）',
    'zh-TW': '徹底抹除客戶（無法復原）',
    en: 'erase customers for good (cannot be undone)',
  },
  'keys.page.may.views.share': {
    'zh-CN': '定大家的视图',
    'zh-TW': '決定大家的檢視',
    en: 'share views',
  },
  'keys.page.may.imports.read': {
    'zh-CN': '看导入',
    'zh-TW': '看匯入',
    en: 'see imports',
  },
  'keys.page.may.imports.run': {
    'zh-CN': '导入文件',
    'zh-TW': '匯入檔案',
    en: 'import files',
  },
  'keys.page.may.imports.undo': {
    'zh-CN': '撤销导入',
    'zh-TW': '復原匯入',
    en: 'undo imports',
  },
  'keys.page.may.jobs.read': {
    'zh-CN': '看后台进度',
    'zh-TW': '看背景工作',
    en: 'see work in the background',
  },
  'keys.page.may.jobs.cancel': {
    'zh-CN': '停后台的活',
    'zh-TW': '停止背景工作',
    en: 'stop work in the background',
  },
  'keys.page.may.worth.read': {
    'zh-CN': '看客户价值',
    'zh-TW': '看顧客價值',
    en: 'see customer worth',
  },
  'keys.page.may.worth.company': {
    'zh-CN': '看全公司的客户价值',
    'zh-TW': '看全公司的顧客價值',
    en: 'see the worth of all customers together',
  },
  'keys.page.may.worth.run': {
    'zh-CN': '重估客户价值',
    'zh-TW': '重估顧客價值',
    en: 'value customers again',
  },
  'keys.page.may.actions.read': {
    'zh-CN': '看今日',
    'zh-TW': '看今日',
    en: 'see Today',
  },
  'keys.page.may.actions.write': {
    'zh-CN': '办今日的事',
    'zh-TW': '辦今日的事',
    en: 'act on Today',
  },
  'keys.page.may.settings.read': {
    'zh-CN': '看设置',
    'zh-TW': '看設定',
    en: 'see settings',
  },
  'keys.page.may.settings.write': {
    'zh-CN': '改设置',
    'zh-TW': '更改設定',
    en: 'change settings',
  },
  'keys.page.may.audit.read': {
    'zh-CN': '看操作日志',
    'zh-TW': '看操作紀錄',
    en: 'read the audit',
  },
  'keys.page.may.export': {
    'zh-CN': '导出一切',
    'zh-TW': '匯出一切',
    en: 'export everything',
  },
} as const satisfies Words
