import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** What is chosen often where people write Chinese by its sounds, and the lists of the library know little of. */
const byItsSounds = [
  ...['woaini', 'woaini520', 'woaini1314', 'woaiwojia', '5201314', '520520', '1314520', 'woshishui', 'nihao'],
  ...['mima', 'taobao', 'alipay', 'zhifubao', 'weixin', 'huawei', 'xiaomi', 'tianya', 'dearbook', 'pengyou'],
  ...[
    'laoban',
    'gongsi',
    'xiaoshou',
    'kehu',
    'dianpu',
    'guangzhou',
    'shenzhen',
    'beijing',
    'shanghai',
    'hangzhou',
  ],
  ...[
    'laogong',
    'laopo',
    'baobao',
    'baobei',
    'haohao',
    'caonima',
    'wangyut',
    'xiazhili',
    'admin888',
    'zhongguo',
  ],
  ...[
    'zhangwei',
    'wangwei',
    'wangfang',
    'liwei',
    'lina',
    'zhangmin',
    'lijing',
    'wangjing',
    'liuwei',
    'zhangli',
  ],
  ...[
    'wangxiuying',
    'zhangjing',
    'lixiuying',
    'wangli',
    'zhangxiuying',
    'wangyan',
    'liyan',
    'liuyang',
    'liqiang',
  ],
  'ricebook',
]

/** Fewer letters than this are refused; a contract says the same. */
export const FEWEST_LETTERS = 10
/** Powers of ten of guesses: a million come through the door in no lifetime, but are nothing to a machine beside it. */
const WEAK_BELOW = 6
const GOOD_FROM = 10

/** How a password would be judged: too short, guessed in the first million tries, acceptable, or good. */
export type Strength = 'short' | 'weak' | 'fair' | 'good'

/** Judges a password; `about` is what somebody who knows the person would try. */
export type Judge = (password: string, about: readonly string[]) => Strength

let judge: Promise<Judge> | undefined

/** The lists of what is chosen most are half a megabyte: they come when a password is about to be chosen. */
export function passwordJudge(): Promise<Judge> {
  judge ??= withLists().catch((error: unknown) => {
    judge = undefined
    throw error
  })
  return judge
}

async function withLists(): Promise<Judge> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const known: ZxcvbnFactory = new ZxcvbnFactory({
    dictionary: { ...dictionary, byItsSounds },
    graphs: adjacencyGraphs,
    maxLength: 128,
  })
  return (password, about) => {
    if (password.length < FEWEST_LETTERS) return 'short'
    const { guessesLog10 } = known.check(password.normalize('NFKC'), [...about])
    if (guessesLog10 < WEAK_BELOW) return 'weak'
    return guessesLog10 < GOOD_FROM ? 'fair' : 'good'
  }
}

/** What can be said before the lists are there; the program judges by them in any case. */
export const byLength: Judge = (password) => (password.length < FEWEST_LETTERS ? 'short' : 'fair')

/** A name and an address, and their parts: what somebody who knows the person would try. */
export function partsOf(name: string, email: string): string[] {
  const parts = [name, ...name.split(/\s+/), email, ...email.split('@'), ...email.split(/[@.]/)]
  return [...new Set(parts)].filter((part) => part !== '')
}
