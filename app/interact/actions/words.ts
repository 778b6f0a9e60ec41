import type { Words } from '../../base/language/language.ts'

export const actionsWords = {
  'actions.not-found': {
    'zh-CN': '没有编号为“{{id}}”的待办。它可能已经被新的估值换掉了，请刷新后再试。',
    'zh-TW': '沒有編號為「{{id}}」的待辦。它可能已被新的估值取代，請重新整理後再試。',
    en: 'There is no to-do “{{id}}”. A newer worth run may have replaced it: reload and try again.',
  },
  'actions.postpone-to': {
    'zh-CN': '要改到 {{dueDay}} 之后的一天，收到的是“{{came}}”。',
    'zh-TW': '要改到 {{dueDay}} 之後的一天，收到的是「{{came}}」。',
    en: 'Another day must lie after {{dueDay}}; “{{came}}” came.',
  },
  'actions.reason.by-hand': {
    'zh-CN': '{{note}}',
    'zh-TW': '{{note}}',
    en: '{{note}}',
  },
  'actions.reason.win-back': {
    'zh-CN': '买过 {{times}} 次，已 {{ago}} 天没来，还会再来的可能是 {{alive}}。',
    'zh-TW': '買過 {{times}} 次，已 {{ago}} 天沒來，還會再來的可能是 {{alive}}。',
    en: 'Bought {{times}} times, silent for {{ago}} days; {{alive}} likely to come back.',
  },
  'actions.reason.thank': {
    'zh-CN': '{{day}} 第一次来买，该道声谢。',
    'zh-TW': '{{day}} 第一次來買，該道聲謝。',
    en: 'Bought for the first time on {{day}}: time to say thanks.',
  },
  'actions.reason.follow-up': {
    'zh-CN': '上次联系是 {{day}}，说到：“{{said}}”',
    'zh-TW': '上次聯繫是 {{day}}，談到：「{{said}}」',
    en: 'Last talked to on {{day}}: “{{said}}”',
  },
  'actions.dismiss-why': {
    'zh-CN':
      '不办要写明原因：not-needed 不需要，bought-elsewhere 在别处买了，gone 不再是客户，wrong-figures 数据不对，other 其他。',
    'zh-TW':
      '不辦要註明原因：not-needed 不需要，bought-elsewhere 在別處買了，gone 不再是客戶，wrong-figures 數字有誤，other 其他。',
    en: 'Dismissing needs a reason: not-needed, bought-elsewhere, gone, wrong-figures or other.',
  },
  'actions.done-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when}} 办完这件事。没有改动任何内容；请刷新后看要不要再办。',
    'zh-TW': '{{who}} 已於 {{when}} 辦完這件事。內容沒有變動；請重新整理後再決定是否要辦。',
    en: '{{who}} did this on {{when}}. Nothing was changed: reload, and see whether anything is left to do.',
  },
  'actions.postponed-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when}} 把这件事改到 {{dueDay}}。没有改动任何内容；请刷新后再试。',
    'zh-TW': '{{who}} 已於 {{when}} 把這件事改到 {{dueDay}}。內容沒有變動；請重新整理後再試。',
    en: '{{who}} put this off to {{dueDay}} on {{when}}. Nothing was changed: reload and try again.',
  },
  'actions.dismissed-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when}} 注明这件事不用办。没有改动任何内容；请刷新后再试。',
    'zh-TW': '{{who}} 已於 {{when}} 註明這件事不必辦。內容沒有變動；請重新整理後再試。',
    en: '{{who}} dismissed this on {{when}}. Nothing was changed: reload and try again.',
  },
  'actions.opened-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when}} 把这件事恢复为待办，到期日 {{dueDay}}。没有改动任何内容；请刷新后再试。',
    'zh-TW': '{{who}} 已於 {{when}} 將這件事恢復為待辦，到期日 {{dueDay}}。內容沒有變動；請重新整理後再試。',
    en: '{{who}} opened this again on {{when}}, due {{dueDay}}. Nothing was changed: reload and try again.',
  },
  'actions.field.changed-at': {
    'zh-CN': '上次改动的时刻；改动时作为 seen 送回',
    'zh-TW': '上次變動的時刻；變更時作為 seen 送回',
    en: 'when it was last changed; to be sent back as seen with a change',
  },
  'actions.field.seen': {
    'zh-CN': '看到的 changedAt；若之后有人动过，则不作改动并说明是谁做了什么',
    'zh-TW': '看到的 changedAt；若之後有人動過，則不變更並說明是誰做了什麼',
    en: 'changedAt as it was seen; if somebody did something since, nothing is changed and that is said',
  },
  'actions.api.list': {
    'zh-CN': '待办，先到期的在前',
    'zh-TW': '待辦，先到期的在前',
    en: 'What there is to do, earliest due first',
  },
  'actions.api.add': { 'zh-CN': '记一件待办', 'zh-TW': '記一件待辦', en: 'Add something to do' },
  'actions.api.change': {
    'zh-CN': '办完、改天、不再提醒或重新打开',
    'zh-TW': '辦完、改天、不再提醒或重新開啟',
    en: 'Done, another day, not again, or open again',
  },
  'actions.api': { 'zh-CN': '待办', 'zh-TW': '待辦', en: 'To do' },
  'actions.field.expected-margin': {
    'zh-CN': '做了比不做预计多得的毛利，最小单位；空：不知道，或没有查看价值的权限',
    'zh-TW': '做了比不做預計多得的毛利，最小單位；空：不知道，或沒有檢視價值的權限',
    en: 'margin that doing it is expected to add, in minor units; null: unknown, or not yours to see',
  },
} as const satisfies Words
