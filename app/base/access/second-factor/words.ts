import type { Words } from '../../language/language.ts'

export const secondFactorWords = {
  'second-factor.wanted': {
    'zh-CN':
      '这个账号开了两步验证，还要一个验证码：请打开手机上的验证器，输入六位数字；手机不在，就用一个备用码。',
    'zh-TW':
      '這個帳號開啟了兩步驟驗證，還需要一個驗證碼：請打開手機上的驗證器，輸入六位數字；手機不在身邊，就用一個備用碼。',
    en: 'This account has two-step sign-in, so a code is needed too: enter the six digits from the authenticator on your phone, or a backup code where the phone is not at hand.',
  },
  'second-factor.wrong': {
    'zh-CN':
      '验证码不对。要的是验证器现在显示的六位数字，或一个没用过的备用码；请看清后再输。手机的时间不准，也会不对。',
    'zh-TW':
      '驗證碼不對。需要的是驗證器目前顯示的六位數字，或一個沒用過的備用碼；請看清楚後再輸入。手機時間不準，也會不對。',
    en: 'The code is wrong. Expected are the six digits that the authenticator shows now, or a backup code that was never used. Look again; a phone whose clock is off shows wrong ones.',
  },
  'second-factor.used': {
    'zh-CN': '这个验证码已经用过了，一个码只能用一次。请等验证器换出下一个（最多半分钟）再输。',
    'zh-TW': '這個驗證碼已經用過了，一個碼只能用一次。請等驗證器換出下一個（最多半分鐘）再輸入。',
    en: 'This code was used already, and each is taken once. Wait for the next one, half a minute at most, and enter that.',
  },
  'second-factor.locked': {
    'zh-CN':
      '验证码连续输错太多次，这个账号暂时不能用验证码。请 {{minutes}} 分钟后再试；急用请店主取消您的两步验证。',
    'zh-TW':
      '驗證碼連續輸錯太多次，這個帳號暫時不能使用驗證碼。請 {{minutes}} 分鐘後再試；急用請店主取消您的兩步驟驗證。',
    en: 'Too many wrong codes in a row, so no code is taken for this account just now. Try again in {{minutes}} minutes; where it cannot wait, an owner can take two-step sign-in away from you.',
  },
  'second-factor.demanded': {
    'zh-CN': '您的角色要求两步验证，您还没有开启。请先开启（打开任何一页都会带您去），之后就能照常使用。',
    'zh-TW': '您的角色要求兩步驟驗證，您還沒有開啟。請先開啟（打開任何一頁都會帶您去），之後就能照常使用。',
    en: 'Your role demands two-step sign-in, and you have not turned it on. Do that first: any page leads you there. After it everything is as usual.',
  },
  'second-factor.needed-conflict': {
    'zh-CN': '您的角色要求两步验证，所以关不了。换了手机，请先让店主取消您的，再用新手机开启。',
    'zh-TW': '您的角色要求兩步驟驗證，所以無法關閉。換了手機，請先讓店主取消您的，再用新手機開啟。',
    en: 'Your role demands two-step sign-in, so it stays on. With a new phone, have an owner take yours away, and turn it on with the new one.',
  },
  'second-factor.page.owed': {
    'zh-CN': '先开启两步验证',
    'zh-TW': '先開啟兩步驟驗證',
    en: 'First, two-step sign-in',
  },
  'second-factor.page.owed.about': {
    'zh-CN':
      '您的角色要求登录时除了密码，还要手机上的验证码：密码被人知道了，客户资料也不会丢。在手机上装一个验证器应用，两分钟就好。',
    'zh-TW':
      '您的角色要求登入時除了密碼，還要手機上的驗證碼：密碼被人知道了，客戶資料也不會外流。在手機上裝一個驗證器應用程式，兩分鐘就好。',
    en: 'Your role asks for a code from your phone beside the password, so that a password somebody has learnt opens nothing. Put an authenticator app on your phone; it takes two minutes.',
  },
  'second-factor.page.owed.begin': {
    'zh-CN': '开始',
    'zh-TW': '開始',
    en: 'Begin',
  },
  'second-factor.already-on': {
    'zh-CN': '两步验证已经开着。要换手机，请先关掉再重新开。',
    'zh-TW': '兩步驟驗證已經開啟。要換手機，請先關閉再重新開啟。',
    en: 'Two-step sign-in is on already. To change the phone, turn it off first and then on again.',
  },
  'second-factor.off': {
    'zh-CN': '两步验证没有开，所以没有什么可改的。',
    'zh-TW': '兩步驟驗證沒有開啟，所以沒有什麼可改的。',
    en: 'Two-step sign-in is not on, so there is nothing to change.',
  },
  'second-factor.not-begun': {
    'zh-CN': '没有等着确认的两步验证，或已过了半小时。请从头再开一次。',
    'zh-TW': '沒有等待確認的兩步驟驗證，或已超過半小時。請從頭再開啟一次。',
    en: 'No two-step sign-in waits to be confirmed, or half an hour has passed. Begin again.',
  },
  'second-factor.own': {
    'zh-CN':
      '自己的两步验证请在“我的账号”里关，要输入密码和验证码。手机和备用码都没有了，请别的店主来取消，或在运行本程序的电脑上用命令取消。',
    'zh-TW':
      '自己的兩步驟驗證請在「我的帳號」裡關閉，要輸入密碼和驗證碼。手機和備用碼都沒有了，請其他店主取消，或在執行本程式的電腦上用命令取消。',
    en: 'Turn your own off under “My account”, where password and code are asked for. With phone and backup codes gone, another owner takes it away, or the command on the machine that the program runs on.',
  },
  'second-factor.unreadable': {
    'zh-CN':
      '两步验证的密钥读不出来：登录密钥文件换过了，比如从备份恢复时没有把它放回去。请把原来的 sign-in.secret 放回数据文件夹，或由店主取消这个人的两步验证，重新开。',
    'zh-TW':
      '兩步驟驗證的金鑰讀不出來：登入金鑰檔案換過了，例如從備份復原時沒有把它放回去。請把原來的 sign-in.secret 放回資料夾，或由店主取消這個人的兩步驟驗證，重新開啟。',
    en: 'The secret of this two-step sign-in cannot be read: the sign-in secret is another one, as after a restore without it. Put the former sign-in.secret back into the data folder, or have an owner take two-step sign-in away and turn it on anew.',
  },

  'second-factors.api': {
    'zh-CN': '两步验证',
    'zh-TW': '兩步驟驗證',
    en: 'Two-step sign-in',
  },
  'second-factor.api.mine': {
    'zh-CN': '自己的两步验证开了没有，还剩几个备用码',
    'zh-TW': '自己的兩步驟驗證是否開啟，還剩幾個備用碼',
    en: 'Whether my two-step sign-in is on, and how many backup codes are left',
  },
  'second-factor.api.begin': {
    'zh-CN': '开始开两步验证：给出密钥；确认之前还不算',
    'zh-TW': '開始開啟兩步驟驗證：給出金鑰；確認之前不算數',
    en: 'Begins two-step sign-in: tells the secret, which counts from when it is confirmed',
  },
  'second-factor.api.confirm': {
    'zh-CN': '用一个验证码确认，两步验证从此开着；给出备用码，别处的登录随之退出',
    'zh-TW': '用一個驗證碼確認，兩步驟驗證從此開啟；給出備用碼，其他地方的登入隨之登出',
    en: 'Turns two-step sign-in on with a code; tells the backup codes and signs me out everywhere else',
  },
  'second-factor.api.renew-codes': {
    'zh-CN': '换一套备用码，原来的都作废',
    'zh-TW': '換一組備用碼，原來的都作廢',
    en: 'Other backup codes; those before are void',
  },
  'second-factor.api.off': {
    'zh-CN': '关掉自己的两步验证；别处的登录随之退出',
    'zh-TW': '關閉自己的兩步驟驗證；其他地方的登入隨之登出',
    en: 'Turns my two-step sign-in off and signs me out everywhere else',
  },
  'second-factor.api.all': {
    'zh-CN': '哪些人开了两步验证',
    'zh-TW': '哪些人開啟了兩步驟驗證',
    en: 'Who has two-step sign-in',
  },
  'second-factor.api.take-away': {
    'zh-CN': '取消一个人的两步验证（比如手机丢了），并让他在所有地方退出',
    'zh-TW': '取消一個人的兩步驟驗證（例如手機遺失），並讓他在所有地方登出',
    en: 'Takes two-step sign-in away from somebody, who lost the phone perhaps, and signs them out everywhere',
  },
  'second-factor.field.code': {
    'zh-CN': '开了两步验证的人才要：验证器现在显示的六位数字，或一个备用码',
    'zh-TW': '開啟兩步驟驗證的人才需要：驗證器目前顯示的六位數字，或一個備用碼',
    en: 'Where two-step sign-in is on: the six digits that the authenticator shows now, or a backup code',
  },
  'second-factor.field.backup-codes': {
    'zh-CN': '还没用过的备用码有几个',
    'zh-TW': '還沒用過的備用碼有幾個',
    en: 'How many backup codes have not been used',
  },
  'second-factor.field.secret': {
    'zh-CN': '密钥，手工输进验证器',
    'zh-TW': '金鑰，手動輸入驗證器',
    en: 'The secret, to be typed into the authenticator',
  },
  'second-factor.field.address': {
    'zh-CN': '同一个密钥，画成方块给手机扫',
    'zh-TW': '同一個金鑰，畫成方塊給手機掃描',
    en: 'The same secret, to be scanned',
  },
  'second-factor.field.codes': {
    'zh-CN': '每个只能用一次；只在这里给出这一回',
    'zh-TW': '每個只能用一次；只在這裡給出這一次',
    en: 'Each is taken once; they are told this once',
  },

  'second-factor.command.about': {
    'zh-CN': '取消一个人的两步验证',
    'zh-TW': '取消一個人的兩步驟驗證',
    en: 'Take two-step sign-in away from somebody',
  },
  'second-factor.command.usage': {
    'zh-CN':
      '用法：ricebook forget-second-factor <邮箱>\n\n给手机和备用码都没有了的人，比如唯一的店主：取消他的两步验证，并让他在所有地方退出。\n以后只用密码就能登录，所以请他马上重新开。密码没有变。\n\n选项：\n  --language <zh-CN|zh-TW|en>  说哪种语言\n  -h, --help                   这份说明',
    'zh-TW':
      '用法：ricebook forget-second-factor <電子郵件>\n\n給手機和備用碼都沒有了的人，例如唯一的店主：取消他的兩步驟驗證，並讓他在所有地方登出。\n之後只用密碼就能登入，所以請他馬上重新開啟。密碼沒有變。\n\n選項：\n  --language <zh-CN|zh-TW|en>  說哪種語言\n  -h, --help                   這份說明',
    en: 'Usage: ricebook forget-second-factor <e-mail>\n\nFor who has neither the phone nor backup codes any more, the only owner perhaps: takes their two-step sign-in away and\nsigns them out everywhere. From then on the password alone lets them in, so have them turn it on again at once. The\npassword stays the same.\n\nOptions:\n  --language <zh-CN|zh-TW|en>  the language to speak\n  -h, --help                   this text',
  },
  'second-factor.command.which': {
    'zh-CN': '要说明是谁：ricebook forget-second-factor <邮箱>，收到的是“{{came}}”。',
    'zh-TW': '要說明是誰：ricebook forget-second-factor <電子郵件>，收到的是「{{came}}」。',
    en: 'Say whose: ricebook forget-second-factor <e-mail>; “{{came}}” came.',
  },
  'second-factor.command.nobody': {
    'zh-CN': '没有邮箱是“{{email}}”的用户。请检查拼写。',
    'zh-TW': '沒有電子郵件是「{{email}}」的使用者。請檢查拼寫。',
    en: 'There is no user with the e-mail “{{email}}”. Check how it is written.',
  },
  'second-factor.command.done': {
    'zh-CN': '{{name}}的两步验证取消了，在所有地方都已退出。请让他用密码登录后马上重新开。',
    'zh-TW': '{{name}}的兩步驟驗證取消了，在所有地方都已登出。請他用密碼登入後馬上重新開啟。',
    en: '{{name}} has no two-step sign-in any more and is signed out everywhere. Have them sign in with the password and turn it on again at once.',
  },

  'second-factor.page.title': {
    'zh-CN': '两步验证',
    'zh-TW': '兩步驟驗證',
    en: 'Two-step sign-in',
  },
  'second-factor.page.off': {
    'zh-CN': '没有开。开了以后，登录除了密码还要手机上的六位数字，光知道密码的人进不来。',
    'zh-TW': '沒有開啟。開啟以後，登入除了密碼還要手機上的六位數字，只知道密碼的人進不來。',
    en: 'Off. Once it is on, signing in asks for six digits from your phone besides the password, so knowing the password is not enough.',
  },
  'second-factor.page.on': {
    'zh-CN': '开着，从 {{since}} 起。',
    'zh-TW': '已開啟，從 {{since}} 起。',
    en: 'On since {{since}}.',
  },
  'second-factor.page.codes-left': {
    'zh-CN': '还有 {{count}} 个备用码没用过。',
    'zh-TW': '還有 {{count}} 個備用碼沒用過。',
    en: {
      one: '{{count}} backup code has not been used.',
      other: '{{count}} backup codes have not been used.',
    },
  },
  'second-factor.page.codes-none': {
    'zh-CN': '备用码没有了：手机丢了就进不来，请换一套新的。',
    'zh-TW': '備用碼沒有了：手機遺失就進不來，請換一組新的。',
    en: 'No backup codes are left: without the phone you would not get in. Make new ones.',
  },
  'second-factor.page.turn-on': {
    'zh-CN': '开启…',
    'zh-TW': '開啟…',
    en: 'Turn on…',
  },
  'second-factor.page.turn-off': {
    'zh-CN': '关掉…',
    'zh-TW': '關閉…',
    en: 'Turn off…',
  },
  'second-factor.page.new-codes': {
    'zh-CN': '换一套备用码…',
    'zh-TW': '換一組備用碼…',
    en: 'New backup codes…',
  },
  'second-factor.page.go-on': {
    'zh-CN': '下一步',
    'zh-TW': '下一步',
    en: 'Go on',
  },
  'second-factor.page.cancel': {
    'zh-CN': '算了',
    'zh-TW': '取消',
    en: 'Cancel',
  },
  'second-factor.page.password': {
    'zh-CN': '现在的密码',
    'zh-TW': '目前的密碼',
    en: 'Present password',
  },
  'second-factor.page.code': {
    'zh-CN': '验证码',
    'zh-TW': '驗證碼',
    en: 'Code',
  },
  'second-factor.page.backup-code': {
    'zh-CN': '备用码',
    'zh-TW': '備用碼',
    en: 'Backup code',
  },
  'second-factor.page.use-backup': {
    'zh-CN': '改用备用码',
    'zh-TW': '改用備用碼',
    en: 'Use a backup code',
  },
  'second-factor.page.use-phone': {
    'zh-CN': '改用手机上的验证码',
    'zh-TW': '改用手機上的驗證碼',
    en: 'Use the code on the phone',
  },
  'second-factor.page.scan': {
    'zh-CN': '用手机上的验证器扫这个方块。手机上没有，先在应用商店装一个，搜“验证器”。',
    'zh-TW': '用手機上的驗證器掃描這個方塊。手機上沒有的話，先在應用程式商店安裝一個，搜尋「驗證器」。',
    en: 'Scan this square with the authenticator on your phone. Without one, get one first: look for “authenticator” where your phone gets its programs.',
  },
  'second-factor.page.square': {
    'zh-CN': '给验证器扫的方块',
    'zh-TW': '給驗證器掃描的方塊',
    en: 'The square for the authenticator',
  },
  'second-factor.page.by-hand': {
    'zh-CN': '扫不了，就把这一串输进去：',
    'zh-TW': '無法掃描，就把這一串輸入進去：',
    en: 'Where it cannot scan, type this in:',
  },
  'second-factor.page.first-code': {
    'zh-CN': '然后输入它显示的六位数字',
    'zh-TW': '然後輸入它顯示的六位數字',
    en: 'Then enter the six digits it shows',
  },
  'second-factor.page.confirm': {
    'zh-CN': '开启',
    'zh-TW': '開啟',
    en: 'Turn on',
  },
  'second-factor.page.turned-on': {
    'zh-CN': '两步验证开了；别处都已退出。',
    'zh-TW': '兩步驟驗證已開啟；其他地方都已登出。',
    en: 'Two-step sign-in is on, and you are signed out everywhere else.',
  },
  'second-factor.page.turned-off': {
    'zh-CN': '两步验证关了；别处都已退出。',
    'zh-TW': '兩步驟驗證已關閉；其他地方都已登出。',
    en: 'Two-step sign-in is off, and you are signed out everywhere else.',
  },
  'second-factor.page.off.do': {
    'zh-CN': '关掉两步验证',
    'zh-TW': '關閉兩步驟驗證',
    en: 'Turn two-step sign-in off',
  },
  'second-factor.page.off.about': {
    'zh-CN': '关了以后，光有密码就能登录。',
    'zh-TW': '關閉以後，只有密碼就能登入。',
    en: 'The password alone lets you in then.',
  },
  'second-factor.page.new-codes.do': {
    'zh-CN': '换一套',
    'zh-TW': '換一組',
    en: 'Make new codes',
  },
  'second-factor.page.new-codes.about': {
    'zh-CN': '原来的备用码都作废。',
    'zh-TW': '原來的備用碼都作廢。',
    en: 'The codes before stop working.',
  },
  'second-factor.page.codes': {
    'zh-CN': '备用码',
    'zh-TW': '備用碼',
    en: 'Backup codes',
  },
  'second-factor.page.codes.about': {
    'zh-CN': '手机不在时，每个可以代替一次验证码。只显示这一次：请抄下来或打印出来，放在手机以外的地方。',
    'zh-TW': '手機不在時，每個可以代替一次驗證碼。只顯示這一次：請抄下來或列印出來，放在手機以外的地方。',
    en: 'Each stands in for the phone once. They are shown this once: write them down or print them, and keep them elsewhere than on the phone.',
  },
  'second-factor.page.codes.copy': {
    'zh-CN': '复制',
    'zh-TW': '複製',
    en: 'Copy',
  },
  'second-factor.page.codes.copied': {
    'zh-CN': '已复制',
    'zh-TW': '已複製',
    en: 'Copied',
  },
  'second-factor.page.codes.kept': {
    'zh-CN': '我收好了',
    'zh-TW': '我收好了',
    en: 'I have put them away',
  },
  'second-factor.page.step': {
    'zh-CN': '第二步',
    'zh-TW': '第二步',
    en: 'Second step',
  },
  'second-factor.page.step.about': {
    'zh-CN': '密码对了。现在打开手机上的验证器，输入它显示的六位数字。',
    'zh-TW': '密碼對了。現在打開手機上的驗證器，輸入它顯示的六位數字。',
    en: 'The password is right. Now open the authenticator on your phone and enter the six digits it shows.',
  },
  'second-factor.page.step.lost': {
    'zh-CN': '手机和备用码都没有了？请店主取消您的两步验证。',
    'zh-TW': '手機和備用碼都沒有了？請店主取消您的兩步驟驗證。',
    en: 'Neither phone nor backup codes? An owner can take two-step sign-in away from you.',
  },
  'second-factor.page.step.back': {
    'zh-CN': '换一个账号',
    'zh-TW': '換一個帳號',
    en: 'Another account',
  },
  'second-factor.page.of.on': {
    'zh-CN': '登录要两步验证，从 {{since}} 起。',
    'zh-TW': '登入需要兩步驟驗證，從 {{since}} 起。',
    en: 'Signs in with a second step, since {{since}}.',
  },
  'second-factor.page.of.off': {
    'zh-CN': '登录只要密码，没有开两步验证。',
    'zh-TW': '登入只要密碼，沒有開啟兩步驟驗證。',
    en: 'Signs in with the password alone; two-step sign-in is off.',
  },
  'second-factor.page.of.take-away': {
    'zh-CN': '取消他的两步验证…',
    'zh-TW': '取消他的兩步驟驗證…',
    en: 'Take two-step sign-in away…',
  },
  'second-factor.page.of.really': {
    'zh-CN': '取消{{name}}的两步验证？',
    'zh-TW': '取消{{name}}的兩步驟驗證？',
    en: 'Take two-step sign-in away from {{name}}?',
  },
  'second-factor.page.of.about': {
    'zh-CN': '用在手机丢了的时候。先确认真的是他本人来问：取消以后，光有密码就能登录。他会在所有地方退出。',
    'zh-TW': '用在手機遺失的時候。先確認真的是他本人來問：取消以後，只有密碼就能登入。他會在所有地方登出。',
    en: 'For a lost phone. Make sure first that it is really they who ask: the password alone lets them in then. They are signed out everywhere.',
  },
  'second-factor.page.of.do': {
    'zh-CN': '取消并让他退出',
    'zh-TW': '取消並讓他登出',
    en: 'Take away and sign out',
  },
  'second-factor.page.of.not': {
    'zh-CN': '先不取消',
    'zh-TW': '先不取消',
    en: 'Leave it',
  },
  'second-factor.page.of.done': {
    'zh-CN': '{{name}}的两步验证取消了，在所有地方都已退出。',
    'zh-TW': '{{name}}的兩步驟驗證取消了，在所有地方都已登出。',
    en: '{{name}} has no two-step sign-in any more and is signed out everywhere.',
  },
} as const satisfies Words
