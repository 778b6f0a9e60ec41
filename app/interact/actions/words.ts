import type { Words } from '../../base/language/language.ts'

export const actionsWords = {
  'actions.not-found': {
    'zh-CN': '没有编号为“{{id}}”的待办。它可能已经被新的估值换掉了，请刷新后再试。',
    'zh-TW': '沒有編號為「{{id}}」的待辦。它可能已被新的估值取代，請重新整理後再試。',
    en: 'There is no to-do “{{id}}”. A newer worth run may have replaced it: reload and try again.',
  },
  'actions.postpone-to': {
    'zh-CN': '要改到 {{dueDay, day}}之后的一天，收到的是“{{came}}”。',
    'zh-TW': '要改到 {{dueDay, day}}之後的一天，收到的是「{{came}}」。',
    en: 'Another day must lie after {{dueDay, day}}; “{{came}}” came.',
  },
  'actions.reason.by-hand': {
    'zh-CN': '{{note}}',
    'zh-TW': '{{note}}',
    en: '{{note}}',
  },
  // why; said as it is kept, on any later day: days are dates and never "so many days ago"; **what the eye should find**
  'actions.reason.win-back': {
    'zh-CN': '买过 {{times}} 次，平时每 {{count}} 天来一次，上次是 **{{last}}**；仍是客户的可能 {{alive}}。',
    'zh-TW': '買過 {{times}} 次，平時每 {{count}} 天來一次，上次是 **{{last}}**；仍是客戶的可能 {{alive}}。',
    en: {
      one: 'Bought {{times}} times, usually every day, last on **{{last}}**; {{alive}} likely still a customer.',
      other:
        'Bought {{times}} times, usually every {{count}} days, last on **{{last}}**; {{alive}} likely still a customer.',
    },
  },
  'actions.reason.win-back-once': {
    'zh-CN': '只在 **{{last}}**买过一次；仍是客户的可能 {{alive}}。',
    'zh-TW': '只在 **{{last}}**買過一次；仍是客戶的可能 {{alive}}。',
    en: 'Bought once, on **{{last}}**; {{alive}} likely still a customer.',
  },
  'actions.reason.win-back-silent': {
    'zh-CN': '买过 {{count}} 次，上次是 **{{last}}**，比平时隔得久了。',
    'zh-TW': '買過 {{count}} 次，上次是 **{{last}}**，比平時隔得久了。',
    en: {
      one: 'Bought once, on **{{last}}**, and silent for longer than is usual.',
      other: 'Bought {{count}} times, last on **{{last}}**, and silent for longer than usual.',
    },
  },
  'actions.reason.thank': {
    'zh-CN': '**{{day}}**第一次来买，该道声谢。',
    'zh-TW': '**{{day}}**第一次來買，該道聲謝。',
    en: 'Bought for the first time on **{{day}}**: time to say thanks.',
  },
  'actions.reason.follow-up': {
    'zh-CN': '上次联系是 **{{day}}**，说到：“{{said}}”',
    'zh-TW': '上次聯繫是 **{{day}}**，談到：「{{said}}」',
    en: 'Last talked to on **{{day}}**: “{{said}}”',
  },
  'actions.reason.prospect': {
    'zh-CN': '**{{day}}**登记，还没有买过，也没有联系过的记录。',
    'zh-TW': '**{{day}}**登記，還沒有買過，也沒有聯繫過的紀錄。',
    en: 'On file since **{{day}}**, has not bought yet, and nobody wrote down a talk.',
  },
  'actions.reason.prospect-wish': {
    'zh-CN': '**{{day}}**登记，还没有买过，也没有联系过的记录；想要：{{wish}}。',
    'zh-TW': '**{{day}}**登記，還沒有買過，也沒有聯繫過的紀錄；想要：{{wish}}。',
    en: 'On file since **{{day}}**, has not bought yet, and nobody wrote down a talk; wanted: {{wish}}.',
  },
  'actions.reason.prospect-again': {
    'zh-CN': '还没有买过；上次联系是 **{{day}}**，隔了两三周，换个由头再联系。',
    'zh-TW': '還沒有買過；上次聯繫是 **{{day}}**，隔了兩三週，換個理由再聯繫。',
    en: 'Has not bought yet; last talked to on **{{day}}**, two to three weeks ago: time for another reason to call.',
  },
  'actions.reason.prospect-again-wish': {
    'zh-CN': '还没有买过；上次联系是 **{{day}}**，隔了两三周，换个由头再联系；想要：{{wish}}。',
    'zh-TW': '還沒有買過；上次聯繫是 **{{day}}**，隔了兩三週，換個理由再聯繫；想要：{{wish}}。',
    en: 'Has not bought yet; last talked to on **{{day}}**, two to three weeks ago: time for another reason to call; wanted: {{wish}}.',
  },
  'actions.dismiss-why': {
    'zh-CN':
      '不办要写明原因：not-needed 不需要，bought-elsewhere 在别处买了，gone 不再是客户，wrong-figures 数据不对，other 其他。',
    'zh-TW':
      '不辦要註明原因：not-needed 不需要，bought-elsewhere 在別處買了，gone 不再是客戶，wrong-figures 數字有誤，other 其他。',
    en: 'Dismissing needs a reason: not-needed, bought-elsewhere, gone, wrong-figures or other.',
  },
  'actions.done-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when, moment}} 办完这件事。没有改动任何内容；请刷新后看要不要再办。',
    'zh-TW': '{{who}} 已於 {{when, moment}} 辦完這件事。內容沒有變動；請重新整理後再決定是否要辦。',
    en: '{{who}} did this on {{when, moment}}. Nothing was changed: reload, and see whether anything is left to do.',
  },
  'actions.postponed-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when, moment}} 把这件事改到 {{dueDay, day}}。没有改动任何内容；请刷新后再试。',
    'zh-TW': '{{who}} 已於 {{when, moment}} 把這件事改到 {{dueDay, day}}。內容沒有變動；請重新整理後再試。',
    en: '{{who}} put this off to {{dueDay, day}} on {{when, moment}}. Nothing was changed: reload and try again.',
  },
  'actions.dismissed-changed-meanwhile': {
    'zh-CN': '{{who}} 已在 {{when, moment}} 注明这件事不用办。没有改动任何内容；请刷新后再试。',
    'zh-TW': '{{who}} 已於 {{when, moment}} 註明這件事不必辦。內容沒有變動；請重新整理後再試。',
    en: '{{who}} dismissed this on {{when, moment}}. Nothing was changed: reload and try again.',
  },
  'actions.opened-changed-meanwhile': {
    'zh-CN':
      '{{who}} 已在 {{when, moment}} 把这件事恢复为待办，到期日 {{dueDay, day}}。没有改动任何内容；请刷新后再试。',
    'zh-TW':
      '{{who}} 已於 {{when, moment}} 將這件事恢復為待辦，到期日 {{dueDay, day}}。內容沒有變動；請重新整理後再試。',
    en: '{{who}} opened this again on {{when, moment}}, due {{dueDay, day}}. Nothing was changed: reload and try again.',
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
  'actions.field.at': {
    'zh-CN': '是什么时候的事；不填：现在。不能晚于现在，也不能早于 14 天前',
    'zh-TW': '是什麼時候的事；未填：現在。不能晚於現在，也不能早於 14 天前',
    en: 'when it was; left out: now. Not in the future, and at most 14 days ago',
  },
  'actions.field.occasion': {
    'zh-CN':
      '这件事说的是什么；每次估值后编号会换，这个不换。改动时原样送回，换了编号也能认出；空：编号不会换',
    'zh-TW':
      '這件事說的是什麼；每次估值後編號會換，這個不換。變更時原樣送回，換了編號也能認出；空：編號不會換',
    en: 'what it is about: ids end with their worth run, this does not. Sent back with a change it is found again; null: its id stays',
  },
  'actions.in-the-future': {
    'zh-CN': '这件事的时刻“{{came}}”还没有到，现在是 {{now}}。请看看设备的时钟，再发一次。',
    'zh-TW': '這件事的時刻「{{came}}」還沒有到，現在是 {{now}}。請檢查裝置的時鐘，再送一次。',
    en: 'It is said to have been at {{came}}, and it is only {{now}}. Look at the clock of the device and send it again.',
  },
  'actions.too-long-ago': {
    'zh-CN': '这件事的时刻“{{came}}”是 {{days}} 天以前，太久了。请把它记成客户的一次跟进。',
    'zh-TW': '這件事的時刻「{{came}}」是 {{days}} 天以前，太久了。請把它記成客戶的一次追蹤。',
    en: 'It is said to have been at {{came}}, more than {{days}} days ago. Log it as a follow-up with the customer instead.',
  },
  'actions.occasion-unclear': {
    'zh-CN': 'occasion 要原样送回；收到的 key 与客户和种类不符。',
    'zh-TW': 'occasion 要原樣送回；收到的 key 與客戶和種類不符。',
    en: 'The occasion must come back as it was given; its key does not fit its customer and kind.',
  },
  'actions.reason.from-earlier-list': {
    'zh-CN': '原来列在 {{day}} 要办的事里；后来有了新的订单或付款，清单上已经没有这一件。',
    'zh-TW': '原本列在 {{day}} 要辦的事裡；後來有了新的訂單或付款，清單上已經沒有這一件。',
    en: 'It was on the list for {{day}}; orders or payments have come since, and the list does not hold it any more.',
  },
  // what the figures of a row are
  'actions.evidence.wanted': {
    'zh-CN': '14 天内要买的可能',
    'zh-TW': '14 天內要買的可能',
    en: 'likely wanted within 14 days',
  },
  'actions.evidence.run-out': { 'zh-CN': '用完日', 'zh-TW': '用完日', en: 'run-out date' },
  'actions.evidence.margin': {
    'zh-CN': '这样货买一次的毛利',
    'zh-TW': '這項商品買一次的毛利',
    en: 'margin of buying it once',
  },
  'actions.evidence.lost-otherwise': {
    'zh-CN': '不送就丢掉的比例',
    'zh-TW': '不送就流失的比例',
    en: 'share lost when not brought',
  },
  'actions.evidence.due': {
    'zh-CN': '这天可以收的',
    'zh-TW': '這天可以收的',
    en: 'can be asked for that day',
  },
  'actions.evidence.overdue': { 'zh-CN': '其中已逾期', 'zh-TW': '其中已逾期', en: 'of it overdue' },
  'actions.evidence.expected-loss': {
    'zh-CN': '按账龄预计收不回的',
    'zh-TW': '依帳齡預計收不回的',
    en: 'likely lost, by age',
  },
  'actions.evidence.usual-delay': {
    'zh-CN': '平时晚付的天数',
    'zh-TW': '平時晚付的天數',
    en: 'usual days late',
  },
  'actions.evidence.cost-of-money': {
    'zh-CN': '资金的年成本',
    'zh-TW': '資金的年成本',
    en: 'cost of money a year',
  },
  'actions.evidence.heeded': {
    'zh-CN': '一问就付的比例',
    'zh-TW': '一問就付的比例',
    en: 'share who pay because they are asked',
  },
  'actions.evidence.alive': {
    'zh-CN': '仍是客户的可能',
    'zh-TW': '仍是客戶的可能',
    en: 'likely still a customer',
  },
  'actions.evidence.value': {
    'zh-CN': '剩余终身价值',
    'zh-TW': '剩餘終身價值',
    en: 'residual lifetime value',
  },
  'actions.evidence.won-back': {
    'zh-CN': '不联系就不来的人里，联系后会来的比例',
    'zh-TW': '不聯繫就不來的人裡，聯繫後會來的比例',
    en: 'share of those who would stay away that a call brings back',
  },
  'actions.evidence.followed-up': {
    'zh-CN': '不跟进就不来的人里，跟进后会来的比例',
    'zh-TW': '不追蹤就不來的人裡，追蹤後會來的比例',
    en: 'share of those who would stay away that a follow-up brings back',
  },
  'actions.evidence.thanked': {
    'zh-CN': '不道谢就不再来的人里，道谢后会来的比例',
    'zh-TW': '不道謝就不再來的人裡，道謝後會來的比例',
    en: 'share of those who would stay away that a word of thanks brings back',
  },
  'actions.evidence.minutes': { 'zh-CN': '一般要几分钟', 'zh-TW': '一般要幾分鐘', en: 'usual minutes' },
  'actions.evidence.talked-on': { 'zh-CN': '上次联系', 'zh-TW': '上次聯繫', en: 'last talked to' },
  'actions.evidence.next-contact': {
    'zh-CN': '约好的下次联系',
    'zh-TW': '約好的下次聯繫',
    en: 'next contact agreed',
  },
  'actions.field.reason': {
    'zh-CN': '为什么现在做，用读者的语言说',
    'zh-TW': '為什麼現在做，用讀者的語言說',
    en: 'why now, in the reader’s language',
  },
  'actions.field.reason-parts': {
    'zh-CN': '同一句话分成几段：strong 最要紧的，whole 行末不拆开',
    'zh-TW': '同一句話分成幾段：strong 最要緊的，whole 行末不拆開',
    en: 'the same sentence in pieces: strong is what matters, whole is not to be broken at the end of a line',
  },
  'actions.field.evidence': {
    'zh-CN': '依据的数字和由来；金额为最小单位，日期为 ISO，比例 0 到 1；interval 是区间和把握',
    'zh-TW': '依據的數字與由來；金額為最小單位，日期為 ISO，比例 0 到 1；interval 是區間與把握',
    en: 'the figures that it rests on and where each comes from; minor units, ISO days, shares 0 to 1; interval: between which two it lies, and how surely',
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
