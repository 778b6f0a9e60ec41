import type { Words } from '../language/language.ts'

export const auditWords = {
  'audit.command.about': {
    'zh-CN': '检查操作日志有没有被改过或删过',
    'zh-TW': '檢查操作紀錄有沒有被改過或刪過',
    en: 'Checks whether the audit was changed or cut',
  },
  'audit.command.usage': {
    'zh-CN':
      '用法：ricebook audit verify [--head 条数:校验和] [--json]\n\n从头到尾重算操作日志的校验和，说出第一处不对的地方。\n  --head   以前打印出来的（也在每份备份的清单里）：那一条必须还在，校验和也一样\n  --json   供程序读取\n退出码：0 完整，1 有问题。',
    'zh-TW':
      '用法：ricebook audit verify [--head 筆數:檢查碼] [--json]\n\n從頭到尾重新計算操作紀錄的檢查碼，指出第一個不對的地方。\n  --head   以前印出來的（每份備份的清單裡也有）：那一筆必須還在，檢查碼也要相同\n  --json   供程式讀取\n結束代碼：0 完整，1 有問題。',
    en: 'Usage: ricebook audit verify [--head ENTRIES:SUM] [--json]\n\nWorks out every sum of the audit anew and names the first place that is not right.\n  --head   as printed earlier (and in every back-up’s manifest): that entry must still be there, with that sum\n  --json   for programs\nExit code: 0 whole, 1 broken.',
  },
  'audit.command.which': {
    'zh-CN': '要做什么？应为 ricebook audit verify，收到的是“{{came}}”。',
    'zh-TW': '要做什麼？應為 ricebook audit verify，收到的是「{{came}}」。',
    en: 'What is to be done? Expected ricebook audit verify, got “{{came}}”.',
  },
  'audit.command.head-malformed': {
    'zh-CN':
      '--head 应是 verify 打印的样子：条数、冒号、64 位十六进制校验和；收到的是“{{came}}”。请原样复制。',
    'zh-TW':
      '--head 應是 verify 印出的樣子：筆數、冒號、64 位十六進位檢查碼；收到的是「{{came}}」。請原樣複製。',
    en: '--head is what verify prints: entries, a colon, 64 hexadecimal digits; got “{{came}}”. Copy it as it was.',
  },
  'audit.whole': {
    'zh-CN': '操作日志完整：{{entries}} 条。\n{{head}}',
    'zh-TW': '操作紀錄完整：{{entries}} 筆。\n{{head}}',
    en: 'The audit is whole: {{entries}} entries.\n{{head}}',
  },
  'audit.broken.changed': {
    'zh-CN': '第 {{n}} 条和写下时不一样：有人绕过程序改了它。请用更早的备份对照。',
    'zh-TW': '第 {{n}} 筆和寫下時不一樣：有人繞過程式改了它。請用較早的備份對照。',
    en: 'Entry {{n}} is not as it was written: somebody changed it past the program. Compare with an earlier back-up.',
  },
  'audit.broken.missing': {
    'zh-CN': '第 {{n}} 条不见了：有人绕过程序删了它。请用更早的备份对照。',
    'zh-TW': '第 {{n}} 筆不見了：有人繞過程式刪了它。請用較早的備份對照。',
    en: 'Entry {{n}} is missing: somebody removed it past the program. Compare with an earlier back-up.',
  },
  'audit.broken.cut-off': {
    'zh-CN': '从第 {{n}} 条起的记录没有了：末尾被截掉了。请用更早的备份对照。',
    'zh-TW': '從第 {{n}} 筆起的紀錄沒有了：結尾被截掉了。請用較早的備份對照。',
    en: 'From entry {{n}} on nothing is there: the end was cut off. Compare with an earlier back-up.',
  },
  'audit.broken.another': {
    'zh-CN': '第 {{n}} 条的校验和与给出的不同：这份记录被整个重写过，或者不是同一家公司的。',
    'zh-TW': '第 {{n}} 筆的檢查碼與給出的不同：這份紀錄整個被重寫過，或者不是同一家公司的。',
    en: 'Entry {{n}} has another sum than the one given: the audit was written anew from there, or is another company’s.',
  },
} as const satisfies Words
