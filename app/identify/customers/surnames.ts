/** Surnames of two characters, simplified. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  `欧阳 百里 淳于 澹台 第五 东方 独孤 端木 段干 公孙 公西 公羊 公冶 赫连 呼延 皇甫 乐正 令狐 闾丘 慕容 纳兰 南宫 南门
  濮阳 亓官 上官 申屠 司空 司寇 司马 司徒 太史 太叔 拓跋 完颜 万俟 尉迟 闻人 巫马 西门 夏侯 鲜于 轩辕 宇文 长孙 钟离
  仲孙 诸葛 颛孙 宗政 左丘 单于 东郭 南郭 梁丘 谷梁 公良 漆雕 壤驷 宰父 微生 羊舌 左人 子车`.split(/\s+/),
)

/** How a surname is read where the dictionary of names is wrong, simplified. */
export const surnameReadings: ReadonlyMap<string, readonly string[]> = new Map([['单于', ['chan', 'yu']]])

/** Other readings in use, by the family itself or by who types the name: found by them too. */
export const otherReadings: ReadonlyMap<string, readonly string[]> = new Map(
  `曾 ceng|单 dan|仇 chou|查 cha|解 jie|盖 gai|朴 pu|区 qu|翟 di|覃 tan|乐 le|洗 xi|缪 mou|员 yuan|折 zhe|种 zhong
  |秘 mi|繁 fan|召 zhao|祭 ji|宓 fu|隗 kui|郇 huan|郗 chi|能 neng|牟 mu|车 ju|尉 yu|长孙 changsun|单于 danyu
  |尉迟 weichi|吕 lyu`
    .split('|')
    .map((entry) => entry.trim().split(' '))
    .map(([surname, ...readings]) => [surname ?? '', readings]),
)

/** Words of respect behind a name; what is left may be a surname only. Longest first. */
export const titles: readonly string[] =
  `副总经理 总经理 董事长 老板娘 先生 女士 小姐 太太 夫人 老师 经理 总监 主任 主管 老板 阿姨 叔叔 大爷 大妈 大叔 大姐 大哥
  师傅 医生 教授 博士 处长 局长 科长 校长 院长 店长 厂长 会计 同学 部长 队长 总`.split(/\s+/)

/** Words of respect that are also given names: taken off behind a bare surname only (王工, but not 李建工). */
export const shortTitles: readonly string[] = ['董', '工', '姐', '哥', '叔', '姨', '婶', '嫂', '爷']
