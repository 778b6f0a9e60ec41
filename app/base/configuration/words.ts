import type { Words } from '../language/language.ts'

export const configurationWords = {
  'configuration.unknown': {
    'zh-CN': '环境变量里没有“{{name}}”这一项设置。可用的有：{{names}}。请改名或去掉它。',
    'zh-TW': '環境變數中沒有「{{name}}」這項設定。可用的有：{{names}}。請改名或移除它。',
    en: 'There is no setting “{{name}}” in the environment. Settings: {{names}}. Rename it or take it out.',
  },
  'configuration.misspelt': {
    'zh-CN': '环境变量里没有“{{name}}”这一项设置。要写的是不是 {{near}}？请改名或去掉它。',
    'zh-TW': '環境變數中沒有「{{name}}」這項設定。您要寫的是不是 {{near}}？請改名或移除它。',
    en: 'There is no setting “{{name}}” in the environment. Is {{near}} meant? Rename it or take it out.',
  },
  'configuration.expects.folder': {
    'zh-CN': '{{name}} 要的是一个文件夹，收到的是“{{came}}”。',
    'zh-TW': '{{name}} 需要一個資料夾，收到的是「{{came}}」。',
    en: '{{name}} expects a folder; “{{came}}” came.',
  },
  'configuration.expects.file': {
    'zh-CN': '{{name}} 要的是一个文件，收到的是“{{came}}”。',
    'zh-TW': '{{name}} 需要一個檔案，收到的是「{{came}}」。',
    en: '{{name}} expects a file; “{{came}}” came.',
  },
  'configuration.expects.language': {
    'zh-CN': '{{name}} 要的是 zh-CN、zh-TW 或 en，收到的是“{{came}}”。请改好，或不设它。',
    'zh-TW': '{{name}} 需要的是 zh-CN、zh-TW 或 en，收到的是「{{came}}」。請修正，或不設定它。',
    en: '{{name}} expects zh-CN, zh-TW or en; “{{came}}” came. Mend it, or leave it out.',
  },
  'configuration.expects.port': {
    'zh-CN': '{{name}} 要的是 0 到 65535 的数，收到的是“{{came}}”。请改好，或不设它（就用 8765）。',
    'zh-TW': '{{name}} 需要 0 到 65535 的數，收到的是「{{came}}」。請修正，或不設定它（就用 8765）。',
    en: '{{name}} expects a number from 0 to 65535; “{{came}}” came. Mend it, or leave it out for 8765.',
  },
  'configuration.expects.requests': {
    'zh-CN': '{{name}} 要的是大于 0 的整数，收到的是“{{came}}”。请改好，或不设它（每分钟 600 个）。',
    'zh-TW': '{{name}} 需要大於 0 的整數，收到的是「{{came}}」。請修正，或不設定它（每分鐘 600 個）。',
    en: '{{name}} expects a whole number above 0; “{{came}}” came. Mend it, or leave it out for 600 a minute.',
  },
  'configuration.expects.log': {
    'zh-CN':
      '{{name}} 要的是 quiet（只记故障）或 requests（每个请求也记），收到的是“{{came}}”。请改好，或不设它。',
    'zh-TW':
      '{{name}} 需要的是 quiet（只記故障）或 requests（每個請求也記），收到的是「{{came}}」。請修正，或不設定它。',
    en: '{{name}} expects quiet (failures alone) or requests (every request as well); “{{came}}” came. Mend it, or leave it out.',
  },
  'configuration.expects.host': {
    'zh-CN':
      '{{name}} 要的是本机的一个 IP 地址（如 127.0.0.1），收到的是“{{came}}”。请改好，或不设它（就只在本机监听）。',
    'zh-TW':
      '{{name}} 需要本機的一個 IP 位址（如 127.0.0.1），收到的是「{{came}}」。請修正，或不設定它（就只在本機監聽）。',
    en: '{{name}} expects an IP address of this machine, such as 127.0.0.1; “{{came}}” came. Mend it, or leave it out to listen on this machine only.',
  },
  'configuration.expects.public-url': {
    'zh-CN':
      '{{name}} 要的是浏览器打开本程序的 https 网址，不带路径（如 https://ricebook.example.com），收到的是“{{came}}”。只有本机的网址可以用 http。',
    'zh-TW':
      '{{name}} 需要瀏覽器開啟本程式的 https 網址，不含路徑（如 https://ricebook.example.com），收到的是「{{came}}」。只有本機的網址可以用 http。',
    en: '{{name}} expects the https address at which browsers reach the program, without a path, such as https://ricebook.example.com; “{{came}}” came. Only addresses of this machine may be http.',
  },
  'configuration.expects.trusted-proxy': {
    'zh-CN':
      '{{name}} 要的是反向代理的 IP 地址或网段，用逗号隔开（如 127.0.0.1,10.0.0.0/8），收到的是“{{came}}”。',
    'zh-TW':
      '{{name}} 需要反向代理的 IP 位址或網段，以逗號分隔（如 127.0.0.1,10.0.0.0/8），收到的是「{{came}}」。',
    en: '{{name}} expects the IP addresses or networks of the reverse proxy, with commas between them, such as 127.0.0.1,10.0.0.0/8; “{{came}}” came.',
  },
  'configuration.expects.whole-path': {
    'zh-CN': '{{name}} 要的是从根写起的完整路径（如 /backup-disk/ricebook），收到的是“{{came}}”。',
    'zh-TW': '{{name}} 需要從根目錄寫起的完整路徑（如 /backup-disk/ricebook），收到的是「{{came}}」。',
    en: '{{name}} expects a whole path from the root on, such as /backup-disk/ricebook; “{{came}}” came.',
  },
  'configuration.expects.time': {
    'zh-CN': '{{name}} 要的是 00:00 到 23:59 的钟点（如 03:30），收到的是“{{came}}”。请改好，或不设它。',
    'zh-TW': '{{name}} 需要 00:00 到 23:59 的時刻（如 03:30），收到的是「{{came}}」。請修正，或不設定它。',
    en: '{{name}} expects a time from 00:00 to 23:59, such as 03:30; “{{came}}” came. Mend it, or leave it out.',
  },
  'configuration.expects.keep': {
    'zh-CN':
      '{{name}} 要的是留几天（d）、几周（w）、几个月（m）的备份，如 7d4w12m 或 14d，至少留一份，收到的是“{{came}}”。请改好，或不设它（就是 7d4w12m）。',
    'zh-TW':
      '{{name}} 需要的是保留幾天（d）、幾週（w）、幾個月（m）的備份，如 7d4w12m 或 14d，至少保留一份，收到的是「{{came}}」。請修正，或不設定它（就是 7d4w12m）。',
    en: '{{name}} expects for how many days (d), weeks (w) and months (m) back-ups are kept, such as 7d4w12m or 14d, one at least; “{{came}}” came. Mend it, or leave it out for 7d4w12m.',
  },
  'configuration.expects.database': {
    'zh-CN':
      '{{name}} 要的是 postgres://角色:密码@主机:端口/数据库，角色和数据库都要写，密码里的特殊字符写成 %XX。收到的不是（可能有密码，这里不重复）。',
    'zh-TW':
      '{{name}} 需要的是 postgres://角色:密碼@主機:連接埠/資料庫，角色和資料庫都要寫，密碼裡的特殊字元寫成 %XX。收到的不是（可能有密碼，這裡不重複）。',
    en: '{{name}} expects postgres://role:password@host:port/database, with the role and the database and special characters of the password as %XX. Something else came, which is not repeated here as it may hold a password.',
  },
  'configuration.owner-without-database': {
    'zh-CN':
      '有 RICEBOOK_NOTEBOOK_OWNER_URL，却没有 RICEBOOK_NOTEBOOK_URL：程序自己不用拥有者的角色。请写明程序登录用的地址，或两项都不设。',
    'zh-TW':
      '有 RICEBOOK_NOTEBOOK_OWNER_URL，卻沒有 RICEBOOK_NOTEBOOK_URL：程式本身不使用擁有者的角色。請寫明程式登入用的位址，或兩項都不設定。',
    en: 'There is RICEBOOK_NOTEBOOK_OWNER_URL and no RICEBOOK_NOTEBOOK_URL: the program does not work as the owner. Name the address that it signs in at, or leave out both.',
  },
  'configuration.expects.cluster': {
    'zh-CN':
      '{{name}} 要的是 clickhouse://用户:密码@主机:端口,主机:端口/数据库，每个分片写一台服务器的 HTTP 端口，密码里的特殊字符写成 %XX；后面可以有 ?cluster=名字 和 secure=true。收到的不是（可能有密码，这里不重复）。',
    'zh-TW':
      '{{name}} 需要的是 clickhouse://使用者:密碼@主機:連接埠,主機:連接埠/資料庫，每個分片寫一台伺服器的 HTTP 連接埠，密碼裡的特殊字元寫成 %XX；後面可以有 ?cluster=名稱 和 secure=true。收到的不是（可能有密碼，這裡不重複）。',
    en: '{{name}} expects clickhouse://user:password@host:port,host:port/database, with the HTTP port of one server of each shard and special characters of the password as %XX; ?cluster=name and secure=true may follow. Something else came, which is not repeated here as it may hold a password.',
  },
  'configuration.ledger-without-database': {
    'zh-CN':
      '有 RICEBOOK_LEDGER_URL，却没有 RICEBOOK_NOTEBOOK_URL：账本在 ClickHouse 里时，资料要在 PostgreSQL 里。请两项都设，或都不设。',
    'zh-TW':
      '有 RICEBOOK_LEDGER_URL，卻沒有 RICEBOOK_NOTEBOOK_URL：帳本在 ClickHouse 裡時，資料要在 PostgreSQL 裡。請兩項都設定，或都不設定。',
    en: 'There is RICEBOOK_LEDGER_URL and no RICEBOOK_NOTEBOOK_URL: a ledger in ClickHouse goes with records in PostgreSQL. Set both, or neither.',
  },
  'configuration.password-without-ledger': {
    'zh-CN': '有 RICEBOOK_LEDGER_PASSWORD_FILE，却没有 RICEBOOK_LEDGER_URL。请写明账本的地址，或不设它。',
    'zh-TW': '有 RICEBOOK_LEDGER_PASSWORD_FILE，卻沒有 RICEBOOK_LEDGER_URL。請寫明帳本的位址，或不設定它。',
    en: 'There is RICEBOOK_LEDGER_PASSWORD_FILE and no RICEBOOK_LEDGER_URL. Name the ledger’s address, or leave it out.',
  },
  'configuration.password-twice': {
    'zh-CN': 'RICEBOOK_LEDGER_URL 里有密码，RICEBOOK_LEDGER_PASSWORD_FILE 又指了一个文件。请只留一处。',
    'zh-TW': 'RICEBOOK_LEDGER_URL 裡有密碼，RICEBOOK_LEDGER_PASSWORD_FILE 又指定了一個檔案。請只保留一處。',
    en: 'There is a password in RICEBOOK_LEDGER_URL and another in the file of RICEBOOK_LEDGER_PASSWORD_FILE. Keep one of them.',
  },
  'configuration.password-file': {
    'zh-CN':
      '读不到 {{file}} 第一行的密码：文件不在、读不了，或第一行是空的。请检查 RICEBOOK_LEDGER_PASSWORD_FILE。',
    'zh-TW':
      '讀不到 {{file}} 第一行的密碼：檔案不在、無法讀取，或第一行是空的。請檢查 RICEBOOK_LEDGER_PASSWORD_FILE。',
    en: 'No password can be read from the first line of {{file}}: the file is not there, cannot be read, or begins with an empty line. Check RICEBOOK_LEDGER_PASSWORD_FILE.',
  },
  'configuration.backup-without-folder': {
    'zh-CN':
      '有 {{name}}，却没有 RICEBOOK_BACKUP_FOLDER：没有地方放备份，就不会做备份。请写明放备份的文件夹，或不设 {{name}}。',
    'zh-TW':
      '有 {{name}}，卻沒有 RICEBOOK_BACKUP_FOLDER：沒有地方放備份，就不會做備份。請寫明放備份的資料夾，或不設定 {{name}}。',
    en: 'There is {{name}} and no RICEBOOK_BACKUP_FOLDER: without a place for them no back-ups are made. Name the folder for them, or leave {{name}} out.',
  },
  'configuration.backup-beside-data': {
    'zh-CN':
      'RICEBOOK_BACKUP_FOLDER（{{folder}}）在数据文件夹 {{data}} 里面：数据没了，备份也跟着没了。请换一个文件夹，最好在另一块磁盘上。',
    'zh-TW':
      'RICEBOOK_BACKUP_FOLDER（{{folder}}）在資料資料夾 {{data}} 裡面：資料沒了，備份也跟著沒了。請換一個資料夾，最好在另一顆磁碟上。',
    en: 'RICEBOOK_BACKUP_FOLDER ({{folder}}) lies in the data folder {{data}}: what is lost there would take its back-ups along. Name another folder, best of all on another disk.',
  },
  'configuration.passphrase-beside-backup': {
    'zh-CN':
      'RICEBOOK_BACKUP_PASSPHRASE_FILE（{{file}}）放在备份的文件夹 {{folder}} 里：拿到备份的人也就拿到了口令。请把口令文件放到别处。',
    'zh-TW':
      'RICEBOOK_BACKUP_PASSPHRASE_FILE（{{file}}）放在備份的資料夾 {{folder}} 裡：拿到備份的人也就拿到了通行碼。請把通行碼檔案放到別處。',
    en: 'RICEBOOK_BACKUP_PASSPHRASE_FILE ({{file}}) lies in the folder of the back-ups, {{folder}}: whoever gets them would get what opens them. Keep the passphrase elsewhere.',
  },
  'configuration.open-without-proxy': {
    'zh-CN':
      'RICEBOOK_HOST 是 {{host}}，别的机器可以连上，但本程序自己不加密，密码会以明文传输。请同时用 RICEBOOK_PUBLIC_URL 写明反向代理的 https 网址，用 RICEBOOK_TRUSTED_PROXY 写明它的地址；或不设 RICEBOOK_HOST，只在本机监听。',
    'zh-TW':
      'RICEBOOK_HOST 是 {{host}}，別的機器可以連上，但本程式本身不加密，密碼會以明文傳輸。請同時用 RICEBOOK_PUBLIC_URL 寫明反向代理的 https 網址，用 RICEBOOK_TRUSTED_PROXY 寫明它的位址；或不設定 RICEBOOK_HOST，只在本機監聽。',
    en: 'RICEBOOK_HOST is {{host}}, which other machines reach, and the program does not encrypt by itself: passwords would travel in clear. Name the https address of a reverse proxy with RICEBOOK_PUBLIC_URL and its own address with RICEBOOK_TRUSTED_PROXY as well; or leave RICEBOOK_HOST out to listen on this machine only.',
  },
  'configuration.https-without-proxy': {
    'zh-CN':
      'RICEBOOK_PUBLIC_URL 是 {{url}}，所以前面有反向代理，但没有写明是哪一个：所有访客看起来会是同一个人。请用 RICEBOOK_TRUSTED_PROXY 写明它的地址（在本机就是 127.0.0.1）。',
    'zh-TW':
      'RICEBOOK_PUBLIC_URL 是 {{url}}，所以前面有反向代理，但沒有寫明是哪一個：所有訪客看起來會是同一個人。請用 RICEBOOK_TRUSTED_PROXY 寫明它的位址（在本機就是 127.0.0.1）。',
    en: 'RICEBOOK_PUBLIC_URL is {{url}}, so there is a reverse proxy, but nothing says which: all visitors would look like one. Name its address with RICEBOOK_TRUSTED_PROXY (127.0.0.1 where it runs on this machine).',
  },
  'configuration.proxy-without-url': {
    'zh-CN':
      '有 RICEBOOK_TRUSTED_PROXY，却没有 RICEBOOK_PUBLIC_URL：经过反向代理的请求都会被拒绝。请写明浏览器打开本程序的 https 网址，或两项都不设。',
    'zh-TW':
      '有 RICEBOOK_TRUSTED_PROXY，卻沒有 RICEBOOK_PUBLIC_URL：經過反向代理的請求都會被拒絕。請寫明瀏覽器開啟本程式的 https 網址，或兩項都不設定。',
    en: 'There is RICEBOOK_TRUSTED_PROXY and no RICEBOOK_PUBLIC_URL: whatever the proxy hands on would be refused. Name the https address at which browsers reach the program, or leave out both.',
  },
  'configuration.key-file': {
    'zh-CN':
      'RICEBOOK_METRICS_KEY_FILE 指的文件 {{file}} 用不了：要的是一个可读的文件，里面一行、16 到 200 个字符的密钥，不带空格。',
    'zh-TW':
      'RICEBOOK_METRICS_KEY_FILE 指的檔案 {{file}} 無法使用：需要一個可讀的檔案，其中一行、16 到 200 個字元的金鑰，不含空格。',
    en: 'The file {{file}} that RICEBOOK_METRICS_KEY_FILE names cannot be used: a readable file is expected, with one line in it, a key of 16 to 200 characters without spaces.',
  },
} as const satisfies Words
