import type { Words } from '../../base/language/language.ts'

export const usersWords = {
  'users.page.title': {
    'zh-CN': '用户',
    'zh-TW': '使用者',
    en: 'Users',
  },
  'users.page.add': {
    'zh-CN': '添加用户',
    'zh-TW': '新增使用者',
    en: 'Add a user',
  },
  'users.page.add.do': {
    'zh-CN': '添加',
    'zh-TW': '新增',
    en: 'Add',
  },
  'users.page.add.another': {
    'zh-CN': '再添加一位',
    'zh-TW': '再新增一位',
    en: 'Add another',
  },
  'users.page.added': {
    'zh-CN': '{{name}}可以登录了',
    'zh-TW': '{{name}}可以登入了',
    en: '{{name}} can sign in',
  },
  'users.page.to-list': {
    'zh-CN': '看全部用户',
    'zh-TW': '看全部使用者',
    en: 'See all users',
  },
  'users.page.alone': {
    'zh-CN': '现在只有您一个人。添加同事后，客户可以分给各人，谁做了什么也分得清。',
    'zh-TW': '現在只有您一個人。新增同事後，客戶可以分給各人，誰做了什麼也分得清。',
    en: 'You are alone here. Add colleagues, and customers can be theirs, and who did what can be told.',
  },
  'users.page.name': {
    'zh-CN': '姓名',
    'zh-TW': '姓名',
    en: 'Name',
  },
  'users.page.email': {
    'zh-CN': '邮箱',
    'zh-TW': '電子郵件',
    en: 'E-mail',
  },
  'users.page.role': {
    'zh-CN': '角色',
    'zh-TW': '角色',
    en: 'Role',
  },
  'users.page.language': {
    'zh-CN': '语言',
    'zh-TW': '語言',
    en: 'Language',
  },
  'users.page.language.none': {
    'zh-CN': '随浏览器',
    'zh-TW': '隨瀏覽器',
    en: 'as the browser',
  },
  'users.page.used': {
    'zh-CN': '最近使用',
    'zh-TW': '最近使用',
    en: 'Last used',
  },
  'users.page.used.not-in': {
    'zh-CN': '现在没有登录',
    'zh-TW': '目前沒有登入',
    en: 'not signed in',
  },
  'users.page.used.today': {
    'zh-CN': '今天',
    'zh-TW': '今天',
    en: 'today',
  },
  'users.page.you': {
    'zh-CN': '您自己',
    'zh-TW': '您自己',
    en: 'You',
  },
  'users.page.disabled': {
    'zh-CN': '已停用',
    'zh-TW': '已停用',
    en: 'Disabled',
  },
  'users.page.not-there': {
    'zh-CN': '没有这个用户',
    'zh-TW': '沒有這個使用者',
    en: 'There is no such user',
  },
  'users.page.called': {
    'zh-CN': '叫什么，做什么',
    'zh-TW': '叫什麼，做什麼',
    en: 'Name and role',
  },
  'users.page.save': {
    'zh-CN': '保存',
    'zh-TW': '儲存',
    en: 'Save',
  },
  'users.page.changed': {
    'zh-CN': '{{name}}的资料已改。',
    'zh-TW': '{{name}}的資料已更改。',
    en: 'Changed for {{name}}.',
  },
  'users.page.undone': {
    'zh-CN': '{{name}}的资料改回来了。',
    'zh-TW': '{{name}}的資料改回來了。',
    en: 'Changed back for {{name}}.',
  },
  'users.page.own-role.really': {
    'zh-CN': '以后不再由您管用户？',
    'zh-TW': '以後不再由您管理使用者？',
    en: 'No longer manage users?',
  },
  'users.page.own-role.about': {
    'zh-CN': '您自己成了“{{role}}”，就不能再管用户，也改不回来；要由别的店主来改。',
    'zh-TW': '您自己成了「{{role}}」，就不能再管理使用者，也改不回來；要由其他店主來改。',
    en: 'As “{{role}}” you cannot manage users any more, nor take this back; another owner can.',
  },
  'users.page.own-role.do': {
    'zh-CN': '改成这样',
    'zh-TW': '這樣更改',
    en: 'Change my role',
  },
  'users.page.own-role.not': {
    'zh-CN': '先不改',
    'zh-TW': '先不改',
    en: 'Leave it',
  },
  'users.page.ways': {
    'zh-CN': '用户、角色和团队',
    'zh-TW': '使用者、角色和團隊',
    en: 'Users, roles and teams',
  },
  'users.page.ways.people': {
    'zh-CN': '用户',
    'zh-TW': '使用者',
    en: 'Users',
  },
  'users.page.ways.roles': {
    'zh-CN': '角色',
    'zh-TW': '角色',
    en: 'Roles',
  },
  'users.page.ways.teams': {
    'zh-CN': '团队',
    'zh-TW': '團隊',
    en: 'Teams',
  },
  'users.page.role.gone': {
    'zh-CN': '已经没有的角色（什么也做不了）',
    'zh-TW': '已經沒有的角色（什麼也做不了）',
    en: 'A role that is gone (may do nothing)',
  },
  'users.page.may-nothing': {
    'zh-CN': '什么也不能做。',
    'zh-TW': '什麼也不能做。',
    en: 'May do nothing.',
  },
  'users.page.may.customers.assign': {
    'zh-CN': '决定客户由谁负责',
    'zh-TW': '決定客戶由誰負責',
    en: 'say who looks after whom',
  },
  'users.page.may.customers.reveal': {
    'zh-CN': '显示遮住的联系方式（会记下来）',
    'zh-TW': '顯示遮住的聯絡方式（會記下來）',
    en: 'have masked contact details shown (written down)',
  },
  'users.page.may.worth.company': {
    'zh-CN': '看全公司的客户价值',
    'zh-TW': '看全公司的客戶價值',
    en: 'see the worth of all customers together',
  },
  'users.page.roles.add': {
    'zh-CN': '添加角色',
    'zh-TW': '新增角色',
    en: 'Add a role',
  },
  'users.page.roles.changed': {
    'zh-CN': '改过',
    'zh-TW': '改過',
    en: 'changed',
  },
  'users.page.roles.own': {
    'zh-CN': '自定义',
    'zh-TW': '自訂',
    en: 'our own',
  },
  'users.page.roles.not-there': {
    'zh-CN': '没有这个角色',
    'zh-TW': '沒有這個角色',
    en: 'There is no such role',
  },
  'users.page.roles.to-list': {
    'zh-CN': '看全部角色',
    'zh-TW': '看全部角色',
    en: 'See all roles',
  },
  'users.page.roles.owner': {
    'zh-CN': '店主什么都能做，什么都看得到；能改的只有怎样登录。',
    'zh-TW': '店主什麼都能做，什麼都看得到；能改的只有怎樣登入。',
    en: 'An owner may do and see everything; only how they sign in can be changed.',
  },
  'users.page.roles.name': {
    'zh-CN': '名称',
    'zh-TW': '名稱',
    en: 'Name',
  },
  'users.page.roles.remove': {
    'zh-CN': '删除角色',
    'zh-TW': '刪除角色',
    en: 'Remove this role',
  },
  'users.page.roles.as-shipped': {
    'zh-CN': '恢复原样',
    'zh-TW': '恢復原樣',
    en: 'As it came',
  },
  'users.page.roles.may': {
    'zh-CN': '能做什么',
    'zh-TW': '能做什麼',
    en: 'May',
  },
  'users.page.roles.only-all': {
    'zh-CN': '灰色的要看得到全部客户的角色才能有。',
    'zh-TW': '灰色的要看得到全部客戶的角色才能有。',
    en: 'What is grey takes a role that sees everybody’s customers.',
  },
  'users.page.rows': {
    'zh-CN': '看得到谁的客户',
    'zh-TW': '看得到誰的客戶',
    en: 'Whose customers are seen',
  },
  'users.page.rows.own': {
    'zh-CN': '自己负责的',
    'zh-TW': '自己負責的',
    en: 'Their own',
  },
  'users.page.rows.own.about': {
    'zh-CN': '别人负责的客户找不到，也打不开。',
    'zh-TW': '別人負責的客戶找不到，也打不開。',
    en: 'Customers of others are not found and not opened.',
  },
  'users.page.rows.own.short': {
    'zh-CN': '只看自己负责的客户。',
    'zh-TW': '只看自己負責的客戶。',
    en: 'Sees their own customers. ',
  },
  'users.page.rows.team': {
    'zh-CN': '所在团队的',
    'zh-TW': '所在團隊的',
    en: 'Those of their teams',
  },
  'users.page.rows.team.about': {
    'zh-CN': '同一个团队的人负责的客户都看得到；不在团队里时只看自己的。',
    'zh-TW': '同一個團隊的人負責的客戶都看得到；不在團隊裡時只看自己的。',
    en: 'Customers of everybody in a team with them; without a team, their own.',
  },
  'users.page.rows.team.short': {
    'zh-CN': '看所在团队的客户。',
    'zh-TW': '看所在團隊的客戶。',
    en: 'Sees the customers of their teams. ',
  },
  'users.page.rows.all': {
    'zh-CN': '全部',
    'zh-TW': '全部',
    en: 'Everybody’s',
  },
  'users.page.rows.all.about': {
    'zh-CN': '公司的每一位客户。',
    'zh-TW': '公司的每一位客戶。',
    en: 'Every customer of the company.',
  },
  'users.page.rows.all.short': {
    'zh-CN': '看全部客户。',
    'zh-TW': '看全部客戶。',
    en: 'Sees all customers. ',
  },
  'users.page.roles.signing-in': {
    'zh-CN': '登录',
    'zh-TW': '登入',
    en: 'Signing in',
  },
  'users.page.roles.second-factor': {
    'zh-CN': '必须两步验证',
    'zh-TW': '必須兩步驟驗證',
    en: 'Two-step sign-in is a must',
  },
  'users.page.roles.second-factor.about': {
    'zh-CN': '还没有开启的人，下一步操作时就会被带去开启，之前什么都做不了；他们的密钥也一样。',
    'zh-TW': '還沒有開啟的人，下一步操作時就會被帶去開啟，之前什麼都做不了；他們的金鑰也一樣。',
    en: 'Whoever has not turned it on is led there at their next step and can do nothing before, and neither can their keys.',
  },
  'users.page.rows.unowned': {
    'zh-CN': '也看没人负责的',
    'zh-TW': '也看沒人負責的',
    en: 'Also those whom nobody looks after',
  },
  'users.page.rows.unowned.about': {
    'zh-CN': '新来的客户在有人认领之前，大家都看得到。',
    'zh-TW': '新來的客戶在有人認領之前，大家都看得到。',
    en: 'New customers are seen until somebody takes them.',
  },
  'users.page.fields': {
    'zh-CN': '看得到多少',
    'zh-TW': '看得到多少',
    en: 'How much of them',
  },
  'users.page.fields.about': {
    'zh-CN': '说的是别人负责的客户；自己负责的，除了“看不到”的，都看得全。',
    'zh-TW': '說的是別人負責的客戶；自己負責的，除了「看不到」的，都看得全。',
    en: 'Of customers of others; of their own they see all that is not hidden.',
  },
  'users.page.field.phone': {
    'zh-CN': '电话',
    'zh-TW': '電話',
    en: 'Phone',
  },
  'users.page.field.email': {
    'zh-CN': '邮箱',
    'zh-TW': '電子郵件',
    en: 'E-mail',
  },
  'users.page.field.address': {
    'zh-CN': '地址',
    'zh-TW': '地址',
    en: 'Address',
  },
  'users.page.field.margin': {
    'zh-CN': '毛利',
    'zh-TW': '毛利',
    en: 'Margin',
  },
  'users.page.field.credit': {
    'zh-CN': '欠款金额',
    'zh-TW': '欠款金額',
    en: 'What they owe',
  },
  'users.page.mode.hidden': {
    'zh-CN': '看不到',
    'zh-TW': '看不到',
    en: 'Hidden',
  },
  'users.page.mode.masked': {
    'zh-CN': '遮住',
    'zh-TW': '遮住',
    en: 'Masked',
  },
  'users.page.mode.read': {
    'zh-CN': '能看',
    'zh-TW': '可看',
    en: 'Read',
  },
  'users.page.mode.write': {
    'zh-CN': '能改',
    'zh-TW': '可改',
    en: 'Write',
  },
  'users.page.teams.about': {
    'zh-CN': '角色设为看“所在团队的”客户时，同一个团队里每个人负责的客户都看得到。一个人可以在几个团队里。',
    'zh-TW': '角色設為看「所在團隊的」客戶時，同一個團隊裡每個人負責的客戶都看得到。一個人可以在幾個團隊裡。',
    en: 'Where a role sees the customers of their teams, everybody in a team sees those of the others in it. One person may be in several teams.',
  },
  'users.page.teams.add': {
    'zh-CN': '新的团队',
    'zh-TW': '新的團隊',
    en: 'A new team',
  },
  'users.page.teams.add.do': {
    'zh-CN': '添加团队',
    'zh-TW': '新增團隊',
    en: 'Add the team',
  },
  'users.page.teams.name': {
    'zh-CN': '名称',
    'zh-TW': '名稱',
    en: 'Name',
  },
  'users.page.teams.members': {
    'zh-CN': '成员',
    'zh-TW': '成員',
    en: 'People',
  },
  'users.page.teams.nobody': {
    'zh-CN': '还没有人',
    'zh-TW': '還沒有人',
    en: 'Nobody yet',
  },
  'users.page.teams.remove': {
    'zh-CN': '删除团队',
    'zh-TW': '刪除團隊',
    en: 'Remove the team',
  },
  'users.page.teams.remove.really': {
    'zh-CN': '删除“{{name}}”？成员和客户都不动。',
    'zh-TW': '刪除「{{name}}」？成員和客戶都不變。',
    en: 'Remove “{{name}}”? People and customers stay as they are.',
  },
  'users.page.roles.users': {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  'users.page.roles.in-use': {
    'zh-CN': '还有 {{count}} 人是这个角色，先给他们换角色才能删除。',
    'zh-TW': '還有 {{count}} 人是這個角色，先給他們換角色才能刪除。',
    en: {
      one: '{{count}} person is in this role: give them another before you remove it.',
      other: '{{count}} people are in this role: give them another before you remove it.',
    },
  },
  'users.page.role.owner': {
    'zh-CN': '店主',
    'zh-TW': '店主',
    en: 'Owner',
  },
  'users.page.role.manager': {
    'zh-CN': '经理',
    'zh-TW': '經理',
    en: 'Manager',
  },
  'users.page.role.sales': {
    'zh-CN': '销售',
    'zh-TW': '業務',
    en: 'Sales',
  },
  'users.page.role.service': {
    'zh-CN': '客服',
    'zh-TW': '客服',
    en: 'Service',
  },
  'users.page.role.analyst': {
    'zh-CN': '分析',
    'zh-TW': '分析',
    en: 'Analyst',
  },
  'users.page.role.read-only': {
    'zh-CN': '只看',
    'zh-TW': '唯讀',
    en: 'Read only',
  },
  'users.page.may': {
    'zh-CN': '可以{{those}}',
    'zh-TW': '可以{{those}}',
    en: 'May {{those}}',
  },
  'users.page.may-all': {
    'zh-CN': '什么都可以',
    'zh-TW': '什麼都可以',
    en: 'May do everything',
  },
  'users.page.may-all-but': {
    'zh-CN': '除了{{those}}，什么都可以',
    'zh-TW': '除了{{those}}，什麼都可以',
    en: 'May do everything but {{those}}',
  },
  'users.page.may.customers.read': {
    'zh-CN': '看客户',
    'zh-TW': '看客戶',
    en: 'see customers',
  },
  'users.page.may.customers.write': {
    'zh-CN': '改客户',
    'zh-TW': '修改客戶',
    en: 'change customers',
  },
  'users.page.may.customers.merge': {
    'zh-CN': '合并客户',
    'zh-TW': '合併客戶',
    en: 'merge customers',
  },
  'users.page.may.customers.erase': {
    'zh-CN': '彻底抹去客户',
    'zh-TW': '徹底抹除客戶',
    en: 'erase customers for good',
  },
  'users.page.may.views.share': {
    'zh-CN': '定大家的视图',
    'zh-TW': '決定大家的檢視',
    en: 'share views',
  },
  'users.page.may.imports.read': {
    'zh-CN': '看导入',
    'zh-TW': '看匯入',
    en: 'see imports',
  },
  'users.page.may.imports.run': {
    'zh-CN': '导入文件',
    'zh-TW': '匯入檔案',
    en: 'import files',
  },
  'users.page.may.imports.undo': {
    'zh-CN': '撤销导入',
    'zh-TW': '復原匯入',
    en: 'undo imports',
  },
  'users.page.may.jobs.read': {
    'zh-CN': '看后台进度',
    'zh-TW': '看背景工作',
    en: 'see work in the background',
  },
  'users.page.may.jobs.cancel': {
    'zh-CN': '停后台的活',
    'zh-TW': '停止背景工作',
    en: 'stop work in the background',
  },
  'users.page.may.worth.read': {
    'zh-CN': '看客户价值',
    'zh-TW': '看顧客價值',
    en: 'see customer worth',
  },
  'users.page.may.worth.run': {
    'zh-CN': '重估客户价值',
    'zh-TW': '重估顧客價值',
    en: 'value customers again',
  },
  'users.page.may.actions.read': {
    'zh-CN': '看今日',
    'zh-TW': '看今日',
    en: 'see Today',
  },
  'users.page.may.actions.write': {
    'zh-CN': '办今日的事',
    'zh-TW': '辦今日的事',
    en: 'act on Today',
  },
  'users.page.may.settings.read': {
    'zh-CN': '看设置',
    'zh-TW': '看設定',
    en: 'see settings',
  },
  'users.page.may.settings.write': {
    'zh-CN': '改设置',
    'zh-TW': '更改設定',
    en: 'change settings',
  },
  'users.page.may.users.manage': {
    'zh-CN': '管用户',
    'zh-TW': '管理使用者',
    en: 'manage users',
  },
  'users.page.may.keys.make': {
    'zh-CN': '做 API 密钥',
    'zh-TW': '建立 API 金鑰',
    en: 'make API keys',
  },
  'users.page.may.audit.read': {
    'zh-CN': '看操作日志',
    'zh-TW': '看操作紀錄',
    en: 'read the audit',
  },
  'users.page.may.export': {
    'zh-CN': '导出一切',
    'zh-TW': '匯出一切',
    en: 'export everything',
  },
  'users.page.password': {
    'zh-CN': '密码',
    'zh-TW': '密碼',
    en: 'Password',
  },
  'users.page.password.first': {
    'zh-CN': '第一个密码由您告诉他，也可以换成您自己想的。添加后会再显示一次，以后就看不到了。',
    'zh-TW': '第一個密碼由您告訴他，也可以換成您自己想的。新增後會再顯示一次，以後就看不到了。',
    en: 'You tell them this first password; you may put one of your own here. It is shown once more after adding, and never again.',
  },
  'users.page.address': {
    'zh-CN': '地址',
    'zh-TW': '網址',
    en: 'Address',
  },
  'users.page.hand-over': {
    'zh-CN': '把下面这些告诉{{name}}：',
    'zh-TW': '把下面這些告訴{{name}}：',
    en: 'Tell {{name}}:',
  },
  'users.page.hand-over.here-only': {
    'zh-CN': '这个地址只在这台电脑上打得开。要用手机或别的电脑，先请装米簿的人给它一个大家都能打开的地址。',
    'zh-TW': '這個網址只在這台電腦上打得開。要用手機或別的電腦，先請安裝米簿的人給它一個大家都能打開的網址。',
    en: 'This address opens on this computer alone. For phones and other computers, whoever installed Ricebook must first give it one that they can reach.',
  },
  'users.page.hand-over.once': {
    'zh-CN': '密码只在这里显示这一次，米簿里也只存着它的印记，谁都看不出来。',
    'zh-TW': '密碼只在這裡顯示這一次，米簿裡也只存著它的印記，誰都看不出來。',
    en: 'The password is shown this once; Ricebook keeps only an imprint of it, which nobody can read.',
  },
  'users.page.copy': {
    'zh-CN': '复制',
    'zh-TW': '複製',
    en: 'Copy',
  },
  'users.page.copied': {
    'zh-CN': '已复制',
    'zh-TW': '已複製',
    en: 'Copied',
  },
  'users.page.signing-in': {
    'zh-CN': '登录',
    'zh-TW': '登入',
    en: 'Signing in',
  },
  'users.page.sessions': {
    'zh-CN': '在 {{count}} 处登录着，最近使用：{{when}}。从哪里登录，写在操作日志里。',
    'zh-TW': '在 {{count}} 處登入中，最近使用：{{when}}。從哪裡登入，寫在操作紀錄裡。',
    en: {
      one: 'Signed in at one place, last used: {{when}}. From where stands in the audit.',
      other: 'Signed in at {{count}} places, last used: {{when}}. From where stands in the audit.',
    },
  },
  'users.page.sessions.none': {
    'zh-CN': '现在没有在任何地方登录。',
    'zh-TW': '目前沒有在任何地方登入。',
    en: 'Not signed in anywhere now.',
  },
  'users.page.sign-out': {
    'zh-CN': '让他在所有地方退出',
    'zh-TW': '讓他在所有地方登出',
    en: 'Sign out everywhere',
  },
  'users.page.signed-out': {
    'zh-CN': '{{name}}在所有地方都退出了；密码没有变。',
    'zh-TW': '{{name}}在所有地方都登出了；密碼沒有變。',
    en: '{{name}} is signed out everywhere; the password is the same.',
  },
  'users.page.own': {
    'zh-CN': '自己的密码和其他地方的登录，在这里管：',
    'zh-TW': '自己的密碼和其他地方的登入，在這裡管理：',
    en: 'Your own password and your other sign-ins are kept here:',
  },
  'users.page.own.where': {
    'zh-CN': '设置',
    'zh-TW': '設定',
    en: 'Settings',
  },
  'users.page.give': {
    'zh-CN': '给一个新密码…',
    'zh-TW': '給一個新密碼…',
    en: 'Give a new password…',
  },
  'users.page.give.about': {
    'zh-CN': '换了以后，旧密码不能用，他在所有地方都会退出；要由您把新密码告诉他。',
    'zh-TW': '換了以後，舊密碼不能用，他在所有地方都會登出；要由您把新密碼告訴他。',
    en: 'The old password stops working and they are signed out everywhere; you tell them the new one.',
  },
  'users.page.give.do': {
    'zh-CN': '换成这个密码',
    'zh-TW': '換成這個密碼',
    en: 'Set this password',
  },
  'users.page.give.not': {
    'zh-CN': '先不换',
    'zh-TW': '先不換',
    en: 'Leave it',
  },
  'users.page.disable': {
    'zh-CN': '停用',
    'zh-TW': '停用',
    en: 'Disable',
  },
  'users.page.disable.about': {
    'zh-CN': '停用后登录不了，正用着的也马上退出。名字和做过的事都留着，随时可以恢复。',
    'zh-TW': '停用後無法登入，正用著的也馬上登出。姓名和做過的事都留著，隨時可以恢復。',
    en: 'They cannot sign in and are out at once. Their name and what they did stay, and they can be let in again at any time.',
  },
  'users.page.disable.do': {
    'zh-CN': '停用{{name}}',
    'zh-TW': '停用{{name}}',
    en: 'Disable {{name}}',
  },
  'users.page.enable': {
    'zh-CN': '恢复',
    'zh-TW': '恢復',
    en: 'Let in again',
  },
  'users.page.enable.about': {
    'zh-CN': '现在登录不了。恢复后，用原来的密码就能登录。',
    'zh-TW': '目前無法登入。恢復後，用原來的密碼就能登入。',
    en: 'They cannot sign in. Let in again, they use the password they had.',
  },
  'users.page.enable.do': {
    'zh-CN': '恢复{{name}}',
    'zh-TW': '恢復{{name}}',
    en: 'Let {{name}} in again',
  },
  'users.page.shut-out': {
    'zh-CN': '{{name}}已停用。',
    'zh-TW': '{{name}}已停用。',
    en: '{{name}} is disabled.',
  },
  'users.page.let-in': {
    'zh-CN': '{{name}}又可以登录了。',
    'zh-TW': '{{name}}又可以登入了。',
    en: '{{name}} can sign in again.',
  },
} as const satisfies Words
