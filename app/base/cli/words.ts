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
    'zh-CN': '启动米簿，并在浏览器里打开',
    'zh-TW': '啟動米簿，並在瀏覽器中開啟',
    en: 'starts Ricebook and opens it in the browser',
  },
  'cli.start.usage': {
    'zh-CN':
      '用法：npm start -- [--port 8765] [--language zh-CN|zh-TW|en]\n\n启动米簿，并在浏览器里打开；没有桌面时只写出地址。已经在运行的，就打开那一个。没有指定端口、8765 又被占用时，换一个空闲的。\n\n数据放在 RICEBOOK_DATA 指的文件夹，没有设置时是 ./ricebook-data。只在本机监听。按 Ctrl-C 结束。',
    'zh-TW':
      '用法：npm start -- [--port 8765] [--language zh-CN|zh-TW|en]\n\n啟動米簿，並在瀏覽器中開啟；沒有桌面時只寫出網址。已經在執行的，就開啟那一個。未指定連接埠而 8765 已被占用時，改用一個空閒的。\n\n資料放在 RICEBOOK_DATA 指定的資料夾，未設定時為 ./ricebook-data。只在本機監聽。按 Ctrl-C 結束。',
    en: 'Usage: npm start -- [--port 8765] [--language zh-CN|zh-TW|en]\n\nStarts Ricebook and opens it in the browser; where there is no desktop, its address is printed. If it runs already, that one is opened. Without --port and with 8765 taken, a free port is used.\n\nThe data lie in the folder that RICEBOOK_DATA names, else in ./ricebook-data. Listens on this machine only. Ctrl-C ends it.',
  },
  'cli.start.opened': {
    'zh-CN': '已在浏览器里打开。没有打开的话，请自己打开：{{url}}',
    'zh-TW': '已在瀏覽器中開啟。若未開啟，請自行開啟：{{url}}',
    en: 'It opens in the browser; if it does not, open it yourself: {{url}}',
  },
  'cli.start.where': {
    'zh-CN': '请在浏览器里打开：{{url}}',
    'zh-TW': '請在瀏覽器中開啟：{{url}}',
    en: 'Open it in a browser: {{url}}',
  },
  'cli.start.already': {
    'zh-CN': '米簿已经在运行，数据在 {{folder}}。',
    'zh-TW': '米簿已經在執行，資料在 {{folder}}。',
    en: 'Ricebook runs already, its data in {{folder}}.',
  },
  'cli.start.ends': { 'zh-CN': '按 Ctrl-C 结束。', 'zh-TW': '按 Ctrl-C 結束。', en: 'Ctrl-C ends it.' },
  'cli.serve.about': {
    'zh-CN': '运行程序，供浏览器和其他程序使用',
    'zh-TW': '執行程式，供瀏覽器和其他程式使用',
    en: 'runs the program for browsers and other programs',
  },
  'cli.serve.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- serve [--port 8765] [--language zh-CN|zh-TW|en]\n\n数据放在 RICEBOOK_DATA 指的文件夹，没有设置时是 ./ricebook-data。没有另外设置时只在本机监听；全部设置见 docs/operating.md。按 Ctrl-C 结束。',
    'zh-TW':
      '用法：npm run -s ricebook -- serve [--port 8765] [--language zh-CN|zh-TW|en]\n\n資料放在 RICEBOOK_DATA 指定的資料夾，未設定時為 ./ricebook-data。未另外設定時只在本機監聽；全部設定見 docs/operating.md。按 Ctrl-C 結束。',
    en: 'Usage: npm run -s ricebook -- serve [--port 8765] [--language zh-CN|zh-TW|en]\n\nThe data lie in the folder that RICEBOOK_DATA names, else in ./ricebook-data. Listens on this machine only unless set otherwise; docs/operating.md has all settings. Ctrl-C ends it.',
  },
  'cli.serve.ready': {
    'zh-CN': '米簿在 {{url}} 运行，数据在 {{folder}}。接口说明：{{url}}/api',
    'zh-TW': '米簿在 {{url}} 執行，資料在 {{folder}}。介面說明：{{url}}/api',
    en: 'Ricebook runs at {{url}}, its data in {{folder}}. The API is described at {{url}}/api',
  },
  'cli.serve.leads': {
    'zh-CN': '从现在起由本程序领头：任务、定时和账本由它负责。',
    'zh-TW': '從現在起由本程式帶頭：工作、排程和帳本由它負責。',
    en: 'This program leads from now on: jobs, schedules and the ledger are its to do.',
  },
  'cli.serve.follows': {
    'zh-CN': '领头的是另一个程序（{{leader}}）；它一停，就由这里待命的一个接上。',
    'zh-TW': '帶頭的是另一個程式（{{leader}}）；它一停，就由這裡待命的一個接手。',
    en: 'Another program leads ({{leader}}); when it stops, one that stands by takes over.',
  },
  'cli.serve.stopping': {
    'zh-CN': '正在收尾……',
    'zh-TW': '正在收尾……',
    en: 'Putting things in order …',
  },
  'cli.serve.port': {
    'zh-CN': '--port 要的是 0 到 65535 的数，收到的是“{{came}}”。',
    'zh-TW': '--port 需要 0 到 65535 的數，收到的是「{{came}}」。',
    en: '--port expects a number from 0 to 65535; “{{came}}” came.',
  },
  'cli.dump.about': {
    'zh-CN': '把两个库里的内容排好序写出来，供比较',
    'zh-TW': '把兩個庫裡的內容排序後寫出，供比較',
    en: 'writes out what both stores say, sorted, to be compared',
  },
  'cli.dump.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- dump --canonical\n\n每行一条 JSON。不含任务、导入记录、记住的列对应和估值的经过，所以内容相同的两份数据写出来一样。里面有客户资料，请妥善保管。',
    'zh-TW':
      '用法：npm run -s ricebook -- dump --canonical\n\n每行一筆 JSON。不含工作、匯入紀錄、記住的欄位對應和估值的經過，所以內容相同的兩份資料寫出來一樣。其中有客戶資料，請妥善保管。',
    en: 'Usage: npm run -s ricebook -- dump --canonical\n\nOne line of JSON each. Jobs, import records, remembered mappings and the history of worth runs are left out, so that data that say the same are written the same. It holds customers’ data: keep it safe.',
  },
  'cli.dump.how': {
    'zh-CN': '目前只有一种写法：请加上 --canonical。',
    'zh-TW': '目前只有一種寫法：請加上 --canonical。',
    en: 'There is one form so far: add --canonical.',
  },
} as const satisfies Words
