import type { Words } from '../language/language.ts'

export const installationWords = {
  'installation.in-use': {
    'zh-CN':
      '数据文件夹 {{folder}} 正由另一个程序（进程 {{pid}}）使用。请先关掉它，或用 RICEBOOK_DATA 指定别的文件夹。',
    'zh-TW':
      '資料資料夾 {{folder}} 正由另一個程式（處理程序 {{pid}}）使用。請先關掉它，或用 RICEBOOK_DATA 指定別的資料夾。',
    en: 'The data folder {{folder}} is in use by another program (process {{pid}}). Close that one first, or name another folder with RICEBOOK_DATA.',
  },
  'installation.foreign-folder': {
    'zh-CN':
      '{{folder}} 里已有别的文件（如“{{found}}”），不是本程序的数据文件夹，没有改动它。请用 RICEBOOK_DATA 指定一个空文件夹，或还不存在的文件夹。',
    'zh-TW':
      '{{folder}} 裡已有別的檔案（如「{{found}}」），不是本程式的資料資料夾，沒有更動它。請用 RICEBOOK_DATA 指定一個空資料夾，或尚不存在的資料夾。',
    en: '{{folder}} holds other files (“{{found}}”, for one) and is no data folder of this program; it was left as it is. Name an empty or a new folder with RICEBOOK_DATA.',
  },
  'installation.not-a-folder': {
    'zh-CN': '数据文件夹 {{folder}} 用不了：这个路径上有一个文件。请用 RICEBOOK_DATA 指定一个文件夹。',
    'zh-TW': '資料資料夾 {{folder}} 無法使用：這個路徑上有一個檔案。請用 RICEBOOK_DATA 指定一個資料夾。',
    en: 'The data folder {{folder}} cannot be used: there is a file on that path. Name a folder with RICEBOOK_DATA.',
  },
  'installation.not-writable': {
    'zh-CN':
      '数据文件夹 {{folder}} 不能读写（{{why}}）。请检查权限，或用 RICEBOOK_DATA 指定一个可以写的文件夹。',
    'zh-TW':
      '資料資料夾 {{folder}} 無法讀寫（{{why}}）。請檢查權限，或用 RICEBOOK_DATA 指定一個可寫入的資料夾。',
    en: 'The data folder {{folder}} cannot be read and written ({{why}}). Check its permissions, or name a folder that can be written with RICEBOOK_DATA.',
  },
  'installation.disk-full': {
    'zh-CN': '数据文件夹 {{folder}} 所在的磁盘已满。请腾出空间，再试一次。',
    'zh-TW': '資料資料夾 {{folder}} 所在的磁碟已滿。請騰出空間，再試一次。',
    en: 'The disk of the data folder {{folder}} is full. Free some space and try again.',
  },
  'installation.network-folder': {
    'zh-CN':
      '数据文件夹 {{folder}} 在网络盘上（{{kind}}），那里的文件锁不可靠，数据可能损坏。请用 RICEBOOK_DATA 指定本机磁盘上的文件夹。',
    'zh-TW':
      '資料資料夾 {{folder}} 在網路磁碟上（{{kind}}），那裡的檔案鎖不可靠，資料可能損壞。請用 RICEBOOK_DATA 指定本機磁碟上的資料夾。',
    en: 'The data folder {{folder}} is on a network drive ({{kind}}), whose file locks cannot be relied on: data could be damaged. Name a folder on a disk of this computer with RICEBOOK_DATA.',
  },
  'installation.no-lock': {
    'zh-CN':
      '锁不住数据文件夹 {{folder}}（{{why}}）。它所在的磁盘可能不支持文件锁，或“{{file}}”已损坏。请用 RICEBOOK_DATA 指定本机磁盘上的文件夹。',
    'zh-TW':
      '無法鎖住資料資料夾 {{folder}}（{{why}}）。它所在的磁碟可能不支援檔案鎖，或「{{file}}」已損壞。請用 RICEBOOK_DATA 指定本機磁碟上的資料夾。',
    en: 'The data folder {{folder}} could not be locked ({{why}}). Its disk may not support file locks, or “{{file}}” is damaged. Name a folder on a disk of this computer with RICEBOOK_DATA.',
  },
  'installation.notebook-elsewhere': {
    'zh-CN':
      '数据文件夹 {{folder}} 的资料在一个 PostgreSQL 数据库里，但没有写明是哪一个。请设置 RICEBOOK_NOTEBOOK_URL，或用 RICEBOOK_DATA 指定别的文件夹。',
    'zh-TW':
      '資料資料夾 {{folder}} 的資料在一個 PostgreSQL 資料庫裡，但沒有寫明是哪一個。請設定 RICEBOOK_NOTEBOOK_URL，或用 RICEBOOK_DATA 指定別的資料夾。',
    en: 'The records of the data folder {{folder}} lie in a PostgreSQL database, and nothing says in which. Set RICEBOOK_NOTEBOOK_URL, or name another folder with RICEBOOK_DATA.',
  },
  'installation.notebook-here': {
    'zh-CN':
      '数据文件夹 {{folder}} 里已有自己的资料（notebook.sqlite），而 RICEBOOK_NOTEBOOK_URL 指向一个数据库。资料不会自动搬过去。请运行 ricebook move --to database 搬过去，或用 RICEBOOK_DATA 指定一个新的文件夹，或去掉 RICEBOOK_NOTEBOOK_URL。',
    'zh-TW':
      '資料資料夾 {{folder}} 裡已有自己的資料（notebook.sqlite），而 RICEBOOK_NOTEBOOK_URL 指向一個資料庫。資料不會自動搬過去。請執行 ricebook move --to database 搬過去，或用 RICEBOOK_DATA 指定一個新的資料夾，或移除 RICEBOOK_NOTEBOOK_URL。',
    en: 'The data folder {{folder}} holds records of its own (notebook.sqlite), and RICEBOOK_NOTEBOOK_URL names a database. Records do not move there by themselves. Move them with ricebook move --to database, name a new folder with RICEBOOK_DATA, or leave RICEBOOK_NOTEBOOK_URL out.',
  },
  'installation.other-database': {
    'zh-CN':
      '{{place}} 里的资料不是和数据文件夹 {{folder}} 一起的：账本在另一个文件夹里，放在一起会出错，所以没有改动任何一个。请用 RICEBOOK_DATA 指定原来的文件夹，或改用原来的数据库；从头开始要用新的文件夹和空的数据库。',
    'zh-TW':
      '{{place}} 裡的資料不是和資料資料夾 {{folder}} 一起的：帳本在另一個資料夾裡，放在一起會出錯，所以兩者都沒有更動。請用 RICEBOOK_DATA 指定原來的資料夾，或改用原來的資料庫；從頭開始需要新的資料夾和空的資料庫。',
    en: 'The records in {{place}} do not go with the data folder {{folder}}: their ledger lies in another one, and neither was touched. Name that folder with RICEBOOK_DATA, or the database that goes with this one; to begin anew takes a new folder and an empty database.',
  },
  'installation.ledger-here': {
    'zh-CN':
      '数据文件夹 {{folder}} 里已有自己的账本（ledger.duckdb），而 RICEBOOK_LEDGER_URL 指向 ClickHouse。账本不会自动搬过去。请运行 ricebook move --to database 搬过去（没有搬完的也这样接着搬），或去掉 RICEBOOK_LEDGER_URL，或用 RICEBOOK_DATA 指定一个新的文件夹（并用一个空的资料库）。',
    'zh-TW':
      '資料資料夾 {{folder}} 裡已有自己的帳本（ledger.duckdb），而 RICEBOOK_LEDGER_URL 指向 ClickHouse。帳本不會自動搬過去。請執行 ricebook move --to database 搬過去（沒有搬完的也這樣接著搬），或移除 RICEBOOK_LEDGER_URL，或用 RICEBOOK_DATA 指定一個新的資料夾（並用一個空的資料庫）。',
    en: 'The data folder {{folder}} holds a ledger of its own (ledger.duckdb), and RICEBOOK_LEDGER_URL names ClickHouse. Facts do not move there by themselves. Move them with ricebook move --to database, which also goes on with a move that was broken off, leave RICEBOOK_LEDGER_URL out, or name a new folder with RICEBOOK_DATA (and an empty database for the records).',
  },
  'installation.ledger-elsewhere': {
    'zh-CN':
      '数据文件夹 {{folder}} 的账本在 ClickHouse 里，但没有写明在哪里。请设置 RICEBOOK_LEDGER_URL，或用 RICEBOOK_DATA 指定别的文件夹。',
    'zh-TW':
      '資料資料夾 {{folder}} 的帳本在 ClickHouse 裡，但沒有寫明在哪裡。請設定 RICEBOOK_LEDGER_URL，或用 RICEBOOK_DATA 指定別的資料夾。',
    en: 'The ledger of the data folder {{folder}} lies in ClickHouse, and nothing says where. Set RICEBOOK_LEDGER_URL, or name another folder with RICEBOOK_DATA.',
  },
  'installation.move-unfinished': {
    'zh-CN':
      '有资料正往 {{place}} 里搬，还没有搬完，原来的地方仍是准的。请在原来的数据文件夹上再运行一次 ricebook move --to database；不搬了，就删掉这个数据库。',
    'zh-TW':
      '有資料正往 {{place}} 裡搬，還沒有搬完，以原來的地方為準。請在原來的資料資料夾上再執行一次 ricebook move --to database；不搬了，就刪掉這個資料庫。',
    en: 'Records are moving into {{place}} and have not all come; where they come from still holds them. Run ricebook move --to database on that data folder once more, or drop this database to give it up.',
  },
  'installation.moved-away': {
    'zh-CN':
      '{{place}} 里的资料已经搬回数据文件夹，这里的不再更新。请去掉 RICEBOOK_NOTEBOOK_URL 再启动；这个数据库可以删掉。',
    'zh-TW':
      '{{place}} 裡的資料已經搬回資料資料夾，這裡的不再更新。請移除 RICEBOOK_NOTEBOOK_URL 再啟動；這個資料庫可以刪掉。',
    en: 'The records of {{place}} have moved back into their data folder, and what is left here is old. Start without RICEBOOK_NOTEBOOK_URL; this database can be dropped.',
  },
  'installation.socket-folder': {
    'zh-CN':
      '临时文件夹 {{folder}} 不属于您，或别人也能进入，不能通过它和运行中的程序对话。请删除它，再试一次。',
    'zh-TW':
      '暫存資料夾 {{folder}} 不屬於您，或別人也能進入，不能透過它和執行中的程式對話。請刪除它，再試一次。',
    en: 'The temporary folder {{folder}} is not yours, or others may enter it, so the running program cannot be talked to through it. Delete it and try again.',
  },
  'installation.talk-broken': {
    'zh-CN':
      '运行中的程序没有答完就断开了，它可能已被关闭。已经开始的任务会在下次启动时接着做。请再启动一次。',
    'zh-TW':
      '執行中的程式沒有答完就中斷了，它可能已被關閉。已經開始的工作會在下次啟動時接著做。請再啟動一次。',
    en: 'The running program broke off before it had answered; it may have been closed. Jobs that had begun go on when it starts next. Start it again.',
  },
} as const satisfies Words
