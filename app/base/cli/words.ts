import type { Words } from '../language/language.ts'

export const cliWords = {
  'cli.command-unknown': {
    'zh-CN': '没有“{{came}}”这个命令。可用的有：{{commands}}。加 --help 看用法。',
    'zh-TW': '沒有「{{came}}」這個命令。可用的有：{{commands}}。加 --help 查看用法。',
    en: 'There is no command “{{came}}”. Commands: {{commands}}. Add --help for how to use them.',
  },
  'cli.option-unknown': {
    'zh-CN': '没有“{{came}}”这个选项。加 --help 看全部选项。',
    'zh-TW': '沒有「{{came}}」這個選項。加 --help 查看全部選項。',
    en: 'There is no option “{{came}}”. Add --help for all of them.',
  },
  'cli.option-needs-value': {
    'zh-CN': '“{{came}}”后面要跟一个值。加 --help 看用法。',
    'zh-TW': '「{{came}}」後面要接一個值。加 --help 查看用法。',
    en: '“{{came}}” needs a value after it. Add --help for how to use it.',
  },
  'cli.option-takes-no-value': {
    'zh-CN': '“{{came}}”后面不跟值。加 --help 看用法。',
    'zh-TW': '「{{came}}」後面不接值。加 --help 查看用法。',
    en: '“{{came}}” takes no value. Add --help for how to use it.',
  },
  'cli.language-unknown': {
    'zh-CN': '--language 要的是 zh-CN、zh-TW 或 en，收到的是“{{came}}”。',
    'zh-TW': '--language 需要的是 zh-CN、zh-TW 或 en，收到的是「{{came}}」。',
    en: '--language expects zh-CN, zh-TW or en; “{{came}}” came.',
  },
  'cli.bug': {
    'zh-CN': '程序出错了，这不是您的问题。请把下面的内容告诉我们：',
    'zh-TW': '程式出錯了，這不是您的問題。請把以下內容告訴我們：',
    en: 'The program failed, and it is not your fault. Please tell us what stands below:',
  },
  'cli.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- <命令> [选项]\n\n命令：\n{{commands}}\n\n每个命令都可以加 --help。',
    'zh-TW':
      '用法：npm run -s ricebook -- <命令> [選項]\n\n命令：\n{{commands}}\n\n每個命令都可以加 --help。',
    en: 'Usage: npm run -s ricebook -- <command> [options]\n\nCommands:\n{{commands}}\n\nEvery command takes --help.',
  },
  'cli.start.about': {
    'zh-CN': '用演示公司的订单看一遍，并打开报告',
    'zh-TW': '用示範公司的訂單看一遍，並開啟報告',
    en: 'shows it on a demo company’s orders and opens the report',
  },
  'cli.start.begin': {
    'zh-CN': '春满粮油（演示）：一家虚构的米店，两年的订单。留出最后三个月来检验预计。',
    'zh-TW': '春滿糧油（示範）：一家虛構的米店，兩年的訂單。留出最後三個月來檢驗預計。',
    en: 'Chunman Grain and Oil (demo): an invented rice shop, two years of orders, the last three months kept back to check the forecast.',
  },
  'cli.start.opened': {
    'zh-CN': '报告已在浏览器里打开：{{report}}',
    'zh-TW': '報告已在瀏覽器中開啟：{{report}}',
    en: 'The report is open in the browser: {{report}}',
  },
  'cli.start.where': {
    'zh-CN': '报告在这里，请用浏览器打开：{{report}}',
    'zh-TW': '報告在這裡，請用瀏覽器開啟：{{report}}',
    en: 'The report is here; open it in a browser: {{report}}',
  },
} as const satisfies Words
