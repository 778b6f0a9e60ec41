import type { Words } from '../../base/language/language.ts'

export const todayWords = {
  'today.not-found': {
    'zh-CN': '没有编号为“{{id}}”的待办。它可能已经被新的估值换掉了，请刷新后再试。',
    'zh-TW': '沒有編號為「{{id}}」的待辦。它可能已被新的估值取代，請重新整理後再試。',
    en: 'There is no to-do “{{id}}”. A newer worth run may have replaced it: reload and try again.',
  },
  'today.postpone-to': {
    'zh-CN': '要改到 {{dueDay}} 之后的一天，收到的是“{{came}}”。',
    'zh-TW': '要改到 {{dueDay}} 之後的一天，收到的是「{{came}}」。',
    en: 'Another day must lie after {{dueDay}}; “{{came}}” came.',
  },
  'today.reason.by-hand': {
    'zh-CN': '{{note}}',
    'zh-TW': '{{note}}',
    en: '{{note}}',
  },
  'today.reason.win-back': {
    'zh-CN': '买过 {{times}} 次，已 {{ago}} 天没来，还会再来的可能是 {{alive}}。',
    'zh-TW': '買過 {{times}} 次，已 {{ago}} 天沒來，還會再來的可能是 {{alive}}。',
    en: 'Bought {{times}} times, silent for {{ago}} days; {{alive}} likely to come back.',
  },
  'today.reason.thank': {
    'zh-CN': '{{day}} 第一次来买，该道声谢。',
    'zh-TW': '{{day}} 第一次來買，該道聲謝。',
    en: 'Bought for the first time on {{day}}: time to say thanks.',
  },
  'today.api.list': {
    'zh-CN': '待办，先到期的在前',
    'zh-TW': '待辦，先到期的在前',
    en: 'What there is to do, earliest due first',
  },
  'today.api.add': { 'zh-CN': '记一件待办', 'zh-TW': '記一件待辦', en: 'Add something to do' },
  'today.api.change': {
    'zh-CN': '办完、改天、不再提醒或重新打开',
    'zh-TW': '辦完、改天、不再提醒或重新開啟',
    en: 'Done, another day, not again, or open again',
  },
  'actions.api': { 'zh-CN': '待办', 'zh-TW': '待辦', en: 'To do' },
  'today.field.expected-margin': {
    'zh-CN': '预计毛利，最小单位；空：不知道，或没有查看价值的权限',
    'zh-TW': '預計毛利，最小單位；空：不知道，或沒有檢視價值的權限',
    en: 'expected margin in minor units; null: unknown, or not yours to see',
  },
} as const satisfies Words
