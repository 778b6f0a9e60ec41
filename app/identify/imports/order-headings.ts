import type { ColumnRole } from './contract.ts'

const customerNumbers = `customerid custid customerno customernumber customercode custno custcode clientid clientno clientcode memberid memberno
     membernumber userid buyerid buyerno shopperid accountid accountno partyid householdid cid
     客户编号 客户编码 客户代码 客户号 客户id 客户卡号 会员编号 会员号 会员id 会员卡号 会员编码 会员代码 用户编号 用户id 用户号 买家id
     买家编号 顾客编号 顾客id 顾客号 购买人id 往来单位编码 往来单位编号 经销商编号 经销商编码 门店编号 门店编码
     客戶編號 客戶代號 客戶代碼 客戶編碼 客戶號 客戶id 會員編號 會員號 會員id 會員卡號 會員代號 用戶id 使用者id 使用者編號 買家id
     買家編號 顧客編號 顧客代號 顧客id 經銷商編號`
const customerWords = `customer cust client member buyer user account shopper household party
     客户 会员 买家 用户 顾客 购买人 购买方 客户账号 会员账号 买家账号 用户账号 买家会员名 买家昵称 会员昵称 用户昵称 往来单位 购货单位
     购方 经销商 客商 客戶 會員 買家 用戶 使用者 顧客 買方 購買人 客戶帳號 會員帳號 買家帳號 買家暱稱 往來單位 往來對象 經銷商`
const customerNames = `customername custname clientname buyername membername username accountname companyname company
     客户名称 客户姓名 客户名 客户简称 会员姓名 会员名称 会员名 买家姓名 用户名 用户姓名 用户名称 顾客姓名 顾客名称 购买方名称 购货方
     购货单位名称 往来单位名称 单位名称 公司名称 经销商名称 客商名称
     客戶名稱 客戶姓名 客戶名 客戶簡稱 會員姓名 會員名稱 買家姓名 買方名稱 買受人 用戶名 用戶名稱 使用者名稱 顧客姓名 顧客名稱 往來單位名稱
     公司名稱 經銷商名稱`
const customerContacts = `email emailaddress customeremail phone phonenumber mobile mobilephone mobilenumber customerphone
     手机 手机号 手机号码 客户手机 客户手机号 会员手机号 联系电话 联系手机 电话 邮箱 电子邮箱
     手機 手機號碼 聯絡電話 聯絡手機 電話 電子郵件 信箱`
/** Of shops' exports: who paid or who is sent the goods, where the customer is an e-mail address. */
const buyers = 'billingname shippingname recipientname customerfullname'
const people = `fullname 姓名 收货人 收货人姓名 收件人 收件人姓名
     收貨人 收貨人姓名 收件人姓名 訂購人 訂購人姓名`

/**
 * What people call the columns of an order file. Each role lists its headings from the most telling to the least: where
 * a file has several, the earlier group is meant (a customer's number before a name, what was paid before what was due).
 */
export const orderWords: Readonly<Record<ColumnRole, readonly string[]>> = {
  customer: [customerNumbers, customerWords, customerNames, customerContacts, `${people} name 单位 门店`],
  customerName: [`${customerNames} ${buyers}`, customerWords, people],
  date: [
    `orderdate orderday ordertime orderts orderdatetime orderedat orderedon ordercreatedat ordertimestamp
     orderpurchasetimestamp dateoforder
     purchasedate purchaseday purchasetime purchasedat dateofpurchase transactiondate transactionday transactiontime
     transactionts transactiondatetime transdate txndate txntime saledate salesdate saletime soldat invoicedate
     invoiceday invoicets invoicetime invoicedatetime receiptdate billdate
     下单日期 下单时间 下单日 订单日期 订单时间 订单创建时间 订单创建日期 订单提交时间 拍下时间 购买日期 购买时间 交易日期 交易时间
     交易创建时间 成交日期 成交时间 销售日期 销售时间 消费日期 消费时间 订货日期 订购日期 开单日期 开单时间 购货日期
     下單日期 下單時間 訂單日期 訂單時間 訂單成立日期 訂單成立時間 訂單建立時間 訂單建立日期 訂購日期 訂購時間 訂貨日期 購買日期 購買時間
     交易日期 交易時間 成交日期 成交時間 銷售日期 銷售時間 銷貨日期 消費日期 消費時間 開單日期 開單時間`,
    `date day datetime timestamp ts time when createdat createdon created createtime createdtime creationdate
     documentdate docdate bookingdate postingdate
     日期 时间 交易日 单据日期 业务日期 制单日期 开票日期 发票日期 创建时间 创建日期 记账日期
     時間 交易日 單據日期 業務日期 製單日期 開立日期 發票日期 發票開立日期 建立時間 建立日期 記帳日期`,
    `paymentdate paymenttime paiddate paidat paydate paytime
     付款日期 付款时间 支付日期 支付时间 订单付款时间 付款時間 支付時間 訂單付款時間 結帳日期 結帳時間 结账日期 结账时间`,
    'month week 年月日 完成时间 完成日期 完成時間 完成日期',
  ],
  order: [
    `orderid orderno ordernumber ordercode orderref orderkey invoice invoiceid invoiceno invoicenumber transactionid
     transactionno transactionnumber transid txnid txid receiptid receiptno receiptnumber basketid ticketno ticketid
     salesorder salesorderno salesorderid saleid billno billid documentno documentnumber
     订单号 订单编号 订单id 订单编码 订单号码 主订单号 主订单编号 子订单编号 子订单号 单号 单据号 单据编号 单据号码 销售单号 销售订单号
     交易号 交易编号 交易单号 交易流水号 流水号 流水单号 小票号 小票编号 发票号 发票号码 出库单号 账单号
     訂單編號 訂單號碼 訂單號 訂單id 主訂單編號 單號 單據編號 單據號碼 單據號 銷貨單號 銷售單號 交易編號 交易序號 交易單號 流水號 發票號碼
     發票號 出貨單號`,
    'order transaction txn receipt basket ticket bill 订单 单据 交易 小票 訂單 單據 發票 发票',
  ],
  amount: [
    `netamount netsales netrevenue paidamount amountpaid linetotal lineamount linesales itemtotal extendedprice
     extendedamount netvalue lineprice
     实付金额 实付 实付款 实付总额 实际付款 实际支付金额 实收金额 实收 买家实际支付金额 买家实付金额 商家实收金额 支付金额 付款金额
     已付金额 成交金额 成交额 小计 小计金额 金额小计 明细金额 商品金额 商品小计 净额 净销售额 折后金额
     實付金額 實付 實收金額 實收 實際支付金額 實際付款金額 支付金額 付款金額 已付金額 成交金額 小計 小計金額 商品小計 商品金額 淨額
     淨銷售額 折後金額`,
    `amount orderamount salesamount saleamount transactionamount purchaseamount sales sale revenue salesrevenue turnover
     spend spent spending amountspent value ordervalue salesvalue purchasevalue transactionvalue monetary monetaryvalue amt
     totalspent money payment
     金额 销售额 销售金额 销售收入 收入 营业额 订单金额 交易金额 交易额 消费金额 消费额 购买金额 价税合计 含税金额 货款
     金額 銷售額 銷售金額 銷貨金額 銷售收入 收入 營業額 訂單金額 交易金額 交易額 消費金額 購買金額 價稅合計 含稅金額 貨款`,
    `total totalamount totalprice totalsales totalrevenue totalvalue ordertotal grandtotal invoicetotal subtotal basketvalue
     总金额 总额 总价 合计 合计金额 总计 订单总金额 订单总额 订单总价 商品总价 应付金额 应收金额 应付总额 买家应付货款 总销售额
     總金額 總額 總價 合計 合計金額 總計 訂單總金額 訂單總額 訂單總價 商品總價 應付金額 應收金額 應付總額 總銷售額`,
    'gmv grossamount grosssales grossrevenue gross 含税价 未税金额 不含税金额 未稅金額',
  ],
  quantity: [
    `quantity qty quantitysold quantityordered orderqty orderquantity salesqty salesquantity units unitssold numunits
     cds pieces pcs itemcount numitems numberofitems itemquantity
     数量 销售数量 购买数量 订购数量 订单数量 商品数量 件数 销量 个数 宝贝总数量 购买件数 商品件数 出库数量 订货数量
     數量 銷售數量 銷貨數量 購買數量 訂購數量 訂單數量 商品數量 件數 銷量 個數 出貨數量`,
    'count items volume 总数量 斤数 公斤数 总件数 總數量 斤數 公斤數 重量',
  ],
  price: [
    `unitprice priceperunit priceeach unitsellingprice sellingprice saleprice salesprice itemprice
     单价 销售单价 商品单价 成交单价 实际单价 含税单价 折后单价 成交价 实付单价 成交价格 售价 销售价 销售价格
     單價 銷售單價 商品單價 成交單價 含稅單價 成交價 售價 銷售價格`,
    'price rate 价格 商品价格 宝贝价格 價格 商品價格',
  ],
  product: [
    `sku skuid skucode stockcode productid productno productcode productkey prodid itemid itemno itemcode itemnumber
     articleno articleid articlenumber barcode upc ean gtin asin materialno materialcode partno partnumber
     商品编号 商品编码 商品id 商品代码 商品货号 商品条码 货号 产品编号 产品编码 产品id 产品代码 条码 条形码 sku编码 sku编号 物料编码
     物料编号 款号 存货编码 货品编号 货品编码 商家编码
     商品編號 商品代號 商品代碼 商品編碼 商品id 商品條碼 商品貨號 品號 貨號 料號 條碼 產品編號 產品代號 產品編碼 產品id 款號`,
    `product productname item itemname productdescription itemdescription productitle producttitle article articlename
     商品 商品名称 商品名 商品标题 商品信息 产品 产品名称 产品名 品名 货品 货品名称 物品 物料名称 宝贝标题 宝贝名称 存货名称 品种
     商品名稱 商品標題 產品 產品名稱 品名 品項 品項名稱 貨品 貨品名稱 品種`,
    'description descr title goods 规格 商品规格 sku规格 規格 商品規格 品类 商品类别',
  ],
  cost: [
    `cost totalcost costamount linecost costofsales costofgoods costofgoodssold cogs costvalue
     成本 成本金额 总成本 成本额 成本总额 商品成本 销售成本 进货成本 采购成本 成本合计
     成本金額 總成本 成本額 成本總額 銷售成本 銷貨成本 進貨成本 成本合計`,
  ],
  profit: [
    `profit grossprofit netprofit profitamount margin grossmargin marginamount contributionmargin contribution lineprofit
     利润 利润额 毛利 毛利额 毛利润 净利润 利润金额 毛利金额 贡献毛利 销售利润 销售毛利
     利潤 利潤額 毛利額 毛利潤 淨利潤 利潤金額 毛利金額 邊際貢獻 銷貨毛利 銷售毛利`,
  ],
  currency: [
    `currency currencycode curr ccy transactioncurrency ordercurrency
     币种 货币 币别 货币代码 币种代码 交易币种 结算币种 幣別 幣種 貨幣 貨幣代碼 交易幣別`,
  ],
  due: [
    `duedate dueday dueon paymentdue paymentduedate invoiceduedate payby
     应付日期 应付款日期 应收日期 到期日 到期日期 付款到期日 付款期限 收款期限 最晚付款日 最迟付款日期 账期到期日 还款日期
     應付日期 應收日期 到期日 到期日期 付款到期日 付款期限 收款期限 最遲付款日 帳款到期日`,
  ],
}

/** Headings that only contain a telling word. */
export const orderParts: Readonly<Record<ColumnRole, RegExp>> = {
  customer: /customer|client|member|buyer|客户|客戶|会员|會員|买家|買家|顾客|顧客/,
  customerName:
    /(?:customer|client|member|buyer|客户|客戶|会员|會員|买家|買家|顾客|顧客).*(?:name|名|名称|名稱|姓名|称呼|稱呼)$/,
  date: /(?:order|purchase|transaction|sale|invoice|sold)\w*(?:date|time|day|ts)|(?:date|time)\w*(?:order|purchase|transaction|sale|invoice)|(?:订单|下单|购买|交易|成交|销售|消费|開單|开单|訂單|下單|購買|銷售|銷貨|消費).*(?:日期|时间|時間|日)$/,
  order:
    /(?:order|invoice|receipt|transaction)(?:id|no|num|number|code)|(?:订单|訂單|单据|單據|交易|小票|发票|發票).*(?:号|號|编号|編號|id)$/,
  amount: /amount|revenue|sales|(?:金额|金額|销售额|銷售額|成交额|成交額)$/,
  quantity: /quantity|qty|(?:数量|數量|件数|件數)$/,
  price: /(?:unit|each|selling|sales?)price|(?:单价|單價)$/,
  product: /(?:product|item|sku|stock|article)(?:id|no|code|name|number)|(?:商品|产品|產品|货品|貨品|sku)/,
  cost: /(?:total|line)cost|成本(?:金额|金額|额|額|合计|合計)/,
  profit: /profit|毛利|利润|利潤/,
  currency: /currency|币种|幣別|币别|幣種/,
  due: /due(?:date|day)|(?:应付|應付|付款|收款).*(?:到期|期限)/,
}

/** Headings that contain a telling word and mean something else. */
export const notes =
  'status|state|type|kind|level|grade|tier|segment|group|category|source|channel|remark|note|comment|memo|city|country|region|address|zip|postal|状态|狀態|类型|類型|等级|等級|级别|級別|类别|類別|分类|分類|来源|來源|备注|備註|留言|地址|城市|地区|地區|省|邮编|郵遞'
export const dues =
  'ship|deliver|due|expect|promis|requir|birth|regist|signup|join|updat|modif|cancel|refund|return|expir|发货|發貨|出货|出貨|送达|送達|到货|到貨|收货|收貨|到期|预计|預計|承诺|承諾|要求|生日|出生|注册|註冊|更新|修改|取消|退款|退货|退貨|截止|关闭|關閉|结束|結束'
export const sums =
  'discount|tax|vat|freight|shipping|fee|coupon|voucher|refund|return|point|balance|cost|profit|margin|commission|deposit|rate|percent|优惠|優惠|折扣|税额|稅額|运费|運費|邮费|郵費|服务费|服務費|手续费|手續費|红包|紅包|积分|積分|点数|點數|余额|餘額|退款|退货|退貨|成本|利润|利潤|毛利|佣金|定金|押金|单价|單價|欠款|未付|未收|折让|折讓'
export const orderNever: Readonly<Record<ColumnRole, RegExp>> = {
  customer: new RegExp(
    `${notes}|${sums}|date|time|day|age|gender|sex|count|amount|number of|日期|时间|時間|生日|性别|性別|年龄|年齡|数$|數$|数量|數量|金额|金額|货款|貨款|应付|應付|实付|實付|支付|邮|服务|服務|价|價|订单|訂單|商品|order|product`,
  ),
  customerName: new RegExp(`${notes}|联系人|聯絡人|contact|product|商品|产品|產品`),
  date: new RegExp(`${dues}|${notes}|zone`),
  order: new RegExp(
    `${notes}|line|row|qty|quantity|amount|date|time|track|物流|运单|運單|快递|快遞|日期|时间|時間|金额|金額|数量|數量`,
  ),
  amount: new RegExp(
    `${sums}|qty|quantity|unit|person|rep|order(?:no|id|number)|man|date|数量|數量|人|员|員|单号|單號|日期|大写|大寫`,
  ),
  quantity: /free|gift|return|refund|stock|onhand|available|赠|贈|退|库存|庫存|剩余|剩餘|可用/,
  price: /cost|list|original|purchase|market|成本|进|進|原价|原價|标价|標價|吊牌|市场|市場|采购|採購/,
  product: new RegExp(
    `${notes}|${sums}|price|amount|qty|quantity|count|size|weight|数量|數量|金额|金額|价|價|小计|小計|总|總|件数|件數|图|圖|链接|評|评`,
  ),
  cost: /unit|ship|freight|单位|單位|单价|單價|成本价|成本價/,
  profit: /rate|percent|pct|ratio|率|比/,
  currency: /rate|汇率|匯率/,
  due: new RegExp(`amount|days|金额|金額|天数|天數|${notes}`),
}
