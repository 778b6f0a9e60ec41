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
  'ledger.not-leading': {
    'zh-CN':
      '这里的程序只读账本：写账本的是同一家公司的另一个程序（领头的那个）。请在那台电脑上做，或用 ricebook doctor 看是哪一个。',
    'zh-TW':
      '這裡的程式只讀帳本：寫帳本的是同一家公司的另一個程式（帶頭的那個）。請在那台電腦上執行，或用 ricebook doctor 看是哪一個。',
    en: 'The program here only reads the ledger: another one of the same company writes it, the one that leads. Do this on its machine; ricebook doctor says which one that is.',
  },
  'ledger.not-heard': {
    'zh-CN':
      '已经记下了，但账本还没有得到消息：写账本的程序没有回应。它一恢复就会补上；请稍后再试一次，看是否已经好了。',
    'zh-TW':
      '已經記下了，但帳本還沒有收到消息：寫帳本的程式沒有回應。它一恢復就會補上；請稍後再試一次，看是否已經好了。',
    en: 'It is written down, and the ledger has not heard of it yet: the program that writes there does not answer. It will be told as soon as one does; try again in a moment to see.',
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
  'ledger.server-unreachable': {
    'zh-CN':
      '连不上账本的服务器 {{server}}（{{why}}）。已经确认的都还在。请检查服务器是否在运行，以及地址、端口和证书。',
    'zh-TW':
      '無法連上帳本的伺服器 {{server}}（{{why}}）。已確認的都還在。請檢查伺服器是否正在執行，以及位址、連接埠和憑證。',
    en: 'The ledger’s server {{server}} cannot be reached ({{why}}). Whatever was acknowledged is still there. Check that the server is running, and the address, port and certificate.',
  },
  'ledger.shards-apart': {
    'zh-CN':
      '账本的服务器 {{server}} 连不上同一集群的另一台。请检查那一台是否在运行，以及 remote_servers 里写的地址、端口、用户和密码。',
    'zh-TW':
      '帳本的伺服器 {{server}} 連不上同一叢集的另一台。請檢查那一台是否正在執行，以及 remote_servers 中寫的位址、連接埠、使用者和密碼。',
    en: 'The ledger’s server {{server}} cannot reach another of its cluster. Check that that one is running, and the addresses, ports, users and passwords in remote_servers.',
  },
  'ledger.sign-in-refused': {
    'zh-CN':
      '账本的服务器 {{server}} 不让用户 {{user}} 登录。请检查 RICEBOOK_LEDGER_URL 里的用户和密码（或密码文件），以及服务器是否允许该用户从这台机器连接；集群各台之间用的用户在 remote_servers 里。',
    'zh-TW':
      '帳本的伺服器 {{server}} 不讓使用者 {{user}} 登入。請檢查 RICEBOOK_LEDGER_URL 中的使用者和密碼（或密碼檔案），以及伺服器是否允許該使用者從這台機器連線；叢集各台之間用的使用者在 remote_servers 中。',
    en: 'The ledger’s server {{server}} does not let the user {{user}} in. Check the user and the password in RICEBOOK_LEDGER_URL (or the file of the password), and that the server lets that user connect from this machine; the users by which servers of a cluster reach each other stand in remote_servers.',
  },
  'ledger.no-right': {
    'zh-CN':
      '账本的服务器 {{server}} 上，用户 {{user}} 没有权限使用数据库 {{database}}：程序要能在里面建表、写入和删除。请授予权限，或换一个用户。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上，使用者 {{user}} 沒有權限使用資料庫 {{database}}：程式要能在裡面建立資料表、寫入和刪除。請授予權限，或換一個使用者。',
    en: 'On the ledger’s server {{server}} the user {{user}} may not work in the database {{database}}: the program makes tables there, writes and deletes. Give it the right, or name another user.',
  },
  'ledger.no-database': {
    'zh-CN':
      '账本的服务器 {{server}} 上没有数据库 {{database}}。启动程序会把它建好；如果它本来在，请检查地址，或从备份恢复。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上沒有資料庫 {{database}}。啟動程式會將它建好；如果它本來就在，請檢查位址，或從備份還原。',
    en: 'The ledger’s server {{server}} has no database {{database}}. Starting the program makes it; if there was one, check the address, or restore it from a back-up.',
  },
  'ledger.server-full': {
    'zh-CN':
      '账本的服务器 {{server}} 没有磁盘空间了。这一步没有写入，已经确认的都在。请在服务器上腾出空间，再试一次。',
    'zh-TW':
      '帳本的伺服器 {{server}} 沒有磁碟空間了。這一步沒有寫入，已確認的都在。請在伺服器上騰出空間，再試一次。',
    en: 'The disk of the ledger’s server {{server}} is full. This step was not written; everything acknowledged is kept. Make space on the server, then try again.',
  },
  'ledger.server-busy': {
    'zh-CN':
      '账本的服务器 {{server}} 内存不够，这一步没有做完。请稍后再试；一直如此，请调高服务器上该用户的 max_memory_usage，或加大内存。',
    'zh-TW':
      '帳本的伺服器 {{server}} 記憶體不夠，這一步沒有做完。請稍後再試；一直如此，請調高伺服器上該使用者的 max_memory_usage，或加大記憶體。',
    en: 'The ledger’s server {{server}} has too little memory, and this step was not done. Try again in a moment; if this goes on, raise max_memory_usage of the program’s user there, or give the server more.',
  },
  'ledger.server-damaged': {
    'zh-CN':
      '账本的服务器 {{server}} 上有数据块损坏，读不出来。没有改动任何数据。请检查它的磁盘，并从备份恢复。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上有資料區塊損壞，無法讀取。沒有更動任何資料。請檢查它的磁碟，並從備份還原。',
    en: 'On the ledger’s server {{server}} a block of data is damaged and cannot be read. Nothing was changed. Check its disk, and restore its back-up.',
  },
  'ledger.server-too-old': {
    'zh-CN': '账本的服务器 {{server}} 是 ClickHouse {{version}}，太旧了。要 {{least}} 或更新的版本。',
    'zh-TW': '帳本的伺服器 {{server}} 是 ClickHouse {{version}}，太舊了。需要 {{least}} 或更新的版本。',
    en: 'The ledger’s server {{server}} is ClickHouse {{version}}, which is too old: {{least}} or later is needed.',
  },
  'ledger.cluster-unknown': {
    'zh-CN':
      '账本的服务器 {{server}} 不认识集群“{{cluster}}”。请在它的 remote_servers 里写上这个名字和所有的分片，或在 RICEBOOK_LEDGER_URL 后面用 ?cluster= 写明集群的名字。',
    'zh-TW':
      '帳本的伺服器 {{server}} 不認得叢集「{{cluster}}」。請在它的 remote_servers 中寫上這個名稱和所有的分片，或在 RICEBOOK_LEDGER_URL 後面用 ?cluster= 寫明叢集的名稱。',
    en: 'The ledger’s server {{server}} knows no cluster “{{cluster}}”. Put that name and all shards into its remote_servers, or name the cluster after RICEBOOK_LEDGER_URL with ?cluster=.',
  },
  'ledger.cluster-differs': {
    'zh-CN':
      '从账本的服务器 {{server}} 看，集群“{{cluster}}”有 {{there}} 台能用的服务器，RICEBOOK_LEDGER_URL 写了 {{named}} 台。两边要是同样的几台，每个分片一台，每台的 remote_servers 里写法相同；没有改动任何数据。',
    'zh-TW':
      '從帳本的伺服器 {{server}} 看，叢集「{{cluster}}」有 {{there}} 台可用的伺服器，RICEBOOK_LEDGER_URL 寫了 {{named}} 台。兩邊要是同樣的幾台，每個分片一台，每台的 remote_servers 寫法相同；沒有更動任何資料。',
    en: 'Seen from the ledger’s server {{server}}, the cluster “{{cluster}}” has {{there}} usable servers, and RICEBOOK_LEDGER_URL names {{named}}. They must be the same, one of each shard, written alike in the remote_servers of all; nothing was changed.',
  },
  'ledger.cluster-otherwise': {
    'zh-CN':
      '集群“{{cluster}}”在账本的服务器 {{server}} 上写的是 {{there}}，在 {{other}} 上写的是 {{named}}。每台的 remote_servers 里要写成一样，次序也一样；没有改动任何数据。',
    'zh-TW':
      '叢集「{{cluster}}」在帳本的伺服器 {{server}} 上寫的是 {{there}}，在 {{other}} 上寫的是 {{named}}。每台的 remote_servers 中要寫成一樣，次序也一樣；沒有更動任何資料。',
    en: 'The cluster “{{cluster}}” is written as {{there}} on the ledger’s server {{server}}, and as {{named}} on {{other}}. The remote_servers of all must be written alike, in one order; nothing was changed.',
  },
  'ledger.foreign-tables': {
    'zh-CN':
      '账本的服务器 {{server}} 上，数据库 {{database}} 里已有别的表（如“{{table}}”），没有改动它。请在 RICEBOOK_LEDGER_URL 里写一个空的数据库，或还不存在的。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上，資料庫 {{database}} 裡已有別的資料表（如「{{table}}」），沒有更動它。請在 RICEBOOK_LEDGER_URL 中寫一個空的資料庫，或尚不存在的。',
    en: 'On the ledger’s server {{server}} the database {{database}} holds other tables (“{{table}}”, for one) and was left as it is. Name an empty or a new database in RICEBOOK_LEDGER_URL.',
  },
  'ledger.holds-facts': {
    'zh-CN':
      '账本的服务器 {{server}} 上，数据库 {{database}} 里已有一份账本（另一个数据文件夹的，或以前搬走时留下的），没有改动它。请在 RICEBOOK_LEDGER_URL 里写一个空的数据库，或还不存在的；没有用的旧账本可以在每台服务器上删掉。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上，資料庫 {{database}} 裡已有一份帳本（另一個資料資料夾的，或以前搬走時留下的），沒有更動它。請在 RICEBOOK_LEDGER_URL 中寫一個空的資料庫，或尚不存在的；沒有用的舊帳本可以在每台伺服器上刪掉。',
    en: 'On the ledger’s server {{server}} the database {{database}} holds a ledger already (another data folder’s, or what an earlier move has left) and was left as it is. Name an empty or a new database in RICEBOOK_LEDGER_URL, or drop this one on each server if nobody needs it.',
  },
  'ledger.copy-differs': {
    'zh-CN':
      '搬到 {{place}} 的账本和原来的不一样（表 {{table}}），没有启用它，仍以原来的为准。请再搬一次；还是这样，请保留两边并报告这个问题。',
    'zh-TW':
      '搬到 {{place}} 的帳本和原來的不一樣（資料表 {{table}}），沒有啟用它，仍以原來的為準。請再搬一次；還是這樣，請保留兩邊並回報這個問題。',
    en: 'What came to {{place}} differs from the ledger that it came from (table {{table}}), so it was not put to use and the old place still holds. Move again; if it is the same then, keep both and report it.',
  },
  'ledger.other-company': {
    'zh-CN':
      '账本的服务器 {{server}} 上，数据库 {{database}} 是另一个数据文件夹的账本，没有改动它。请改用原来的数据文件夹和资料库，或在 RICEBOOK_LEDGER_URL 里写另一个数据库。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上，資料庫 {{database}} 是另一個資料資料夾的帳本，沒有更動它。請改用原來的資料資料夾和資料庫，或在 RICEBOOK_LEDGER_URL 中寫另一個資料庫。',
    en: 'On the ledger’s server {{server}} the database {{database}} is the ledger of another data folder and was left as it is. Use the folder and the records that go with it, or name another database in RICEBOOK_LEDGER_URL.',
  },
  'ledger.shards-differ': {
    'zh-CN':
      '账本的服务器 {{server}} 是 {{shards}} 个分片中的第 {{shard}} 个，RICEBOOK_LEDGER_URL 里写的却不是这个位置或这个数目。请按原来的次序写出所有服务器；分片不能事后增减。',
    'zh-TW':
      '帳本的伺服器 {{server}} 是 {{shards}} 個分片中的第 {{shard}} 個，RICEBOOK_LEDGER_URL 中寫的卻不是這個位置或這個數目。請按原來的次序寫出所有伺服器；分片不能事後增減。',
    en: 'The ledger’s server {{server}} is shard {{shard}} of {{shards}}, and RICEBOOK_LEDGER_URL names it in another place, or another number of servers. Name all of them in their first order; shards cannot be added or taken away later.',
  },
  'ledger.gone': {
    'zh-CN':
      '账本的服务器 {{server}} 上，数据库 {{database}} 里没有账本，而它本来在那里。没有改动任何数据：空的账本会让已导入的订单都不见。请检查地址，或从服务器的备份恢复。',
    'zh-TW':
      '帳本的伺服器 {{server}} 上，資料庫 {{database}} 裡沒有帳本，而它本來在那裡。沒有更動任何資料：空的帳本會讓已匯入的訂單都不見。請檢查位址，或從伺服器的備份還原。',
    en: 'On the ledger’s server {{server}} the database {{database}} holds no ledger, and there was one. Nothing was changed: beside an empty ledger all imported orders would be gone. Check the address, or restore the server’s back-up.',
  },
  'ledger.taken-over': {
    'zh-CN': '没有写入：账本已由另一个程序接手。一个账本同一时间只能由一个程序使用，请关掉其中一个。',
    'zh-TW': '沒有寫入：帳本已由另一個程式接手。一個帳本同一時間只能由一個程式使用，請關掉其中一個。',
    en: 'Not written: another program has taken the ledger over. One at a time may work on it; close one of them.',
  },
} as const satisfies Words
