import type { Words } from '../../../base/language/language.ts'

/** What is said of the last run where settings are changed. */
export const worthValuedWords = {
  'worth.page.valued.heading': {
    'zh-CN': '上次估出来',
    'zh-TW': '上次估出來',
    en: 'What the last valuing found',
  },
  'worth.page.valued.unit': {
    'zh-CN': '现有客户还值',
    'zh-TW': '現有顧客還值',
    en: 'present customers are still worth',
  },
  'worth.page.valued.last': {
    'zh-CN': '{{when}} 估的，{{buyers}} 位客户。',
    'zh-TW': '{{when}} 估的，{{buyers}} 位顧客。',
    en: 'Valued {{when}}, {{buyers}} customers.',
  },
  'worth.page.valued.measured': {
    'zh-CN': '订单里都写着成本或利润，没用到毛利率。',
    'zh-TW': '訂單裡都寫著成本或利潤，沒用到毛利率。',
    en: 'All orders name cost or profit: the margin rate was not needed.',
  },
  'worth.page.valued.mixed': {
    'zh-CN': '写了成本的按成本，其余的毛利率假定为 {{rate}}。',
    'zh-TW': '寫了成本的依成本，其餘的毛利率假定為 {{rate}}。',
    en: 'Measured where orders name their cost; {{rate}} assumed for the rest.',
  },
  'worth.page.valued.assumed': {
    'zh-CN': '订单里没写成本，毛利率假定为 {{rate}}。',
    'zh-TW': '訂單裡沒寫成本，毛利率假定為 {{rate}}。',
    en: 'No order names its cost: a margin rate of {{rate}} was assumed.',
  },
  'worth.page.valued.open': { 'zh-CN': '看客户价值', 'zh-TW': '看顧客價值', en: 'See customer worth' },
} as const satisfies Words
