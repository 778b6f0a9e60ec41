import type { Words } from '../../base/language/language.ts'

export const touchesWords = {
  'touches.api.list': {
    'zh-CN': '谁在什么时候联系过客户、说了什么，新的在前',
    'zh-TW': '誰在什麼時候聯繫過客戶、說了什麼，新的在前',
    en: 'Who was in touch with a customer, when and about what, newest first',
  },
  'touches.field.kind': {
    'zh-CN': '为了什么：待办的种类；说过话的是 follow-up',
    'zh-TW': '為了什麼：待辦的種類；談過話的是 follow-up',
    en: 'what for: a kind of action; a talk is a follow-up',
  },
  'touches.field.channel': {
    'zh-CN': '怎么联系的；空：没有说',
    'zh-TW': '怎麼聯繫的；空：沒有說',
    en: 'how; null: nobody said',
  },
  'touches.field.by': {
    'zh-CN': '用户编号；空：不知道',
    'zh-TW': '使用者編號；空：不知道',
    en: 'user; null: unknown',
  },
  'touches.field.text': {
    'zh-CN': '说了什么；空：办完一件事，没有记话',
    'zh-TW': '說了什麼；空：辦完一件事，沒有記話',
    en: 'what was said; null: something was done and nothing noted',
  },
  'touches.field.note': {
    'zh-CN': '待办上的备注',
    'zh-TW': '待辦上的備註',
    en: 'the note on what was to be done',
  },
  'touches.field.next': {
    'zh-CN': '约好的下次联系；空：不是谈话',
    'zh-TW': '約好的下次聯繫；空：不是談話',
    en: 'the next contact agreed; null: not a talk',
  },
} as const satisfies Words
