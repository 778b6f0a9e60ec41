import type { Words } from '../../base/language/language.ts'

export const viewsWords = {
  'views.not-found': {
    'zh-CN': '没有这个视图：可能已被删除。请从列表上方重新选择。',
    'zh-TW': '沒有這個檢視：可能已被刪除。請從清單上方重新選擇。',
    en: 'There is no such view; somebody may have removed it. Choose again above the list.',
  },
  'views.not-to-share': {
    'zh-CN': '给大家用的视图由店主和经理来定。请存为自己的视图，或请他们来改。',
    'zh-TW': '給大家用的檢視由店主與經理決定。請存為自己的檢視，或請他們來改。',
    en: 'Views for everybody are made by owners and managers. Save it as your own, or ask one of them.',
  },
  'views.too-many': {
    'zh-CN': '您已经存了 {{most}} 个视图，这是上限。请先删掉不用的。',
    'zh-TW': '您已經存了 {{most}} 個檢視，這是上限。請先刪除不用的。',
    en: 'You have saved {{most}} views, which is the most. Remove one that you do not use first.',
  },
  'views.api': { 'zh-CN': '视图', 'zh-TW': '檢視', en: 'Views' },
  'views.api.list': {
    'zh-CN': '自己存的和给大家用的视图',
    'zh-TW': '自己存的與給大家用的檢視',
    en: 'Views: one’s own and those for everybody',
  },
  'views.api.create': { 'zh-CN': '存一个视图', 'zh-TW': '儲存檢視', en: 'Save a view' },
  'views.api.change': { 'zh-CN': '修改视图', 'zh-TW': '修改檢視', en: 'Change a view' },
  'views.api.remove': { 'zh-CN': '删除视图', 'zh-TW': '刪除檢視', en: 'Remove a view' },
  'views.field.mine': {
    'zh-CN': '只看自己负责的：谁看就是谁',
    'zh-TW': '只看自己負責的：誰看就是誰',
    en: 'of whoever looks at it',
  },
  'views.field.columns': { 'zh-CN': '显示的列', 'zh-TW': '顯示的欄位', en: 'the columns shown' },
  'views.field.shared': {
    'zh-CN': '给大家用；店主和经理才能定',
    'zh-TW': '給大家用；店主與經理才能決定',
    en: 'for everybody; owners and managers decide it',
  },
  'views.field.own': { 'zh-CN': '自己存的', 'zh-TW': '自己存的', en: 'one’s own' },
} as const satisfies Words
