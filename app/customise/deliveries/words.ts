import type { Words } from '../../base/language/language.ts'

export const deliveriesWords = {
  // why a delivery is proposed; said as it is kept, on any later day: days are dates and never "so many days ago"
  'deliveries.reason.any': {
    'zh-CN': '大约 **{{runOut}}**再来买（{{interval}}）；平时每 {{count}} 天来一次，上次是 {{last}}。',
    'zh-TW': '大約 **{{runOut}}**再來買（{{interval}}）；平時每 {{count}} 天來一次，上次是 {{last}}。',
    en: {
      one: 'Buys again about **{{runOut}}** ({{interval}}); comes every day, last on {{last}}.',
      other:
        'Buys again about **{{runOut}}** ({{interval}}); comes every {{count}} days or so, last on {{last}}.',
    },
  },
  'deliveries.reason.any-once': {
    'zh-CN':
      '大约 **{{runOut}}**再来买（{{interval}}）；只在 {{last}}来过一次，像这样的客户约 {{count}} 天再来。',
    'zh-TW':
      '大約 **{{runOut}}**再來買（{{interval}}）；只在 {{last}}來過一次，像這樣的客戶約 {{count}} 天再來。',
    en: {
      one: 'Buys again about **{{runOut}}** ({{interval}}); came once, on {{last}}, and customers like this come again after a day.',
      other:
        'Buys again about **{{runOut}}** ({{interval}}); came once, on {{last}}, and customers like this come again after {{count}} days or so.',
    },
  },
  'deliveries.reason.product': {
    'zh-CN':
      '{{product}}，约 **{{runOut}}**用完（{{interval}}）；平时每 {{count}} 天买一次，上次是 {{last}}。',
    'zh-TW':
      '{{product}}，約 **{{runOut}}**用完（{{interval}}）；平時每 {{count}} 天買一次，上次是 {{last}}。',
    en: {
      one: '{{product}} runs out about **{{runOut}}** ({{interval}}); bought every day, last on {{last}}.',
      other:
        '{{product}} runs out about **{{runOut}}** ({{interval}}); bought every {{count}} days or so, last on {{last}}.',
    },
  },
  'deliveries.reason.product-once': {
    'zh-CN':
      '{{product}}，约 **{{runOut}}**用完（{{interval}}）；只在 {{last}}买过一次，像这样的客户约 {{count}} 天再买。',
    'zh-TW':
      '{{product}}，約 **{{runOut}}**用完（{{interval}}）；只在 {{last}}買過一次，像這樣的客戶約 {{count}} 天再買。',
    en: {
      one: '{{product}} runs out about **{{runOut}}** ({{interval}}); bought once, on {{last}}, and customers like this buy it again after a day.',
      other:
        '{{product}} runs out about **{{runOut}}** ({{interval}}); bought once, on {{last}}, and customers like this buy it again after {{count}} days or so.',
    },
  },
  'deliveries.reason.quantity': {
    'zh-CN':
      '{{product}}，约 **{{runOut}}**用完（{{interval}}）；平时每 {{count}} 天买一次，上次 {{last}}买了 {{quantity}}。',
    'zh-TW':
      '{{product}}，約 **{{runOut}}**用完（{{interval}}）；平時每 {{count}} 天買一次，上次 {{last}}買了 {{quantity}}。',
    en: {
      one: '{{product}} runs out about **{{runOut}}** ({{interval}}); bought every day, last time {{quantity}} on {{last}}.',
      other:
        '{{product}} runs out about **{{runOut}}** ({{interval}}); bought every {{count}} days or so, last time {{quantity}} on {{last}}.',
    },
  },
  'deliveries.reason.quantity-once': {
    'zh-CN':
      '{{product}}，约 **{{runOut}}**用完（{{interval}}）；只在 {{last}}买过 {{quantity}}，像这样的客户约 {{count}} 天再买。',
    'zh-TW':
      '{{product}}，約 **{{runOut}}**用完（{{interval}}）；只在 {{last}}買過 {{quantity}}，像這樣的客戶約 {{count}} 天再買。',
    en: {
      one: '{{product}} runs out about **{{runOut}}** ({{interval}}); bought once, {{quantity}} on {{last}}, and customers like this buy it again after a day.',
      other:
        '{{product}} runs out about **{{runOut}}** ({{interval}}); bought once, {{quantity}} on {{last}}, and customers like this buy it again after {{count}} days or so.',
    },
  },
  'deliveries.reason.household': {
    'zh-CN':
      '{{product}}，约 **{{runOut}}**用完（{{interval}}）：家里 {{persons}} 口人，{{last}}买了 {{quantity}}。',
    'zh-TW':
      '{{product}}，約 **{{runOut}}**用完（{{interval}}）：家裡 {{persons}} 口人，{{last}}買了 {{quantity}}。',
    en: '{{product}} runs out about **{{runOut}}** ({{interval}}): a household of {{persons}} bought {{quantity}} on {{last}}.',
  },
  // the estimate itself
  'deliveries.due-soon': {
    'zh-CN': '{{days}} 天内会再买的可能：{{chance}}',
    'zh-TW': '{{days}} 天內會再買的可能：{{chance}}',
    en: 'Chance of buying again within {{days}} days: {{chance}}',
  },
  'deliveries.no-date': {
    'zh-CN': '说不准哪天：买的间隔太不规律，或者买的次数还太少。',
    'zh-TW': '說不準哪天：購買的間隔太不規律，或次數還太少。',
    en: 'No date can be told: the gaps between purchases differ too much, or there are too few yet.',
  },
  'deliveries.few-returns': {
    'zh-CN': '最近四周回来买的次数太少，“近期会买”的可能只是粗略估计。',
    'zh-TW': '最近四週回購的次數太少，「近期會買」的可能只是粗略估計。',
    en: 'Too few came back in the last four weeks: the chances of buying soon are rough.',
  },
  'deliveries.order-reversed': {
    'zh-CN': '最近四周回来的人和预计的正好相反（可能是过节或停业），“近期会买”的可能对所有人都按平均值给出。',
    'zh-TW':
      '最近四週回來的人與預計的正好相反（可能是過節或停業），「近期會買」的可能對所有人都按平均值給出。',
    en: 'In the last four weeks the others came back than those expected (a feast, or days closed?): the chance of buying soon is the average for everybody.',
  },
  'deliveries.api.needs': {
    'zh-CN': '客户接下来什么时候需要什么，先送的在前',
    'zh-TW': '客戶接下來什麼時候需要什麼，先送的在前',
    en: 'When a customer needs what next, what to bring first in front',
  },
  'deliveries.field.product': {
    'zh-CN': '商品；空：不论什么',
    'zh-TW': '商品；空：不論什麼',
    en: 'the product; empty: whatever it is',
  },
  'deliveries.field.name': {
    'zh-CN': '商品现在叫什么、按什么计；空：没有商品清单说到',
    'zh-TW': '商品現在的名稱與單位；空：沒有商品清單提到',
    en: 'what the product is called and counted in now; null: no list of products says',
  },
  'deliveries.field.run-out': {
    'zh-CN': '预计用完的日子；空：太没把握，不写日期',
    'zh-TW': '預計用完的日子；空：太沒把握，不寫日期',
    en: 'when it is expected to run out; null: too uncertain to print a date',
  },
  'deliveries.field.deliver-by': {
    'zh-CN': '该送到的日子：多半还没用完',
    'zh-TW': '該送到的日子：多半還沒用完',
    en: 'the day to deliver on: most still have some',
  },
  'deliveries.field.due-soon': {
    'zh-CN': '14 天内需要的可能',
    'zh-TW': '14 天內需要的可能',
    en: 'chance that it is needed within 14 days',
  },
  'deliveries.field.usual-gap': {
    'zh-CN': '平时隔几天',
    'zh-TW': '平時隔幾天',
    en: 'usual gap in days',
  },
  'deliveries.field.reason': {
    'zh-CN': '为什么，用读者的语言说；空：没有日期可说',
    'zh-TW': '為什麼，用讀者的語言說；空：沒有日期可說',
    en: 'why, in the reader’s language; null: there is no date to give a reason for',
  },
} as const satisfies Words
