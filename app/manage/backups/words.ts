import type { Words } from '../../base/language/language.ts'

export const backupsWords = {
  'backups.restore-beside-database': {
    'zh-CN':
      'RICEBOOK_NOTEBOOK_URL 指向一个数据库。要把资料恢复进那个数据库，请加 --to database；要恢复成 {{folder}} 里的文件，请去掉 RICEBOOK_NOTEBOOK_URL。',
    'zh-TW':
      'RICEBOOK_NOTEBOOK_URL 指向一個資料庫。要把資料還原進那個資料庫，請加 --to database；要還原成 {{folder}} 裡的檔案，請移除 RICEBOOK_NOTEBOOK_URL。',
    en: 'RICEBOOK_NOTEBOOK_URL names a database. To restore the records into it, add --to database; to have them as a file in {{folder}}, leave RICEBOOK_NOTEBOOK_URL out.',
  },
  'backups.restore-beside-cluster': {
    'zh-CN':
      '设了 RICEBOOK_LEDGER_URL，账本要恢复到 ClickHouse 里，资料就要恢复到数据库里：请加 --to database。要恢复成 {{folder}} 里的文件，请去掉 RICEBOOK_LEDGER_URL。',
    'zh-TW':
      '設定了 RICEBOOK_LEDGER_URL，帳本要還原到 ClickHouse 裡，資料就要還原到資料庫裡：請加 --to database。要還原成 {{folder}} 裡的檔案，請移除 RICEBOOK_LEDGER_URL。',
    en: 'RICEBOOK_LEDGER_URL names ClickHouse for the facts, so the records must go into a database: add --to database. To lay both out as files in {{folder}}, leave RICEBOOK_LEDGER_URL out.',
  },
  'backups.restore-no-database': {
    'zh-CN': '--to database 要有数据库：请用 RICEBOOK_NOTEBOOK_URL 给出它的地址。',
    'zh-TW': '--to database 要有資料庫：請用 RICEBOOK_NOTEBOOK_URL 給出它的位址。',
    en: '--to database needs one: give its address in RICEBOOK_NOTEBOOK_URL.',
  },
  'backups.restore-to-unknown': {
    'zh-CN': '--to 要的是 files 或 database，收到的是“{{came}}”。',
    'zh-TW': '--to 需要的是 files 或 database，收到的是「{{came}}」。',
    en: '--to expects files or database; “{{came}}” came.',
  },
  'backups.restored.database': {
    'zh-CN': '资料在 {{place}} 里，其余的在 {{folder}}。',
    'zh-TW': '資料在 {{place}} 裡，其餘的在 {{folder}}。',
    en: 'The records are in {{place}}, everything else in {{folder}}.',
  },
  'backups.api': { 'zh-CN': '备份', 'zh-TW': '備份', en: 'Back-ups' },
  'backups.command.about': {
    'zh-CN': '把全部数据备份成一个文件，不用停下来',
    'zh-TW': '把全部資料備份成一個檔案，不用停下來',
    en: 'puts everything into one file, while people work on',
  },
  'backups.command.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- backup [选项]\n\n  --to 位置               文件夹或文件（默认当前文件夹）；给的是文件夹时，文件名带上时间\n  --keep 个数             备份完以后，这个文件夹里只留最新的几份（只管自动命名的备份）\n  --passphrase-file 文件  用这个文件第一行的口令加密（age 格式，至少 10 个字）\n  --json                  写成 JSON\n  --language 语言         zh-CN、zh-TW 或 en\n\n备份的是同一时刻的全部记录、订单和导入过的文件；登录状态和待下载的导出文件不在里面。每天备份：让系统定时运行 backup --to /备份盘 --keep 14。',
    'zh-TW':
      '用法：npm run -s ricebook -- backup [選項]\n\n  --to 位置               資料夾或檔案（預設目前資料夾）；給的是資料夾時，檔名帶上時間\n  --keep 份數             備份完成後，這個資料夾裡只留最新的幾份（只管自動命名的備份）\n  --passphrase-file 檔案  用這個檔案第一行的通行碼加密（age 格式，至少 10 個字）\n  --json                  寫成 JSON\n  --language 語言         zh-CN、zh-TW 或 en\n\n備份的是同一時刻的全部記錄、訂單和匯入過的檔案；登入狀態和待下載的匯出檔案不在裡面。每天備份：讓系統定時執行 backup --to /備份碟 --keep 14。',
    en: 'Usage: npm run -s ricebook -- backup [options]\n\n  --to PLACE              a folder or a file (the folder you are in); in a folder its name says when\n  --keep NUMBER           afterwards keeps so many of the newest in that folder (of those named by the program)\n  --passphrase-file FILE  locks it with the first line of this file (age; at least 10 letters)\n  --json                  writes JSON\n  --language LANGUAGE     zh-CN, zh-TW or en\n\nIt holds all records, orders and imported files as they stood at one moment; not who is signed in, nor exports that wait to be fetched. For a back-up a day let the system run: backup --to /backup-disk --keep 14.',
  },
  'backups.restore.about': {
    'zh-CN': '把一份备份恢复成新的数据文件夹',
    'zh-TW': '把一份備份還原成新的資料資料夾',
    en: 'lays a back-up out as a new data folder',
  },
  'backups.restore.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- restore <备份文件> [--to files|database] [--passphrase-file 文件] [--erased 名单] [--json]\n\n恢复到 RICEBOOK_DATA 指的文件夹（没有设置时是 ./ricebook-data），那里必须还没有数据。每个文件都会核对校验和，两个库都会打开检查，之后才放到位。备份时资料和账本在文件里还是在服务器上都一样：--to database 把资料放进 RICEBOOK_NOTEBOOK_URL 指的空数据库，设了 RICEBOOK_LEDGER_URL 时把账本放进那个空的 ClickHouse（中途断了，用 ricebook move --to database 接着做）。备份之后抹去的客户，按备份旁边的 ricebook-erased.json（或 --erased 给的名单）再次抹去。',
    'zh-TW':
      '用法：npm run -s ricebook -- restore <備份檔案> [--to files|database] [--passphrase-file 檔案] [--erased 名單] [--json]\n\n還原到 RICEBOOK_DATA 指定的資料夾（未設定時為 ./ricebook-data），那裡必須還沒有資料。每個檔案都會核對校驗碼，兩個庫都會開啟檢查，之後才放到位。備份時資料和帳本在檔案裡還是在伺服器上都一樣：--to database 把資料放進 RICEBOOK_NOTEBOOK_URL 指的空資料庫，設定了 RICEBOOK_LEDGER_URL 時把帳本放進那個空的 ClickHouse（中途斷了，用 ricebook move --to database 接著做）。備份之後抹除的客戶，依備份旁邊的 ricebook-erased.json（或 --erased 給的名單）再次抹除。',
    en: 'Usage: npm run -s ricebook -- restore <back-up> [--to files|database] [--passphrase-file FILE] [--erased LIST] [--json]\n\nInto the folder that RICEBOOK_DATA names, else ./ricebook-data, where there must be no data yet. Every file is checked by its checksum and both stores are opened before anything is put in place. Whether the stores lay in files or on servers makes no difference: --to database puts them into the empty one that RICEBOOK_NOTEBOOK_URL names, and the facts onto the empty cluster that RICEBOOK_LEDGER_URL names, where it is set (broken off, ricebook move --to database goes on with it). Customers who were erased since are erased in it again, by ricebook-erased.json beside the back-up or by the list that --erased names.',
  },
  'backups.made': {
    'zh-CN': '备份好了：{{file}}（{{megabytes}} MB）',
    'zh-TW': '備份好了：{{file}}（{{megabytes}} MB）',
    en: 'Backed up: {{file}} ({{megabytes}} MB)',
  },
  'backups.made.sum': {
    'zh-CN': 'SHA-256：{{sha256}}',
    'zh-TW': 'SHA-256：{{sha256}}',
    en: 'SHA-256: {{sha256}}',
  },
  'backups.made.open': {
    'zh-CN': '它没有加密：拿到文件的人就能看到全部客户。要加密请用 --passphrase-file。',
    'zh-TW': '它沒有加密：拿到檔案的人就能看到全部客戶。要加密請用 --passphrase-file。',
    en: 'It is not locked: whoever has the file can read every customer. To lock it, use --passphrase-file.',
  },
  'backups.made.removed': {
    'zh-CN': '已删除旧备份：{{name}}',
    'zh-TW': '已刪除舊備份：{{name}}',
    en: 'Removed an older one: {{name}}',
  },
  'backups.restored': {
    'zh-CN': '已恢复到 {{folder}}：{{at}} 的数据，{{customers}} 位客户。',
    'zh-TW': '已還原到 {{folder}}：{{at}} 的資料，{{customers}} 位客戶。',
    en: 'Restored to {{folder}}: as of {{at}}, customers: {{customers}}.',
  },
  'backups.restored.erased': {
    'zh-CN': '备份之后按要求抹去的 {{customers}} 位客户，已在恢复的数据里再次抹去。',
    'zh-TW': '備份之後依要求抹除的 {{customers}} 位客戶，已在還原的資料裡再次抹除。',
    en: 'Customers erased since that back-up, and erased in it again: {{customers}}.',
  },
  'backups.restored.no-list': {
    'zh-CN':
      '备份旁边没有已抹去客户的名单（{{name}}）。备份之后如果抹去过客户，他们又在里面了：请从其他备份或原来的数据文件夹取来名单，换一个空文件夹，加上 --erased 名单文件 再恢复一次。',
    'zh-TW':
      '備份旁邊沒有已抹除客戶的名單（{{name}}）。備份之後如果抹除過客戶，他們又在裡面了：請從其他備份或原來的資料資料夾取來名單，換一個空資料夾，加上 --erased 名單檔案 再還原一次。',
    en: 'There is no list of erased customers ({{name}}) beside the back-up. Whoever was erased since it was made is in it again: if there were any, fetch the list from beside another back-up or from the former data folder, and restore once more into an empty folder with --erased FILE.',
  },
  'backups.no-erased-list': {
    'zh-CN': '没有 {{file}} 这个名单。请检查 --erased 后面的位置，名单叫 ricebook-erased.json。',
    'zh-TW': '沒有 {{file}} 這個名單。請檢查 --erased 後面的位置，名單叫 ricebook-erased.json。',
    en: 'There is no list at {{file}}. Check what follows --erased; the list is called ricebook-erased.json.',
  },
  'backups.restored.sessions': {
    'zh-CN': '所有人都要重新登录。',
    'zh-TW': '所有人都要重新登入。',
    en: 'Everybody signs in again.',
  },
  'backups.too-many-words': {
    'zh-CN': '没有料到“{{came}}”。加 --help 看用法。',
    'zh-TW': '沒有料到「{{came}}」。加 --help 查看用法。',
    en: '“{{came}}” was not expected. Add --help for how to use it.',
  },
  'backups.which': {
    'zh-CN': '要恢复哪一份备份？请写出文件名。',
    'zh-TW': '要還原哪一份備份？請寫出檔名。',
    en: 'Which back-up? Name its file.',
  },
  'backups.no-folder': {
    'zh-CN': '没有 {{folder}} 这个文件夹。请先建好它，或换一个位置。',
    'zh-TW': '沒有 {{folder}} 這個資料夾。請先建立，或換一個位置。',
    en: 'There is no folder {{folder}}. Make it first, or name another place.',
  },
  'backups.there-already': {
    'zh-CN': '{{file}} 已经有了，没有覆盖它。请换一个名字。',
    'zh-TW': '{{file}} 已經有了，沒有覆蓋它。請換一個名稱。',
    en: '{{file}} is there already and was left as it is. Name another file.',
  },
  'backups.under-way': {
    'zh-CN': '另一份备份正在做。请等它做完，再试一次。',
    'zh-TW': '另一份備份正在進行。請等它完成，再試一次。',
    en: 'Another back-up is being made. Wait until it is done, then try again.',
  },
  'backups.keep-unfit': {
    'zh-CN': '--keep 要的是 1 到 10000 的整数，收到的是“{{came}}”。',
    'zh-TW': '--keep 需要的是 1 到 10000 的整數，收到的是「{{came}}」。',
    en: '--keep expects a whole number from 1 to 10,000; “{{came}}” came.',
  },
  'backups.keep-needs-folder': {
    'zh-CN': '用 --keep 时，--to 要给一个文件夹，备份由程序命名。',
    'zh-TW': '使用 --keep 時，--to 要給一個資料夾，備份由程式命名。',
    en: 'With --keep, --to must be a folder, in which the program names the back-ups.',
  },
  'backups.unreadable': {
    'zh-CN': '读不了 {{file}}（{{why}}）。请检查路径和权限。',
    'zh-TW': '無法讀取 {{file}}（{{why}}）。請檢查路徑和權限。',
    en: '{{file}} cannot be read ({{why}}). Check the path and its permissions.',
  },
  'backups.passphrase-short': {
    'zh-CN': '{{file}} 第一行的口令太短：至少 {{least}} 个字。',
    'zh-TW': '{{file}} 第一行的通行碼太短：至少 {{least}} 個字。',
    en: 'The passphrase in the first line of {{file}} is too short: at least {{least}} letters.',
  },
  'backups.passphrase-needed': {
    'zh-CN': '{{file}} 是加密的。请用 --passphrase-file 给出写着口令的文件。',
    'zh-TW': '{{file}} 是加密的。請用 --passphrase-file 給出寫著通行碼的檔案。',
    en: '{{file}} is locked. Name the file with its passphrase by --passphrase-file.',
  },
  'backups.passphrase-wrong': {
    'zh-CN': '口令不对，打不开 {{file}}。',
    'zh-TW': '通行碼不對，打不開 {{file}}。',
    en: 'The passphrase does not open {{file}}.',
  },
  'backups.foreign': {
    'zh-CN': '{{file}} 不是米簿的备份。',
    'zh-TW': '{{file}} 不是米簿的備份。',
    en: '{{file}} is no back-up of Ricebook.',
  },
  'backups.too-new': {
    'zh-CN': '{{file}} 是更新版本的米簿做的备份。请先更新程序。',
    'zh-TW': '{{file}} 是較新版本的米簿做的備份。請先更新程式。',
    en: '{{file}} was made by a newer Ricebook. Update the program first.',
  },
  'backups.damaged': {
    'zh-CN': '{{file}} 不完整或已损坏，什么也没有恢复。请用另一份备份。',
    'zh-TW': '{{file}} 不完整或已損壞，什麼也沒有還原。請用另一份備份。',
    en: '{{file}} is incomplete or damaged; nothing was restored. Use another back-up.',
  },
  'backups.damaged-part': {
    'zh-CN': '{{file}} 已损坏：其中的“{{part}}”和备份时不一样。什么也没有恢复，请用另一份备份。',
    'zh-TW': '{{file}} 已損壞：其中的「{{part}}」和備份時不一樣。什麼也沒有還原，請用另一份備份。',
    en: '{{file}} is damaged: “{{part}}” in it is not what was backed up. Nothing was restored; use another back-up.',
  },
  'backups.folder-taken': {
    'zh-CN':
      '{{folder}} 里已经有东西了，没有改动它。请用 RICEBOOK_DATA 指定一个空文件夹，或还不存在的文件夹。',
    'zh-TW':
      '{{folder}} 裡已經有東西了，沒有更動它。請用 RICEBOOK_DATA 指定一個空資料夾，或尚不存在的資料夾。',
    en: '{{folder}} is not empty and was left as it is. Name an empty or a new folder with RICEBOOK_DATA.',
  },
  'backups.not-set': {
    'zh-CN': '还没有说备份放在哪里。请在环境变量里设置 RICEBOOK_BACKUP_FOLDER，再重新启动米簿。',
    'zh-TW': '尚未指定備份放在哪裡。請在環境變數中設定 RICEBOOK_BACKUP_FOLDER，再重新啟動米簿。',
    en: 'Nobody has said where back-ups go. Set RICEBOOK_BACKUP_FOLDER in the environment and start Ricebook again.',
  },
  'backups.folder-gone': {
    'zh-CN': '放备份的文件夹 {{folder}} 不在。磁盘是不是没接上、没挂载？接好以后，再按“现在备份”。',
    'zh-TW': '放備份的資料夾 {{folder}} 不在。磁碟是不是沒接上、沒掛載？接好之後，再按「立即備份」。',
    en: 'The folder for back-ups, {{folder}}, is not there. Is its disk connected and mounted? Once it is, press “Back up now”.',
  },
  'backups.folder-inside': {
    'zh-CN':
      '放备份的文件夹 {{folder}} 其实在数据文件夹里面：数据没了，备份也跟着没了。请用 RICEBOOK_BACKUP_FOLDER 换一个。',
    'zh-TW':
      '放備份的資料夾 {{folder}} 其實在資料資料夾裡面：資料沒了，備份也跟著沒了。請用 RICEBOOK_BACKUP_FOLDER 換一個。',
    en: 'The folder for back-ups, {{folder}}, leads into the data folder: what is lost there would take its back-ups along. Name another with RICEBOOK_BACKUP_FOLDER.',
  },
  'backups.not-written': {
    'zh-CN': '{{folder}} 里写不了备份（{{why}}）。请检查这个文件夹的权限和磁盘；以前的备份没有动。',
    'zh-TW': '{{folder}} 裡無法寫入備份（{{why}}）。請檢查這個資料夾的權限和磁碟；之前的備份沒有更動。',
    en: 'No back-up can be written to {{folder}} ({{why}}). Check the permissions of that folder and its disk; earlier back-ups are as they were.',
  },
  'backups.read-back': {
    'zh-CN':
      '{{file}} 写完后读回来不一样，所以没有留下。磁盘可能坏了：请检查它，或换一块。以前的备份没有动。',
    'zh-TW':
      '{{file}} 寫完後讀回來不一樣，所以沒有留下。磁碟可能壞了：請檢查它，或換一顆。之前的備份沒有更動。',
    en: 'What was written to {{file}} was not what came back, so it was not kept. The disk may be failing: check it, or take another. Earlier back-ups are as they were.',
  },
  'backups.not-removed': {
    'zh-CN': '新备份 {{name}} 做好了，但删不掉旧备份 {{old}}（{{why}}）。请检查权限，不然磁盘会满。',
    'zh-TW': '新備份 {{name}} 做好了，但刪不掉舊備份 {{old}}（{{why}}）。請檢查權限，否則磁碟會滿。',
    en: 'The new back-up {{name}} is there, but the older {{old}} could not be removed ({{why}}). Check the permissions, or the disk will fill up.',
  },
  'backups.api.standing': {
    'zh-CN': '程序自己做的备份：最近一份、下一次、留着几份',
    'zh-TW': '程式自行製作的備份：最近一份、下一次、保留幾份',
    en: 'The back-ups that the program makes by itself: the last, the next, how many are kept',
  },
  'backups.api.begin': {
    'zh-CN': '现在做一份备份',
    'zh-TW': '立即製作一份備份',
    en: 'Makes a back-up now',
  },
  'backups.field.set': {
    'zh-CN': '有没有设置放备份的文件夹',
    'zh-TW': '是否設定了放備份的資料夾',
    en: 'Whether a folder for back-ups was set',
  },
  'backups.field.folder': {
    'zh-CN': '备份放在哪里；不能改设置的人看到的是空的',
    'zh-TW': '備份放在哪裡；不能更改設定的人看到的是空的',
    en: 'Where they lie; null for who may not change settings',
  },
  'backups.field.next': {
    'zh-CN': '下一次什么时候做',
    'zh-TW': '下一次何時製作',
    en: 'When the next one is made',
  },
  'backups.field.readable': {
    'zh-CN': '文件夹在不在、能不能读',
    'zh-TW': '資料夾在不在、能不能讀',
    en: 'Whether the folder is there and can be read',
  },
  'backups.field.job': {
    'zh-CN': '正在做备份的任务；空的是没有',
    'zh-TW': '正在製作備份的工作；空的是沒有',
    en: 'The job that is making one; null: none is',
  },
  'backups.field.failure': {
    'zh-CN': '上一次没有做成：什么时候、为什么；空的是做成了',
    'zh-TW': '上一次沒有做成：何時、為什麼；空的是做成了',
    en: 'Where the last try failed: when, and why; null: it did not',
  },
  'backups.page.title': {
    'zh-CN': '备份',
    'zh-TW': '備份',
    en: 'Back-ups',
  },
  'backups.page.about': {
    'zh-CN': '每天自动备份一次，读回来核对过才算数。',
    'zh-TW': '每天自動備份一次，讀回來核對過才算數。',
    en: 'One is made each day by itself, and counts once it has been read back and checked.',
  },
  'backups.page.unset': {
    'zh-CN': '还没有自动备份：这台电脑坏了、丢了，客户资料也就没了。',
    'zh-TW': '尚未自動備份：這台電腦壞了、丟了，客戶資料也就沒了。',
    en: 'No back-ups are made by themselves yet: if this computer breaks or is stolen, your customers are gone with it.',
  },
  'backups.page.unset.how': {
    'zh-CN': '要开始备份，请在另一块磁盘上建一个文件夹，启动前设置好环境变量，再启动米簿：',
    'zh-TW': '要開始備份，請在另一顆磁碟上建立一個資料夾，啟動前設定好環境變數，再啟動米簿：',
    en: 'To begin, make a folder on another disk, name it in the environment and start Ricebook again:',
  },
  'backups.page.last': {
    'zh-CN': '最近一份',
    'zh-TW': '最近一份',
    en: 'Last',
  },
  'backups.page.last.none': {
    'zh-CN': '还没有',
    'zh-TW': '還沒有',
    en: 'None yet',
  },
  'backups.page.unreadable': {
    'zh-CN': '不知道：现在读不了那个文件夹',
    'zh-TW': '不知道：現在無法讀取那個資料夾',
    en: 'Not known: the folder cannot be read now',
  },
  'backups.page.next': {
    'zh-CN': '下一次',
    'zh-TW': '下一次',
    en: 'Next',
  },
  'backups.page.folder': {
    'zh-CN': '放在',
    'zh-TW': '放在',
    en: 'Where',
  },
  'backups.page.folder.locked': {
    'zh-CN': '用口令加密。没有口令，谁也恢复不了，请把口令另外收好。',
    'zh-TW': '以通行碼加密。沒有通行碼，誰也無法還原，請把通行碼另外收好。',
    en: 'Locked with a passphrase. Nobody restores them without it: keep it safe, elsewhere.',
  },
  'backups.page.folder.open': {
    'zh-CN': '没有加密：拿到文件的人就能看到全部客户。',
    'zh-TW': '沒有加密：拿到檔案的人就能看到全部客戶。',
    en: 'Not locked: whoever gets the files can read every customer.',
  },
  'backups.page.kept': {
    'zh-CN': '留着',
    'zh-TW': '保留',
    en: 'Kept',
  },
  'backups.page.kept.are': {
    'zh-CN': '{{count}} 份',
    'zh-TW': '{{count}} 份',
    en: { one: '{{count}} back-up', other: '{{count}} back-ups' },
  },
  'backups.page.kept.rule': {
    'zh-CN': '每天的留 {{days}} 份，每周的留 {{weeks}} 份，每月的留 {{months}} 份，其余的自动删除。',
    'zh-TW': '每天的留 {{days}} 份，每週的留 {{weeks}} 份，每月的留 {{months}} 份，其餘的自動刪除。',
    en: 'Daily: {{days}}, weekly: {{weeks}}, monthly: {{months}}; others are removed.',
  },
  'backups.page.failed': {
    'zh-CN': '{{when}} 没有备份成功：',
    'zh-TW': '{{when}} 沒有備份成功：',
    en: '{{when}}: the back-up failed.',
  },
  'backups.page.now': {
    'zh-CN': '现在备份',
    'zh-TW': '立即備份',
    en: 'Back up now',
  },
  'backups.page.under-way': {
    'zh-CN': '正在备份',
    'zh-TW': '正在備份',
    en: 'Backing up',
  },
  'backups.page.under-way.waits': {
    'zh-CN': '排着队，前面的事做完就备份',
    'zh-TW': '排隊中，前面的工作完成就備份',
    en: 'Waiting for what is under way, then backing up',
  },
} as const satisfies Words
