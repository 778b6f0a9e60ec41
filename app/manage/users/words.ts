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
    'zh-CN': '在 {{count}} 处登录着，最近使用：{{when}}。从哪里登录，不作记录。',
    'zh-TW': '在 {{count}} 處登入中，最近使用：{{when}}。從哪裡登入，不作紀錄。',
    en: {
      one: 'Signed in at one place, last used: {{when}}. From where is not kept.',
      other: 'Signed in at {{count}} places, last used: {{when}}. From where is not kept.',
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
