import { random } from '@ricebook/engine'

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  '欧阳',
  '司马',
  '上官',
  '诸葛',
]
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力志斌海波宁福生龙元全胜学祥才发武新利清飞彬富顺信子轩浩然博雅欣怡梓涵诗琪雨泽宇航思源佳慧晨曦',
]

/** Invented names of people, as a seed gives them: commoner surnames more often, given names of one or two characters. */
export function chineseNames(seed: number): () => string {
  const chance = random(seed)
  const pick = <Item>(all: readonly Item[], u: number): Item => all[Math.floor(all.length * u)] as Item
  return () => {
    const surname = pick(surnames, chance.uniform() ** 1.7)
    const second = chance.uniform() < 0.75 ? pick(given, chance.uniform()) : ''
    return `${surname}${pick(given, chance.uniform())}${second}`
  }
}
