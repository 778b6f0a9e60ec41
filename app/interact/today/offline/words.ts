import type { Words } from '../../../base/language/language.ts'

export const todayOfflineWords = {
  'today.page.without': {
    'zh-CN': '离线 · {{time}} 的清单',
    'zh-TW': '離線 · {{time}} 的清單',
    en: 'Without network · list of {{time}}',
  },
  'today.page.without.yesterday': {
    'zh-CN': '离线 · 昨天 {{time}} 的清单',
    'zh-TW': '離線 · 昨天 {{time}} 的清單',
    en: 'Without network · yesterday’s list, of {{time}}',
  },
  'today.page.without.earlier': {
    'zh-CN': '离线 · {{day}} {{time}} 的清单',
    'zh-TW': '離線 · {{day}} {{time}} 的清單',
    en: 'Without network · list of {{day}}, {{time}}',
  },
  'today.page.without.old': {
    'zh-CN': '今天的清单要连上网才有。这一份上的事照样可以办，办了会记下。',
    'zh-TW': '今天的清單要連上網路才有。這一份上的事照樣可以辦，辦了會記下。',
    en: 'Today’s list needs the network. What stands on this one can still be done, and is kept.',
  },
  'today.page.without.nothing-kept': {
    'zh-CN': '这台设备上还没有存下这份清单。连上网打开过一次以后，没有网络也能看。',
    'zh-TW': '這台裝置上還沒有存下這份清單。連上網路開啟過一次之後，沒有網路也能看。',
    en: 'This device has not kept this list. Once it has been opened with a network, it is there without one too.',
  },
  'today.page.renewing': {
    'zh-CN': '{{time}} 的清单，正在读新的…',
    'zh-TW': '{{time}} 的清單，正在讀新的…',
    en: 'List of {{time}}, reading the new one…',
  },

  'today.page.said.not-kept': {
    'zh-CN': '这台设备没能记下（可能是存储满了），所以没有办。请腾出空间再试。',
    'zh-TW': '這台裝置沒能記下（可能是儲存空間已滿），所以沒有辦。請騰出空間再試。',
    en: 'This device could not keep it, perhaps for want of room, so it was not done. Make room and try again.',
  },
  'today.page.waiting': {
    'zh-CN': '待发 {{count}} 条',
    'zh-TW': '待傳送 {{count}} 筆',
    en: { one: '{{count}} waiting to be sent', other: '{{count}} waiting to be sent' },
  },
  'today.page.waiting.by-itself': {
    'zh-CN': '连上网后自动送出。',
    'zh-TW': '連上網路後自動送出。',
    en: 'Sent by itself with a network.',
  },
  'today.page.waiting.fragile': {
    'zh-CN': '这个浏览器不让保存，送出之前请不要关掉这一页。',
    'zh-TW': '這個瀏覽器不允許儲存，送出之前請不要關閉這一頁。',
    en: 'This browser keeps nothing: leave this page open until then.',
  },
  'today.page.waiting.yours': {
    'zh-CN': '{{count}} 条没有办成，要您看看',
    'zh-TW': '{{count}} 筆沒有辦成，要請您看看',
    en: { one: '{{count}} was not done and needs a look', other: '{{count}} were not done and need a look' },
  },
  'today.page.waiting.arrived': {
    'zh-CN': '{{count}} 条都送到了。',
    'zh-TW': '{{count}} 筆都送到了。',
    en: { one: '{{count}} has arrived.', other: 'All {{count}} have arrived.' },
  },
  'today.page.waiting.title': {
    'zh-CN': '还没送到的',
    'zh-TW': '還沒送到的',
    en: 'Not there yet',
  },
  'today.page.waiting.title.yours': { 'zh-CN': '没有办成', 'zh-TW': '沒有辦成', en: 'Not done' },
  'today.page.waiting.title.waits': { 'zh-CN': '待发', 'zh-TW': '待傳送', en: 'Waiting to be sent' },
  'today.page.waiting.nothing': {
    'zh-CN': '都送到了，没有要等的。',
    'zh-TW': '都送到了，沒有要等的。',
    en: 'Everything has arrived; nothing waits.',
  },
  'today.page.waiting.too-old': {
    'zh-CN': '记下以后过了 {{days}} 天还没有网络，没有自动送出。',
    'zh-TW': '記下以後過了 {{days}} 天仍沒有網路，沒有自動送出。',
    en: 'There was no network for {{days}} days after it, so it was not sent by itself.',
  },
  'today.page.waiting.unknown': {
    'zh-CN': '在这台设备上办的一件事',
    'zh-TW': '在這台裝置上辦的一件事',
    en: 'Something done on this device',
  },
  'today.page.waiting.talk': {
    'zh-CN': '{{name}}：“{{text}}”',
    'zh-TW': '{{name}}：「{{text}}」',
    en: '{{name}}: “{{text}}”',
  },
  'today.page.waiting.dismissed': {
    'zh-CN': '{{name}}：不合适，{{why}}。',
    'zh-TW': '{{name}}：不合適，{{why}}。',
    en: '{{name}}: not right ({{why}}).',
  },
  'today.page.waiting.opened': {
    'zh-CN': '{{name}}：撤销，恢复为待办。',
    'zh-TW': '{{name}}：復原，恢復為待辦。',
    en: '{{name}}: taken back, open again.',
  },
  'today.page.waiting.take-back': { 'zh-CN': '撤回', 'zh-TW': '收回', en: 'Take back' },
  'today.page.waiting.mine': { 'zh-CN': '以我的为准', 'zh-TW': '以我的為準', en: 'Mine counts' },
  'today.page.waiting.beside': { 'zh-CN': '另记一笔', 'zh-TW': '另記一筆', en: 'Note it besides' },
  'today.page.waiting.again': { 'zh-CN': '再送一次', 'zh-TW': '再送一次', en: 'Send it again' },
  'today.page.waiting.drop': { 'zh-CN': '不要了', 'zh-TW': '不要了', en: 'Drop it' },
  'today.page.waiting.note': {
    'zh-CN': '没有网络时办的（{{when}}）：{{what}} 送到时：{{why}}',
    'zh-TW': '沒有網路時辦的（{{when}}）：{{what}} 送到時：{{why}}',
    en: 'Done without a network on {{when}}: {{what}} When it arrived: {{why}}',
  },
} as const satisfies Words
