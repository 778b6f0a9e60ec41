import type { Words } from '../../base/language/language.ts'

export const readingsWords = {
  'readings.stopped-too-often': {
    'zh-CN':
      '今天看过的客户超过了公司定的上限，为了保护客户资料，先停在这里。请找老板解除；明天自动恢复，没办完的跟进不受影响。',
    'zh-TW':
      '今天看過的客戶超過了公司訂的上限，為了保護客戶資料，先停在這裡。請找老闆解除；明天會自動恢復，還沒辦完的追蹤不受影響。',
    en: 'More customers were looked at today than the company allows, so reading stops here to protect them. Ask the owner to let you on; it also ends by itself tomorrow, and nothing you have noted is lost.',
  },
  'readings.alarm-not-found': {
    'zh-CN': '没有这条异常记录。请回到列表再选。',
    'zh-TW': '沒有這筆異常紀錄。請回到清單再選。',
    en: 'There is no such alarm. Choose from the list again.',
  },
  'readings.not-stopped-conflict': {
    'zh-CN': '这个人没有被停，不用解除。',
    'zh-TW': '這個人沒有被停用，不用解除。',
    en: 'Nobody was stopped here, so there is nothing to lift.',
  },
  'readings.api': { 'zh-CN': '异常查看', 'zh-TW': '異常查閱', en: 'Unusual reading' },
  'readings.api.readers': {
    'zh-CN': '每个人、每把密钥看了多少客户，到多少会提醒',
    'zh-TW': '每個人、每把金鑰查閱了多少客戶，到多少會提醒',
    en: 'How many customers each person and key reads, and from where on it is told of',
  },
  'readings.api.alarms': {
    'zh-CN': '超出平常的查看，最新的在前',
    'zh-TW': '超出平常的查閱，最新的在前',
    en: 'Reading beyond the usual, newest first',
  },
  'readings.api.unseen': {
    'zh-CN': '还有几条没人看过',
    'zh-TW': '還有幾筆沒人看過',
    en: 'How many alarms nobody has looked at',
  },
  'readings.api.customers': {
    'zh-CN': '看的是哪些客户',
    'zh-TW': '查閱的是哪些客戶',
    en: 'Which customers an alarm is about',
  },
  'readings.api.seen': {
    'zh-CN': '记下有人看过这条提醒了',
    'zh-TW': '記下有人看過這筆提醒了',
    en: 'Marks an alarm as looked at',
  },
  'readings.api.lift': {
    'zh-CN': '让被停的人今天接着看',
    'zh-TW': '讓被停用的人今天接著查閱',
    en: 'Lets who was stopped read on that day',
  },
  'readings.api.limits': { 'zh-CN': '公司定的上限', 'zh-TW': '公司訂的上限', en: 'What the company allows' },
  'readings.api.change-limits': {
    'zh-CN': '改公司定的上限',
    'zh-TW': '更改公司訂的上限',
    en: 'Changes what the company allows',
  },
  'readings.field.requests': {
    'zh-CN': '看到客户的请求有多少次',
    'zh-TW': '看到客戶的請求有多少次',
    en: 'Requests that told of customers',
  },
  'readings.field.kind': {
    'zh-CN':
      'opened 打开的档案，listed 列表里看到的，fresh 七天里新看到的，shown 看了完整号码的，taken 导出拿走的',
    'zh-TW':
      'opened 開啟的檔案，listed 清單裡看到的，fresh 七天內新看到的，shown 看了完整號碼的，taken 匯出帶走的',
    en: 'opened: files looked into; listed: seen in lists; fresh: new to them within seven days; shown: masked fields shown in full; taken: in a file they took',
  },
  'readings.field.key': {
    'zh-CN': '用的是哪把 API 密钥；空：本人在网页上',
    'zh-TW': '用的是哪把 API 金鑰；空：本人在網頁上',
    en: 'By which API key; null: the person in a browser',
  },
  'readings.field.count': { 'zh-CN': '多少位客户', 'zh-TW': '多少位客戶', en: 'How many customers' },
  'readings.field.limit': {
    'zh-CN': '超过多少就提醒',
    'zh-TW': '超過多少就提醒',
    en: 'More than this is told of',
  },
  'readings.field.usual': {
    'zh-CN': '平常一天（七天）多少；空：还不知道',
    'zh-TW': '平常一天（七天）多少；空：還不知道',
    en: 'The middle of their days (or weeks); null: not known yet',
  },
  'readings.field.passed': {
    'zh-CN': '超过了什么：自己的习惯 habit，公司的上限 ceiling，新人的额度 new',
    'zh-TW': '超過了什麼：自己的習慣 habit，公司的上限 ceiling，新人的額度 new',
    en: 'What was passed: their habit, the company’s ceiling, or what somebody new is allowed',
  },
  'readings.field.days': {
    'zh-CN': '前面的二十七天和这一天',
    'zh-TW': '前面的二十七天和這一天',
    en: 'The 27 days before, and this one',
  },
  'readings.field.days-before': {
    'zh-CN': '最近十四天，最后一个是今天',
    'zh-TW': '最近十四天，最後一個是今天',
    en: 'The last fourteen days, today last',
  },
  'readings.field.hours': {
    'zh-CN': '这一天每个钟头新看到的客户',
    'zh-TW': '這一天每個鐘頭新看到的客戶',
    en: 'Customers met for the first time that day, by the hour',
  },
  'readings.field.ways': {
    'zh-CN': '从哪些登录或密钥；六十天后不再保留',
    'zh-TW': '從哪些登入或金鑰；六十天後不再保留',
    en: 'By which sessions or keys; kept for sixty days',
  },
  'readings.field.stopped': {
    'zh-CN': '是不是因此停下了',
    'zh-TW': '是不是因此停用了',
    en: 'Whether it stopped them',
  },
  'readings.field.gone': {
    'zh-CN': '记录已经不在的有几位',
    'zh-TW': '紀錄已經不在的有幾位',
    en: 'How many of them have no record any more',
  },
  'readings.field.limit.opened': {
    'zh-CN': '一个人一天打开多少位客户的档案以上要提醒',
    'zh-TW': '一個人一天開啟多少位客戶的檔案以上要提醒',
    en: 'More files than this opened by a person in a day is told of',
  },
  'readings.field.limit.listed': {
    'zh-CN': '一个人一天在列表里看到多少位以上要提醒；七天里新看到的也按它',
    'zh-TW': '一個人一天在清單裡看到多少位以上要提醒；七天內新看到的也依它',
    en: 'More customers than this seen in lists by a person in a day is told of; also of those new to them in a week',
  },
  'readings.field.limit.keys': {
    'zh-CN': '一把密钥一天读多少位以上要提醒',
    'zh-TW': '一把金鑰一天讀取多少位以上要提醒',
    en: 'More customers than this read by a key in a day is told of',
  },
  'readings.field.limit.stops': {
    'zh-CN': '超过上限的人和密钥是否停到当天结束，或到老板解除',
    'zh-TW': '超過上限的人和金鑰是否停用到當天結束，或到老闆解除',
    en: 'Whether who passes these is stopped until the day ends or somebody lets them on',
  },

  'readings.page.title': { 'zh-CN': '异常查看', 'zh-TW': '異常查閱', en: 'Unusual reading' },
  'readings.page.lead': {
    'zh-CN': '客户名单多半是有权看的人带走的。谁看得比平常多得多，这里一分钟内就有。',
    'zh-TW': '客戶名單多半是有權查閱的人帶走的。誰看得比平常多得多，這裡一分鐘內就會出現。',
    en: 'Most lists of customers leave with somebody who may read them. Who reads far more than they do stands here within a minute.',
  },
  'readings.page.alarms': { 'zh-CN': '提醒', 'zh-TW': '提醒', en: 'Alarms' },
  'readings.page.none': {
    'zh-CN': '没有谁看得比平常多。',
    'zh-TW': '沒有誰看得比平常多。',
    en: 'Nobody reads more than they usually do.',
  },
  'readings.page.older': { 'zh-CN': '更早的', 'zh-TW': '更早的', en: 'Older' },
  'readings.page.unseen': { 'zh-CN': '未看', 'zh-TW': '未看', en: 'New' },
  'readings.page.is-stopped': { 'zh-CN': '已停', 'zh-TW': '已停用', en: 'Stopped' },
  'readings.page.is-lifted': { 'zh-CN': '已解除', 'zh-TW': '已解除', en: 'Let on' },
  'readings.page.seen-by': {
    'zh-CN': '{{who}} {{when}} 看过',
    'zh-TW': '{{who}} {{when}} 看過',
    en: 'Looked at by {{who}}, {{when}}',
  },
  'readings.page.by-key': {
    'zh-CN': '密钥“{{key}}”（{{who}}）',
    'zh-TW': '金鑰「{{key}}」（{{who}}）',
    en: 'The key “{{key}}” of {{who}}',
  },
  'readings.page.gone': { 'zh-CN': '已不在的用户', 'zh-TW': '已不在的使用者', en: 'A former user' },
  'readings.page.did.opened': {
    'zh-CN': '一天打开了 {{count}} 位客户的档案',
    'zh-TW': '一天開啟了 {{count}} 位客戶的檔案',
    en: 'opened the files of {{count}} customers in a day',
  },
  'readings.page.did.listed': {
    'zh-CN': '一天在列表里看了 {{count}} 位客户',
    'zh-TW': '一天在清單裡看了 {{count}} 位客戶',
    en: 'saw {{count}} customers in lists in a day',
  },
  'readings.page.did.fresh': {
    'zh-CN': '七天里看了 {{count}} 位以前四周没看过的客户',
    'zh-TW': '七天內看了 {{count}} 位之前四週沒看過的客戶',
    en: 'looked at {{count}} customers in seven days whom they had not seen in four weeks',
  },
  'readings.page.did.shown': {
    'zh-CN': '一天看了 {{count}} 位客户的完整号码和地址',
    'zh-TW': '一天看了 {{count}} 位客戶的完整號碼和地址',
    en: 'had masked fields of {{count}} customers shown in a day',
  },
  'readings.page.did.taken': {
    'zh-CN': '导出并拿走了 {{count}} 位客户的资料',
    'zh-TW': '匯出並帶走了 {{count}} 位客戶的資料',
    en: 'took a file with {{count}} customers',
  },
  'readings.page.passed.habit': {
    'zh-CN': '平常 {{usual}} 位，超过 {{limit}} 位就提醒。',
    'zh-TW': '平常 {{usual}} 位，超過 {{limit}} 位就提醒。',
    en: 'Usually {{usual}}; more than {{limit}} is told of.',
  },
  'readings.page.passed.ceiling': {
    'zh-CN': '公司的上限是 {{limit}} 位。',
    'zh-TW': '公司的上限是 {{limit}} 位。',
    en: 'The company allows {{limit}}.',
  },
  'readings.page.passed.new': {
    'zh-CN': '还不知道平常是多少；新人超过 {{limit}} 位就提醒。',
    'zh-TW': '還不知道平常是多少；新人超過 {{limit}} 位就提醒。',
    en: 'What is usual is not known yet; of somebody new more than {{limit}} is told of.',
  },
  'readings.page.first-taken': {
    'zh-CN': '以前很少导出，所以提醒。',
    'zh-TW': '以前很少匯出，所以提醒。',
    en: 'They have hardly ever taken one before.',
  },
  'readings.page.chart': {
    'zh-CN': '最近 28 天每天看了多少位客户：{{day}} 是 {{count}} 位。',
    'zh-TW': '最近 28 天每天查閱了多少位客戶：{{day}} 是 {{count}} 位。',
    en: 'Customers a day over 28 days: {{count}} on {{day}}.',
  },
  'readings.page.limit-line': { 'zh-CN': '提醒线', 'zh-TW': '提醒線', en: 'told of from here' },
  'readings.page.column.day': { 'zh-CN': '日子', 'zh-TW': '日期', en: 'Day' },
  'readings.page.column.count': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  'readings.page.busiest': {
    'zh-CN': '最多的是 {{from}}:00–{{to}}:00，{{count}} 位',
    'zh-TW': '最多的是 {{from}}:00–{{to}}:00，{{count}} 位',
    en: 'Most between {{from}}:00 and {{to}}:00: {{count}}',
  },
  'readings.page.way.session': { 'zh-CN': '网页', 'zh-TW': '網頁', en: 'browser' },
  'readings.page.way.key': { 'zh-CN': 'API 密钥', 'zh-TW': 'API 金鑰', en: 'API key' },
  'readings.page.way': {
    'zh-CN': '{{requests}} 次，最后 {{when}}',
    'zh-TW': '{{requests}} 次，最後 {{when}}',
    en: { one: '{{requests}} request, the last {{when}}', other: '{{requests}} requests, the last {{when}}' },
  },
  'readings.page.which': { 'zh-CN': '看的是哪些客户', 'zh-TW': '看的是哪些客戶', en: 'Which customers' },
  'readings.page.which.none': {
    'zh-CN': '六十天以前的不再保留。',
    'zh-TW': '六十天以前的不再保留。',
    en: 'Which they were is not kept beyond sixty days.',
  },
  'readings.page.which.taken': {
    'zh-CN': '导出里有公司的全部客户。',
    'zh-TW': '匯出檔裡有公司的全部客戶。',
    en: 'An export holds all customers of the company.',
  },
  'readings.page.which.more': {
    'zh-CN': '共 {{total}} 位，这里是前 {{shown}} 位。',
    'zh-TW': '共 {{total}} 位，這裡是前 {{shown}} 位。',
    en: '{{total}} in all; these are the first {{shown}}.',
  },
  'readings.page.which.gone': {
    'zh-CN': '其中 {{count}} 位的记录已经不在。',
    'zh-TW': '其中 {{count}} 位的紀錄已經不在。',
    en: 'The records of {{count}} of them are gone.',
  },
  'readings.page.do.seen': { 'zh-CN': '知道了', 'zh-TW': '知道了', en: 'Noted' },
  'readings.page.do.end': { 'zh-CN': '结束所有登录', 'zh-TW': '結束所有登入', en: 'End their sessions' },
  'readings.page.do.revoke': { 'zh-CN': '作废密钥', 'zh-TW': '作廢金鑰', en: 'Revoke the key' },
  'readings.page.do.lift': { 'zh-CN': '让他接着看', 'zh-TW': '讓他接著看', en: 'Let them on' },
  'readings.page.do.audit': { 'zh-CN': '操作日志', 'zh-TW': '操作紀錄', en: 'Their audit' },
  'readings.page.ended': {
    'zh-CN': '{{name}} 的登录都结束了。要不让他再进来，请到用户里停用。',
    'zh-TW': '{{name}} 的登入都結束了。要不讓他再進來，請到使用者裡停用。',
    en: '{{name}} is signed out everywhere. To keep them out, shut them out under Users.',
  },
  'readings.page.revoked': {
    'zh-CN': '密钥“{{name}}”已作废。',
    'zh-TW': '金鑰「{{name}}」已作廢。',
    en: 'The key “{{name}}” opens nothing any more.',
  },
  'readings.page.lifted': {
    'zh-CN': '{{name}} 今天可以接着看了。',
    'zh-TW': '{{name}} 今天可以接著看了。',
    en: '{{name}} can read on today.',
  },
  'readings.page.really': {
    'zh-CN': '作废密钥“{{name}}”？',
    'zh-TW': '要作廢金鑰「{{name}}」嗎？',
    en: 'Revoke the key “{{name}}”?',
  },
  'readings.page.really.about': {
    'zh-CN': '用它的程序马上就读不到了，作废不能收回。',
    'zh-TW': '使用它的程式馬上就讀不到了，作廢後無法復原。',
    en: 'The program that uses it reads nothing more from now on. This cannot be taken back.',
  },
  'readings.page.really.do': { 'zh-CN': '作废', 'zh-TW': '作廢', en: 'Revoke' },
  'readings.page.really.not': { 'zh-CN': '先不', 'zh-TW': '先不要', en: 'Not now' },
  'readings.page.readers': {
    'zh-CN': '大家平常看多少',
    'zh-TW': '大家平常看多少',
    en: 'What everybody reads',
  },
  'readings.page.readers.about': {
    'zh-CN': '最近十四天，每人每天不同的客户数。颜色深的是今天。',
    'zh-TW': '最近十四天，每人每天不同的客戶數。顏色深的是今天。',
    en: 'Different customers a day over the last fourteen days; the dark bar is today.',
  },
  'readings.page.readers.none': {
    'zh-CN': '还没有人看过客户。',
    'zh-TW': '還沒有人看過客戶。',
    en: 'Nobody has looked at a customer yet.',
  },
  'readings.page.column.who': { 'zh-CN': '谁', 'zh-TW': '誰', en: 'Who' },
  'readings.page.column.opened': { 'zh-CN': '打开档案', 'zh-TW': '開啟檔案', en: 'Files opened' },
  'readings.page.column.listed': { 'zh-CN': '列表里看到', 'zh-TW': '清單裡看到', en: 'Seen in lists' },
  'readings.page.today-of': {
    'zh-CN': '今天 {{today}}，超过 {{limit}} 提醒',
    'zh-TW': '今天 {{today}}，超過 {{limit}} 提醒',
    en: 'today {{today}}, told of from {{limit}}',
  },
  'readings.page.limits': { 'zh-CN': '公司的上限', 'zh-TW': '公司的上限', en: 'What the company allows' },
  'readings.page.limits.about': {
    'zh-CN': '不管平常看多少，一天超过这些都会提醒。',
    'zh-TW': '不管平常看多少，一天超過這些都會提醒。',
    en: 'Whatever is usual, more than this in a day is told of.',
  },
  'readings.page.limit.opened': { 'zh-CN': '打开档案', 'zh-TW': '開啟檔案', en: 'Files opened' },
  'readings.page.limit.opened.about': {
    'zh-CN': '忙的一天，一个人也就打开几十位。',
    'zh-TW': '忙的一天，一個人也就開啟幾十位。',
    en: 'On a busy day a person opens some dozens.',
  },
  'readings.page.limit.listed': { 'zh-CN': '列表里看到', 'zh-TW': '清單裡看到', en: 'Seen in lists' },
  'readings.page.limit.listed.about': {
    'zh-CN': '翻列表、搜索、今日页都算，同一位客户只算一次。',
    'zh-TW': '翻清單、搜尋、今日頁都算，同一位客戶只算一次。',
    en: 'Lists, searches and Today count; the same customer counts once.',
  },
  'readings.page.limit.keys': { 'zh-CN': '每把密钥', 'zh-TW': '每把金鑰', en: 'Each key' },
  'readings.page.limit.keys.about': {
    'zh-CN': '每晚同步全部客户的密钥，请定得比客户总数高。',
    'zh-TW': '每晚同步全部客戶的金鑰，請訂得比客戶總數高。',
    en: 'Where a key takes over all customers each night, set this above how many there are.',
  },
  'readings.page.limit.stops': {
    'zh-CN': '超过上限就停',
    'zh-TW': '超過上限就停用',
    en: 'Stop who passes these',
  },
  'readings.page.limit.stops.about': {
    'zh-CN': '开着时，超过上限的人或密钥当天看不了客户，直到解除。老板自己不会被停。',
    'zh-TW': '開啟時，超過上限的人或金鑰當天無法查閱客戶，直到解除。老闆自己不會被停用。',
    en: 'While this is on, who passes a limit reads no customers for the rest of the day, until let on. The owner is never stopped.',
  },
  'readings.page.customers': {
    'zh-CN': '{{number}} 位',
    'zh-TW': '{{number}} 位',
    en: { one: '{{number}} customer', other: '{{number}} customers' },
  },
  'readings.page.on': { 'zh-CN': '开', 'zh-TW': '開啟', en: 'On' },
  'readings.page.off': { 'zh-CN': '关', 'zh-TW': '關閉', en: 'Off' },
} as const satisfies Words
