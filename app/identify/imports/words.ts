import type { Words } from '../../base/language/language.ts'

export const importsWords = {
  'imports.file.missing': {
    'zh-CN': '找不到文件“{{name}}”。请检查路径和文件名；名称里有空格时要加引号。',
    'zh-TW': '找不到檔案「{{name}}」。請檢查路徑與檔名；名稱中有空格時要加引號。',
    en: 'There is no file “{{name}}”. Check the path and the name; a name with spaces needs quotes.',
  },
  'imports.file.folder': {
    'zh-CN': '“{{name}}”是文件夹，需要的是文件。请写出文件夹里要读的文件，例如 {{name}}/*.csv。',
    'zh-TW': '「{{name}}」是資料夾，需要的是檔案。請寫出資料夾中要讀取的檔案，例如 {{name}}/*.csv。',
    en: '“{{name}}” is a folder where a file was expected. Name the files inside it, for example {{name}}/*.csv.',
  },
  'imports.file.unreadable': {
    'zh-CN': '文件“{{name}}”打不开（{{code}}）。请确认您有读取权限，并且没有别的程序占用它。',
    'zh-TW': '無法開啟檔案「{{name}}」（{{code}}）。請確認您有讀取權限，且沒有其他程式正在使用它。',
    en: 'The file “{{name}}” cannot be opened ({{code}}). Check that you may read it and that no other program holds it.',
  },
  'imports.file.empty': {
    'zh-CN': '“{{name}}”是空的。需要一行列名，下面每行一笔订单。',
    'zh-TW': '「{{name}}」是空的。需要一列欄位名稱，下面每列一筆訂單。',
    en: '“{{name}}” is empty. Expected one line of headings and one line for each order below it.',
  },
  'imports.file.stdin-empty': {
    'zh-CN': '标准输入里什么也没有。请把文件送进来，例如 cat 订单.csv | ricebook value -。',
    'zh-TW': '標準輸入沒有任何內容。請把檔案送進來，例如 cat 訂單.csv | ricebook value -。',
    en: 'Nothing came on standard input. Send a file into it, for example: cat orders.csv | ricebook value -.',
  },
  'imports.file.stdin-twice': {
    'zh-CN': '“-”写了不止一次，而标准输入只能读一次。请只保留一个“-”，其余的写文件名。',
    'zh-TW': '「-」寫了不只一次，而標準輸入只能讀取一次。請只保留一個「-」，其餘改寫檔名。',
    en: '“-” was given more than once, but standard input can be read only once. Keep one “-” and name files for the rest.',
  },
  'imports.file.twice': {
    'zh-CN': '文件“{{name}}”给了两次，其中的订单会重复计算。请每个文件只写一次。',
    'zh-TW': '檔案「{{name}}」給了兩次，其中的訂單會重複計算。請每個檔案只寫一次。',
    en: 'The file “{{name}}” was given twice, which would count its orders twice. Name each file once.',
  },
  'imports.file.damaged': {
    'zh-CN':
      '“{{name}}”看起来是 {{kind}} 文件，但内容不完整或已损坏。请重新导出或重新下载；Excel 文件可以打开后另存一份。',
    'zh-TW':
      '「{{name}}」看起來是 {{kind}} 檔案，但內容不完整或已損毀。請重新匯出或重新下載；Excel 檔案可以開啟後另存一份。',
    en: '“{{name}}” looks like a {{kind}} file but is cut off or damaged. Export or download it again; an Excel file can be opened and saved anew.',
  },
  'imports.file.old-excel': {
    'zh-CN':
      '“{{name}}”是旧版 Excel（.xls）文件，或者是加了密码的 Excel 文件，无法读取。请在 Excel 中去掉密码，另存为 .xlsx 或 CSV。',
    'zh-TW':
      '「{{name}}」是舊版 Excel（.xls）檔案，或是設有密碼的 Excel 檔案，無法讀取。請在 Excel 中移除密碼，另存為 .xlsx 或 CSV。',
    en: '“{{name}}” is an old Excel file (.xls) or an Excel file with a password, which cannot be read. In Excel, remove the password and save it as .xlsx or CSV.',
  },
  'imports.file.packed': {
    'zh-CN': '“{{name}}”是压缩文件（{{kind}}）。请先解压，再给出里面的 CSV、.xlsx 或 Parquet 文件。',
    'zh-TW': '「{{name}}」是壓縮檔（{{kind}}）。請先解壓縮，再給出其中的 CSV、.xlsx 或 Parquet 檔案。',
    en: '“{{name}}” is a packed file ({{kind}}). Unpack it first and name the CSV, .xlsx or Parquet file inside.',
  },
  'imports.file.other': {
    'zh-CN':
      '“{{name}}”是 {{kind}} 文件，而这里需要 CSV、.xlsx 或 Parquet。请用原来的程序另存为 .xlsx 或 CSV。',
    'zh-TW':
      '「{{name}}」是 {{kind}} 檔案，而這裡需要 CSV、.xlsx 或 Parquet。請用原本的程式另存為 .xlsx 或 CSV。',
    en: '“{{name}}” is a {{kind}} file where CSV, .xlsx or Parquet was expected. Save it as .xlsx or CSV from the program it came from.',
  },
  'imports.file.web-page': {
    'zh-CN':
      '“{{name}}”其实是网页（HTML 或 XML），只是用了表格的名字。请用 Excel 打开，另存为 .xlsx 或 CSV。',
    'zh-TW':
      '「{{name}}」其實是網頁（HTML 或 XML），只是用了試算表的檔名。請用 Excel 開啟，另存為 .xlsx 或 CSV。',
    en: '“{{name}}” is really a web page (HTML or XML) under a spreadsheet’s name. Open it in Excel and save it as .xlsx or CSV.',
  },
  'imports.row.too-long': {
    'zh-CN': '“{{name}}”开头 2 MB 里没有一行完整的数据。请检查它是不是每行一笔订单的 CSV。',
    'zh-TW': '「{{name}}」開頭 2 MB 中沒有一列完整的資料。請檢查它是不是每列一筆訂單的 CSV。',
    en: 'The first 2 MB of “{{name}}” hold not one whole line. Check that it is CSV with one line for each order.',
  },
  'imports.headings.missing': {
    'zh-CN':
      '“{{name}}”缺少列名：第 {{line}} 行已经是数据（{{found}}）。请在最上面加一行列名，例如 客户,日期,金额。',
    'zh-TW':
      '「{{name}}」缺少欄位名稱：第 {{line}} 列已經是資料（{{found}}）。請在最上面加一列欄位名稱，例如 客戶,日期,金額。',
    en: '“{{name}}” has no headings: line {{line}} is data already ({{found}}). Add a line of headings at the top, such as customer,date,amount.',
  },
  'imports.headings.only': {
    'zh-CN': '“{{name}}”只有列名（{{found}}），下面没有订单。请确认导出时选中了数据。',
    'zh-TW': '「{{name}}」只有欄位名稱（{{found}}），下面沒有訂單。請確認匯出時有選取資料。',
    en: '“{{name}}” has headings ({{found}}) but no order below them. Check that the export included the data.',
  },
  'imports.headings.too-many': {
    'zh-CN': '“{{name}}”有 {{found}} 列，最多可读 {{most}} 列。请只导出需要的列：客户、日期、金额等。',
    'zh-TW': '「{{name}}」有 {{found}} 欄，最多可讀取 {{most}} 欄。請只匯出需要的欄位：客戶、日期、金額等。',
    en: '“{{name}}” has {{found}} columns; at most {{most}} can be read. Export only the columns needed: customer, date, amount and the like.',
  },
  'imports.excel.too-large': {
    'zh-CN':
      'Excel 文件“{{name}}”太大：展开后 {{size}} MB，上限 {{limit}} MB（或行数×列数过多）。请在 Excel 中另存为 CSV，CSV 没有大小限制。',
    'zh-TW':
      'Excel 檔案「{{name}}」太大：展開後 {{size}} MB，上限 {{limit}} MB（或列數×欄數過多）。請在 Excel 中另存為 CSV，CSV 沒有大小限制。',
    en: 'The Excel file “{{name}}” is too large: {{size}} MB unpacked where at most {{limit}} MB are read (or too many rows × columns). Save as CSV in Excel; CSV has no limit.',
  },
  'imports.encoding.damaged': {
    'zh-CN':
      '“{{name}}”是 {{encoding}} 编码，但第 {{line}} 行（第 {{byte}} 字节处）有读不出的内容，文件可能被截断或改坏。请重新导出，或改正这一行。',
    'zh-TW':
      '「{{name}}」是 {{encoding}} 編碼，但第 {{line}} 列（第 {{byte}} 位元組處）有無法讀取的內容，檔案可能被截斷或損壞。請重新匯出，或修正這一列。',
    en: '“{{name}}” is written in {{encoding}}, but line {{line}} (byte {{byte}}) cannot be read: the file may be cut off or damaged. Export it again or mend that line.',
  },
  'imports.encoding.binary': {
    'zh-CN':
      '“{{name}}”不是文本：第 {{line}} 行（第 {{byte}} 字节处）是零字节。这里需要 CSV、.xlsx 或 Parquet；如果是别的格式，请另存为 CSV。',
    'zh-TW':
      '「{{name}}」不是文字檔：第 {{line}} 列（第 {{byte}} 位元組處）是零位元組。這裡需要 CSV、.xlsx 或 Parquet；如果是其他格式，請另存為 CSV。',
    en: '“{{name}}” is not text: line {{line}} (byte {{byte}}) holds a zero byte. CSV, .xlsx or Parquet was expected; save any other format as CSV.',
  },
  'imports.encoding.unreadable': {
    'zh-CN':
      '“{{name}}”用哪种编码都读不通：UTF-8 停在第 {{utf8Line}} 行（第 {{utf8Byte}} 字节处），GB18030 停在第 {{gbLine}} 行（第 {{gbByte}} 字节处），Big5 停在第 {{bigLine}} 行（第 {{bigByte}} 字节处）。请用 UTF-8 重新导出，或改正这些行。',
    'zh-TW':
      '「{{name}}」用哪種編碼都無法讀取：UTF-8 停在第 {{utf8Line}} 列（第 {{utf8Byte}} 位元組處），GB18030 停在第 {{gbLine}} 列（第 {{gbByte}} 位元組處），Big5 停在第 {{bigLine}} 列（第 {{bigByte}} 位元組處）。請以 UTF-8 重新匯出，或修正這些列。',
    en: '“{{name}}” cannot be read in any encoding: UTF-8 stops at line {{utf8Line}} (byte {{utf8Byte}}), GB18030 at line {{gbLine}} (byte {{gbByte}}), Big5 at line {{bigLine}} (byte {{bigByte}}). Export it again as UTF-8, or mend those lines.',
  },
  'imports.encoding.unknown': {
    'zh-CN':
      '看不出“{{name}}”是什么编码：不是 UTF-8，按 GB18030 或 Big5 读出来也不像文字。请另存为 UTF-8 编码的 CSV。',
    'zh-TW':
      '看不出「{{name}}」是什麼編碼：不是 UTF-8，以 GB18030 或 Big5 讀取也不像文字。請另存為 UTF-8 編碼的 CSV。',
    en: 'The encoding of “{{name}}” cannot be told: it is not UTF-8, and read as GB18030 or Big5 it makes no text. Save it as CSV in UTF-8.',
  },
  'imports.map.unknown-role': {
    'zh-CN': '--map 里的“{{found}}”不认识。可以写的有：{{roles}}。例如 --map customer=客户,date=日期。',
    'zh-TW': '--map 中的「{{found}}」無法辨識。可以寫的有：{{roles}}。例如 --map customer=客戶,date=日期。',
    en: '--map does not know “{{found}}”. It takes: {{roles}}. For example --map customer=Client,date=Day.',
  },
  'imports.map.role-twice': {
    'zh-CN': '--map 里 {{role}} 写了两次（{{first}} 和 {{second}}）。请只留一个。',
    'zh-TW': '--map 中 {{role}} 寫了兩次（{{first}} 和 {{second}}）。請只留一個。',
    en: '--map names {{role}} twice ({{first}} and {{second}}). Keep one.',
  },
  'imports.map.least': {
    'zh-CN':
      '--map 至少要有 customer 和 date，收到的是“{{found}}”。例如 --map customer=客户,date=日期,amount=金额。',
    'zh-TW':
      '--map 至少要有 customer 和 date，收到的是「{{found}}」。例如 --map customer=客戶,date=日期,amount=金額。',
    en: '--map needs at least customer and date, and got “{{found}}”. For example --map customer=Client,date=Day,amount=Total.',
  },
  'imports.map.least-payments': {
    'zh-CN':
      '收款文件的 --map 至少要有 {{least}}，收到的是“{{found}}”。例如 --map customer=客户,date=收款日期,amount=金额。',
    'zh-TW':
      '收款檔案的 --map 至少要有 {{least}}，收到的是「{{found}}」。例如 --map customer=客戶,date=收款日期,amount=金額。',
    en: 'For payments, --map needs at least {{least}}, and got “{{found}}”. For example --map customer=Client,date=Day,amount=Total.',
  },
  'imports.map.lacks-payments': {
    'zh-CN':
      '“{{name}}”里看不出收款文件必需的列：{{missing}}。现有的列：{{columns}}。请用 --map 说明，例如 --map customer=客户,date=收款日期,amount=金额。',
    'zh-TW':
      '「{{name}}」中看不出收款檔案必需的欄位：{{missing}}。現有的欄位：{{columns}}。請用 --map 指明，例如 --map customer=客戶,date=收款日期,amount=金額。',
    en: 'In “{{name}}”, columns that a file of payments needs cannot be told: {{missing}}. Its columns: {{columns}}. Say which with --map, for example --map customer=Client,date=Day,amount=Total.',
  },
  'imports.map.least-products': {
    'zh-CN':
      '商品文件的 --map 至少要有 {{least}}，收到的是“{{found}}”。例如 --map product=货号,name=商品名称,price=售价。',
    'zh-TW':
      '商品檔案的 --map 至少要有 {{least}}，收到的是「{{found}}」。例如 --map product=貨號,name=商品名稱,price=售價。',
    en: 'For products, --map needs at least {{least}}, and got “{{found}}”. For example --map product=SKU,name=Title,price=Price.',
  },
  'imports.map.lacks-products': {
    'zh-CN':
      '“{{name}}”里看不出商品文件必需的列：{{missing}}。现有的列：{{columns}}。请用 --map 说明，例如 --map product=货号,name=商品名称,price=售价。',
    'zh-TW':
      '「{{name}}」中看不出商品檔案必需的欄位：{{missing}}。現有的欄位：{{columns}}。請用 --map 指明，例如 --map product=貨號,name=商品名稱,price=售價。',
    en: 'In “{{name}}”, columns that a file of products needs cannot be told: {{missing}}. Its columns: {{columns}}. Say which with --map, for example --map product=SKU,name=Title,price=Price.',
  },
  'imports.map.least-customers': {
    'zh-CN': '客户文件的 --map 至少要有 {{least}}，收到的是“{{found}}”。例如 --map name=姓名,phone=电话。',
    'zh-TW': '客戶檔案的 --map 至少要有 {{least}}，收到的是「{{found}}」。例如 --map name=姓名,phone=電話。',
    en: 'For customers, --map needs at least {{least}}, and got “{{found}}”. For example --map name=Name,phone=Phone.',
  },
  'imports.map.lacks-customers': {
    'zh-CN':
      '“{{name}}”里看不出客户文件必需的列：{{missing}}。现有的列：{{columns}}。请用 --map 说明，例如 --map name=姓名,phone=电话。',
    'zh-TW':
      '「{{name}}」中看不出客戶檔案必需的欄位：{{missing}}。現有的欄位：{{columns}}。請用 --map 指明，例如 --map name=姓名,phone=電話。',
    en: 'In “{{name}}”, columns that a file of customers needs cannot be told: {{missing}}. Its columns: {{columns}}. Say which with --map, for example --map name=Name,phone=Phone.',
  },
  'imports.map.conflict': {
    'zh-CN': '--map 里 {{first}} 和 {{second}} 只能写一个。请去掉其中之一。',
    'zh-TW': '--map 中 {{first}} 和 {{second}} 只能寫一個。請移除其中之一。',
    en: '--map takes either {{first}} or {{second}}, and got both. Leave one out.',
  },
  'imports.map.price-alone': {
    'zh-CN':
      '--map 里有 price 却没有 quantity，算不出金额。请加上 quantity=列名；如果这一列已经是金额，请写 amount=列名。',
    'zh-TW':
      '--map 中有 price 卻沒有 quantity，無法算出金額。請加上 quantity=欄名；如果這一欄已經是金額，請寫 amount=欄名。',
    en: '--map has price without quantity, which gives no amount. Add quantity=COLUMN; if the column is an amount already, write amount=COLUMN.',
  },
  'imports.map.unreadable': {
    'zh-CN':
      '--map 从“{{found}}”起读不懂。写法是 customer=列名,date=列名；列名里有逗号或等号时加双引号：customer="姓名,全称"。',
    'zh-TW':
      '--map 從「{{found}}」起無法解讀。寫法是 customer=欄名,date=欄名；欄名中有逗號或等號時加雙引號：customer="姓名,全名"。',
    en: '--map cannot be read from “{{found}}” on. Write customer=COLUMN,date=COLUMN; a heading with a comma or an equals sign stands in double quotes: customer="Name, full".',
  },
  'imports.map.no-column': {
    'zh-CN': '“{{name}}”里没有“{{asked}}”这一列（{{role}}）。现有的列：{{columns}}。',
    'zh-TW': '「{{name}}」中沒有「{{asked}}」這一欄（{{role}}）。現有的欄位：{{columns}}。',
    en: '“{{name}}” has no column “{{asked}}” (for {{role}}). Its columns: {{columns}}.',
  },
  'imports.map.no-column-near': {
    'zh-CN':
      '“{{name}}”里没有“{{asked}}”这一列（{{role}}）。是不是想写：{{nearest}}？现有的列：{{columns}}。',
    'zh-TW':
      '「{{name}}」中沒有「{{asked}}」這一欄（{{role}}）。是不是想寫：{{nearest}}？現有的欄位：{{columns}}。',
    en: '“{{name}}” has no column “{{asked}}” (for {{role}}). Did you mean {{nearest}}? Its columns: {{columns}}.',
  },
  'imports.map.neither': {
    'zh-CN':
      '看不出“{{name}}”里哪一列是客户、哪一列是日期。现有的列：{{columns}}。请用 --map 说明，例如 --map customer=列名,date=列名。',
    'zh-TW':
      '看不出「{{name}}」中哪一欄是客戶、哪一欄是日期。現有的欄位：{{columns}}。請用 --map 指明，例如 --map customer=欄名,date=欄名。',
    en: 'In “{{name}}”, neither the customer’s nor the date’s column can be told. Its columns: {{columns}}. Say which with --map, for example --map customer=COLUMN,date=COLUMN.',
  },
  'imports.map.no-customer': {
    'zh-CN':
      '看不出“{{name}}”里哪一列是客户。现有的列：{{columns}}。请用 --map 说明，例如 --map customer=列名,date=列名。',
    'zh-TW':
      '看不出「{{name}}」中哪一欄是客戶。現有的欄位：{{columns}}。請用 --map 指明，例如 --map customer=欄名,date=欄名。',
    en: 'In “{{name}}”, the customer’s column cannot be told. Its columns: {{columns}}. Say which with --map, for example --map customer=COLUMN,date=COLUMN.',
  },
  'imports.map.no-date': {
    'zh-CN':
      '看不出“{{name}}”里哪一列是购买日期。现有的列：{{columns}}。请用 --map 说明，例如 --map customer=列名,date=列名。',
    'zh-TW':
      '看不出「{{name}}」中哪一欄是購買日期。現有的欄位：{{columns}}。請用 --map 指明，例如 --map customer=欄名,date=欄名。',
    en: 'In “{{name}}”, the column with the day of purchase cannot be told. Its columns: {{columns}}. Say which with --map, for example --map customer=COLUMN,date=COLUMN.',
  },
  'imports.map.file-lacks': {
    'zh-CN':
      '“{{other}}”有 {{role}}（列“{{column}}”），“{{name}}”却没有，合在一起算会不一致。“{{name}}”的列：{{columns}}。请用 --map 指定两个文件都有的列，或分开计算。',
    'zh-TW':
      '「{{other}}」有 {{role}}（欄位「{{column}}」），「{{name}}」卻沒有，合併計算會不一致。「{{name}}」的欄位：{{columns}}。請用 --map 指定兩個檔案都有的欄位，或分開計算。',
    en: '“{{other}}” has {{role}} (column “{{column}}”) but “{{name}}” has not, so their figures would not add up. Columns of “{{name}}”: {{columns}}. Name columns that both files have with --map, or value the files apart.',
  },
  'imports.role.customer': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'customer' },
  'imports.role.customerName': { 'zh-CN': '客户名称', 'zh-TW': '客戶名稱', en: 'customer name' },
  'imports.role.date': { 'zh-CN': '日期', 'zh-TW': '日期', en: 'date' },
  'imports.role.order': { 'zh-CN': '订单号', 'zh-TW': '訂單編號', en: 'order' },
  'imports.role.amount': { 'zh-CN': '金额', 'zh-TW': '金額', en: 'amount' },
  'imports.role.quantity': { 'zh-CN': '数量', 'zh-TW': '數量', en: 'quantity' },
  'imports.role.price': { 'zh-CN': '单价', 'zh-TW': '單價', en: 'unit price' },
  'imports.role.product': { 'zh-CN': '商品', 'zh-TW': '商品', en: 'product' },
  'imports.role.cost': { 'zh-CN': '成本', 'zh-TW': '成本', en: 'cost' },
  'imports.role.profit': { 'zh-CN': '毛利', 'zh-TW': '毛利', en: 'profit' },
  'imports.role.currency': { 'zh-CN': '币种', 'zh-TW': '幣別', en: 'currency' },
  'imports.role.due': { 'zh-CN': '应付日期', 'zh-TW': '應付日期', en: 'due date' },
  'imports.role.reference': { 'zh-CN': '收款单号', 'zh-TW': '收款單號', en: 'payment reference' },
  'imports.role.name': { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'name' },
  'imports.role.unit': { 'zh-CN': '单位', 'zh-TW': '單位', en: 'unit' },
  'imports.role.category': { 'zh-CN': '品类', 'zh-TW': '品類', en: 'category' },
  'imports.role.kind': { 'zh-CN': '客户类型', 'zh-TW': '客戶類型', en: 'kind of customer' },
  'imports.role.phone': { 'zh-CN': '电话', 'zh-TW': '電話', en: 'phone' },
  'imports.role.email': { 'zh-CN': '邮箱', 'zh-TW': '電子郵件', en: 'e-mail' },
  'imports.role.address': { 'zh-CN': '地址', 'zh-TW': '地址', en: 'address' },
  'imports.role.city': { 'zh-CN': '城市', 'zh-TW': '城市', en: 'city' },
  'imports.role.occupation': { 'zh-CN': '职业', 'zh-TW': '職業', en: 'occupation' },
  'imports.role.position': { 'zh-CN': '职位', 'zh-TW': '職稱', en: 'position' },
  'imports.role.gender': { 'zh-CN': '性别', 'zh-TW': '性別', en: 'gender' },
  'imports.role.birthday': { 'zh-CN': '生日', 'zh-TW': '生日', en: 'birthday' },
  'imports.role.householdSize': { 'zh-CN': '家庭人口', 'zh-TW': '家庭人口', en: 'household size' },
  'imports.role.payday': { 'zh-CN': '发薪日', 'zh-TW': '發薪日', en: 'payday' },
  'imports.role.owner': { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'owner' },
  'imports.role.source': { 'zh-CN': '客户来源', 'zh-TW': '客戶來源', en: 'source' },
  'imports.role.intendedProduct': { 'zh-CN': '意向商品', 'zh-TW': '意向商品', en: 'product in mind' },
  'imports.role.intendedPrice': { 'zh-CN': '意向价格', 'zh-TW': '意向價格', en: 'price in mind' },
  'imports.role.tags': { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'tags' },
  'imports.role.note': { 'zh-CN': '备注', 'zh-TW': '備註', en: 'note' },
  'imports.role.contact': { 'zh-CN': '联系人', 'zh-TW': '聯絡人', en: 'contact person' },
  'imports.kind.orders': { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'orders' },
  'imports.kind.payments': { 'zh-CN': '收款', 'zh-TW': '收款', en: 'payments' },
  'imports.kind.products': { 'zh-CN': '商品', 'zh-TW': '商品', en: 'products' },
  'imports.kind.customers': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'customers' },
  'imports.because.given': { 'zh-CN': '由 --map 指定', 'zh-TW': '由 --map 指定', en: 'given with --map' },
  'imports.because.remembered': { 'zh-CN': '与上次相同', 'zh-TW': '與上次相同', en: 'as last time' },
  'imports.because.heading': { 'zh-CN': '按列名判断', 'zh-TW': '依欄位名稱判斷', en: 'by its heading' },
  'imports.because.values': { 'zh-CN': '按内容判断', 'zh-TW': '依內容判斷', en: 'by its values' },
  'imports.alternatives': {
    'zh-CN': '也可能是：{{columns}}',
    'zh-TW': '也可能是：{{columns}}',
    en: 'could also be: {{columns}}',
  },
  // rejected rows
  'imports.rejected.layout': {
    'zh-CN': '这一行的格数或引号对不上',
    'zh-TW': '這一列的欄數或引號對不上',
    en: 'the cells or quotes of this line do not fit',
  },
  'imports.rejected.day': {
    'zh-CN': '读不出日期：“{{came}}”',
    'zh-TW': '讀不出日期：「{{came}}」',
    en: 'not a day: “{{came}}”',
  },
  'imports.rejected.amount': {
    'zh-CN': '读不出金额：“{{came}}”',
    'zh-TW': '讀不出金額：「{{came}}」',
    en: 'not an amount: “{{came}}”',
  },
  'imports.rejected.price': {
    'zh-CN': '读不出单价：“{{came}}”',
    'zh-TW': '讀不出單價：「{{came}}」',
    en: 'not a price: “{{came}}”',
  },
  'imports.rejected.quantity': {
    'zh-CN': '数量读不出或不可能：“{{came}}”',
    'zh-TW': '數量讀不出或不可能：「{{came}}」',
    en: 'not a possible quantity: “{{came}}”',
  },
  'imports.rejected.cost': {
    'zh-CN': '读不出成本：“{{came}}”',
    'zh-TW': '讀不出成本：「{{came}}」',
    en: 'not a cost: “{{came}}”',
  },
  'imports.rejected.profit': {
    'zh-CN': '读不出利润：“{{came}}”',
    'zh-TW': '讀不出利潤：「{{came}}」',
    en: 'not a profit: “{{came}}”',
  },
  'imports.rejected.due': {
    'zh-CN': '读不出应付日期：“{{came}}”',
    'zh-TW': '讀不出應付日期：「{{came}}」',
    en: 'not a due date: “{{came}}”',
  },
  'imports.rejected.product': {
    'zh-CN': '缺少商品编号或名称',
    'zh-TW': '缺少商品編號或名稱',
    en: 'no product code or name',
  },
  'imports.rejected.quote': {
    'zh-CN': '双引号没有配对；请删掉这个引号，或写成两个',
    'zh-TW': '雙引號沒有成對；請刪除這個引號，或寫成兩個',
    en: 'a double quote does not close; remove it, or write it twice',
  },
  'imports.rejected.cell-too-long': {
    'zh-CN': '有一格超过 64 kB',
    'zh-TW': '有一格超過 64 kB',
    en: 'a cell is longer than 64 kB',
  },
  'imports.rejected.row-too-long': {
    'zh-CN': '这一行超过 1 MB',
    'zh-TW': '這一列超過 1 MB',
    en: 'the row is longer than 1 MB',
  },
  'imports.rejected.encoding': {
    'zh-CN': '第 {{byte}} 字节处（从 0 数）读不出来',
    'zh-TW': '第 {{byte}} 位元組處（從 0 算起）無法讀取',
    en: 'the byte at {{byte}} (counted from 0) cannot be read',
  },
  'imports.rejected.zero': {
    'zh-CN': '第 {{byte}} 字节处（从 0 数）是零字节',
    'zh-TW': '第 {{byte}} 位元組處（從 0 算起）是零位元組',
    en: 'the byte at {{byte}} (counted from 0) is zero',
  },
  'imports.rejected.no-name': {
    'zh-CN': '没有客户编号，也没有名称',
    'zh-TW': '沒有客戶編號，也沒有名稱',
    en: 'neither a customer number nor a name',
  },
  'imports.rejected.too-long': {
    'zh-CN': '内容太长：最多 {{most}} 个字',
    'zh-TW': '內容太長：最多 {{most}} 個字',
    en: 'too long: at most {{most}} characters',
  },
  'imports.rejected.damaged-number': {
    'zh-CN': '号码被表格软件改坏了：“{{came}}”；请把这一列设为文本后重新导出',
    'zh-TW': '號碼被試算表軟體改壞了：「{{came}}」；請將這一欄設為文字後重新匯出',
    en: 'the number was damaged by a spreadsheet: “{{came}}”; format the column as text and export it again',
  },
  'imports.rejected.phone': {
    'zh-CN': '不是电话号码：“{{came}}”',
    'zh-TW': '不是電話號碼：「{{came}}」',
    en: 'not a phone number: “{{came}}”',
  },
  'imports.rejected.email': {
    'zh-CN': '不是邮箱地址：“{{came}}”',
    'zh-TW': '不是電子郵件地址：「{{came}}」',
    en: 'not an e-mail address: “{{came}}”',
  },
  'imports.rejected.kind': {
    'zh-CN': '不认识的客户类型：“{{came}}”；可写 家庭、个人、公司',
    'zh-TW': '無法辨識的客戶類型：「{{came}}」；可寫 家庭、個人、公司',
    en: 'not a kind of customer: “{{came}}”; write household, person or company',
  },
  'imports.rejected.gender': {
    'zh-CN': '不认识的性别：“{{came}}”；可写 男、女',
    'zh-TW': '無法辨識的性別：「{{came}}」；可寫 男、女',
    en: 'not a gender: “{{came}}”; write female, male or other',
  },
  'imports.rejected.birthday': {
    'zh-CN': '读不出生日：“{{came}}”；写法如 1980-03-05',
    'zh-TW': '讀不出生日：「{{came}}」；寫法如 1980-03-05',
    en: 'not a birthday: “{{came}}”; write it as 1980-03-05',
  },
  'imports.rejected.householdSize': {
    'zh-CN': '家庭人口读不出或不可能：“{{came}}”',
    'zh-TW': '家庭人口讀不出或不可能：「{{came}}」',
    en: 'not a possible household size: “{{came}}”',
  },
  'imports.rejected.payday': {
    'zh-CN': '读不出发薪日：“{{came}}”；写 1 到 31，或 月底',
    'zh-TW': '讀不出發薪日：「{{came}}」；寫 1 到 31，或 月底',
    en: 'not a payday: “{{came}}”; write 1 to 31, or month end',
  },
  'imports.customers.parquet': {
    'zh-CN': '“{{name}}”是 Parquet；客户文件需要 CSV 或 .xlsx。请另存为其中一种。',
    'zh-TW': '「{{name}}」是 Parquet；客戶檔案需要 CSV 或 .xlsx。請另存為其中一種。',
    en: '“{{name}}” is Parquet; a file of customers must be CSV or .xlsx. Save it as one of these.',
  },
  'imports.currencies': {
    'zh-CN':
      '金额用了不止一种币种（{{currencies}}），相加没有意义。请先换算成一种，或每次只读一种币种的订单。',
    'zh-TW':
      '金額使用了不只一種幣別（{{currencies}}），相加沒有意義。請先換算成一種，或每次只讀取一種幣別的訂單。',
    en: 'Amounts are in more than one currency ({{currencies}}), and adding them up means nothing. Convert them to one first, or read the orders of one currency at a time.',
  },
  'imports.command.about': {
    'zh-CN': '导入订单、收款、商品或客户的文件，留存下来',
    'zh-TW': '匯入訂單、收款、商品或客戶的檔案，留存下來',
    en: 'takes in files of orders, payments, products or customers, to stay',
  },
  'imports.command.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- import <orders|payments|products|customers> <文件>… [选项]\n\n  --source 名称      这份文件用的是谁的客户号和订单号：门店、收银机、平台（默认 main）\n  --map 列对应       例如 customer=客户编号,date=下单日期；不写就用上次的，或者猜\n  --date-order 次序  day-first 或 month-first\n  --rejected 文件    把不能用的行写到这个文件\n  --no-worth         不等估值\n  --json             写成 JSON\n  --language 语言    zh-CN、zh-TW 或 en\n\n同一份文件再导入不会多算；导错了用 undo 撤销。',
    'zh-TW':
      '用法：npm run -s ricebook -- import <orders|payments|products|customers> <檔案>… [選項]\n\n  --source 名稱      這份檔案用的是誰的客戶編號和訂單編號：門市、收銀機、平台（預設 main）\n  --map 欄位對應     例如 customer=客戶編號,date=下單日期；不寫就用上次的，或者推測\n  --date-order 次序  day-first 或 month-first\n  --rejected 檔案    把不能用的列寫到這個檔案\n  --no-worth         不等估值\n  --json             寫成 JSON\n  --language 語言    zh-CN、zh-TW 或 en\n\n同一份檔案再匯入不會多算；匯錯了用 undo 復原。',
    en: 'Usage: npm run -s ricebook -- import <orders|payments|products|customers> <file>… [options]\n\n  --source NAME       whose customer and order numbers the file uses: a shop, a till, a platform (main)\n  --map COLUMNS       such as customer=Customer ID,date=Date; left out: as last time, else guessed\n  --date-order ORDER  day-first or month-first\n  --rejected FILE     writes the rows that cannot be used to this file\n  --no-worth          does not wait for the worth run\n  --json              writes JSON\n  --language LANGUAGE zh-CN, zh-TW or en\n\nThe same file again adds nothing; a wrong one is taken back by undo.',
  },
  'imports.undo.about': {
    'zh-CN': '撤销一次导入，就像那份文件没有来过',
    'zh-TW': '復原一次匯入，就像那份檔案沒有來過',
    en: 'takes an import back, as if its file had never come',
  },
  'imports.undo.usage': {
    'zh-CN':
      '用法：npm run -s ricebook -- undo <导入编号> [--no-worth] [--json]\n\n编号见 imports 命令。其他文件里也有的内容会留下。',
    'zh-TW':
      '用法：npm run -s ricebook -- undo <匯入編號> [--no-worth] [--json]\n\n編號見 imports 命令。其他檔案裡也有的內容會留下。',
    en: 'Usage: npm run -s ricebook -- undo <number of the import> [--no-worth] [--json]\n\nThe numbers are shown by imports. What other files contain, too, stays.',
  },
  'imports.list.about': {
    'zh-CN': '列出导入过的文件',
    'zh-TW': '列出匯入過的檔案',
    en: 'lists the files taken in',
  },
  'imports.list.usage': {
    'zh-CN': '用法：npm run -s ricebook -- imports [--json]',
    'zh-TW': '用法：npm run -s ricebook -- imports [--json]',
    en: 'Usage: npm run -s ricebook -- imports [--json]',
  },
  'imports.list.none': {
    'zh-CN': '还没有导入过文件。',
    'zh-TW': '還沒有匯入過檔案。',
    en: 'No file has been taken in yet.',
  },
  'imports.kind-unknown': {
    'zh-CN': '要导入的种类是 {{kinds}} 之一，收到的是“{{came}}”。',
    'zh-TW': '要匯入的種類是 {{kinds}} 之一，收到的是「{{came}}」。',
    en: 'The kind of file is one of {{kinds}}; “{{came}}” came.',
  },
  'imports.no-file': {
    'zh-CN': '没有说要导入哪个文件。请在种类后面写上文件名。',
    'zh-TW': '沒有說要匯入哪個檔案。請在種類後面寫上檔名。',
    en: 'No file was named. Put its name behind the kind.',
  },
  'imports.date-order-unknown': {
    'zh-CN': '--date-order 要的是 day-first 或 month-first，收到的是“{{came}}”。',
    'zh-TW': '--date-order 需要 day-first 或 month-first，收到的是「{{came}}」。',
    en: '--date-order expects day-first or month-first; “{{came}}” came.',
  },
  'imports.source-unfit': {
    'zh-CN': '来源名称要用 1 到 60 个字母、汉字、数字、点、横线或下划线，收到的是“{{came}}”。',
    'zh-TW': '來源名稱要用 1 到 60 個字母、漢字、數字、點、橫線或底線，收到的是「{{came}}」。',
    en: 'A source’s name has 1 to 60 letters, digits, dots, dashes or underscores; “{{came}}” came.',
  },
  'imports.undo-which': {
    'zh-CN': '没有说要撤销哪一次导入。用 imports 看编号。',
    'zh-TW': '沒有說要復原哪一次匯入。用 imports 查看編號。',
    en: 'No import was named to be undone. The command imports shows their numbers.',
  },
  'imports.not-found': {
    'zh-CN': '没有编号为“{{id}}”的导入。',
    'zh-TW': '沒有編號為「{{id}}」的匯入。',
    en: 'There is no import “{{id}}”.',
  },
  'imports.mapping-not-found': {
    'zh-CN': '没有记住过这种文件的读法，可能已经忘掉了。请刷新列表。',
    'zh-TW': '沒有記住過這種檔案的讀法，可能已經忘掉了。請重新整理清單。',
    en: 'Nothing is remembered of such files; it may have been forgotten already. Read the list again.',
  },
  'imports.not-ready': {
    'zh-CN': '“{{name}}”现在不能确认：只有看过预览、还在等确认的导入才可以。',
    'zh-TW': '「{{name}}」現在不能確認：只有看過預覽、還在等確認的匯入才可以。',
    en: '“{{name}}” cannot be confirmed now: only an import that was looked at first and waits for a word can.',
  },
  'imports.not-standing': {
    'zh-CN': '“{{name}}”现在不能撤销：只有已经生效的导入才能撤销。',
    'zh-TW': '「{{name}}」現在不能復原：只有已經生效的匯入才能復原。',
    en: '“{{name}}” cannot be undone now: only an import that stands can.',
  },
  'imports.currency-foreign': {
    'zh-CN': '“{{name}}”里的金额是 {{came}}，公司用的是 {{expected}}。不同货币不能相加，请先换算再导入。',
    'zh-TW': '「{{name}}」裡的金額是 {{came}}，公司用的是 {{expected}}。不同貨幣不能相加，請先換算再匯入。',
    en: 'The amounts in “{{name}}” are in {{came}}, the company counts in {{expected}}. They cannot be added up: convert them first.',
  },
  'imports.same-as': {
    'zh-CN': '“{{name}}”和第 {{batch}} 次导入的文件完全一样，应该不会多出什么。',
    'zh-TW': '「{{name}}」和第 {{batch}} 次匯入的檔案完全一樣，應該不會多出什麼。',
    en: '“{{name}}” is the very file of import {{batch}}: nothing new is to be expected of it.',
  },
  'imports.undone': {
    'zh-CN': '第 {{batch}} 次导入“{{name}}”已撤销。',
    'zh-TW': '第 {{batch}} 次匯入「{{name}}」已復原。',
    en: 'Import {{batch}}, “{{name}}”, is undone.',
  },
  'imports.rejected-written': {
    'zh-CN': '不能用的行写在 {{name}}',
    'zh-TW': '不能用的列寫在 {{name}}',
    en: 'The rows that cannot be used stand in {{name}}',
  },
  'imports.report.head': {
    'zh-CN': '第 {{batch}} 次导入 · {{kind}} · {{name}} · {{state}}',
    'zh-TW': '第 {{batch}} 次匯入 · {{kind}} · {{name}} · {{state}}',
    en: 'Import {{batch}} · {{kind}} · {{name}} · {{state}}',
  },
  'imports.report.counts': {
    'zh-CN':
      '共 {{rows}} 行：新增 {{added}}，原来就有 {{known}}，内容不同而照旧 {{differing}}，不能用 {{rejected}}；其中没有客户的 {{anonymous}}。新客户 {{newCustomers}}。',
    'zh-TW':
      '共 {{rows}} 列：新增 {{added}}，原來就有 {{known}}，內容不同而照舊 {{differing}}，不能用 {{rejected}}；其中沒有客戶的 {{anonymous}}。新客戶 {{newCustomers}}。',
    en: '{{rows}} rows: {{added}} added, {{known}} known already, {{differing}} known with other content and left as they stood, {{rejected}} rejected; {{anonymous}} of them of no known customer. {{newCustomers}} new customers.',
  },
  'imports.state.waiting': { 'zh-CN': '等待中', 'zh-TW': '等待中', en: 'waiting' },
  'imports.state.running': { 'zh-CN': '进行中', 'zh-TW': '進行中', en: 'running' },
  'imports.state.ready': { 'zh-CN': '等确认', 'zh-TW': '等確認', en: 'waits for a word' },
  'imports.state.standing': { 'zh-CN': '已生效', 'zh-TW': '已生效', en: 'stands' },
  'imports.state.undoing': { 'zh-CN': '正在撤销', 'zh-TW': '正在復原', en: 'being undone' },
  'imports.state.undone': { 'zh-CN': '已撤销', 'zh-TW': '已復原', en: 'undone' },
  'imports.state.failed': { 'zh-CN': '没有导入', 'zh-TW': '沒有匯入', en: 'refused' },
  'imports.state.cancelled': { 'zh-CN': '已取消', 'zh-TW': '已取消', en: 'cancelled' },
  'imports.api.list': {
    'zh-CN': '导入过的文件，新的在前',
    'zh-TW': '匯入過的檔案，新的在前',
    en: 'Files taken in, newest first',
  },
  'imports.api.begin': {
    'zh-CN': '导入一份文件；文件内容就是请求正文',
    'zh-TW': '匯入一份檔案；檔案內容就是請求本文',
    en: 'Take in a file; its content is the body',
  },
  'imports.api.one': { 'zh-CN': '一次导入的情况', 'zh-TW': '一次匯入的情況', en: 'One import' },
  'imports.api.confirm': {
    'zh-CN': '确认一次看过预览的导入',
    'zh-TW': '確認一次看過預覽的匯入',
    en: 'Go on with an import looked at first',
  },
  'imports.api.undo': { 'zh-CN': '撤销一次导入', 'zh-TW': '復原一次匯入', en: 'Undo an import' },
  'imports.api.rejected': {
    'zh-CN': '不能用的行和原因，改好后可以再导入',
    'zh-TW': '不能用的列和原因，改好後可以再匯入',
    en: 'The rows that cannot be used and why, to be mended and taken in again',
  },
  'imports.api.mappings': {
    'zh-CN': '记住的读法：哪种文件的哪一列是什么，最近用过的在前',
    'zh-TW': '記住的讀法：哪種檔案的哪一欄是什麼，最近用過的在前',
    en: 'What is remembered: which column of which sort of file means what, last used first',
  },
  'imports.api.forget-mapping': {
    'zh-CN': '忘掉一种文件的读法；下次重新猜列，已读入的不变',
    'zh-TW': '忘掉一種檔案的讀法；下次重新猜欄位，已匯入的不變',
    en: 'Forgets how a sort of file is read; it is guessed anew next time, and what was read stays',
  },
  'imports.field.shape': {
    'zh-CN': '表头的指纹（SHA-256）：表头和次序都一样的文件是同一种',
    'zh-TW': '表頭的指紋（SHA-256）：表頭和次序都一樣的檔案是同一種',
    en: 'Fingerprint of the headings (SHA-256): files with the same ones in the same order are of one sort',
  },
  'imports.field.mapping-file': {
    'zh-CN': '上次用到它的文件',
    'zh-TW': '上次用到它的檔案',
    en: 'The file that it was used for last',
  },
  'import-mappings.api': { 'zh-CN': '导入的记忆', 'zh-TW': '匯入的記憶', en: 'Memory of imports' },
  'imports.api': { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'Imports' },
} as const satisfies Words
