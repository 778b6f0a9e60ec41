import type { Words } from '../language/language.ts'

export const notebookWords = {
  'notebook.busy': {
    'zh-CN':
      '没有保存：等了 {{seconds}} 秒，资料库仍被另一个操作占用。请稍后再试；一直如此，请关掉其他正在使用该数据的程序。',
    'zh-TW':
      '沒有儲存：等了 {{seconds}} 秒，資料庫仍被另一個操作佔用。請稍後再試；一直如此，請關掉其他正在使用該資料的程式。',
    en: 'Not saved: the notebook was still in use after {{seconds}} seconds. Try again in a moment; if this goes on, close other programs that use its file.',
  },
  'notebook.disk-full': {
    'zh-CN': '没有保存：磁盘已满。之前保存的内容都还在。请在 {{path}} 所在的磁盘上腾出空间，再试一次。',
    'zh-TW': '沒有儲存：磁碟已滿。之前儲存的內容都還在。請在 {{path}} 所在的磁碟上騰出空間，再試一次。',
    en: 'Not saved: the disk is full. Everything saved before is still there. Free some space on the disk of {{path}} and try again.',
  },
  'notebook.too-new': {
    'zh-CN':
      '{{path}} 是用更新的版本写的，这个版本不认识其中的“{{step}}”。请安装新版本，或改用另一个数据文件夹。',
    'zh-TW':
      '{{path}} 是用較新的版本寫的，這個版本不認得其中的「{{step}}」。請安裝新版本，或改用另一個資料資料夾。',
    en: '{{path}} was written by a newer version: this one does not know its “{{step}}”. Install the newer version, or use another data folder.',
  },
  'notebook.damaged': {
    'zh-CN': '{{path}} 不是资料库文件，或已损坏。请保留原件，用备份恢复。',
    'zh-TW': '{{path}} 不是資料庫檔案，或已損壞。請保留原件，用備份還原。',
    en: '{{path}} is no notebook, or is damaged. Keep the file as it is and restore from a backup.',
  },
  'notebook.foreign': {
    'zh-CN': '{{path}} 是另一个程序的 SQLite 文件，没有改动它。请改用另一个数据文件夹。',
    'zh-TW': '{{path}} 是另一個程式的 SQLite 檔案，沒有更動它。請改用另一個資料資料夾。',
    en: '{{path}} is the SQLite file of another program; it was left as it is. Use another data folder.',
  },
  'notebook.unreachable': {
    'zh-CN': '打不开 {{path}}：文件夹不存在，或没有读写权限。请检查该文件夹和权限。',
    'zh-TW': '無法開啟 {{path}}：資料夾不存在，或沒有讀寫權限。請檢查該資料夾和權限。',
    en: 'Cannot open {{path}}: its folder is missing, or may not be read and written. Check the folder and its permissions.',
  },
  'notebook.url-malformed': {
    'zh-CN': '看不懂资料库的地址。应为 postgres://角色:密码@主机:端口/数据库，密码里的特殊字符要写成 %XX。',
    'zh-TW': '看不懂資料庫的位址。應為 postgres://角色:密碼@主機:連接埠/資料庫，密碼裡的特殊字元要寫成 %XX。',
    en: 'The address of the notebook cannot be read. Expected: postgres://role:password@host:port/database, special characters of the password written as %XX.',
  },
  'notebook.server-unreachable': {
    'zh-CN': '连不上 {{place}}（{{why}}）。请检查服务器是否在运行，以及地址、端口和证书。',
    'zh-TW': '無法連上 {{place}}（{{why}}）。請檢查伺服器是否正在執行，以及位址、連接埠和憑證。',
    en: 'Cannot connect to {{place}} ({{why}}). Check that the server is running, and the address, port and certificate.',
  },
  'notebook.sign-in-refused': {
    'zh-CN':
      '{{place}} 不让程序登录。请检查地址里的角色和密码，以及服务器的 pg_hba.conf 是否允许该角色从这台机器连接。',
    'zh-TW':
      '{{place}} 不讓程式登入。請檢查位址裡的角色和密碼，以及伺服器的 pg_hba.conf 是否允許該角色從這台機器連線。',
    en: '{{place}} does not let the program in. Check the role and the password in the address, and that the server’s pg_hba.conf lets that role connect from this machine.',
  },
  'notebook.no-database': {
    'zh-CN':
      "服务器上没有 {{place}} 这个数据库。请先建好它：create database … template template0 encoding 'UTF8' locale 'C'，或改正地址。",
    'zh-TW':
      "伺服器上沒有 {{place}} 這個資料庫。請先建立它：create database … template template0 encoding 'UTF8' locale 'C'，或修正位址。",
    en: "The server has no database {{place}}. Make it: create database … template template0 encoding 'UTF8' locale 'C'; or mend the address.",
  },
  'notebook.database-in-use': {
    'zh-CN':
      '{{place}} 正由另一个程序使用，它可能在别的机器上。账本在那个程序的数据文件夹里，所以一个数据库只能由一个程序使用。请先关掉它，或改用另一个数据库。',
    'zh-TW':
      '{{place}} 正由另一個程式使用，它可能在別的機器上。帳本在那個程式的資料資料夾裡，所以一個資料庫只能由一個程式使用。請先關掉它，或改用另一個資料庫。',
    en: '{{place}} is in use by another program, perhaps on another machine. The ledger lies in that program’s data folder, so a database is one program’s alone. Close that one first, or name another database.',
  },
  'notebook.database-lost': {
    'zh-CN':
      '与 {{place}} 的连接断了，不能再保证没有别的程序在使用它，所以本程序已停止。已经保存的内容都还在。服务器恢复后请再启动；作为系统服务运行时会自动启动。',
    'zh-TW':
      '與 {{place}} 的連線中斷，無法再保證沒有別的程式在使用它，所以本程式已停止。已經儲存的內容都還在。伺服器恢復後請再啟動；作為系統服務執行時會自動啟動。',
    en: 'The connection to {{place}} was lost, and another program may use it from now on: this one has stopped. Everything saved is still there. Start it again when the server is back; as a service it does so by itself.',
  },
  'notebook.connection-lost': {
    'zh-CN': '没有保存：与 {{place}} 的连接断了。之前保存的内容都还在。请再试一次。',
    'zh-TW': '沒有儲存：與 {{place}} 的連線中斷了。之前儲存的內容都還在。請再試一次。',
    en: 'Not saved: the connection to {{place}} was lost. Everything saved before is still there. Try again.',
  },
  'notebook.outcome-unknown': {
    'zh-CN':
      '不能确定是否已保存：正要保存时与 {{place}} 的连接断了，之后也连不上去核对。请先看看内容是否已经在了，再决定要不要重做。',
    'zh-TW':
      '無法確定是否已儲存：正要儲存時與 {{place}} 的連線中斷，之後也連不上去核對。請先看看內容是否已經在了，再決定要不要重做。',
    en: 'Perhaps saved, perhaps not: the connection to {{place}} was lost at that very moment, and the server cannot be reached to ask. Look whether it is there before doing it again.',
  },
  'notebook.server-full': {
    'zh-CN':
      '没有保存：{{place}} 所在服务器的磁盘已满。之前保存的内容都还在。请在服务器上腾出空间，再试一次。',
    'zh-TW':
      '沒有儲存：{{place}} 所在伺服器的磁碟已滿。之前儲存的內容都還在。請在伺服器上騰出空間，再試一次。',
    en: 'Not saved: the disk of the server of {{place}} is full. Everything saved before is still there. Free some space on the server and try again.',
  },
  'notebook.server-too-old': {
    'zh-CN': '{{place}} 的 PostgreSQL 版本太旧，至少要 13。请升级服务器。',
    'zh-TW': '{{place}} 的 PostgreSQL 版本太舊，至少要 13。請升級伺服器。',
    en: 'The PostgreSQL of {{place}} is too old: at least 13 is needed. Upgrade the server.',
  },
  'notebook.collation-wrong': {
    'zh-CN':
      "{{place}} 的编码是 {{encoding}}、排序规则是 {{collation}}，应为 UTF8 和 C，否则列表会漏行或重复。请新建数据库：create database … template template0 encoding 'UTF8' locale 'C'。",
    'zh-TW':
      "{{place}} 的編碼是 {{encoding}}、定序是 {{collation}}，應為 UTF8 和 C，否則清單會漏列或重複。請新建資料庫：create database … template template0 encoding 'UTF8' locale 'C'。",
    en: "{{place}} is written in {{encoding}} and sorts by {{collation}}; expected are UTF8 and C, as lists would leave rows out or show them twice. Make a new database: create database … template template0 encoding 'UTF8' locale 'C'.",
  },
  'notebook.role-too-strong': {
    'zh-CN':
      '角色 {{role}} 在 {{place}} 里权限太大：它是超级用户、可绕过行级安全，或拥有数据库或其中的表。请让程序用一个只能登录的普通角色，表由另一个角色拥有。',
    'zh-TW':
      '角色 {{role}} 在 {{place}} 裡權限太大：它是超級使用者、可略過資料列層級安全性，或擁有資料庫或其中的資料表。請讓程式使用一個只能登入的普通角色，資料表由另一個角色擁有。',
    en: 'The role {{role}} may do too much in {{place}}: it is a superuser, bypasses row-level security, or owns the database or tables in it. Give the program a plain role that may only log in, and let another one own the tables.',
  },
  'notebook.owner-needed': {
    'zh-CN':
      '{{place}} 的表还没有更新到这个版本（缺“{{step}}”）。请用 RICEBOOK_NOTEBOOK_OWNER_URL 给出拥有这些表的角色的地址，启动一次，之后可去掉它。',
    'zh-TW':
      '{{place}} 的資料表還沒有更新到這個版本（缺「{{step}}」）。請用 RICEBOOK_NOTEBOOK_OWNER_URL 給出擁有這些資料表的角色的位址，啟動一次，之後可移除它。',
    en: 'The tables of {{place}} are not those of this version yet (“{{step}}” is missing). Start once with the address of the role that owns them in RICEBOOK_NOTEBOOK_OWNER_URL; it can be taken out afterwards.',
  },
  'notebook.foreign-database': {
    'zh-CN': '{{place}} 里是另一个程序的表，没有改动它。请改用一个空的数据库。',
    'zh-TW': '{{place}} 裡是另一個程式的資料表，沒有更動它。請改用一個空的資料庫。',
    en: '{{place}} holds the tables of another program; it was left as it is. Use an empty database.',
  },
  'notebook.copy-differs': {
    'zh-CN':
      '搬到 {{place}} 的表 {{table}} 和原来的不一样，没有启用它，原来的资料没有动。请检查那里的磁盘，再试一次。',
    'zh-TW':
      '搬到 {{place}} 的資料表 {{table}} 和原來的不一樣，沒有啟用它，原來的資料沒有動。請檢查那裡的磁碟，再試一次。',
    en: 'The table {{table}} in {{place}} is not what it was copied from; it was not put to use, and the original was left as it is. Look at the disk there and try again.',
  },
  'notebook.not-copied': {
    'zh-CN':
      '{{place}} 没有收下表 {{table}} 的一部分，没有启用它，原来的资料没有动。请运行 ricebook doctor 检查原来的资料；没有问题，就换一个空的数据库再试一次。',
    'zh-TW':
      '{{place}} 沒有收下資料表 {{table}} 的一部分，沒有啟用它，原來的資料沒有動。請執行 ricebook doctor 檢查原來的資料；沒有問題，就換一個空的資料庫再試一次。',
    en: '{{place}} did not take in a part of the table {{table}}; it was not put to use, and the original was left as it is. Let ricebook doctor look at the original; where it is whole, try again with an empty database.',
  },
} as const satisfies Words
