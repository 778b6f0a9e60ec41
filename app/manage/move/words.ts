import type { Words } from '../../base/language/language.ts'

export const moveWords = {
  'move.command.about': {
    'zh-CN': '把资料和账本从文件搬进 PostgreSQL 和 ClickHouse，或搬回来',
    'zh-TW': '把資料和帳本從檔案搬進 PostgreSQL 和 ClickHouse，或搬回來',
    en: 'moves records and facts from files into PostgreSQL and ClickHouse, or back',
  },
  'move.command.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- move --to <去处> [--json]\n\n  --to database          资料搬进 RICEBOOK_NOTEBOOK_URL 指的数据库；设了 RICEBOOK_LEDGER_URL 时，账本也搬进那个 ClickHouse\n  --to postgres://…      搬进这个数据库（地址会留在命令历史里，密码最好写在设置或 .pgpass 里）\n  --to files             从这些设置指的地方搬回数据文件夹\n  --json                 写成 JSON\n  --language 语言        zh-CN、zh-TW 或 en\n\n请先备份，关掉所有程序，再搬。数据库要是空的，按 docs/operating.md 建好；表由 RICEBOOK_NOTEBOOK_OWNER_URL 指的角色来建。ClickHouse 里的数据库也要是空的，或还不存在。资料已在数据库里的，也这样把账本搬进 ClickHouse。没有设 RICEBOOK_LEDGER_URL 时账本留在数据文件夹里；导入过的文件总是留在那里。每张表的行数和校验和都核对过，才启用新的地方；在那之前以原来的地方为准。中途断了，再运行一次就接着搬。登录状态也一起搬，不用重新登录。',
    'zh-TW':
      '用法：npm run -s ricebook -- move --to <去處> [--json]\n\n  --to database          資料搬進 RICEBOOK_NOTEBOOK_URL 指的資料庫；設定了 RICEBOOK_LEDGER_URL 時，帳本也搬進那個 ClickHouse\n  --to postgres://…      搬進這個資料庫（位址會留在命令歷史裡，密碼最好寫在設定或 .pgpass 裡）\n  --to files             從這些設定指的地方搬回資料資料夾\n  --json                 寫成 JSON\n  --language 語言        zh-CN、zh-TW 或 en\n\n請先備份，關掉所有程式，再搬。資料庫要是空的，依 docs/operating.md 建好；資料表由 RICEBOOK_NOTEBOOK_OWNER_URL 指的角色來建。ClickHouse 裡的資料庫也要是空的，或尚不存在。資料已在資料庫裡的，也這樣把帳本搬進 ClickHouse。沒有設定 RICEBOOK_LEDGER_URL 時帳本留在資料資料夾裡；匯入過的檔案總是留在那裡。每張表的列數和校驗碼都核對過，才啟用新的地方；在那之前以原來的地方為準。中途斷了，再執行一次就接著搬。登入狀態也一起搬，不用重新登入。',
    en: 'Usage: npm run -s ricebook -- move --to <where> [--json]\n\n  --to database          records into the database that RICEBOOK_NOTEBOOK_URL names, and where RICEBOOK_LEDGER_URL names a ClickHouse cluster, facts onto that\n  --to postgres://…      into this database (it stays in the shell’s history: a password is better kept in the settings or in .pgpass)\n  --to files             back from where these settings say, into the data folder\n  --json                 writes JSON\n  --language LANGUAGE    zh-CN, zh-TW or en\n\nMake a back-up and close every program first. The database must be empty and made as docs/operating.md says; its tables are made by the role in RICEBOOK_NOTEBOOK_OWNER_URL. The database on the cluster must be empty, or not there yet. Where records lie in a database already, facts move onto a cluster by the same words. Without RICEBOOK_LEDGER_URL facts stay in the data folder; imported files always do. The new place is put to use once the rows and the checksum of every table have been found the same; until then the old one holds. Broken off, it goes on when it is run again. Sessions move too: nobody has to sign in again.',
  },
  'move.where': {
    'zh-CN': '搬到哪里？请写 --to database、--to files，或 --to 加数据库地址。加 --help 看用法。',
    'zh-TW': '搬到哪裡？請寫 --to database、--to files，或 --to 加資料庫位址。加 --help 查看用法。',
    en: 'Where to? Say --to database, --to files, or --to and the address of a database. Add --help for how to use it.',
  },
  'move.where-unknown': {
    'zh-CN': '--to 要的是 database、files 或 postgres://… 的地址，收到的是“{{came}}”。',
    'zh-TW': '--to 需要的是 database、files 或 postgres://… 的位址，收到的是「{{came}}」。',
    en: '--to expects database, files or an address postgres://…; “{{came}}” came.',
  },
  'move.too-many-words': {
    'zh-CN': '没有料到“{{came}}”。加 --help 看用法。',
    'zh-TW': '沒有料到「{{came}}」。加 --help 查看用法。',
    en: '“{{came}}” was not expected. Add --help for how to use it.',
  },
  'move.two-databases': {
    'zh-CN': '--to 给的地址和 RICEBOOK_NOTEBOOK_URL 不一样，不知道搬到哪个。请只留一个。',
    'zh-TW': '--to 給的位址和 RICEBOOK_NOTEBOOK_URL 不一樣，不知道搬到哪個。請只留一個。',
    en: '--to and RICEBOOK_NOTEBOOK_URL name two databases. Leave one of them out.',
  },
  'move.no-database': {
    'zh-CN': '没有说是哪个数据库。请用 RICEBOOK_NOTEBOOK_URL 给出它的地址。',
    'zh-TW': '沒有說是哪個資料庫。請用 RICEBOOK_NOTEBOOK_URL 給出它的位址。',
    en: 'Nothing says which database. Give its address in RICEBOOK_NOTEBOOK_URL.',
  },
  'move.nothing-here': {
    'zh-CN': '{{folder}} 里没有资料，没有东西可搬。请用 RICEBOOK_DATA 指定数据文件夹。',
    'zh-TW': '{{folder}} 裡沒有資料，沒有東西可搬。請用 RICEBOOK_DATA 指定資料資料夾。',
    en: 'There are no records in {{folder}} to move. Name the data folder with RICEBOOK_DATA.',
  },
  'move.programs-there': {
    'zh-CN':
      '还有 {{others}} 个程序连着 {{place}}，它们写下的会丢失，所以什么都没有启用。请先关掉所有程序，再搬一次。',
    'zh-TW':
      '還有 {{others}} 個程式連著 {{place}}，它們寫下的會遺失，所以什麼都沒有啟用。請先關掉所有程式，再搬一次。',
    en: 'Other programs have {{place}} open ({{others}}), and what they write would be lost, so nothing was put to use. Close all of them and move again.',
  },
  'move.target-not-empty': {
    'zh-CN': '{{place}} 不是空的（表 {{table}} 里已有内容），没有改动它。请新建一个空的数据库。',
    'zh-TW': '{{place}} 不是空的（資料表 {{table}} 裡已有內容），沒有更動它。請新建一個空的資料庫。',
    en: '{{place}} is not empty (there are rows in {{table}}) and was left as it is. Make an empty database.',
  },
  'move.target-taken': {
    'zh-CN': '{{place}} 属于另一个数据文件夹，或已有别的资料搬进、搬出过，没有改动它。请新建一个空的数据库。',
    'zh-TW': '{{place}} 屬於另一個資料資料夾，或已有別的資料搬進、搬出過，沒有更動它。請新建一個空的資料庫。',
    en: '{{place}} goes with another data folder, or other records have moved into it or out of it, and was left as it is. Make an empty database.',
  },
  'move.source-broken': {
    'zh-CN': '{{place}} 里的资料有损坏，没有搬。请运行 ricebook doctor 看是哪里，用备份恢复后再搬。',
    'zh-TW': '{{place}} 裡的資料有損壞，沒有搬。請執行 ricebook doctor 看是哪裡，用備份還原後再搬。',
    en: 'The records in {{place}} are broken and were not moved. Let ricebook doctor say where, restore a back-up, and move that.',
  },
  'move.progress': {
    'zh-CN': '{{table}}：{{rows}} 行',
    'zh-TW': '{{table}}：{{rows}} 列',
    en: '{{table}}: {{rows}} rows',
  },
  'move.done': {
    'zh-CN': '搬好了：资料现在在 {{place}}，共 {{tables}} 张表、{{rows}} 行，行数和校验和都一致。',
    'zh-TW': '搬好了：資料現在在 {{place}}，共 {{tables}} 張表、{{rows}} 列，列數和校驗碼都一致。',
    en: 'Moved: the records are in {{place}} now. Tables: {{tables}}, rows: {{rows}}; counts and checksums are the same.',
  },
  'move.done.facts': {
    'zh-CN': '账本现在在 {{place}}，共 {{tables}} 张表、{{rows}} 行，行数和校验和都一致。',
    'zh-TW': '帳本現在在 {{place}}，共 {{tables}} 張表、{{rows}} 列，列數和校驗碼都一致。',
    en: 'The facts are in {{place}} now. Tables: {{tables}}, rows: {{rows}}; counts and checksums are the same.',
  },
  'move.already': {
    'zh-CN': '资料已经在 {{place}} 了，没有资料要搬。',
    'zh-TW': '資料已經在 {{place}} 了，沒有資料要搬。',
    en: 'The records are in {{place}} already; there were none to move.',
  },
  'move.audit': {
    'zh-CN': '操作日志完整：{{head}}',
    'zh-TW': '操作紀錄完整：{{head}}',
    en: 'The audit is whole: {{head}}',
  },
  'move.next.database': {
    'zh-CN':
      '以后启动都要设置 RICEBOOK_NOTEBOOK_URL。原来的文件留在 {{folder}}/notebook.moved.sqlite，不再更新，里面有全部客户；确认没有问题后请删掉它。',
    'zh-TW':
      '以後啟動都要設定 RICEBOOK_NOTEBOOK_URL。原來的檔案留在 {{folder}}/notebook.moved.sqlite，不再更新，裡面有全部客戶；確認沒有問題後請刪掉它。',
    en: 'From now on start with RICEBOOK_NOTEBOOK_URL set. The file that the records have left is {{folder}}/notebook.moved.sqlite: it is not kept up any more and holds every customer, so delete it once you are content.',
  },
  'move.next.files': {
    'zh-CN':
      '以后启动不要再设置 RICEBOOK_NOTEBOOK_URL。数据库里的旧资料还在，确认没有问题后请删掉那个数据库。',
    'zh-TW':
      '以後啟動不要再設定 RICEBOOK_NOTEBOOK_URL。資料庫裡的舊資料還在，確認沒有問題後請刪掉那個資料庫。',
    en: 'From now on start without RICEBOOK_NOTEBOOK_URL. What the records have left is still in the database: drop it once you are content.',
  },
  'move.next.database.facts': {
    'zh-CN':
      '还要设置 RICEBOOK_LEDGER_URL。原来的账本留在 {{folder}}/ledger.moved.duckdb，不再更新；确认没有问题后请删掉它。',
    'zh-TW':
      '還要設定 RICEBOOK_LEDGER_URL。原來的帳本留在 {{folder}}/ledger.moved.duckdb，不再更新；確認沒有問題後請刪掉它。',
    en: 'And with RICEBOOK_LEDGER_URL set. The file that the facts have left is {{folder}}/ledger.moved.duckdb: it is not kept up any more, so delete it once you are content.',
  },
  'move.next.files.facts': {
    'zh-CN':
      '也不要再设置 RICEBOOK_LEDGER_URL。ClickHouse 里的旧账本还在，确认没有问题后请在每台服务器上删掉那个数据库；再搬进去要用空的。',
    'zh-TW':
      '也不要再設定 RICEBOOK_LEDGER_URL。ClickHouse 裡的舊帳本還在，確認沒有問題後請在每台伺服器上刪掉那個資料庫；再搬進去要用空的。',
    en: 'And without RICEBOOK_LEDGER_URL. What the facts have left is still on the cluster: drop that database on each of its servers once you are content; to move there again takes an empty one.',
  },
} as const satisfies Words
