import type { Words } from '../../base/language/language.ts'

export const followUpsWords = {
  'follow-ups.api.list': {
    'zh-CN': '客户的跟进记录，新的在前',
    'zh-TW': '客戶的追蹤紀錄，新的在前',
    en: 'A customer’s follow-ups, newest first',
  },
  'follow-ups.api.log': {
    'zh-CN': '记一次跟进；不写下次联系日期时按客户阶段提议',
    'zh-TW': '記一次追蹤；未填下次聯繫日期時依客戶階段建議',
    en: 'Log a follow-up; the next contact day is proposed by stage where none is given',
  },
} as const satisfies Words
