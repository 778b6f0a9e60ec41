import type { Words } from '../../language/language.ts'

export const fieldWords = {
  'field.page.empty': { 'zh-CN': '没填', 'zh-TW': '沒填', en: 'Empty' },
  'field.page.none': { 'zh-CN': '不填', 'zh-TW': '不填', en: 'None' },
  'field.page.save': { 'zh-CN': '保存', 'zh-TW': '儲存', en: 'Save' },
  'field.page.cancel': { 'zh-CN': '不改', 'zh-TW': '不改', en: 'Cancel' },
  'field.page.needed': {
    'zh-CN': '这一项不能空着。',
    'zh-TW': '這一項不能空著。',
    en: 'This cannot be left empty.',
  },
  'field.page.not-a-number': {
    'zh-CN': '这里要填一个整数，收到的是“{{came}}”。',
    'zh-TW': '這裡要填一個整數，收到的是「{{came}}」。',
    en: 'A whole number is wanted here; “{{came}}” came.',
  },
  'field.page.not-a-share': {
    'zh-CN': '这里要填 {{least}} 到 {{most}} 之间的百分数，比如 18 或 18.5，收到的是“{{came}}”。',
    'zh-TW': '這裡要填 {{least}} 到 {{most}} 之間的百分數，例如 18 或 18.5，收到的是「{{came}}」。',
    en: 'A percentage from {{least}} to {{most}} is wanted here, such as 18 or 18.5; “{{came}}” came.',
  },
  'field.page.meanwhile': {
    'zh-CN': '您在改的时候，别人改了这一项。',
    'zh-TW': '您在改的時候，別人改了這一項。',
    en: 'While you were typing, somebody else changed this.',
  },
  'field.page.now': {
    'zh-CN': '现在记着的是：{{value}}。还要改的话，再保存一次。',
    'zh-TW': '現在記著的是：{{value}}。仍要修改的話，再儲存一次。',
    en: 'It now says: {{value}}. Save once more to change it all the same.',
  },
} as const satisfies Words
