import type { Words } from '../language/language.ts'

export const ledgerWords = {
  'ledger.parquet-unreadable': {
    'zh-CN': '读不了 {{name}}：它以 Parquet 开头，但内容不完整或已损坏。请重新导出，或另存为 CSV。',
    'zh-TW': '無法讀取 {{name}}：它以 Parquet 開頭，但內容不完整或已損壞。請重新匯出，或另存為 CSV。',
    en: 'Cannot read {{name}}: it begins like Parquet but is incomplete or damaged. Export it again, or save it as CSV.',
  },
  'ledger.time-zone-unknown': {
    'zh-CN': '不认识时区“{{zone}}”。请用 Asia/Shanghai 这样的名称。',
    'zh-TW': '不認得時區「{{zone}}」。請使用 Asia/Taipei 這類名稱。',
    en: 'The time zone “{{zone}}” is not known. Use a name such as Asia/Shanghai.',
  },
} as const satisfies Words
