import type { Words } from '../language/language.ts'

export const accessWords = {
  'access.sign-in-wrong': {
    'zh-CN': '邮箱或密码不对。请检查后再试；密码区分大小写。',
    'zh-TW': '電子郵件或密碼不對。請檢查後再試；密碼區分大小寫。',
    en: 'E-mail or password is wrong. Check both and try again; capitals count.',
  },
  'access.password-too-weak': {
    'zh-CN': '密码太容易猜：不要用重复或连续的字符、常用密码，也不要用自己的姓名和邮箱。请换一个。',
    'zh-TW': '密碼太容易猜：不要用重複或連續的字元、常用密碼，也不要用自己的姓名和電子郵件。請換一個。',
    en: 'This password is too easy to guess: no repeated or running letters, no common password, not your own name or e-mail. Choose another.',
  },
  'access.password-same': {
    'zh-CN': '新密码和旧密码一样。请换一个新的。',
    'zh-TW': '新密碼和舊密碼一樣。請換一個新的。',
    en: 'The new password is the old one. Choose another.',
  },
  'access.password-wrong': {
    'zh-CN': '现在的密码不对，所以没有改。请重新输入。',
    'zh-TW': '目前的密碼不對，所以沒有更改。請重新輸入。',
    en: 'The present password is wrong, so nothing was changed. Enter it again.',
  },
  'access.already-set-up': {
    'zh-CN': '店主已经设好了。请登录；别的用户由店主添加。',
    'zh-TW': '店主已經設定好了。請登入；其他使用者由店主新增。',
    en: 'There is an owner already. Sign in; the owner adds other people.',
  },
  'access.set-up-from-elsewhere': {
    'zh-CN': '第一次设置只能在运行本程序的电脑上做。请在那台电脑上打开。',
    'zh-TW': '第一次設定只能在執行本程式的電腦上做。請在那台電腦上開啟。',
    en: 'The first set-up works only on the machine that the program runs on. Open it there.',
  },
  'access.email-taken': {
    'zh-CN': '这个邮箱已经有用户了。请换一个邮箱。',
    'zh-TW': '這個電子郵件已經有使用者了。請換一個。',
    en: 'There is a user with this e-mail already. Use another.',
  },
  'access.user-not-found': {
    'zh-CN': '没有这个用户，可能编号不对。请看用户列表。',
    'zh-TW': '沒有這個使用者，可能編號不對。請看使用者清單。',
    en: 'There is no such user; the id may be wrong. See the list of users.',
  },
  'access.last-owner': {
    'zh-CN': '至少要有一位店主能登录。请先让另一个人当店主。',
    'zh-TW': '至少要有一位店主能登入。請先讓另一個人當店主。',
    en: 'At least one owner must be able to sign in. Make somebody else an owner first.',
  },
  'access.own-password': {
    'zh-CN': '自己的密码请在“我的账号”里改，要先输入现在的密码。',
    'zh-TW': '自己的密碼請在「我的帳號」裡更改，要先輸入目前的密碼。',
    en: 'Change your own password under “My account”, where the present one is asked for.',
  },
  'access.session-not-found': {
    'zh-CN': '没有这个登录，可能已经退出了。请刷新列表。',
    'zh-TW': '沒有這個登入，可能已經登出了。請重新整理清單。',
    en: 'There is no such session; it may have ended already. See the list again.',
  },
  'access.secret-unusable': {
    'zh-CN': '登录密钥文件 {{path}} 不完整或读不了。请从备份恢复；没有备份就删掉它，所有人重新登录。',
    'zh-TW': '登入金鑰檔案 {{path}} 不完整或無法讀取。請從備份復原；沒有備份就刪除它，所有人重新登入。',
    en: 'The sign-in secret {{path}} is incomplete or cannot be read. Restore it from a back-up, or delete it; then everybody signs in again.',
  },

  'set-up.api': { 'zh-CN': '第一次设置', 'zh-TW': '第一次設定', en: 'First set-up' },
  'session.api': { 'zh-CN': '当前登录', 'zh-TW': '目前登入', en: 'The session' },
  'access.api.session': {
    'zh-CN': '谁登录了；没有人时，是否还要做第一次设置',
    'zh-TW': '誰登入了；沒有人時，是否還要做第一次設定',
    en: 'Who is signed in, and where nobody is, whether the first set-up is still to be done',
  },
  'sign-in.api': { 'zh-CN': '登录', 'zh-TW': '登入', en: 'Sign in' },
  'sign-out.api': { 'zh-CN': '退出', 'zh-TW': '登出', en: 'Sign out' },
  'me.api': { 'zh-CN': '我', 'zh-TW': '我', en: 'Me' },
  'users.api': { 'zh-CN': '用户', 'zh-TW': '使用者', en: 'Users' },
  'access.api.set-up': {
    'zh-CN': '设定店主和公司，并登录',
    'zh-TW': '設定店主和公司，並登入',
    en: 'Makes the owner and the company, and signs in',
  },
  'access.api.sign-in': {
    'zh-CN': '用邮箱和密码登录',
    'zh-TW': '用電子郵件和密碼登入',
    en: 'Signs in with e-mail and password',
  },
  'access.api.sign-out': { 'zh-CN': '退出登录', 'zh-TW': '登出', en: 'Signs out' },
  'access.api.me': {
    'zh-CN': '我是谁，可以做什么',
    'zh-TW': '我是誰，可以做什麼',
    en: 'Who I am and what I may do',
  },
  'access.api.change-me': {
    'zh-CN': '改自己的姓名或语言',
    'zh-TW': '變更自己的姓名或語言',
    en: 'Changes my name or my language',
  },
  'access.api.sessions': {
    'zh-CN': '自己在几处登录着',
    'zh-TW': '自己在幾處登入中',
    en: 'Where I am signed in',
  },
  'access.api.end-others': {
    'zh-CN': '退出自己在别处的登录',
    'zh-TW': '登出自己在其他地方的登入',
    en: 'Signs me out everywhere else',
  },
  'access.api.end-session': {
    'zh-CN': '退出自己的一个登录',
    'zh-TW': '登出自己的一個登入',
    en: 'Ends one of my sessions',
  },
  'access.field.browser': {
    'zh-CN': '哪种浏览器；认不出时为 null',
    'zh-TW': '哪種瀏覽器；認不出時為 null',
    en: 'Which kind of browser; null where it names itself otherwise',
  },
  'access.field.system': {
    'zh-CN': '哪种系统；认不出时为 null',
    'zh-TW': '哪種系統；認不出時為 null',
    en: 'Which kind of system; null where it names itself otherwise',
  },
  'access.field.last-used': {
    'zh-CN': '上次使用，精确到天',
    'zh-TW': '上次使用，精確到天',
    en: 'Last used, to the day',
  },
  'access.api.password': {
    'zh-CN': '换密码；其他设备上的登录随之失效',
    'zh-TW': '換密碼；其他裝置上的登入隨之失效',
    en: 'Changes my password and signs out everywhere else',
  },
  'access.api.users': { 'zh-CN': '全部用户', 'zh-TW': '全部使用者', en: 'All users' },
  'access.api.colleagues': {
    'zh-CN': '同事：谁在这里工作，叫什么名字',
    'zh-TW': '同事：誰在這裡工作，叫什麼名字',
    en: 'Colleagues: who works here, and their names',
  },
  'colleagues.api': { 'zh-CN': '同事', 'zh-TW': '同事', en: 'Colleagues' },
  'access.api.roles': {
    'zh-CN': '全部角色：各自能做什么、看得到谁的客户、看得到多少',
    'zh-TW': '全部角色：各自能做什麼、看得到誰的客戶、看得到多少',
    en: 'All roles: what each may do, whose customers it sees, and how much of them',
  },
  'access.api.add-role': {
    'zh-CN': '添加一个自定义角色',
    'zh-TW': '新增一個自訂角色',
    en: 'Adds a role of the company’s own',
  },
  'access.api.change-role': {
    'zh-CN': '改一个角色；从下一个请求起生效',
    'zh-TW': '變更一個角色；從下一個請求起生效',
    en: 'Changes a role, from the next request on',
  },
  'access.api.remove-role': {
    'zh-CN': '删除一个没人用的自定义角色，或把自带的角色恢复原样',
    'zh-TW': '刪除一個沒人使用的自訂角色，或把內建的角色恢復原樣',
    en: 'Removes a role of the company’s own that nobody is in, or puts one that came with the program back as it was',
  },
  'access.api.teams': {
    'zh-CN': '全部团队和成员',
    'zh-TW': '全部團隊和成員',
    en: 'All teams and who is in them',
  },
  'access.api.add-team': {
    'zh-CN': '添加一个团队',
    'zh-TW': '新增一個團隊',
    en: 'Adds a team',
  },
  'access.api.change-team': {
    'zh-CN': '改团队的名称或成员',
    'zh-TW': '變更團隊的名稱或成員',
    en: 'Changes a team’s name or who is in it',
  },
  'access.api.remove-team': {
    'zh-CN': '删除一个团队；成员和客户都不动',
    'zh-TW': '刪除一個團隊；成員和客戶都不變',
    en: 'Removes a team; people and customers stay as they are',
  },
  'access.field.rows': {
    'zh-CN': '看得到谁的客户：own 自己负责的，team 所在团队的，all 全部',
    'zh-TW': '看得到誰的客戶：own 自己負責的，team 所在團隊的，all 全部',
    en: 'Whose customers are seen: own, the person’s; team, those of their teams; all, everybody’s',
  },
  'access.field.unowned': {
    'zh-CN': '也看得到没人负责的客户',
    'zh-TW': '也看得到沒人負責的客戶',
    en: 'Whether customers whom nobody looks after are seen as well',
  },
  'access.field.fields': {
    'zh-CN': '别人负责的客户，这些内容看得到多少：hidden 看不到，masked 遮住一部分，read 能看，write 能改',
    'zh-TW': '別人負責的客戶，這些內容看得到多少：hidden 看不到，masked 遮住一部分，read 可看，write 可改',
    en: 'How much of these is seen of customers of others: hidden, masked in part, read, or written',
  },
  'access.field.role-name': {
    'zh-CN': '自定义角色的名称；自带的角色没有',
    'zh-TW': '自訂角色的名稱；內建的角色沒有',
    en: 'What a company calls a role of its own; null where it came with the program',
  },
  'access.field.shipped': {
    'zh-CN': '还和程序自带的一样',
    'zh-TW': '還和程式內建的一樣',
    en: 'Whether it is as it came with the program',
  },
  'access.field.role-users': {
    'zh-CN': '有几个用户是这个角色',
    'zh-TW': '有幾個使用者是這個角色',
    en: 'How many users are in it',
  },
  'access.field.members': {
    'zh-CN': '成员的用户编号',
    'zh-TW': '成員的使用者編號',
    en: 'The ids of the users in it',
  },
  'access.role-not-found': {
    'zh-CN': '没有这个角色。请从角色列表里选一个。',
    'zh-TW': '沒有這個角色。請從角色清單中選一個。',
    en: 'There is no such role. Choose one from the list of roles.',
  },
  'access.owner-role-fixed': {
    'zh-CN': '店主的角色改不了：店主总是什么都能做、什么都看得到。',
    'zh-TW': '店主的角色無法變更：店主總是什麼都能做、什麼都看得到。',
    en: 'The owner’s role stays as it is: an owner may always do and see everything.',
  },
  'access.role-name-fixed': {
    'zh-CN': '程序自带的角色不能改名。想要别的名称，请添加一个自定义角色。',
    'zh-TW': '程式內建的角色不能改名。想要別的名稱，請新增一個自訂角色。',
    en: 'A role that came with the program keeps its name. For another name, add a role of your own.',
  },
  'access.role-name-taken': {
    'zh-CN': '已经有叫“{{name}}”的角色了，请换一个名称。',
    'zh-TW': '已經有叫「{{name}}」的角色了，請換一個名稱。',
    en: 'There is a role called “{{name}}” already. Choose another name.',
  },
  'access.role-users': {
    'zh-CN': '“管理用户”只有店主能有：有它的人可以把自己变成店主。请去掉 {{permission}}。',
    'zh-TW': '「管理使用者」只有店主能有：有它的人可以把自己變成店主。請去掉 {{permission}}。',
    en: 'Only owners manage users: whoever does could make themselves the owner. Leave out {{permission}}.',
  },
  'access.role-rows': {
    'zh-CN': '{{permission}} 要看得到全部客户的角色才能有。请把范围改成 all，或去掉它。',
    'zh-TW': '{{permission}} 要看得到全部客戶的角色才能有。請把範圍改成 all，或去掉它。',
    en: '{{permission}} takes a role that sees everybody’s customers. Set its rows to all, or leave it out.',
  },
  'access.team-not-found': {
    'zh-CN': '没有这个团队，也许刚被删除了。请刷新后再看。',
    'zh-TW': '沒有這個團隊，也許剛被刪除了。請重新整理後再看。',
    en: 'There is no such team; somebody may just have removed it. Look at the list again.',
  },
  'access.team-name-taken': {
    'zh-CN': '已经有叫“{{name}}”的团队了，请换一个名称。',
    'zh-TW': '已經有叫「{{name}}」的團隊了，請換一個名稱。',
    en: 'There is a team called “{{name}}” already. Choose another name.',
  },
  'access.role-in-use-conflict': {
    'zh-CN': '还有 {{count}} 个用户是这个角色。请先给他们换别的角色。',
    'zh-TW': '還有 {{count}} 個使用者是這個角色。請先給他們換別的角色。',
    en: {
      one: '{{count}} user is in this role. Give them another one first.',
      other: '{{count}} users are in this role. Give them another one first.',
    },
  },
  'access.api.add-user': { 'zh-CN': '添加用户', 'zh-TW': '新增使用者', en: 'Adds a user' },
  'access.api.change-user': {
    'zh-CN': '改姓名、邮箱或角色，或停用、恢复一个用户；立刻生效',
    'zh-TW': '變更姓名、電子郵件或角色，或停用、恢復一個使用者；立即生效',
    en: 'Changes a user’s name, e-mail or role, or shuts them out or in again; at once',
  },
  'access.api.sign-out-user': {
    'zh-CN': '让一个用户在所有地方退出登录',
    'zh-TW': '讓一個使用者在所有地方登出',
    en: 'Signs a user out everywhere',
  },
  'access.field.sessions': {
    'zh-CN': '在几处登录着；从哪里登录不作记录',
    'zh-TW': '在幾處登入中；從哪裡登入不作紀錄',
    en: 'Signed in at so many places; from where is kept nowhere',
  },
  'access.api.give-password': {
    'zh-CN': '给忘了密码的人设一个新密码；他的登录全部失效',
    'zh-TW': '給忘記密碼的人設定新密碼；他的登入全部失效',
    en: 'Gives a new password to somebody who forgot theirs, and signs them out everywhere',
  },

  'access.page.sign-in': { 'zh-CN': '登录', 'zh-TW': '登入', en: 'Sign in' },
  'access.page.ended': {
    'zh-CN': '登录已结束。重新登录后，会回到刚才的地方。',
    'zh-TW': '登入已結束。重新登入後，會回到剛才的地方。',
    en: 'Your session has ended. Sign in again and you are back where you were.',
  },
  'access.page.set-up': { 'zh-CN': '开一本新米簿', 'zh-TW': '開一本新米簿', en: 'Begin a new ricebook' },
  'access.page.set-up.about': {
    'zh-CN': '您是第一个人，也就是店主。别的人以后由您添加。',
    'zh-TW': '您是第一個人，也就是店主。其他人之後由您新增。',
    en: 'You are the first one here, and so the owner. You can add others later.',
  },
  'access.page.company': { 'zh-CN': '公司或店名', 'zh-TW': '公司或店名', en: 'Company or shop' },
  'access.page.name': { 'zh-CN': '您的姓名', 'zh-TW': '您的姓名', en: 'Your name' },
  'access.page.email': { 'zh-CN': '邮箱', 'zh-TW': '電子郵件', en: 'E-mail' },
  'access.page.password': { 'zh-CN': '密码', 'zh-TW': '密碼', en: 'Password' },
  'access.page.password.show': { 'zh-CN': '显示', 'zh-TW': '顯示', en: 'Show' },
  'access.page.password.hide': { 'zh-CN': '隐藏', 'zh-TW': '隱藏', en: 'Hide' },
  'access.page.password.wanted': {
    'zh-CN': '至少 {{least}} 个字，汉字、空格都算；一句自己的话最好记。',
    'zh-TW': '至少 {{least}} 個字，中文、空格都算；一句自己的話最好記。',
    en: 'At least {{least}} letters of any kind; a sentence of your own is the easiest to keep.',
  },
  'access.page.password.short': {
    'zh-CN': '还差 {{least}} 个字。',
    'zh-TW': '還差 {{least}} 個字。',
    en: 'Still missing: {{least}}.',
  },
  'access.page.password.weak': {
    'zh-CN': '太容易猜：不要用重复或连续的字符、常用密码、自己的姓名和邮箱。',
    'zh-TW': '太容易猜：不要用重複或連續的字元、常用密碼、自己的姓名和電子郵件。',
    en: 'Too easy to guess: no runs, no common password, not your own name or e-mail.',
  },
  'access.page.password.fair': {
    'zh-CN': '可以用；再长几个字更好。',
    'zh-TW': '可以用；再長幾個字更好。',
    en: 'Good enough; a few letters more are better.',
  },
  'access.page.password.good': { 'zh-CN': '好密码。', 'zh-TW': '好密碼。', en: 'A good password.' },
  'access.page.account': { 'zh-CN': '我的账号', 'zh-TW': '我的帳號', en: 'My account' },
  'access.page.account.name': { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  'access.page.account.name.changed': {
    'zh-CN': '姓名已改，同事从现在起看到“{{name}}”。',
    'zh-TW': '姓名已修改，同事從現在起看到「{{name}}」。',
    en: 'Name changed; colleagues see “{{name}}” from now on.',
  },
  'access.page.account.undone': { 'zh-CN': '已恢复原样。', 'zh-TW': '已復原。', en: 'As it was before.' },
  'access.page.account.not-undone': {
    'zh-CN': '没有恢复。{{why}}',
    'zh-TW': '沒有復原。{{why}}',
    en: 'Not put back. {{why}}',
  },
  'access.page.account.email.about': {
    'zh-CN': '登录用它；要改，请店主来改。',
    'zh-TW': '登入用它；要修改，請店主來改。',
    en: 'What you sign in with. An owner can change it.',
  },
  'access.page.account.email.own': {
    'zh-CN': '在“用户”里改',
    'zh-TW': '在「使用者」裡修改',
    en: 'Change it among users',
  },
  'access.page.forgotten': {
    'zh-CN': '忘了密码？请店主给您换一个。',
    'zh-TW': '忘記密碼？請店主給您換一個。',
    en: 'Forgot the password? An owner can give you a new one.',
  },
  'access.page.account.password.change': { 'zh-CN': '换密码', 'zh-TW': '換密碼', en: 'Change password' },
  'access.page.account.password.present': {
    'zh-CN': '现在的密码',
    'zh-TW': '目前的密碼',
    en: 'Present password',
  },
  'access.page.account.password.next': { 'zh-CN': '新密码', 'zh-TW': '新密碼', en: 'New password' },
  'access.page.account.password.about': {
    'zh-CN': '换了以后，别的设备上都要重新登录。',
    'zh-TW': '換了以後，其他裝置上都要重新登入。',
    en: 'You will have to sign in again on every other device.',
  },
  'access.page.account.password.changed': {
    'zh-CN': '密码换好了；别的设备上都已退出。',
    'zh-TW': '密碼換好了；其他裝置上都已登出。',
    en: 'Password changed, and signed out on every other device.',
  },
  'access.page.account.cancel': { 'zh-CN': '不换了', 'zh-TW': '不換了', en: 'Cancel' },
  'access.page.account.sessions': { 'zh-CN': '登录着的', 'zh-TW': '登入中', en: 'Signed in' },
  'access.page.account.sessions.here': {
    'zh-CN': '这里，{{since}} 登录',
    'zh-TW': '這裡，{{since}} 登入',
    en: 'Here, since {{since}}',
  },
  'access.page.account.sessions.elsewhere': {
    'zh-CN': '别处，{{since}} 登录，上次用是 {{used}}',
    'zh-TW': '別處，{{since}} 登入，上次使用是 {{used}}',
    en: 'Elsewhere, since {{since}}, last used {{used}}',
  },
  'access.page.account.sessions.end-others': {
    'zh-CN': '别处都退出',
    'zh-TW': '其他地方都登出',
    en: 'Sign out everywhere else',
  },
  'access.page.account.sessions.ended': {
    'zh-CN': '别处的 {{count}} 个登录都退出了。',
    'zh-TW': '其他地方的 {{count}} 個登入都登出了。',
    en: 'Signed out everywhere else ({{count}}).',
  },
  'access.page.account.failed': {
    'zh-CN': '没有做成。{{why}}',
    'zh-TW': '沒有完成。{{why}}',
    en: 'Not done. {{why}}',
  },
  'access.page.begin': { 'zh-CN': '开始使用', 'zh-TW': '開始使用', en: 'Begin' },
} as const satisfies Words
