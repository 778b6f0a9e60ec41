import type { CustomerRole } from './contract.ts'
import { orderWords } from './order-headings.ts'

const [numbers = '', parties = '', names = '', , people = ''] = orderWords.customer

/** What people call the columns of a list of customers. */
export const customerWords: Readonly<Record<CustomerRole, readonly string[]>> = {
  customer: [numbers, '编号 档案编号 档案号 户号 编码 編號 檔案編號 戶號 代號 id no number code'],
  name: [
    names,
    parties,
    `${people} 名称 名字 户名 户主 户主姓名 家庭 家庭名称 公司 企业名称 店名 門店名稱 名稱 戶名 戶主 家庭名稱 企業名稱
     householdname contactname personname`,
  ],
  kind: [
    `customertype customerkind clienttype accounttype kind
     客户类型 客户类别 客户性质 客户种类 客户分类 类型 性质 客戶類型 客戶類別 客戶性質 客戶分類 類型 性質`,
    'type category class 类别 分类 類別 分類',
  ],
  phone: [
    `phone mobile mobilephone mobilenumber phonenumber phoneno tel telephone telephonenumber cell cellphone customerphone
     手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系手机 客户手机 客户手机号 客户电话 会员手机号 联系方式
     手機 手機號碼 行動電話 電話 電話號碼 聯絡電話 聯絡手機 客戶電話 聯絡方式`,
    'contactphone officephone homephone wechat 座机 固定电话 家庭电话 办公电话 微信 市話 住家電話 公司電話',
  ],
  email: [
    'email emailaddress mail customeremail 邮箱 电子邮箱 电子邮件 邮件 邮箱地址 電子郵件 電子信箱 信箱 郵箱',
  ],
  address: [
    `address streetaddress customeraddress homeaddress shippingaddress deliveryaddress billingaddress street addressline1
     地址 详细地址 联系地址 客户地址 收货地址 送货地址 配送地址 家庭住址 家庭地址 住址 通讯地址 公司地址 门店地址
     詳細地址 聯絡地址 客戶地址 收貨地址 送貨地址 配送地址 通訊地址 戶籍地址`,
  ],
  city: [
    'city town 城市 所在城市 所在市 县市 縣市 所在縣市',
    'region area district 地区 区域 所在地区 所在地 省市 地區 區域 所在地區',
  ],
  occupation: ['occupation profession job industry 职业 工作 从事职业 行业 所属行业 職業 行業 所屬行業'],
  position: ['position jobtitle title role 职位 职务 岗位 头衔 職位 職務 職稱 頭銜'],
  gender: ['gender sex 性别 性別'],
  birthday: ['birthday birthdate dateofbirth dob born birth 生日 出生日期 出生年月 出生年月日 出生日 出生'],
  householdSize: [
    `householdsize familysize householdmembers familymembers people persons
     家庭人口 家庭人数 家庭人口数 人口 人口数 几口人 家庭成员数 家中人数 人数 家庭人數 人口數 家庭人口數 人數`,
  ],
  payday: [
    `payday salaryday paydayofmonth dayofpay wageday
     发薪日 发工资日 工资日 发薪日期 发工资日期 开支日 领薪日 发薪 發薪日 發薪日期 領薪日 薪資日 發薪`,
  ],
  owner: [
    `owner salesperson salesrep salesman accountmanager accountowner responsible assignedto assignee
     负责人 业务员 客户经理 销售员 销售代表 跟进人 归属人 所属业务员 负责业务员 专员 销售人员 归属员工 导购
     負責人 業務員 客戶經理 銷售員 負責業務 業務代表 承辦人 專員`,
  ],
  source: [
    `source leadsource customersource referralsource acquisitionchannel
     客户来源 来源 来源渠道 获客渠道 获客来源 渠道来源 线索来源 客戶來源 來源 來源管道 獲客管道`,
    'channel 渠道 管道',
  ],
  intendedProduct: [
    `intendedproduct interestedin productofinterest interestproduct wantedproduct
     意向商品 意向产品 意向 意向品种 感兴趣的商品 想买的商品 需求商品 意向產品 意向品項 有興趣的商品 想買的商品`,
  ],
  intendedPrice: [
    `intendedprice targetprice expectedprice wantedprice budget
     意向价格 意向价 意向价位 期望价格 心理价位 预算 意向價格 意向價 期望價格 心理價位 預算`,
  ],
  tags: ['tags tag labels label 标签 客户标签 会员标签 標籤 客戶標籤 會員標籤'],
  note: [
    `note notes remark remarks comment comments memo description
     备注 备注信息 说明 附注 客户备注 備註 備註說明 說明 附註 客戶備註`,
  ],
  contact: [
    `contact contactperson contactpersonname primarycontact
     联系人 联系人姓名 联络人 主要联系人 对接人 经办人 聯絡人 聯絡人姓名 主要聯絡人 窗口 經辦人`,
  ],
}

const others = /推荐|推薦|介绍|介紹|referr|parent|上级|上級|count|amount|total|金额|金額|日期|date/

export const customerParts = {
  customer: {
    part: /(?:customer|client|member|客户|客戶|会员|會員|顾客|顧客).*(?:id|no|code|号|號|编号|編號|编码|編碼|代码|代號)$/,
    never: new RegExp(`${others.source}|phone|mobile|手机|手機|电话|電話`),
  },
  name: {
    part: /(?:客户|客戶|会员|會員|顾客|顧客|公司|企业|企業).*(?:名|称|稱)$/,
    never: new RegExp(`${others.source}|人`),
  },
  phone: {
    part: /(?:手机|手機|电话|電話)|phone|mobile/,
    never: new RegExp(`${others.source}|time|时间|時間|次数|次數`),
  },
  email: { part: /email|邮箱|郵箱|電子郵件/, never: others },
  address: { part: /address|地址|住址/, never: /email|邮箱|郵|ip|网|網/ },
  birthday: { part: /birth|生日|出生/, never: /place|地|gift|礼|禮/ },
  householdSize: {
    part: /(?:household|family).*(?:size|count|members)|家庭.*(?:人口|人数|人數)/,
    never: /收入|income/,
  },
  payday: { part: /发薪|發薪|发工资|發工資|领薪|領薪|salaryday/, never: /金额|金額|amount/ },
  owner: {
    part: /业务员|業務員|客户经理|客戶經理|负责人|負責人|salesperson|accountmanager/,
    never: /电话|電話|phone|部门|部門/,
  },
  source: { part: /来源|來源|source/, never: /编号|編號|id$/ },
  tags: { part: /标签|標籤/, never: /日期|date/ },
  note: { part: /备注|備註|remark|comment/, never: /date|日期/ },
  contact: { part: /联系人|聯絡人|contactperson/, never: /电话|電話|手机|手機|phone|职|職|email|邮|郵/ },
} as const
