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
  'imports.headings.blank-row': {
    'zh-CN': '“{{name}}”的第 {{row}} 行是空的，不能当列名。请选有列名的那一行。',
    'zh-TW': '「{{name}}」的第 {{row}} 列是空的，不能當欄位名稱。請選有欄位名稱的那一列。',
    en: 'Row {{row}} of “{{name}}” is empty and cannot be the headings. Choose the row that has them.',
  },
  'imports.excel.no-sheet': {
    'zh-CN': '“{{name}}”里没有工作表“{{sheet}}”。现有的：{{sheets}}。',
    'zh-TW': '「{{name}}」中沒有工作表「{{sheet}}」。現有的：{{sheets}}。',
    en: '“{{name}}” has no sheet “{{sheet}}”. It has: {{sheets}}.',
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
  'imports.page.role.customer': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'customer' },
  'imports.page.role.customerName': { 'zh-CN': '客户名称', 'zh-TW': '客戶名稱', en: 'customer name' },
  'imports.page.role.date': { 'zh-CN': '日期', 'zh-TW': '日期', en: 'date' },
  'imports.page.role.order': { 'zh-CN': '订单号', 'zh-TW': '訂單編號', en: 'order' },
  'imports.page.role.amount': { 'zh-CN': '金额', 'zh-TW': '金額', en: 'amount' },
  'imports.page.role.quantity': { 'zh-CN': '数量', 'zh-TW': '數量', en: 'quantity' },
  'imports.page.role.price': { 'zh-CN': '单价', 'zh-TW': '單價', en: 'unit price' },
  'imports.page.role.product': { 'zh-CN': '商品', 'zh-TW': '商品', en: 'product' },
  'imports.page.role.cost': { 'zh-CN': '成本', 'zh-TW': '成本', en: 'cost' },
  'imports.page.role.profit': { 'zh-CN': '毛利', 'zh-TW': '毛利', en: 'profit' },
  'imports.page.role.currency': { 'zh-CN': '币种', 'zh-TW': '幣別', en: 'currency' },
  'imports.page.role.due': { 'zh-CN': '应付日期', 'zh-TW': '應付日期', en: 'due date' },
  'imports.page.role.reference': { 'zh-CN': '收款单号', 'zh-TW': '收款單號', en: 'payment reference' },
  'imports.page.role.name': { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'name' },
  'imports.page.role.unit': { 'zh-CN': '单位', 'zh-TW': '單位', en: 'unit' },
  'imports.page.role.category': { 'zh-CN': '品类', 'zh-TW': '品類', en: 'category' },
  'imports.page.role.kind': { 'zh-CN': '客户类型', 'zh-TW': '客戶類型', en: 'kind of customer' },
  'imports.page.role.phone': { 'zh-CN': '电话', 'zh-TW': '電話', en: 'phone' },
  'imports.page.role.email': { 'zh-CN': '邮箱', 'zh-TW': '電子郵件', en: 'e-mail' },
  'imports.page.role.address': { 'zh-CN': '地址', 'zh-TW': '地址', en: 'address' },
  'imports.page.role.city': { 'zh-CN': '城市', 'zh-TW': '城市', en: 'city' },
  'imports.page.role.occupation': { 'zh-CN': '职业', 'zh-TW': '職業', en: 'occupation' },
  'imports.page.role.position': { 'zh-CN': '职位', 'zh-TW': '職稱', en: 'position' },
  'imports.page.role.gender': { 'zh-CN': '性别', 'zh-TW': '性別', en: 'gender' },
  'imports.page.role.birthday': { 'zh-CN': '生日', 'zh-TW': '生日', en: 'birthday' },
  'imports.page.role.householdSize': { 'zh-CN': '家庭人口', 'zh-TW': '家庭人口', en: 'household size' },
  'imports.page.role.payday': { 'zh-CN': '发薪日', 'zh-TW': '發薪日', en: 'payday' },
  'imports.page.role.owner': { 'zh-CN': '负责人', 'zh-TW': '負責人', en: 'owner' },
  'imports.page.role.source': { 'zh-CN': '客户来源', 'zh-TW': '客戶來源', en: 'source' },
  'imports.page.role.intendedProduct': { 'zh-CN': '意向商品', 'zh-TW': '意向商品', en: 'product in mind' },
  'imports.page.role.intendedPrice': { 'zh-CN': '意向价格', 'zh-TW': '意向價格', en: 'price in mind' },
  'imports.page.role.tags': { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'tags' },
  'imports.page.role.note': { 'zh-CN': '备注', 'zh-TW': '備註', en: 'note' },
  'imports.page.role.contact': { 'zh-CN': '联系人', 'zh-TW': '聯絡人', en: 'contact person' },
  'imports.page.kind.orders': { 'zh-CN': '订单', 'zh-TW': '訂單', en: 'orders' },
  'imports.page.kind.payments': { 'zh-CN': '收款', 'zh-TW': '收款', en: 'payments' },
  'imports.page.kind.products': { 'zh-CN': '商品', 'zh-TW': '商品', en: 'products' },
  'imports.page.kind.customers': { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'customers' },
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
  'imports.rejected.erased': {
    'zh-CN': '这位客户已按要求抹去，抹去之日及以前的数据不再收进来',
    'zh-TW': '這位客戶已依要求抹除，抹除當日及以前的資料不再匯入',
    en: 'this customer was erased on request; nothing of them up to that day is taken in again',
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
  'imports.look.changed-meanwhile': {
    'zh-CN': '“{{name}}”在您确认之前又按别的对应重看了一遍，所以还没有导入。请看过新的预览再确认。',
    'zh-TW': '「{{name}}」在您確認之前又以別的對應重看了一遍，所以還沒有匯入。請看過新的預覽再確認。',
    en: '“{{name}}” was looked at as something else before you confirmed, so nothing was taken in. See the new preview and confirm that.',
  },
  'imports.not-lookable': {
    'zh-CN': '“{{name}}”现在不能重看：只有还没有确认的，或没有导入成的文件可以。',
    'zh-TW': '「{{name}}」現在不能重看：只有還沒有確認的，或沒有匯入成功的檔案可以。',
    en: '“{{name}}” cannot be looked at again now: only a file that is not confirmed yet, or was refused, can.',
  },
  'imports.not-to-be-given-up': {
    'zh-CN': '“{{name}}”现在不能放弃：它已经生效或已经结束。生效的可以撤销。',
    'zh-TW': '「{{name}}」現在不能放棄：它已經生效或已經結束。生效的可以復原。',
    en: '“{{name}}” cannot be given up now: it stands already or has ended. One that stands can be undone.',
  },
  'imports.not-undone': {
    'zh-CN': '“{{name}}”没有撤销，不用再导入一次。',
    'zh-TW': '「{{name}}」沒有復原，不用再匯入一次。',
    en: '“{{name}}” was not undone, so there is nothing to take in again.',
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
  'imports.page.state.waiting': { 'zh-CN': '等待中', 'zh-TW': '等待中', en: 'waiting' },
  'imports.page.state.running': { 'zh-CN': '进行中', 'zh-TW': '進行中', en: 'running' },
  'imports.page.state.ready': {
    'zh-CN': '等确认',
    'zh-TW': '等確認',
    en: 'waits for you',
  },
  'imports.page.state.standing': { 'zh-CN': '已生效', 'zh-TW': '已生效', en: 'stands' },
  'imports.page.state.undoing': { 'zh-CN': '正在撤销', 'zh-TW': '正在復原', en: 'being undone' },
  'imports.page.state.undone': { 'zh-CN': '已撤销', 'zh-TW': '已復原', en: 'undone' },
  'imports.page.state.failed': { 'zh-CN': '没有导入', 'zh-TW': '沒有匯入', en: 'refused' },
  'imports.page.state.cancelled': { 'zh-CN': '已取消', 'zh-TW': '已取消', en: 'cancelled' },
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
  'imports.api.look': {
    'zh-CN': '文件看到了什么：编码、列、前几行、读不出的原因',
    'zh-TW': '檔案看到了什麼：編碼、欄位、前幾列、讀不出的原因',
    en: 'What was seen of a file: encoding, columns, first rows, why rows are left out',
  },
  'imports.api.look-again': {
    'zh-CN': '不用再上传，按别的种类、列对应或写法重看一遍',
    'zh-TW': '不用再上傳，以別的種類、欄位對應或寫法重看一遍',
    en: 'Look at a file again as another kind, with other columns or written otherwise, without sending it again',
  },
  'imports.api.give-up': {
    'zh-CN': '放弃一次还没有生效的导入',
    'zh-TW': '放棄一次還沒有生效的匯入',
    en: 'Give up an import that does not stand yet',
  },
  'imports.api.again': {
    'zh-CN': '把撤销过的文件再导入一次，先预览',
    'zh-TW': '把復原過的檔案再匯入一次，先預覽',
    en: 'Take in the file of an undone import once more, looking first',
  },
  'imports.api.undo-takes': {
    'zh-CN': '现在撤销的话，什么会去掉，什么会留下',
    'zh-TW': '現在復原的話，什麼會去掉，什麼會留下',
    en: 'What undoing an import now would take away, and what would stay',
  },
  'imports.api.undo': { 'zh-CN': '撤销一次导入', 'zh-TW': '復原一次匯入', en: 'Undo an import' },
  'imports.rows-no-right': {
    'zh-CN':
      '文件里的原始内容只给导入的人看，以及看得到全部电话、邮箱、地址、毛利和欠款的人。请找导入的人或店主。',
    'zh-TW':
      '檔案裡的原始內容只給匯入的人看，以及看得到全部電話、電子郵件、地址、毛利和欠款的人。請找匯入的人或店主。',
    en: 'The rows of a file are for whoever brought it, and for those who see phones, e-mails, addresses, margins and debts in full. Ask whoever imported it, or the owner.',
  },
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
  'imports.api.remember-mapping': {
    'zh-CN': '把忘掉的读法放回去；之后又记住了新的，就留新的',
    'zh-TW': '把忘掉的讀法放回去；之後又記住了新的，就留新的',
    en: 'Remembers again what was forgotten; what was remembered since stays',
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
  // pages
  'imports.page.title': {
    'zh-CN': '导入',
    'zh-TW': '匯入',
    en: 'Imports',
  },
  'imports.page.choose': {
    'zh-CN': '选文件…',
    'zh-TW': '選擇檔案…',
    en: 'Choose files…',
  },
  'imports.page.drop': {
    'zh-CN': '也可以把文件拖到这一页任何地方',
    'zh-TW': '也可以把檔案拖曳到這一頁任何地方',
    en: 'or drop files anywhere on this page',
  },
  'imports.page.let-go': {
    'zh-CN': '松手就开始上传',
    'zh-TW': '放開就開始上傳',
    en: 'Let go to send',
  },
  'imports.page.sending': {
    'zh-CN': '正在上传的文件',
    'zh-TW': '正在上傳的檔案',
    en: 'Files on their way',
  },
  'imports.page.sending.waiting': {
    'zh-CN': '排队等上传 · ',
    'zh-TW': '排隊等上傳 · ',
    en: 'waits for the one before · ',
  },
  'imports.page.sending.sending': {
    'zh-CN': '正在上传 · ',
    'zh-TW': '正在上傳 · ',
    en: 'sending · ',
  },
  'imports.page.sending.keeping': {
    'zh-CN': '正在存好 · ',
    'zh-TW': '正在存好 · ',
    en: 'being put away · ',
  },
  'imports.page.sending.taken': {
    'zh-CN': '传好了 · ',
    'zh-TW': '傳好了 · ',
    en: 'arrived · ',
  },
  'imports.page.sending.empty': {
    'zh-CN': '这个文件是空的。需要一行列名，下面每行一笔。请重新导出，再选一次。',
    'zh-TW': '這個檔案是空的。需要一列欄位名稱，下面每列一筆。請重新匯出，再選一次。',
    en: 'This file is empty. It needs one line of headings and one line for each entry below. Export it again and choose it once more.',
  },
  'imports.page.sending.folder': {
    'zh-CN': '这是文件夹，需要的是文件。请打开它，把里面的文件拖过来；可以一次拖好几个。',
    'zh-TW': '這是資料夾，需要的是檔案。請打開它，把裡面的檔案拖曳過來；可以一次拖曳好幾個。',
    en: 'This is a folder where files are needed. Open it and drop the files inside; several at once will do.',
  },
  'imports.page.sending.too-large': {
    'zh-CN': '这个文件超过 4 GB。请按年份分成几份，一份一份导入。',
    'zh-TW': '這個檔案超過 4 GB。請按年份分成幾份，一份一份匯入。',
    en: 'This file is larger than 4 GB. Split it, by year for instance, and bring the parts one after the other.',
  },
  'imports.page.sending.unreadable': {
    'zh-CN': '这个文件打不开：它可能刚被移走、改名，或正被别的程序占用。请确认后再试一次。',
    'zh-TW': '無法開啟這個檔案：它可能剛被移走、改名，或正被其他程式使用。請確認後再試一次。',
    en: 'This file cannot be opened: it may have been moved, renamed or be held by another program. Check, then try again.',
  },
  'imports.page.stop-sending': {
    'zh-CN': '取消',
    'zh-TW': '取消',
    en: 'Cancel',
  },
  'imports.page.send-again': {
    'zh-CN': '再传一次',
    'zh-TW': '再傳一次',
    en: 'Send again',
  },
  'imports.page.forget': {
    'zh-CN': '知道了',
    'zh-TW': '知道了',
    en: 'All right',
  },
  'imports.page.remembered': {
    'zh-CN': '记住的读法',
    'zh-TW': '記住的讀法',
    en: 'What is remembered',
  },
  'imports.page.remembered.sorts': {
    'zh-CN': '每种文件怎么读',
    'zh-TW': '每種檔案怎麼讀',
    en: 'How each sort of file is read',
  },
  'imports.page.remembered.about': {
    'zh-CN': '表头一样的文件是同一种，会照上次的样子读。忘掉一种，下次就重新认列；已经导入的不变。',
    'zh-TW': '表頭一樣的檔案是同一種，會照上次的樣子讀。忘掉一種，下次就重新認欄位；已經匯入的不變。',
    en: 'Files with the same headings are of one sort and are read as the last time. Forget a sort, and its columns are guessed anew; what was taken in stays.',
  },
  'imports.page.remembered.none': {
    'zh-CN': '还没有记住什么',
    'zh-TW': '還沒有記住什麼',
    en: 'Nothing is remembered yet',
  },
  'imports.page.remembered.none.about': {
    'zh-CN': '导入一份文件后，哪一列是什么会记在这里；下次同样的文件就不用再指了。',
    'zh-TW': '匯入一份檔案後，哪一欄是什麼會記在這裡；下次同樣的檔案就不用再指了。',
    en: 'Once a file is taken in, which column is what is kept here, so that the next one like it needs no word from you.',
  },
  'imports.page.remembered.when': {
    'zh-CN': '上次用：{{when}}',
    'zh-TW': '上次用：{{when}}',
    en: 'Last used {{when}}',
  },
  'imports.page.remembered.unreadable': {
    'zh-CN': '这是更早的版本记下的，现在读不懂；下次会重新认列。',
    'zh-TW': '這是更早的版本記下的，現在讀不懂；下次會重新認欄位。',
    en: 'An earlier version kept this and it cannot be read any more; columns will be guessed anew.',
  },
  'imports.page.remembered.forget': {
    'zh-CN': '忘掉',
    'zh-TW': '忘掉',
    en: 'Forget',
  },
  'imports.page.remembered.forgotten': {
    'zh-CN': '“{{file}}”这种文件的读法忘掉了。',
    'zh-TW': '「{{file}}」這種檔案的讀法忘掉了。',
    en: 'How files like “{{file}}” are read is forgotten.',
  },
  'imports.page.remembered.back': {
    'zh-CN': '“{{file}}”这种文件的读法又记住了。',
    'zh-TW': '「{{file}}」這種檔案的讀法又記住了。',
    en: 'How files like “{{file}}” are read is remembered again.',
  },
  'imports.page.history': {
    'zh-CN': '导入过的文件',
    'zh-TW': '匯入過的檔案',
    en: 'Files taken in',
  },
  'imports.page.history.file': {
    'zh-CN': '文件',
    'zh-TW': '檔案',
    en: 'File',
  },
  'imports.page.history.when': {
    'zh-CN': '时间',
    'zh-TW': '時間',
    en: 'When',
  },
  'imports.page.history.who': {
    'zh-CN': '谁',
    'zh-TW': '誰',
    en: 'Who',
  },
  'imports.page.history.lines': {
    'zh-CN': '新记入',
    'zh-TW': '新記入',
    en: 'New lines',
  },
  'imports.page.history.customers': {
    'zh-CN': '新客户',
    'zh-TW': '新客戶',
    en: 'New customers',
  },
  'imports.page.history.state': {
    'zh-CN': '状态',
    'zh-TW': '狀態',
    en: 'State',
  },
  'imports.page.by-command': {
    'zh-CN': '命令行',
    'zh-TW': '命令列',
    en: 'command line',
  },
  'imports.page.older': {
    'zh-CN': '更早的',
    'zh-TW': '更早的',
    en: 'Older ones',
  },
  'imports.page.when': {
    'zh-CN': '{{when}}',
    'zh-TW': '{{when}}',
    en: '{{when}}',
  },
  'imports.page.when-and-who': {
    'zh-CN': '{{when}} · {{who}}',
    'zh-TW': '{{when}} · {{who}}',
    en: '{{when}} · {{who}}',
  },
  'imports.page.looked-at': {
    'zh-CN': '预览中',
    'zh-TW': '預覽中',
    en: 'being looked at',
  },
  'imports.page.looking': {
    'zh-CN': '正在看这份文件',
    'zh-TW': '正在看這份檔案',
    en: 'Looking at this file',
  },
  'imports.page.looking.about': {
    'zh-CN': '还什么都没有导入。列认得对不对，现在就可以看、可以改。',
    'zh-TW': '還什麼都沒有匯入。欄位認得對不對，現在就可以看、可以改。',
    en: 'Nothing has been taken in yet. Whether the columns are right can be seen and changed already.',
  },
  'imports.page.step.open': {
    'zh-CN': '打开，认出编码和格式',
    'zh-TW': '開啟，辨認編碼與格式',
    en: 'Open it: encoding and layout',
  },
  'imports.page.step.read': {
    'zh-CN': '读每一行',
    'zh-TW': '讀每一列',
    en: 'Read every line',
  },
  'imports.page.step.compare': {
    'zh-CN': '和账本核对',
    'zh-TW': '與帳本核對',
    en: 'Compare with the ledger',
  },
  'imports.page.step.people': {
    'zh-CN': '认出客户',
    'zh-TW': '辨認客戶',
    en: 'Recognise the customers',
  },
  'imports.page.step.enter': {
    'zh-CN': '记入账本',
    'zh-TW': '記入帳本',
    en: 'Enter it into the ledger',
  },
  'imports.page.step.remove': {
    'zh-CN': '从账本里取出',
    'zh-TW': '從帳本中取出',
    en: 'Take it out of the ledger',
  },
  'imports.page.step.histories': {
    'zh-CN': '估值：整理每位客户的往来',
    'zh-TW': '估值：整理每位客戶的往來',
    en: 'Value everybody: their histories',
  },
  'imports.page.step.fit': {
    'zh-CN': '估值：找出多久来一次',
    'zh-TW': '估值：找出多久來一次',
    en: 'Value everybody: how often they come',
  },
  'imports.page.step.predict': {
    'zh-CN': '估值：算每位客户值多少',
    'zh-TW': '估值：算每位客戶值多少',
    en: 'Value everybody: what each is worth',
  },
  'imports.page.step.write': {
    'zh-CN': '估值：列出今天值得做的事',
    'zh-TW': '估值：列出今天值得做的事',
    en: 'Value everybody: what is worth doing today',
  },
  'imports.page.step.is.done': {
    'zh-CN': '（完成）',
    'zh-TW': '（完成）',
    en: '(done)',
  },
  'imports.page.step.is.before': {
    'zh-CN': '（还没开始）',
    'zh-TW': '（尚未開始）',
    en: '(not begun)',
  },
  'imports.page.rows': {
    'zh-CN': '已读 {{n}} 行',
    'zh-TW': '已讀 {{n}} 列',
    en: { one: '{{n}} row read', other: '{{n}} rows read' },
  },
  'imports.page.queue': {
    'zh-CN': '程序正在做前面的事，轮到它就开始。',
    'zh-TW': '程式正在做前面的事，輪到它就開始。',
    en: 'The program is at something else; this begins when that is done.',
  },
  'imports.page.leave-it': {
    'zh-CN': '可以离开这一页，它会自己做完。',
    'zh-TW': '可以離開這一頁，它會自己做完。',
    en: 'You may leave this page; it goes on by itself.',
  },
  'imports.page.stop': {
    'zh-CN': '停下',
    'zh-TW': '停下',
    en: 'Stop',
  },
  'imports.page.figure.added.orders': {
    'zh-CN': '会记入的行',
    'zh-TW': '會記入的列',
    en: 'Lines to enter',
  },
  'imports.page.figure.added.payments': {
    'zh-CN': '会记入的收款',
    'zh-TW': '會記入的收款',
    en: 'Payments to enter',
  },
  'imports.page.figure.added.products': {
    'zh-CN': '新商品',
    'zh-TW': '新商品',
    en: 'New products',
  },
  'imports.page.figure.added.customers': {
    'zh-CN': '会补上的客户资料',
    'zh-TW': '會補上的客戶資料',
    en: 'Rows about customers',
  },
  'imports.page.figure.of-rows': {
    'zh-CN': '共 {{n}} 行',
    'zh-TW': '共 {{n}} 列',
    en: { one: 'of {{n}} row', other: 'of {{n}} rows' },
  },
  'imports.page.figure.known': {
    'zh-CN': '{{n}} 行原来就有',
    'zh-TW': '{{n}} 列原來就有',
    en: { one: '{{n}} known already', other: '{{n}} known already' },
  },
  'imports.page.figure.differing.lines': {
    'zh-CN': '{{n}} 行内容不同，照旧',
    'zh-TW': '{{n}} 列內容不同，照舊',
    en: { one: '{{n}} differs, left as it stood', other: '{{n}} differ, left as they stood' },
  },
  'imports.page.figure.differing.products': {
    'zh-CN': '{{n}} 种有改动',
    'zh-TW': '{{n}} 種有改動',
    en: { one: '{{n}} changes', other: '{{n}} change' },
  },
  'imports.page.figure.new-customers': {
    'zh-CN': '新客户',
    'zh-TW': '新客戶',
    en: 'New customers',
  },
  'imports.page.figure.known-customers': {
    'zh-CN': '另有 {{n}} 位已认识',
    'zh-TW': '另有 {{n}} 位已認識',
    en: { one: '{{n}} known already', other: '{{n}} known already' },
  },
  'imports.page.figure.revenue.orders': {
    'zh-CN': '销售额（减去退货）',
    'zh-TW': '銷售額（扣除退貨）',
    en: 'Revenue, returns taken off',
  },
  'imports.page.figure.revenue.payments': {
    'zh-CN': '收到的钱',
    'zh-TW': '收到的錢',
    en: 'Money received',
  },
  'imports.page.figure.period': {
    'zh-CN': '{{first}} – {{last}}',
    'zh-TW': '{{first}} – {{last}}',
    en: '{{first}} – {{last}}',
  },
  'imports.page.figure.rejected': {
    'zh-CN': '读不出的行',
    'zh-TW': '讀不出的列',
    en: 'Rows left out',
  },
  'imports.page.figure.rejected.none': {
    'zh-CN': '每一行都读出来了',
    'zh-TW': '每一列都讀出來了',
    en: 'every row could be read',
  },
  'imports.page.figure.rejected.some': {
    'zh-CN': '不会导入，会退给您',
    'zh-TW': '不會匯入，會退給您',
    en: 'they come back to you',
  },
  'imports.page.confirm.title': {
    'zh-CN': '确认之前',
    'zh-TW': '確認之前',
    en: 'Before you confirm',
  },
  'imports.page.confirm.about': {
    'zh-CN': '现在只是预览，谁也看不到。确认以后它才生效，接着给每位客户估值；之后也可以整份撤销。',
    'zh-TW': '現在只是預覽，誰也看不到。確認以後它才生效，接著為每位客戶估值；之後也可以整份復原。',
    en: 'This is a preview that nobody else sees. It stands once you confirm, then everybody is valued; later it can be undone as a whole.',
  },
  'imports.page.confirm': {
    'zh-CN': '确认导入',
    'zh-TW': '確認匯入',
    en: 'Take it in',
  },
  'imports.page.confirm.changed': {
    'zh-CN': '下面有改动，先重看一遍再确认。',
    'zh-TW': '下面有變動，先重看一遍再確認。',
    en: 'You have changed something below: look again first.',
  },
  'imports.page.give-up': {
    'zh-CN': '放弃这份文件',
    'zh-TW': '放棄這份檔案',
    en: 'Give it up',
  },
  'imports.page.giving-up': {
    'zh-CN': '正在放下这份文件…',
    'zh-TW': '正在放下這份檔案…',
    en: 'Putting this file aside…',
  },
  'imports.page.cancelled': {
    'zh-CN': '这份文件已放弃',
    'zh-TW': '這份檔案已放棄',
    en: 'This file was given up',
  },
  'imports.page.cancelled.about': {
    'zh-CN': '什么都没有改动，程序里也没有留下它。要用的话，再选一次这个文件。',
    'zh-TW': '什麼都沒有變動，程式裡也沒有留下它。要用的話，再選一次這個檔案。',
    en: 'Nothing was changed, and the program has kept nothing of it. To use it, choose the file again.',
  },
  'imports.page.to-list': {
    'zh-CN': '回到导入',
    'zh-TW': '回到匯入',
    en: 'Back to the imports',
  },
  'imports.page.notices': {
    'zh-CN': '要留意的',
    'zh-TW': '要留意的',
    en: 'To note',
  },
  'imports.page.notice.tone.due': {
    'zh-CN': '请先看',
    'zh-TW': '請先看',
    en: 'See first',
  },
  'imports.page.notice.tone.hold': {
    'zh-CN': '留意',
    'zh-TW': '留意',
    en: 'Note',
  },
  'imports.page.notice.tone.plain': {
    'zh-CN': '说明',
    'zh-TW': '說明',
    en: 'Info',
  },
  'imports.page.notice.same': {
    'zh-CN': '和第 {{batch}} 次导入的文件一模一样，不会多出什么，可以放弃。',
    'zh-TW': '和第 {{batch}} 次匯入的檔案一模一樣，不會多出什麼，可以放棄。',
    en: 'This is the very file of import {{batch}}: it adds nothing, so you may give it up.',
  },
  'imports.page.notice.rejected': {
    'zh-CN': '{{n}} 行读不出，不会导入：',
    'zh-TW': '{{n}} 列讀不出，不會匯入：',
    en: {
      one: '{{n}} row cannot be read and is left out:',
      other: '{{n}} rows cannot be read and are left out:',
    },
  },
  'imports.page.notice.rejected.many': {
    'zh-CN': '{{n}} 行读不出，不会导入。这么多，多半是有一列认错了：请在下面改正，再重看一遍。原因：',
    'zh-TW': '{{n}} 列讀不出，不會匯入。這麼多，多半是有一欄認錯了：請在下面改正，再重看一遍。原因：',
    en: {
      one: '{{n}} row cannot be read and is left out. So large a share means that a column was most likely taken for what it is not: put it right below and look again. Why:',
      other:
        '{{n}} rows cannot be read and are left out. So many mean that a column was most likely taken for what it is not: put it right below and look again. Why:',
    },
  },
  'imports.page.left-out': {
    'zh-CN': '共 {{n}} 行，第一处在第 {{row}} 行',
    'zh-TW': '共 {{n}} 列，第一處在第 {{row}} 列',
    en: { one: '{{n}} row, at row {{row}}', other: '{{n}} rows, the first at row {{row}}' },
  },
  'imports.page.rejected.download': {
    'zh-CN': '下载读不出的行',
    'zh-TW': '下載讀不出的列',
    en: 'Download these rows',
  },
  'imports.page.notice.nothing-new': {
    'zh-CN': '里面没有新的内容，确认也不会改变什么。',
    'zh-TW': '裡面沒有新的內容，確認也不會改變什麼。',
    en: 'There is nothing new in it; confirming changes nothing.',
  },
  'imports.page.notice.date-order': {
    'zh-CN': '没有一个日期能说明先写月还是先写日，现在按“{{order}}”读。不对的话在下面改。',
    'zh-TW': '沒有一個日期能說明先寫月還是先寫日，現在以「{{order}}」讀。不對的話在下面改。',
    en: 'No date tells whether the month or the day comes first; they are read as “{{order}}”. Put it right below if that is wrong.',
  },
  'imports.page.notice.future': {
    'zh-CN': '有的日期晚于今天（最晚 {{day}}），多半是写错了。请看看日期那一列。',
    'zh-TW': '有的日期晚於今天（最晚 {{day}}），多半是寫錯了。請看看日期那一欄。',
    en: 'Some dates lie after today (the last is {{day}}), which is most likely a slip. See the column of dates.',
  },
  'imports.page.notice.anonymous.orders': {
    'zh-CN': '{{n}} 行没有客户：计入销售额，不算在任何一位客户名下。',
    'zh-TW': '{{n}} 列沒有客戶：計入銷售額，不算在任何一位客戶名下。',
    en: {
      one: '{{n}} line names no customer: it counts in revenue and in nobody’s worth.',
      other: '{{n}} lines name no customer: they count in revenue and in nobody’s worth.',
    },
  },
  'imports.page.notice.anonymous.payments': {
    'zh-CN': '{{n}} 笔没有客户：抵不了任何一位客户的欠款。',
    'zh-TW': '{{n}} 筆沒有客戶：抵不了任何一位客戶的欠款。',
    en: {
      one: '{{n}} payment names no customer and settles nobody’s debt.',
      other: '{{n}} payments name no customer and settle nobody’s debt.',
    },
  },
  'imports.page.notice.differing': {
    'zh-CN': '{{n}} 行和原来记的不一样：照原来的算。要以这份为准，请先撤销旧的那份，再导入这份。',
    'zh-TW': '{{n}} 列和原來記的不一樣：照原來的算。要以這份為準，請先復原舊的那份，再匯入這份。',
    en: {
      one: '{{n}} line differs from what stands already and is left as it stood. To go by this file, undo the older one first.',
      other:
        '{{n}} lines differ from what stands already and are left as they stood. To go by this file, undo the older one first.',
    },
  },
  'imports.page.notice.known': {
    'zh-CN': '{{n}} 行原来就有，不会重复计算。',
    'zh-TW': '{{n}} 列原來就有，不會重複計算。',
    en: {
      one: '{{n}} line stands already and does not count twice.',
      other: '{{n}} lines stand already and do not count twice.',
    },
  },
  'imports.page.notice.no-amount': {
    'zh-CN': '没有金额：只看得出客户多久来一次，看不出值多少。文件里有金额的话，请在下面指出是哪一列。',
    'zh-TW': '沒有金額：只看得出客戶多久來一次，看不出值多少。檔案裡有金額的話，請在下面指出是哪一欄。',
    en: 'There is no amount: it shows how often customers come, not what they are worth. If the file has one, say below which column it is.',
  },
  'imports.page.notice.no-product': {
    'zh-CN': '没有商品：算不出东西什么时候用完，“送货”不会有提醒。',
    'zh-TW': '沒有商品：算不出東西什麼時候用完，「送貨」不會有提醒。',
    en: 'There is no product: when things run out cannot be told, so there are no reminders to deliver.',
  },
  'imports.page.notice.no-order': {
    'zh-CN': '没有订单号：同一客户、同一天、同样金额的行，按先后认作同一笔。',
    'zh-TW': '沒有訂單編號：同一客戶、同一天、同樣金額的列，按先後認作同一筆。',
    en: 'There is no order number: lines of the same customer, day and amount are told apart by their order.',
  },
  'imports.page.notice.returns': {
    'zh-CN': '{{n}} 行是退货，已从金额里减去。',
    'zh-TW': '{{n}} 列是退貨，已從金額中扣除。',
    en: {
      one: '{{n}} line is a return and is taken off.',
      other: '{{n}} lines are returns and are taken off.',
    },
  },
  'imports.page.notice.currency': {
    'zh-CN': '文件里的金额是{{currency}}：确认以后，公司的金额都按它算。',
    'zh-TW': '檔案裡的金額是{{currency}}：確認以後，公司的金額都以它計算。',
    en: 'The amounts are in {{currency}}: once you confirm, the company counts in it.',
  },
  'imports.page.question.currency': {
    'zh-CN': '金额是哪种货币？',
    'zh-TW': '金額是哪種貨幣？',
    en: 'Which currency are the amounts in?',
  },
  'imports.page.question.currency.about': {
    'zh-CN': '文件里没有写。一家公司只用一种货币，以后可以在设置里改。',
    'zh-TW': '檔案裡沒有寫。一家公司只用一種貨幣，以後可以在設定裡改。',
    en: 'The file does not say. A company counts in one; you can change it in the settings.',
  },
  'imports.page.question.margin': {
    'zh-CN': '每卖 100 元，大约留下多少毛利？',
    'zh-TW': '每賣 100 元，大約留下多少毛利？',
    en: 'Of 100 sold, about how much is margin?',
  },
  'imports.page.question.margin.none': {
    'zh-CN': '可以不填',
    'zh-TW': '可以不填',
    en: 'may stay empty',
  },
  'imports.page.question.margin.about': {
    'zh-CN': '文件里没有成本，用它估算毛利。不填就先把全部金额当毛利，并标明是假设；以后可以在设置里补。',
    'zh-TW': '檔案裡沒有成本，用它估算毛利。不填就先把全部金額當毛利，並標明是假設；以後可以在設定裡補。',
    en: 'The file has no costs, so margin is worked out from this. Left empty, the whole amount counts as margin and is called assumed; you can say it later in the settings.',
  },
  'imports.page.reading': {
    'zh-CN': '怎么读的',
    'zh-TW': '怎麼讀的',
    en: 'How it was read',
  },
  'imports.page.reading.about': {
    'zh-CN': '每列上面是它的意思；不对就改，不用再上传。',
    'zh-TW': '每欄上面是它的意思；不對就改，不用再上傳。',
    en: 'Above each column stands what it was taken for; put it right where it is wrong, without sending the file again.',
  },
  'imports.page.relook.about': {
    'zh-CN': '有改动，重看一遍才算数。',
    'zh-TW': '有變動，重看一遍才算數。',
    en: 'Changed. It counts once the file has been looked at again.',
  },
  'imports.page.relook': {
    'zh-CN': '重看一遍',
    'zh-TW': '重看一遍',
    en: 'Look again',
  },
  'imports.page.relook.back': {
    'zh-CN': '还原',
    'zh-TW': '還原',
    en: 'Undo the changes',
  },
  'imports.page.look-again': {
    'zh-CN': '再看一遍',
    'zh-TW': '再看一遍',
    en: 'Look again',
  },
  'imports.page.flaw.lacks': {
    'zh-CN': '还要指出哪一列是：{{roles}}。',
    'zh-TW': '還要指出哪一欄是：{{roles}}。',
    en: 'Say which column is: {{roles}}.',
  },
  'imports.page.flaw.either': {
    'zh-CN': '“{{one}}”和“{{other}}”只能留一个。',
    'zh-TW': '「{{one}}」和「{{other}}」只能留一個。',
    en: 'Keep either “{{one}}” or “{{other}}”.',
  },
  'imports.page.flaw.price-alone': {
    'zh-CN': '有单价没有数量，算不出金额。请指出数量是哪一列；这一列本来就是金额的话，把它改成金额。',
    'zh-TW': '有單價沒有數量，算不出金額。請指出數量是哪一欄；這一欄本來就是金額的話，把它改成金額。',
    en: 'A price without a quantity gives no amount. Say which column is the quantity, or call this one the amount if that is what it is.',
  },
  'imports.page.how.kind': {
    'zh-CN': '种类',
    'zh-TW': '種類',
    en: 'Kind',
  },
  'imports.page.how.encoding': {
    'zh-CN': '编码',
    'zh-TW': '編碼',
    en: 'Encoding',
  },
  'imports.page.how.sheet': {
    'zh-CN': '工作表',
    'zh-TW': '工作表',
    en: 'Sheet',
  },
  'imports.page.how.heading-row': {
    'zh-CN': '列名在',
    'zh-TW': '欄位名稱在',
    en: 'Headings in',
  },
  'imports.page.how.row': {
    'zh-CN': '第 {{row}} 行',
    'zh-TW': '第 {{row}} 列',
    en: 'row {{row}}',
  },
  'imports.page.how.delimiter': {
    'zh-CN': '分隔',
    'zh-TW': '分隔',
    en: 'Separated by',
  },
  'imports.page.how.date-order': {
    'zh-CN': '日期写法',
    'zh-TW': '日期寫法',
    en: 'Dates',
  },
  'imports.page.how.decimal-sign': {
    'zh-CN': '小数点',
    'zh-TW': '小數點',
    en: 'Decimals',
  },
  'imports.page.how.source': {
    'zh-CN': '编号是谁的',
    'zh-TW': '編號是誰的',
    en: 'Whose numbers',
  },
  'imports.page.how.source.usual': {
    'zh-CN': '本店',
    'zh-TW': '本店',
    en: 'our own',
  },
  'imports.page.how.source.about': {
    'zh-CN': '另一家店或平台的订单号、客户号会重的话，写上它的名字。',
    'zh-TW': '另一家店或平台的訂單編號、客戶編號會重複的話，寫上它的名字。',
    en: 'Where another shop or platform uses the same numbers for other orders, give its name.',
  },
  'imports.page.how.source.unfit': {
    'zh-CN': '用字母、汉字、数字、点、横线或下划线。',
    'zh-TW': '請用字母、漢字、數字、點、橫線或底線。',
    en: 'Use letters, digits, dots, dashes or underscores.',
  },
  'imports.page.delimiter.comma': {
    'zh-CN': '逗号',
    'zh-TW': '逗號',
    en: 'commas',
  },
  'imports.page.delimiter.tab': {
    'zh-CN': '制表符',
    'zh-TW': '定位字元',
    en: 'tabs',
  },
  'imports.page.delimiter.semicolon': {
    'zh-CN': '分号',
    'zh-TW': '分號',
    en: 'semicolons',
  },
  'imports.page.delimiter.bar': {
    'zh-CN': '竖线',
    'zh-TW': '直線',
    en: 'bars',
  },
  'imports.page.delimiter.wide-comma': {
    'zh-CN': '中文逗号',
    'zh-TW': '全形逗號',
    en: 'wide commas',
  },
  'imports.page.delimiter.other': {
    'zh-CN': '其他符号',
    'zh-TW': '其他符號',
    en: 'another sign',
  },
  'imports.page.date-order.day-first': {
    'zh-CN': '日 / 月 / 年',
    'zh-TW': '日 / 月 / 年',
    en: 'day / month / year',
  },
  'imports.page.date-order.month-first': {
    'zh-CN': '月 / 日 / 年',
    'zh-TW': '月 / 日 / 年',
    en: 'month / day / year',
  },
  'imports.page.date-order.because.given': {
    'zh-CN': '您指定的',
    'zh-TW': '您指定的',
    en: 'as you said',
  },
  'imports.page.date-order.because.values': {
    'zh-CN': '按日期看出来的',
    'zh-TW': '依日期看出來的',
    en: 'as the dates tell',
  },
  'imports.page.date-order.because.assumed': {
    'zh-CN': '看不出来，先这样读',
    'zh-TW': '看不出來，先這樣讀',
    en: 'assumed: the dates do not tell',
  },
  'imports.page.decimal-sign.point': {
    'zh-CN': '点：1,234.50',
    'zh-TW': '點：1,234.50',
    en: 'point: 1,234.50',
  },
  'imports.page.decimal-sign.comma': {
    'zh-CN': '逗号：1.234,50',
    'zh-TW': '逗號：1.234,50',
    en: 'comma: 1.234,50',
  },
  'imports.page.first-rows': {
    'zh-CN': '文件的前几行',
    'zh-TW': '檔案的前幾列',
    en: 'The first rows of the file',
  },
  'imports.page.row': {
    'zh-CN': '行',
    'zh-TW': '列',
    en: 'Row',
  },
  'imports.page.more-rows': {
    'zh-CN': '看前 {{count}} 行',
    'zh-TW': '看前 {{count}} 列',
    en: { one: 'See the first row', other: 'See the first {{count}} rows' },
  },
  'imports.page.fewer-rows': {
    'zh-CN': '只看几行',
    'zh-TW': '只看幾列',
    en: 'Fewer rows',
  },
  'imports.page.column.means': {
    'zh-CN': '“{{column}}”这一列是',
    'zh-TW': '「{{column}}」這一欄是',
    en: '“{{column}}” is',
  },
  'imports.page.column.unused': {
    'zh-CN': '不用',
    'zh-TW': '不用',
    en: 'not used',
  },
  'imports.page.needed': {
    'zh-CN': '{{role}}（必需）',
    'zh-TW': '{{role}}（必需）',
    en: '{{role}} (needed)',
  },
  'imports.page.because.given': {
    'zh-CN': '您指定的',
    'zh-TW': '您指定的',
    en: 'as you said',
  },
  'imports.page.because.remembered': {
    'zh-CN': '和上次一样',
    'zh-TW': '和上次一樣',
    en: 'as last time',
  },
  'imports.page.because.heading': {
    'zh-CN': '按列名认出',
    'zh-TW': '依欄位名稱辨認',
    en: 'by its heading',
  },
  'imports.page.because.values': {
    'zh-CN': '按内容认出',
    'zh-TW': '依內容辨認',
    en: 'by its values',
  },
  'imports.page.alternatives': {
    'zh-CN': '也可能是',
    'zh-TW': '也可能是',
    en: 'could also be',
  },
  'imports.page.unmapped': {
    'zh-CN': '看不出哪一列是什么',
    'zh-TW': '看不出哪一欄是什麼',
    en: 'Which column is what cannot be told',
  },
  'imports.page.unmapped.about': {
    'zh-CN': '文件收好了，不用再上传。请在下面每列上面选它的意思，带“必需”的一定要有；种类不对也在下面改。',
    'zh-TW': '檔案收好了，不用再上傳。請在下面每欄上面選它的意思，帶「必需」的一定要有；種類不對也在下面改。',
    en: 'The file is kept, so there is no need to send it again. Say below what each column is; those marked as needed must be there. The kind of file can be changed there, too.',
  },
  'imports.page.refused': {
    'zh-CN': '这份文件导入不了',
    'zh-TW': '這份檔案無法匯入',
    en: 'This file cannot be taken in',
  },
  'imports.page.refused.then': {
    'zh-CN': '改好文件以后再选一次；文件没有错的话，在下面换一种读法。',
    'zh-TW': '改好檔案以後再選一次；檔案沒有錯的話，在下面換一種讀法。',
    en: 'Mend the file and choose it once more; where the file is right, have it read otherwise below.',
  },
  'imports.page.stopped': {
    'zh-CN': '停下了',
    'zh-TW': '停下了',
    en: 'It was stopped',
  },
  'imports.page.stopped.about': {
    'zh-CN': '什么都没有改动。可以放弃这份文件。',
    'zh-TW': '什麼都沒有變動。可以放棄這份檔案。',
    en: 'Nothing was changed. You may give the file up.',
  },
  'imports.page.broke': {
    'zh-CN': '没有做完',
    'zh-TW': '沒有做完',
    en: 'It was not finished',
  },
  'imports.page.try-again': {
    'zh-CN': '再试一次',
    'zh-TW': '再試一次',
    en: 'Try again',
  },
  'imports.page.entering': {
    'zh-CN': '正在导入',
    'zh-TW': '正在匯入',
    en: 'Taking it in',
  },
  'imports.page.valuing': {
    'zh-CN': '导入好了，正在给每位客户估值',
    'zh-TW': '匯入好了，正在為每位客戶估值',
    en: 'It is in; everybody is being valued',
  },
  'imports.page.valuing.about': {
    'zh-CN': '可以离开这一页。估完以后，“今日”会列出值得做的事。',
    'zh-TW': '可以離開這一頁。估完以後，「今日」會列出值得做的事。',
    en: 'You may leave this page. When it is done, Today lists what is worth doing.',
  },
  'imports.page.done': {
    'zh-CN': '导入好了',
    'zh-TW': '匯入好了',
    en: 'It is in',
  },
  'imports.page.done.orders': {
    'zh-CN': '每位客户都重新估过值了。“今日”里是现在值得做的事。',
    'zh-TW': '每位客戶都重新估過值了。「今日」裡是現在值得做的事。',
    en: 'Everybody has been valued anew. Today has what is worth doing now.',
  },
  'imports.page.done.payments': {
    'zh-CN': '欠款和收款习惯都按它重新算过了。“今日”里的“回款”已经更新。',
    'zh-TW': '欠款和付款習慣都以它重新算過了。「今日」裡的「收款」已經更新。',
    en: 'Debts and how people pay were worked out anew. What to collect stands on Today.',
  },
  'imports.page.done.products': {
    'zh-CN': '有成本的商品，毛利按成本重新算过了。',
    'zh-TW': '有成本的商品，毛利以成本重新算過了。',
    en: 'Where a product has a cost, margins were worked out from it anew.',
  },
  'imports.page.done.customers': {
    'zh-CN': '客户的资料已经补上；您手改过的没有动。',
    'zh-TW': '客戶的資料已經補上；您手動改過的沒有動。',
    en: 'What the file says of customers stands in their records; what people typed was left alone.',
  },
  'imports.page.done.rows-erased': {
    'zh-CN': '按要求抹去了客户：留存的文件里不再有他们的 {{n}} 行。',
    'zh-TW': '依要求抹除了客戶：留存的檔案裡不再有他們的 {{n}} 列。',
    en: {
      one: 'A customer was erased on request: {{n}} row of theirs is no longer in the file that is kept.',
      other: 'Customers were erased on request: {{n}} rows of theirs are no longer in the file that is kept.',
    },
  },
  'imports.page.done.file-erased': {
    'zh-CN': '按要求抹去了客户：这份文件里取不出单独的行，所以整份不再留存。',
    'zh-TW': '依要求抹除了客戶：這份檔案無法取出單獨的列，所以整份不再留存。',
    en: 'A customer was erased on request: no single row could be taken out of this file, so it is kept no longer.',
  },
  'imports.page.done.rejected': {
    'zh-CN': '{{n}} 行没有导入。改好后可以直接再导入那份文件，不会重复。',
    'zh-TW': '{{n}} 列沒有匯入。改好後可以直接再匯入那份檔案，不會重複。',
    en: {
      one: '{{n}} row was left out. Mend it and bring that file again: nothing counts twice.',
      other: '{{n}} rows were left out. Mend them and bring that file again: nothing counts twice.',
    },
  },
  'imports.page.to-today': {
    'zh-CN': '看今日',
    'zh-TW': '看今日',
    en: 'Go to Today',
  },
  'imports.page.to-worth': {
    'zh-CN': '看客户价值',
    'zh-TW': '看客戶價值',
    en: 'What customers are worth',
  },
  'imports.page.to-customers': {
    'zh-CN': '看客户',
    'zh-TW': '看客戶',
    en: 'Customers',
  },
  'imports.page.next-ready': {
    'zh-CN': '还有 {{count}} 份等您确认，下一份：',
    'zh-TW': '還有 {{count}} 份等您確認，下一份：',
    en: { one: 'One more waits for you:', other: '{{count}} more wait for you, the next one:' },
  },
  'imports.page.worth-broke': {
    'zh-CN': '估值没有做完：{{why}}',
    'zh-TW': '估值沒有做完：{{why}}',
    en: 'Everybody could not be valued: {{why}}',
  },
  'imports.page.as-read': {
    'zh-CN': '按这些列读的',
    'zh-TW': '依這些欄位讀的',
    en: 'The columns it was read by',
  },
  'imports.page.undo.title': {
    'zh-CN': '导错了？',
    'zh-TW': '匯錯了？',
    en: 'Was it the wrong file?',
  },
  'imports.page.undo.about': {
    'zh-CN': '可以整份撤销，就像它没有来过。先给您看会去掉什么、留下什么。',
    'zh-TW': '可以整份復原，就像它沒有來過。先給您看會去掉什麼、留下什麼。',
    en: 'It can be undone as a whole, as if it had never come. You see first what goes and what stays.',
  },
  'imports.page.undo.ask': {
    'zh-CN': '撤销这次导入…',
    'zh-TW': '復原這次匯入…',
    en: 'Undo this import…',
  },
  'imports.page.undo.really': {
    'zh-CN': '撤销这次导入？',
    'zh-TW': '復原這次匯入？',
    en: 'Undo this import?',
  },
  'imports.page.undo': {
    'zh-CN': '撤销',
    'zh-TW': '復原',
    en: 'Undo it',
  },
  'imports.page.undo.not': {
    'zh-CN': '不撤销',
    'zh-TW': '不復原',
    en: 'Leave it',
  },
  'imports.page.undo.goes': {
    'zh-CN': '会去掉',
    'zh-TW': '會去掉',
    en: 'Goes',
  },
  'imports.page.undo.goes.none': {
    'zh-CN': '没有什么会去掉。',
    'zh-TW': '沒有什麼會去掉。',
    en: 'Nothing goes.',
  },
  'imports.page.not-there': {
    'zh-CN': '没有这次导入',
    'zh-TW': '沒有這次匯入',
    en: 'No such import',
  },
  'imports.page.not-there.about': {
    'zh-CN': '地址可能不对，或者它已经随演示移走。',
    'zh-TW': '網址可能不對，或者它已經隨示範移走。',
    en: 'The address may be wrong, or it went with the demo.',
  },
  'imports.page.not-there.all': {
    'zh-CN': '看导入过的文件',
    'zh-TW': '看匯入過的檔案',
    en: 'See files taken in',
  },
  'imports.page.undo.stays': {
    'zh-CN': '会留下',
    'zh-TW': '會留下',
    en: 'Stays',
  },
  'imports.page.undo.stays.none': {
    'zh-CN': '这份文件带来的，一样也不留。',
    'zh-TW': '這份檔案帶來的，一樣也不留。',
    en: 'Nothing that this file brought.',
  },
  'imports.page.undo.lines': {
    'zh-CN': '{{n}} 行，金额 {{amount}}',
    'zh-TW': '{{n}} 列，金額 {{amount}}',
    en: { one: '{{n}} line, {{amount}}', other: '{{n}} lines, {{amount}}' },
  },
  'imports.page.undo.products': {
    'zh-CN': '{{n}} 种商品',
    'zh-TW': '{{n}} 種商品',
    en: { one: '{{n}} product', other: '{{n}} products' },
  },
  'imports.page.undo.fields': {
    'zh-CN': '{{n}} 行客户资料里写的内容；您手改过的不动',
    'zh-TW': '{{n}} 列客戶資料裡寫的內容；您手動改過的不動',
    en: {
      one: 'what {{n}} row says of customers; what people typed is left alone',
      other: 'what {{n}} rows say of customers; what people typed is left alone',
    },
  },
  'imports.page.undo.customers': {
    'zh-CN': '{{n}} 位只有这份文件提到的客户',
    'zh-TW': '{{n}} 位只有這份檔案提到的客戶',
    en: {
      one: '{{n}} customer whom only this file names',
      other: '{{n}} customers whom only this file names',
    },
  },
  'imports.page.undo.stay': {
    'zh-CN': '{{n}} 行别的文件里也有，继续计算：',
    'zh-TW': '{{n}} 列別的檔案裡也有，繼續計算：',
    en: {
      one: '{{n}} line that another file has, too, and that goes on counting:',
      other: '{{n}} lines that other files have, too, and that go on counting:',
    },
  },
  'imports.page.undo.elsewhere': {
    'zh-CN': '{{n}} 行在它之前就有，不受影响',
    'zh-TW': '{{n}} 列在它之前就有，不受影響',
    en: { one: '{{n}} line that stood before it came', other: '{{n}} lines that stood before it came' },
  },
  'imports.page.undo.shared': {
    'zh-CN': '{{n}} 位客户，别的文件也提到',
    'zh-TW': '{{n}} 位客戶，別的檔案也提到',
    en: {
      one: '{{n}} customer whom other files name, too',
      other: '{{n}} customers whom other files name, too',
    },
  },
  'imports.page.undo.kept': {
    'zh-CN': '{{n}} 位客户，你们写过或改过他们的资料',
    'zh-TW': '{{n}} 位客戶，你們寫過或改過他們的資料',
    en: {
      one: '{{n}} customer whom somebody has written about or changed',
      other: '{{n}} customers whom somebody has written about or changed',
    },
  },
  'imports.page.undo.back': {
    'zh-CN': '文件会留着，以后可以再导入一次。撤销后会给每位客户重新估值。',
    'zh-TW': '檔案會留著，以後可以再匯入一次。復原後會為每位客戶重新估值。',
    en: 'The file is kept, so it can be taken in again later. Everybody is valued anew afterwards.',
  },
  'imports.page.undoing': {
    'zh-CN': '正在撤销',
    'zh-TW': '正在復原',
    en: 'Undoing it',
  },
  'imports.page.undone': {
    'zh-CN': '已撤销',
    'zh-TW': '已復原',
    en: 'It is undone',
  },
  'imports.page.undone.about': {
    'zh-CN': '账本已经和它没来过时一样。文件还留着，可以再导入一次，仍然先预览。',
    'zh-TW': '帳本已經和它沒來過時一樣。檔案還留著，可以再匯入一次，仍然先預覽。',
    en: 'The ledger is as if it had never come. The file is kept and can be taken in again, with a preview first.',
  },
  'imports.page.again': {
    'zh-CN': '再导入一次',
    'zh-TW': '再匯入一次',
    en: 'Take it in again',
  },
  'imports.page.guide': {
    'zh-CN': '从一份订单文件开始',
    'zh-TW': '從一份訂單檔案開始',
    en: 'Begin with a file of orders',
  },
  'imports.page.guide.about': {
    'zh-CN': '米簿从订单里看出每位客户多久来一次、还会不会来、值多少，每天告诉您值得做什么。一份文件就够。',
    'zh-TW': '米簿從訂單裡看出每位客戶多久來一次、還會不會來、值多少，每天告訴您值得做什麼。一份檔案就夠。',
    en: 'From orders, Ricebook tells how often each customer comes, whether they will come again and what they are worth, and every day what is worth doing. One file is enough.',
  },
  'imports.page.guide.or-drop': {
    'zh-CN': '或者把文件拖到这一页。',
    'zh-TW': '或者把檔案拖曳到這一頁。',
    en: 'or drop it anywhere on this page.',
  },
  'imports.page.guide.not-yours': {
    'zh-CN': '您的角色不能导入文件。请店主或经理来做。',
    'zh-TW': '您的角色不能匯入檔案。請店主或經理來做。',
    en: 'Your role cannot take files in. Ask the owner or a manager.',
  },
  'imports.page.guide.least': {
    'zh-CN': '至少要有这三列，一行一笔：',
    'zh-TW': '至少要有這三欄，一列一筆：',
    en: 'At least these three columns, a line for each sale:',
  },
  'imports.page.guide.customer.1': {
    'zh-CN': '王春梅',
    'zh-TW': '王春梅',
    en: 'Anna Smith',
  },
  'imports.page.guide.customer.2': {
    'zh-CN': '福满饭店',
    'zh-TW': '福滿飯店',
    en: 'The Full House',
  },
  'imports.page.guide.customer.3': {
    'zh-CN': '王春梅',
    'zh-TW': '王春梅',
    en: 'Anna Smith',
  },
  'imports.page.guide.columns': {
    'zh-CN': '还有什么更好',
    'zh-TW': '還有什麼更好',
    en: 'What helps',
  },
  'imports.page.guide.columns.about': {
    'zh-CN': '订单号、商品、数量、成本、应付日期，有就留着。列名不用改：中文、英文都认得，认不出的您来指。',
    'zh-TW':
      '訂單編號、商品、數量、成本、應付日期，有就留著。欄位名稱不用改：中文、英文都認得，認不出的您來指。',
    en: 'Order number, product, quantity, cost, due date: leave them in. Headings stay as they are, Chinese or English; where one cannot be told, you say what it is.',
  },
  'imports.page.guide.formats': {
    'zh-CN': '能读什么',
    'zh-TW': '能讀什麼',
    en: 'What can be read',
  },
  'imports.page.guide.formats.about': {
    'zh-CN': '不用转码，也不用改格式；多大都行。',
    'zh-TW': '不用轉碼，也不用改格式；多大都行。',
    en: 'No need to convert anything, whatever its size.',
  },
  'imports.page.guide.export': {
    'zh-CN': '怎么得到这份文件',
    'zh-TW': '怎麼得到這份檔案',
    en: 'How to get one',
  },
  'imports.page.guide.export.about': {
    'zh-CN':
      '在收银、网店或进销存软件里找“订单”“销售明细”，选“导出”，要明细（一行一件商品），时间越长越好，一两年最合适。用表格记的账也行。',
    'zh-TW':
      '在收銀、網店或進銷存軟體裡找「訂單」「銷售明細」，選「匯出」，要明細（一列一件商品），時間越長越好，一兩年最合適。用試算表記的帳也行。',
    en: 'In your till, online shop or stock software look for orders or sales details and export them, one line for each product sold; the longer the period the better, a year or two is best. A spreadsheet kept by hand will do, too.',
  },
  'imports.page.guide.safe': {
    'zh-CN': '会改动什么',
    'zh-TW': '會改動什麼',
    en: 'What it changes',
  },
  'imports.page.guide.safe.about': {
    'zh-CN': '先给您看会读出什么。您确认之前什么都不变；确认以后，也能整份撤销。',
    'zh-TW': '先給您看會讀出什麼。您確認之前什麼都不變；確認以後，也能整份復原。',
    en: 'You first see what would be read. Nothing changes before you confirm, and what you confirmed can be undone as a whole.',
  },
  'imports.page.figure.entered.orders': {
    'zh-CN': '记入的行',
    'zh-TW': '記入的列',
    en: 'Lines entered',
  },
  'imports.page.figure.entered.payments': {
    'zh-CN': '记入的收款',
    'zh-TW': '記入的收款',
    en: 'Payments entered',
  },
  'imports.page.figure.entered.products': {
    'zh-CN': '新商品',
    'zh-TW': '新商品',
    en: 'New products',
  },
  'imports.page.figure.entered.customers': {
    'zh-CN': '补上的客户资料',
    'zh-TW': '補上的客戶資料',
    en: 'Rows about customers',
  },
  'imports.page.figure.rejected.left': {
    'zh-CN': '没有导入',
    'zh-TW': '沒有匯入',
    en: 'not taken in',
  },
} as const satisfies Words
