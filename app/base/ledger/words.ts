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
  'ledger.in-use': {
    'zh-CN':
      '账本 {{path}} 正被另一个程序使用（进程号 {{pid}}）。一个账本同一时间只能由一个程序打开：请先关闭那个程序，再试一次。',
    'zh-TW':
      '帳本 {{path}} 正由另一個程式使用（處理程序編號 {{pid}}）。一個帳本同一時間只能由一個程式開啟：請先關閉那個程式，再試一次。',
    en: 'Another program is using the ledger {{path}} (process {{pid}}). Only one may have it open at a time: close that program, then try again.',
  },
  'ledger.damaged': {
    'zh-CN': '账本 {{path}} 已损坏，或者根本不是账本。程序没有改动它。请换回最近的备份，再启动。',
    'zh-TW': '帳本 {{path}} 已損壞，或者根本不是帳本。程式沒有改動它。請換回最近的備份，再啟動。',
    en: 'The ledger {{path}} is damaged, or is no ledger at all. Nothing in it was changed. Put back the latest backup and start again.',
  },
  'ledger.disk-full': {
    'zh-CN': '账本 {{path}} 所在的磁盘没有空间了。这一步没有写入，已有的数据都在。请腾出空间，再试一次。',
    'zh-TW': '帳本 {{path}} 所在的磁碟沒有空間了。這一步沒有寫入，既有的資料都在。請騰出空間，再試一次。',
    en: 'The disk that holds the ledger {{path}} is full. This step was not written; everything before it is kept. Make space, then try again.',
  },
} as const satisfies Words
