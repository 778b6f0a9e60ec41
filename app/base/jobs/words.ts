import type { Words } from '../language/language.ts'

export const jobsWords = {
  'jobs.unknown': {
    'zh-CN': '没有编号为 {{id}} 的任务。它可能已结束超过 30 天而被清除。请从任务列表里选一个。',
    'zh-TW': '沒有編號為 {{id}} 的工作。它可能已結束超過 30 天而被清除。請從工作清單中選一個。',
    en: 'There is no job {{id}}. It may have ended more than 30 days ago and been cleared away. Choose one from the list of jobs.',
  },
  'jobs.ended': {
    'zh-CN': '任务 {{id}} 已经结束，不能再取消。',
    'zh-TW': '工作 {{id}} 已經結束，不能再取消。',
    en: 'Job {{id}} has ended already and can no longer be cancelled.',
  },
  'jobs.not-failed': {
    'zh-CN': '只有失败了的任务才能重试，任务 {{id}} 没有失败。',
    'zh-TW': '只有失敗了的工作才能重試，工作 {{id}} 沒有失敗。',
    en: 'Only a job that failed can be tried again, and job {{id}} has not failed.',
  },
  'jobs.same-waits': {
    'zh-CN': '同样的任务 {{other}} 已经在等待或进行中。请等它结束，再看是否还要重试。',
    'zh-TW': '同樣的工作 {{other}} 已在等待或進行中。請等它結束，再看是否還要重試。',
    en: 'The same job is waiting or running already ({{other}}). Wait for its end, then see whether to try this one again.',
  },
  'jobs.kind-unknown': {
    'zh-CN': '这个版本的程序不认识“{{kind}}”这种任务，可能是由更新的版本留下的。请用那个版本打开，然后重试。',
    'zh-TW':
      '這個版本的程式不認識「{{kind}}」這種工作，可能是由較新的版本留下的。請用那個版本開啟，然後重試。',
    en: 'This version of the program does not know jobs of the kind “{{kind}}”; a newer one may have left it. Open the folder with that version and try the job again.',
  },
  'jobs.died': {
    'zh-CN':
      '任务进行了 {{attempts}} 次，每次程序都中途停止（被结束、断电或内存不足）。请检查电脑的内存和磁盘，然后重试。',
    'zh-TW':
      '工作進行了 {{attempts}} 次，每次程式都中途停止（被結束、斷電或記憶體不足）。請檢查電腦的記憶體和磁碟，然後重試。',
    en: 'The job was tried {{attempts}} times, and each time the program stopped half-way (ended, power cut, or out of memory). Check the computer’s memory and disk, then try again.',
  },
  'jobs.closing': {
    'zh-CN': '程序正在关闭，不再等待任务 {{id}}。没做完的任务会在下次启动时接着做。',
    'zh-TW': '程式正在關閉，不再等待工作 {{id}}。沒做完的工作會在下次啟動時接著做。',
    en: 'The program is closing and no longer waits for job {{id}}. What is not finished goes on when it starts next.',
  },
  'jobs.api.list': { 'zh-CN': '任务，新的在前', 'zh-TW': '工作，新的在前', en: 'Jobs, newest first' },
  'jobs.api.live': { 'zh-CN': '任务的实时进度', 'zh-TW': '工作的即時進度', en: 'Live progress of jobs' },
  'jobs.api.one': { 'zh-CN': '一个任务的情况', 'zh-TW': '一項工作的情況', en: 'One job' },
  'jobs.api.cancel': { 'zh-CN': '取消一个任务', 'zh-TW': '取消一項工作', en: 'Cancel a job' },
  'jobs.api.retry': {
    'zh-CN': '把失败的任务再试一次',
    'zh-TW': '把失敗的工作再試一次',
    en: 'Try a failed job again',
  },
  'jobs.api': { 'zh-CN': '任务', 'zh-TW': '工作', en: 'Jobs' },
  'jobs.field.payload': {
    'zh-CN': '交给任务的内容，随任务种类而定',
    'zh-TW': '交給工作的內容，依工作種類而定',
    en: 'what the job was given; each kind has its own',
  },
  'jobs.field.result': {
    'zh-CN': '任务的结果，随任务种类而定',
    'zh-TW': '工作的結果，依工作種類而定',
    en: 'what the job answered; each kind has its own',
  },
  'jobs.field.why': {
    'zh-CN': '失败的原因，用读者的语言说；空：没有失败',
    'zh-TW': '失敗的原因，用讀者的語言說；空：沒有失敗',
    en: 'why it failed, in the reader’s language; null: it did not',
  },
} as const satisfies Words
