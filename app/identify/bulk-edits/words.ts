import type { Words } from '../../base/language/language.ts'

export const bulkEditsWords = {
  'bulk-edits.not-found': {
    'zh-CN': '没有这次批量修改。请从最近的批量修改里重新选择。',
    'zh-TW': '沒有這次批次編輯。請從最近的批次編輯中重新選擇。',
    en: 'There is no such bulk edit. Choose again from the recent ones.',
  },
  'bulk-edits.undone-already': {
    'zh-CN': '这次批量修改已经撤销过了，不用再撤。',
    'zh-TW': '這次批次編輯已經復原過了，不必再復原。',
    en: 'This bulk edit has been undone already; nothing is left to undo.',
  },
  'bulk-edits.owner-unknown': {
    'zh-CN': '没有这位负责人，或者已经停用。请从同事里选一位。',
    'zh-TW': '沒有這位負責人，或已經停用。請從同事中選擇一位。',
    en: 'There is no such owner, or they work here no more. Choose one of the colleagues.',
  },
  'bulk-edits.api': { 'zh-CN': '批量修改', 'zh-TW': '批次編輯', en: 'Bulk edits' },
  'bulk-edits.api.preview': {
    'zh-CN': '先看看：会改多少位，从什么改成什么，多少位本来就是，哪些会跳过',
    'zh-TW': '先看看：會改多少位，從什麼改成什麼，多少位本來就是，哪些會略過',
    en: 'Look before: how many change, from what, how many are so already, who is left alone and why',
  },
  'bulk-edits.api.ask': {
    'zh-CN': '一次改许多客户；多的由任务一批一批接着改',
    'zh-TW': '一次修改許多客戶；多的由工作一批一批接著改',
    en: 'Change many customers in one act; of very many, a job does the rest piece by piece',
  },
  'bulk-edits.api.list': {
    'zh-CN': '批量修改，新的在前',
    'zh-TW': '批次編輯，新的在前',
    en: 'Bulk edits, newest first',
  },
  'bulk-edits.api.one': {
    'zh-CN': '一次批量修改，改到哪里了',
    'zh-TW': '一次批次編輯，改到哪裡了',
    en: 'One bulk edit and how far it has come',
  },
  'bulk-edits.api.undo': {
    'zh-CN': '整次撤销；后来又改过的留着不动',
    'zh-TW': '整次復原；後來又改過的保留不動',
    en: 'Take all of it back; what was changed again since stays',
  },
  'bulk-edits.field.already': {
    'zh-CN': '本来就是这样的',
    'zh-TW': '本來就是這樣的',
    en: 'those that are so already',
  },
  'bulk-edits.field.skipped': {
    'zh-CN': '跳过的，按原因：已不在（gone），标签太多（too-many-tags）',
    'zh-TW': '略過的，依原因：已不在（gone），標籤太多（too-many-tags）',
    en: 'left alone, by reason: gone, or with too many tags',
  },
  'bulk-edits.field.from': {
    'zh-CN': '会改的现在是什么、各多少位，多的在前；标签没有这一项',
    'zh-TW': '會改的現在是什麼、各多少位，多的在前；標籤沒有這一項',
    en: 'what stands now in those that change, and in how many, most first; nothing for tags',
  },
  'bulk-edits.field.filter': {
    'zh-CN': '按什么选的；空：一位一位选的',
    'zh-TW': '依什麼選的；空：一位一位選的',
    en: 'what they were chosen by; null: one by one',
  },
  'bulk-edits.field.state': {
    'zh-CN': '正在改、改完了、正在撤销、撤销完了',
    'zh-TW': '正在改、改完了、正在復原、復原完了',
    en: 'changing, changed, undoing, undone',
  },
  'bulk-edits.field.selected': {
    'zh-CN': '选了多少位；空：还没数',
    'zh-TW': '選了多少位；空：還沒數',
    en: 'how many it is for; null: not counted yet',
  },
  'bulk-edits.field.looked': {
    'zh-CN': '已经看过多少位',
    'zh-TW': '已經看過多少位',
    en: 'how many were looked at',
  },
  'bulk-edits.field.undone': {
    'zh-CN': '已经撤销了多少位',
    'zh-TW': '已經復原了多少位',
    en: 'in how many it was taken back',
  },
  'bulk-edits.field.kept': {
    'zh-CN': '撤销时留着没动的，按原因：已不在（gone），后来又改过（changed-since）',
    'zh-TW': '復原時保留不動的，依原因：已不在（gone），後來又改過（changed-since）',
    en: 'those it stays in when it is undone, by reason: gone, or changed again since',
  },
} as const satisfies Words
