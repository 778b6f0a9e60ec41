import { syllablesOf } from './names.ts'
import { lettersOf, textKey } from './text.ts'

/** A company's name taken apart for finding and matching. */
export type CompanyName = {
  /** Without legal form, branch, place and brackets: 示例星河. */
  readonly core: string
  readonly corePinyin: string
  /** What the company does, where the name says so: 贸易 and 物流 are two companies. */
  readonly industry: string | null
  readonly place: string | null
  /** A branch is a record of its own, with its company as parent. */
  readonly branch: boolean
}

const forms =
  `股份有限公司 有限责任公司 责任有限公司 集团股份有限公司 集团有限公司 (集团)有限公司 企业有限公司 有限公司
  股份公司 集团公司 无限公司 合伙企业(有限合伙) 合伙企业(普通合伙) 有限合伙 个人独资企业 个体工商户 总公司 集团 公司
  co.,ltd. co.,ltd co.ltd. co.ltd companylimited limited ltd. ltd inc. inc corporation corp. corp group holdings
  pte.ltd. llc plc gmbh`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
const branches = ['分公司', '分店', '支行', '办事处', '分行', '分部']
const industries =
  `网络科技 信息技术 电子商务 餐饮管理 文化传媒 建筑工程 医疗器械 进出口 贸易 商贸 物流 科技 粮油 食品 包装 实业
  餐饮 超市 酒店 米业 农业 百货`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
const kinds =
  /(?:商行|商店|门市部|经营部|事务所|研究院|研究所|合作社|工作室|企业社|行号|中心|超市|酒店|饭店|餐厅|食堂|粮店|米店|米行|学校|医院|幼儿园|厂|店)$/u
// Municipalities and provinces, and whatever ends as a place does, two or three characters before 市, 省, 县 or 区.
const place =
  /^(?:北京|上海|天津|重庆|广东|广州|深圳|杭州|南京|苏州|武汉|成都|西安|长沙|郑州|青岛|厦门|宁波|佛山|东莞|福建|浙江|江苏|山东|河南|河北|湖南|湖北|四川|台湾|台北|香港|澳门)(?:市|省)?|^\p{Script=Han}{2,3}[市省县]/u

/** Takes a company's name apart. Two writings of one company share core, place and industry, or lack one of them. */
export function companyName(text: string): CompanyName {
  let rest = textKey(text).replace(/\s/gu, '')
  const branch = branches.some((word) => rest.endsWith(word))
  // 北京示例公司海淀分公司: what stands behind the company's own form names the branch.
  if (branch) rest = rest.replace(/(公司|集团).*$/u, '$1')
  rest = withoutEnd(rest, forms)
  const bracketed = /\((\p{Script=Han}{2,6})\)/u.exec(rest)?.[1] ?? null
  rest = lettersOf(rest.replace(/\([^)]*\)/gu, ''))
  const front = place.exec(rest)?.[0] ?? null
  if (front !== null && rest.length - front.length >= 2) rest = rest.slice(front.length)
  const industry = industries.find((word) => rest.endsWith(word) && rest.length - word.length >= 2) ?? null
  const core = industry === null ? rest : rest.slice(0, -industry.length)
  return {
    core,
    corePinyin: syllablesOf(core).join(''),
    industry,
    place: (bracketed ?? front)?.replace(/[市省]$/u, '') ?? null,
    branch,
  }
}

function withoutEnd(name: string, ends: readonly string[]): string {
  for (const end of ends) {
    if (name.endsWith(end) && name.length > end.length) return name.slice(0, -end.length)
  }
  return name
}

/** person or company, by nothing but the name. */
export function kindOfName(name: string): 'person' | 'company' {
  const key = textKey(name).replace(/\s/gu, '')
  const formal = forms.some(
    (form) => key.length > form.length && key.endsWith(form) && /\P{ASCII}/u.test(form),
  )
  const english = /[\s,](?:co\.?,? ?ltd|ltd|limited|inc|llc|plc|gmbh|corp|corporation)\.?$/u.test(
    textKey(name),
  )
  return formal || english || ([...key].length >= 4 && kinds.test(key)) ? 'company' : 'person'
}
