import type { RoleOf } from './contract.ts'
import { notes, orderParts, orderWords, sums } from './order-headings.ts'

/** What people call the columns of a list of goods. */
export const productWords: Readonly<Record<RoleOf<'products'>, readonly string[]>> = {
  product: [orderWords.product[0] ?? '', '编号 编码 代码 编号id 編號 編碼 代號 id no'],
  name: [orderWords.product[1] ?? '', 'name title description 名称 名字 品名规格 名稱 品名規格'],
  unit: [
    `unit uom unitofmeasure measure salesunit packunit 单位 计量单位 销售单位 包装单位 基本单位 计价单位 单位名称
     單位 計量單位 銷售單位 包裝單位 基本單位 計價單位`,
  ],
  category: [
    `category productcategory itemcategory categoryname department productgroup
     品类 类别 分类 商品类别 商品分类 商品品类 产品类别 产品分类 大类 一级分类 类目 商品类目
     品類 類別 分類 商品類別 商品分類 產品類別 產品分類 大類`,
    'type group productline 类型 商品类型 系列 類型 商品類型',
  ],
  price: [
    `listprice retailprice standardprice regularprice rrp msrp unitprice sellingprice saleprice salesprice
     标价 零售价 零售价格 定价 售价 销售价 销售价格 销售单价 标准售价 标准价格 统一售价 挂牌价
     標價 零售價 零售價格 定價 售價 銷售價 銷售價格 標準售價 標準價格`,
    orderWords.price.join(' '),
    'wholesaleprice memberprice 批发价 会员价 批發價 會員價',
  ],
  cost: [
    `cost unitcost costprice purchaseprice buyingprice landedcost averagecost
     成本 成本价 单位成本 进价 进货价 采购价 采购单价 进货单价 参考成本 平均成本 成本单价
     成本價 單位成本 進價 進貨價 採購價 採購單價 平均成本 成本單價`,
  ],
  currency: orderWords.currency,
}

export const productParts = {
  product: {
    part: orderParts.product,
    never: new RegExp(`${notes}|${sums}|name|名称|名稱|品名|标题|標題|price|价|價`),
  },
  name: { part: /(?:商品|产品|產品|货品|貨品|物料).*(?:名|标题|標題)/, never: new RegExp(notes) },
  unit: { part: /(?:计量|計量|销售|銷售|包装|包裝)单?位|uom/, never: /price|cost|价|價|成本/ },
  category: { part: /category|品类|品類|(?:商品|产品|產品).*(?:类|類)/, never: /date|日期/ },
  price: {
    part: orderParts.price,
    never: /cost|purchase|成本|进|進|采购|採購|促销|促銷|特价|特價|offer|promo/,
  },
  cost: { part: /(?:unit|purchase)cost|成本|进货价|進貨價|采购价|採購價/, never: /rate|率|合计|合計|总|總/ },
  currency: { part: orderParts.currency, never: /rate|汇率|匯率/ },
} as const
