import type { Words } from '../../base/language/language.ts'

export const doctorWords = {
  'doctor.command.about': {
    'zh-CN': '检查数据、磁盘、时钟、备份和设置，告诉您该做什么',
    'zh-TW': '檢查資料、磁碟、時鐘、備份和設定，告訴您該做什麼',
    en: 'looks at data, disk, clock, back-ups and settings, and says what to do',
  },
  'doctor.command.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- doctor [--json] [--language 语言]\n\n检查 RICEBOOK_DATA 指的数据文件夹（没有设置时是 ./ricebook-data）和这台机器，什么都不改动。程序正在运行时，由它检查自己的两个库；没有运行时，逐条读一遍全部订单。\n\n退出码：0 没有大问题；3 有问题要处理；2 用法不对。',
    'zh-TW':
      '用法：npm run -s ricebook -- doctor [--json] [--language 語言]\n\n檢查 RICEBOOK_DATA 指定的資料資料夾（未設定時為 ./ricebook-data）和這台機器，什麼都不更動。程式正在執行時，由它檢查自己的兩個庫；沒有執行時，逐筆讀一遍全部訂單。\n\n結束代碼：0 沒有大問題；3 有問題要處理；2 用法不對。',
    en: 'Usage: npm run -s ricebook -- doctor [--json] [--language LANGUAGE]\n\nLooks at the data folder that RICEBOOK_DATA names, else ./ricebook-data, and at this machine; changes nothing. Where the program runs, it looks at its own two stores; where it does not, every fact is read once.\n\nEnds with 0 where nothing is wrong, 3 where something is, 2 where it was asked wrongly.',
  },
  'doctor.about.settings': {
    'zh-CN': '设置',
    'zh-TW': '設定',
    en: 'Settings',
  },
  'doctor.about.runtime': {
    'zh-CN': '运行环境',
    'zh-TW': '執行環境',
    en: 'Runtime',
  },
  'doctor.about.folder': {
    'zh-CN': '数据文件夹',
    'zh-TW': '資料資料夾',
    en: 'Data folder',
  },
  'doctor.about.running': {
    'zh-CN': '程序',
    'zh-TW': '程式',
    en: 'Program',
  },
  'doctor.about.disk': {
    'zh-CN': '磁盘',
    'zh-TW': '磁碟',
    en: 'Disk',
  },
  'doctor.about.notebook': {
    'zh-CN': '记录',
    'zh-TW': '記錄',
    en: 'Records',
  },
  'doctor.about.tables': {
    'zh-CN': '表的版本',
    'zh-TW': '資料表版本',
    en: 'Version of the tables',
  },
  'doctor.about.leading': { 'zh-CN': '领头的程序', 'zh-TW': '帶頭的程式', en: 'The program that leads' },
  'doctor.leading.somebody': {
    'zh-CN': '领头的是 {{leader}}（电脑名，进程号），从 {{since}} 起。',
    'zh-TW': '帶頭的是 {{leader}}（電腦名稱，處理程序編號），從 {{since}} 起。',
    en: '{{leader}} leads (machine, process), since {{since}}.',
  },
  'doctor.leading.nobody': {
    'zh-CN': '现在没有程序领头；下一个启动的会领头。',
    'zh-TW': '現在沒有程式帶頭；下一個啟動的會帶頭。',
    en: 'No program leads now; the next one that starts will.',
  },
  'doctor.about.cluster': {
    'zh-CN': '账本的服务器',
    'zh-TW': '帳本的伺服器',
    en: 'Servers of the ledger',
  },
  'doctor.about.ledger': {
    'zh-CN': '订单和收款',
    'zh-TW': '訂單和收款',
    en: 'Orders and payments',
  },
  'doctor.about.audit': {
    'zh-CN': '操作日志',
    'zh-TW': '操作紀錄',
    en: 'Audit',
  },
  'doctor.about.clock': {
    'zh-CN': '时钟',
    'zh-TW': '時鐘',
    en: 'Clock',
  },
  'doctor.about.jobs': {
    'zh-CN': '后台任务',
    'zh-TW': '背景工作',
    en: 'Jobs',
  },
  'doctor.about.worth': {
    'zh-CN': '客户价值',
    'zh-TW': '客戶價值',
    en: 'Worth',
  },
  'doctor.about.backups': {
    'zh-CN': '备份',
    'zh-TW': '備份',
    en: 'Back-ups',
  },
  'doctor.worst.ok': {
    'zh-CN': '都好。',
    'zh-TW': '都好。',
    en: 'All is well.',
  },
  'doctor.worst.attention': {
    'zh-CN': '能用；标了“!”的地方请抽空看看。',
    'zh-TW': '能用；標了「!」的地方請抽空看看。',
    en: 'It works; look at what is marked “!” when you can.',
  },
  'doctor.worst.wrong': {
    'zh-CN': '标了“✗”的地方需要处理。',
    'zh-TW': '標了「✗」的地方需要處理。',
    en: 'What is marked “✗” needs you.',
  },
  'doctor.settings.fit': {
    'zh-CN': '没有问题（这里设置了 {{set}} 项）。',
    'zh-TW': '沒有問題（這裡設定了 {{set}} 項）。',
    en: 'In order; {{set}} set here.',
  },
  'doctor.runtime.pinned': {
    'zh-CN': 'Node {{version}}，就是程序自带的那个。',
    'zh-TW': 'Node {{version}}，就是程式自帶的那個。',
    en: 'Node {{version}}, the one that it brings.',
  },
  'doctor.runtime.other': {
    'zh-CN':
      '这里用的是 Node {{version}}，程序是用 {{pinned}} 验证的，算出的数可能不同。请用 npm run -s ricebook -- 运行。',
    'zh-TW':
      '這裡用的是 Node {{version}}，程式是用 {{pinned}} 驗證的，算出的數可能不同。請用 npm run -s ricebook -- 執行。',
    en: 'This is Node {{version}}; the program was proved on {{pinned}}, and figures may differ. Call it by npm run -s ricebook --.',
  },
  'doctor.runtime.maglev': {
    'zh-CN':
      'Node {{version}} 启动时没有带 --no-maglev，算出的数偶尔会错。请用 npm run -s ricebook -- 运行，或在启动命令里加上。',
    'zh-TW':
      'Node {{version}} 啟動時沒有帶 --no-maglev，算出的數偶爾會錯。請用 npm run -s ricebook -- 執行，或在啟動指令裡加上。',
    en: 'Node {{version}} was started without --no-maglev, and a figure may now and then come out wrong. Call it by npm run -s ricebook --, or add it.',
  },
  'doctor.folder.left': {
    'zh-CN': '资料已经搬进数据库，搬走之前的文件 {{file}} 还在，里面有全部客户。确认没有问题后请删掉它。',
    'zh-TW': '資料已經搬進資料庫，搬走之前的檔案 {{file}} 還在，裡面有全部客戶。確認沒有問題後請刪掉它。',
    en: 'The records have moved into a database, and the file that they have left, {{file}}, still holds every customer. Delete it once you are content.',
  },
  'doctor.folder.facts-left': {
    'zh-CN':
      '账本已经搬进 ClickHouse，搬走之前的文件 {{file}} 还在，里面有全部订单。确认没有问题后请删掉它。',
    'zh-TW':
      '帳本已經搬進 ClickHouse，搬走之前的檔案 {{file}} 還在，裡面有全部訂單。確認沒有問題後請刪掉它。',
    en: 'The facts have moved onto a cluster, and the file that they have left, {{file}}, still holds every order. Delete it once you are content.',
  },
  'doctor.folder.own': {
    'zh-CN': '{{folder}}，只有您能读写。',
    'zh-TW': '{{folder}}，只有您能讀寫。',
    en: '{{folder}}, yours alone.',
  },
  'doctor.folder.none': {
    'zh-CN': '{{folder}} 还没有。npm start 会建一个；数据如果在别处，请用 RICEBOOK_DATA 指明。',
    'zh-TW': '{{folder}} 還沒有。npm start 會建一個；資料如果在別處，請用 RICEBOOK_DATA 指明。',
    en: '{{folder}} is not there yet. npm start makes one; if the data lies elsewhere, say so by RICEBOOK_DATA.',
  },
  'doctor.folder.open': {
    'zh-CN': '{{folder}} 的权限是 {{mode}}：这台机器上的其他人能看到客户资料。请运行 chmod 700 {{folder}}。',
    'zh-TW': '{{folder}} 的權限是 {{mode}}：這台機器上的其他人能看到客戶資料。請執行 chmod 700 {{folder}}。',
    en: '{{folder}} has the rights {{mode}}: others on this machine can get at the customers. Run chmod 700 {{folder}}.',
  },
  'doctor.folder.of-another': {
    'zh-CN': '{{folder}} 属于用户 {{owner}}，而您是 {{me}}。请用平时运行程序的用户来检查。',
    'zh-TW': '{{folder}} 屬於使用者 {{owner}}，而您是 {{me}}。請用平時執行程式的使用者來檢查。',
    en: '{{folder}} belongs to user {{owner}}, and you are {{me}}. Look as the user that the program runs as.',
  },
  'doctor.running.yes': {
    'zh-CN': '正在运行：{{address}}',
    'zh-TW': '正在執行：{{address}}',
    en: 'Runs at {{address}}',
  },
  'doctor.running.no': {
    'zh-CN': '没有在运行。',
    'zh-TW': '沒有在執行。',
    en: 'Does not run.',
  },
  'doctor.running.silent': {
    'zh-CN':
      '进程 {{pid}} 占着数据文件夹，却不回答。等一分钟再看；还是这样就结束它（kill {{pid}}），再启动程序：写好的都还在。',
    'zh-TW':
      '程序 {{pid}} 佔著資料資料夾，卻不回答。等一分鐘再看；還是這樣就結束它（kill {{pid}}），再啟動程式：寫好的都還在。',
    en: 'Process {{pid}} has the data folder and does not answer. Look again in a minute; if it is still so, end it (kill {{pid}}) and start the program: what was written is there.',
  },
  'doctor.running.no-answer': {
    'zh-CN': '程序在运行，但没能检查自己的库。请看它的日志。',
    'zh-TW': '程式在執行，但沒能檢查自己的庫。請看它的日誌。',
    en: 'The program runs and could not look at its stores. See its log.',
  },
  'doctor.disk.room': {
    'zh-CN': '还有 {{free}} MB，两个库共 {{stores}} MB。',
    'zh-TW': '還有 {{free}} MB，兩個庫共 {{stores}} MB。',
    en: '{{free}} MB are free; the two stores take {{stores}} MB.',
  },
  'doctor.disk.filling': {
    'zh-CN': '只剩 {{free}} MB，两个库共 {{stores}} MB：导入大文件、做备份可能不够。请腾出空间。',
    'zh-TW': '只剩 {{free}} MB，兩個庫共 {{stores}} MB：匯入大檔案、做備份可能不夠。請騰出空間。',
    en: 'Only {{free}} MB are free beside stores of {{stores}} MB: a large import or a back-up may not fit. Make room.',
  },
  'doctor.disk.full': {
    'zh-CN': '只剩 {{free}} MB：马上就写不进去了。请立刻腾出空间。',
    'zh-TW': '只剩 {{free}} MB：馬上就寫不進去了。請立刻騰出空間。',
    en: 'Only {{free}} MB are free: what people write is about to be refused. Make room now.',
  },
  'doctor.notebook.whole': {
    'zh-CN': '从头到尾读了一遍，完好。',
    'zh-TW': '從頭到尾讀了一遍，完好。',
    en: 'Read from end to end; whole.',
  },
  'doctor.notebook.damaged': {
    'zh-CN':
      '文件坏了（{{what}}）。请停止程序，把数据文件夹整个复制一份留着，再用 ricebook restore 恢复最近的备份。',
    'zh-TW':
      '檔案壞了（{{what}}）。請停止程式，把資料資料夾整個複製一份留著，再用 ricebook restore 還原最近的備份。',
    en: 'The file is damaged ({{what}}). Stop the program, keep a copy of the whole data folder, and lay out the newest back-up with ricebook restore.',
  },
  'doctor.notebook.loose': {
    'zh-CN':
      '有 {{rows}} 行指向不存在的记录。请把数据文件夹复制一份，再用 ricebook restore 恢复最近的备份来比较。',
    'zh-TW':
      '有 {{rows}} 列指向不存在的記錄。請把資料資料夾複製一份，再用 ricebook restore 還原最近的備份來比較。',
    en: '{{rows}} rows name records that are not there. Keep a copy of the data folder, and compare with the newest back-up, laid out by ricebook restore.',
  },
  'doctor.tables.current': {
    'zh-CN': '是这个版本的（{{steps}} 步）。',
    'zh-TW': '是這個版本的（{{steps}} 步）。',
    en: 'As this version has them ({{steps}} steps).',
  },
  'doctor.tables.earlier': {
    'zh-CN': '是早一些的版本留下的，还差 {{steps}} 步；程序下次启动时会自动补上。在那之前先做一份备份。',
    'zh-TW': '是早一些的版本留下的，還差 {{steps}} 步；程式下次啟動時會自動補上。在那之前先做一份備份。',
    en: 'An earlier version left them; {{steps}} steps are taken by itself at the next start. Make a back-up before.',
  },
  'doctor.cluster.answers': {
    'zh-CN': '{{servers}} 台都能连上，是这家公司的账本（ClickHouse {{versions}}）。',
    'zh-TW': '{{servers}} 台都能連上，是這家公司的帳本（ClickHouse {{versions}}）。',
    en: 'All {{servers}} answer, and hold this company’s ledger (ClickHouse {{versions}}).',
  },
  'doctor.cluster.deleting': {
    'zh-CN':
      '从 {{since}} 起，{{server}} 上有该删掉的数据一直没有删掉，其中可能有要求删除的客户。请重启这台服务器，它会接着删完。',
    'zh-TW':
      '從 {{since}} 起，{{server}} 上有該刪除的資料一直沒有刪掉，其中可能有要求刪除的客戶。請重新啟動這台伺服器，它會接著刪完。',
    en: 'Since {{since}} something has been waiting to be deleted on {{server}}; it may be of somebody who was to be erased. Restart that server, and it goes on.',
  },
  'doctor.ledger.whole': {
    'zh-CN': '{{files}} 个导入的文件，{{facts}} 条事实逐条读过，完好。',
    'zh-TW': '{{files}} 個匯入的檔案，{{facts}} 筆事實逐筆讀過，完好。',
    en: '{{files}} imported files; all {{facts}} facts were read, and are whole.',
  },
  'doctor.ledger.answers': {
    'zh-CN': '{{files}} 个导入的文件都对得上。程序停下时再查，会逐条读一遍。',
    'zh-TW': '{{files}} 個匯入的檔案都對得上。程式停下時再查，會逐筆讀一遍。',
    en: 'Agrees with the records on {{files}} imported files. Look while the program is stopped to have every fact read.',
  },
  'doctor.ledger.facts-missing': {
    'zh-CN':
      '{{standing}} 个生效的导入里，有 {{files}} 个的订单或收款不见了。请停止程序，把数据文件夹复制一份留着，再用 ricebook restore 恢复最近的备份。',
    'zh-TW':
      '{{standing}} 個生效的匯入裡，有 {{files}} 個的訂單或收款不見了。請停止程式，把資料資料夾複製一份留著，再用 ricebook restore 還原最近的備份。',
    en: 'Of {{standing}} imports that stand, the facts of {{files}} are gone. Stop the program, keep a copy of the data folder, and lay out the newest back-up with ricebook restore.',
  },
  'doctor.ledger.facts-unknown': {
    'zh-CN':
      '有 {{files}} 个文件的订单在，记录里却没有这次导入：两个库不是同一时刻的。请用同一份备份恢复两个库。',
    'zh-TW':
      '有 {{files}} 個檔案的訂單在，記錄裡卻沒有這次匯入：兩個庫不是同一時刻的。請用同一份備份還原兩個庫。',
    en: 'There are facts of {{files}} files that the records know nothing of: the two stores are not of one moment. Restore both from one back-up.',
  },
  'doctor.ledger.behind': {
    'zh-CN': '有 {{files}} 个文件两个库说得不一样，是上次中途停下留下的；程序下次启动时会自动理顺。',
    'zh-TW': '有 {{files}} 個檔案兩個庫說得不一樣，是上次中途停下留下的；程式下次啟動時會自動理順。',
    en: 'On {{files}} files the two stores differ, as after a program that was killed; the next start puts them right by itself.',
  },
  'doctor.audit.whole': {
    'zh-CN': '{{entries}} 条，一条接一条都对得上。',
    'zh-TW': '{{entries}} 筆，一筆接一筆都對得上。',
    en: '{{entries}} entries, each of which goes on from the one before.',
  },
  'doctor.audit.broken': {
    'zh-CN':
      '从第 {{n}} 条起对不上：有人绕过程序改过它。请把数据文件夹整个复制一份留着，再用 ricebook audit verify 与备份比对。',
    'zh-TW':
      '從第 {{n}} 筆起對不上：有人繞過程式改過它。請把資料資料夾整個複製一份留著，再用 ricebook audit verify 與備份比對。',
    en: 'It does not go on from entry {{n}}: somebody has changed it past the program. Keep a copy of the whole data folder, and compare with a back-up by ricebook audit verify.',
  },
  'doctor.clock.forward': {
    'zh-CN': '现在是 {{now, moment}}。',
    'zh-TW': '現在是 {{now, moment}}。',
    en: 'It is {{now, moment}}.',
  },
  'doctor.clock.behind': {
    'zh-CN':
      '机器说现在是 {{now, moment}}，可最近的记录是 {{newest, moment}} 写的：时钟不是现在慢了，就是当时快了。请校准时钟（timedatectl set-ntp true），否则到期日和备份都会错。',
    'zh-TW':
      '機器說現在是 {{now, moment}}，可最近的記錄是 {{newest, moment}} 寫的：時鐘不是現在慢了，就是當時快了。請校準時鐘（timedatectl set-ntp true），否則到期日和備份都會錯。',
    en: 'The machine says it is {{now, moment}}, and the newest record was written at {{newest, moment}}: the clock is behind, or was ahead then. Set it right (timedatectl set-ntp true), or due days and back-ups go wrong.',
  },
  'doctor.jobs.done': {
    'zh-CN': '最近 {{days}} 天没有失败的，也没有卡住的。',
    'zh-TW': '最近 {{days}} 天沒有失敗的，也沒有卡住的。',
    en: 'None failed in the last {{days}} days, and none is stuck.',
  },
  'doctor.jobs.failed': {
    'zh-CN':
      '最近 7 天“{{kind}}”失败了 {{failed}} 次，最后一次在 {{last, moment}}。原因在程序的任务页上，改好以后在那里重试。',
    'zh-TW':
      '最近 7 天「{{kind}}」失敗了 {{failed}} 次，最後一次在 {{last, moment}}。原因在程式的工作頁上，改好以後在那裡重試。',
    en: '“{{kind}}” failed {{failed}} times in the last 7 days, last at {{last, moment}}. Why is told where it was asked for; mend that and have it tried again there.',
  },
  'doctor.jobs.waiting': {
    'zh-CN':
      '有 {{waiting}} 个任务等了 {{hours}} 个多小时。程序没有运行就启动它；在运行的话，看看哪个任务一直没完。',
    'zh-TW':
      '有 {{waiting}} 個工作等了 {{hours}} 個多小時。程式沒有執行就啟動它；在執行的話，看看哪個工作一直沒完。',
    en: '{{waiting}} jobs have waited for more than {{hours}} hours. Start the program where it does not run; else see which job does not end.',
  },
  'doctor.jobs.forgotten': {
    'zh-CN': '有 {{forgotten}} 个任务做到一半停下了；程序下次启动时会接着做。',
    'zh-TW': '有 {{forgotten}} 個工作做到一半停下了；程式下次啟動時會接著做。',
    en: '{{forgotten}} jobs were broken off; the next start goes on with them.',
  },
  'doctor.worth.never': {
    'zh-CN': '还没有评估过。',
    'zh-TW': '還沒有評估過。',
    en: 'Nobody has been valued yet.',
  },
  'doctor.worth.fresh': {
    'zh-CN': '最近一次评估：{{at, moment}}。',
    'zh-TW': '最近一次評估：{{at, moment}}。',
    en: 'Valued last at {{at, moment}}.',
  },
  'doctor.worth.old': {
    'zh-CN': '最近一次评估是 {{at, moment}}，已经旧了。夜里让程序开着，或运行 ricebook worth。',
    'zh-TW': '最近一次評估是 {{at, moment}}，已經舊了。夜裡讓程式開著，或執行 ricebook worth。',
    en: 'Valued last at {{at, moment}}, which is old. Let the program run at night, or run ricebook worth.',
  },
  'doctor.backups.not-set': {
    'zh-CN':
      '程序自己不做备份（这里没有设置 RICEBOOK_BACKUP_FOLDER）。请设置一个别的磁盘上的文件夹，或让系统每天运行 ricebook backup。',
    'zh-TW':
      '程式自己不做備份（這裡沒有設定 RICEBOOK_BACKUP_FOLDER）。請設定一個別的磁碟上的資料夾，或讓系統每天執行 ricebook backup。',
    en: 'The program makes none by itself (RICEBOOK_BACKUP_FOLDER is not set here). Set a folder on another disk, or let the system run ricebook backup every day.',
  },
  'doctor.backups.fresh': {
    'zh-CN': '最近一份是 {{at, moment}} 的，{{folder}} 里共 {{count}} 份。',
    'zh-TW': '最近一份是 {{at, moment}} 的，{{folder}} 裡共 {{count}} 份。',
    en: 'The newest is of {{at, moment}}; there are {{count}} in {{folder}}.',
  },
  'doctor.backups.old': {
    'zh-CN':
      '最近一份是 {{at, moment}} 的，已经超过一天半。看设置页上失败的原因，或运行 ricebook backup --to {{folder}}。',
    'zh-TW':
      '最近一份是 {{at, moment}} 的，已經超過一天半。看設定頁上失敗的原因，或執行 ricebook backup --to {{folder}}。',
    en: 'The newest is of {{at, moment}}, more than a day and a half ago. The settings page says why the last one failed; or run ricebook backup --to {{folder}}.',
  },
  'doctor.backups.none': {
    'zh-CN':
      '{{folder}} 里还没有备份。第一份会在夜里做；现在就要的话，运行 ricebook backup --to {{folder}}。',
    'zh-TW':
      '{{folder}} 裡還沒有備份。第一份會在夜裡做；現在就要的話，執行 ricebook backup --to {{folder}}。',
    en: 'There is none in {{folder}} yet. The first is made at night; to have one now, run ricebook backup --to {{folder}}.',
  },
  'doctor.backups.unreadable': {
    'zh-CN': '{{folder}} 读不到：磁盘没挂上，或没有权限。挂上它，备份才会做。',
    'zh-TW': '{{folder}} 讀不到：磁碟沒掛上，或沒有權限。掛上它，備份才會做。',
    en: '{{folder}} cannot be read: its disk is not there, or you have no right. No back-up is made before it is.',
  },
  'doctor.backups.no-room': {
    'zh-CN':
      '{{folder}} 只剩 {{free}} MB，不到最近一份的两倍。请腾出空间，或少留几份（RICEBOOK_BACKUP_KEEP）。',
    'zh-TW':
      '{{folder}} 只剩 {{free}} MB，不到最近一份的兩倍。請騰出空間，或少留幾份（RICEBOOK_BACKUP_KEEP）。',
    en: '{{folder}} has {{free}} MB left, less than twice the newest. Make room, or keep fewer (RICEBOOK_BACKUP_KEEP).',
  },
  'doctor.backups.no-passphrase': {
    'zh-CN': '加密用的口令文件 {{file}} 不见了：备份做不成。请放回去，并在别处也留一份。',
    'zh-TW': '加密用的通行碼檔案 {{file}} 不見了：備份做不成。請放回去，並在別處也留一份。',
    en: 'The file of the passphrase, {{file}}, is gone: no back-up can be made. Put it back, and keep it in another place too.',
  },
  'doctor.backups.passphrase-open': {
    'zh-CN': '口令文件 {{file}} 别人也能读。请运行 chmod 600 {{file}}。',
    'zh-TW': '通行碼檔案 {{file}} 別人也能讀。請執行 chmod 600 {{file}}。',
    en: 'Others can read the file of the passphrase, {{file}}. Run chmod 600 {{file}}.',
  },
} as const satisfies Words
