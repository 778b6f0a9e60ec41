import type { Words } from '../language/language.ts'

export const uiWords = {
  'ui.page.name': { 'zh-CN': '米簿', 'zh-TW': '米簿', en: 'Ricebook' },
  'ui.page.title': { 'zh-CN': '{{page}} · 米簿', 'zh-TW': '{{page}} · 米簿', en: '{{page}} · Ricebook' },
  'ui.page.ways': { 'zh-CN': '主导航', 'zh-TW': '主導覽', en: 'Main' },
  'ui.page.skip': { 'zh-CN': '跳到正文', 'zh-TW': '跳至內容', en: 'Skip to the content' },
  'ui.page.more': { 'zh-CN': '更多', 'zh-TW': '更多', en: 'More' },
  'ui.page.language': { 'zh-CN': '语言', 'zh-TW': '語言', en: 'Language' },
  'ui.page.sign-out': { 'zh-CN': '退出', 'zh-TW': '登出', en: 'Sign out' },
  'ui.page.interface': { 'zh-CN': '接口说明', 'zh-TW': '介面說明', en: 'The interface (API)' },
  'ui.page.signed-in-as': { 'zh-CN': '已登录', 'zh-TW': '已登入', en: 'Signed in' },
  'ui.page.loading': { 'zh-CN': '正在读取…', 'zh-TW': '讀取中…', en: 'Loading…' },
  'ui.page.again': { 'zh-CN': '再试一次', 'zh-TW': '再試一次', en: 'Try again' },
  'ui.page.trouble': { 'zh-CN': '没有读到', 'zh-TW': '沒有讀到', en: 'This could not be read' },
  'ui.page.unreachable': {
    'zh-CN': '连不上米簿程序。请看看它是否还在运行、网络是否通，然后再试一次。',
    'zh-TW': '連不上米簿程式。請確認它仍在執行、網路暢通，然後再試一次。',
    en: 'Ricebook cannot be reached. See whether the program runs and the network works, then try again.',
  },
  'ui.page.broken': {
    'zh-CN': '这一页出错了，这不是您的问题。请重新打开；还不行的话，请把情况告诉我们。',
    'zh-TW': '這一頁出錯了，這不是您的問題。請重新開啟；若仍不行，請把情況告訴我們。',
    en: 'This page failed, and it is not your fault. Open it again; if that does not help, please tell us.',
  },
  'ui.page.reload': { 'zh-CN': '重新打开', 'zh-TW': '重新開啟', en: 'Open again' },
  'ui.page.nothing-here': { 'zh-CN': '没有这一页', 'zh-TW': '沒有這一頁', en: 'There is no such page' },
  'ui.page.nothing-here.why': {
    'zh-CN': '地址可能写错了，或者这一页已经搬走。',
    'zh-TW': '網址可能寫錯了，或這一頁已經移走。',
    en: 'The address may be wrong, or the page has moved.',
  },
  'ui.page.to-first': { 'zh-CN': '回到今日', 'zh-TW': '回到今日', en: 'Go to Today' },
  'ui.page.undo': { 'zh-CN': '撤销', 'zh-TW': '復原', en: 'Undo' },
  'ui.page.close': { 'zh-CN': '关闭', 'zh-TW': '關閉', en: 'Close' },
  'ui.page.unknown': { 'zh-CN': '未知', 'zh-TW': '未知', en: 'Unknown' },
  'ui.page.find': { 'zh-CN': '查找', 'zh-TW': '尋找', en: 'Find' },
  'ui.page.find.what': {
    'zh-CN': '去哪一页，或找哪位客户（名字、拼音、电话尾号）',
    'zh-TW': '前往哪一頁，或找哪位客戶（名稱、拼音、電話末碼）',
    en: 'A page, or a customer: name, pinyin, end of a phone number',
  },
  'ui.page.find.pages': { 'zh-CN': '页面', 'zh-TW': '頁面', en: 'Pages' },
  'ui.page.find.none': {
    'zh-CN': '没有找到“{{query}}”。试试两个字、拼音首字母，或电话的后四位。',
    'zh-TW': '找不到「{{query}}」。試試兩個字、拼音首字母，或電話末四碼。',
    en: 'Nothing found for “{{query}}”. Try two characters, pinyin initials, or the last four digits of a phone.',
  },
} as const satisfies Words
