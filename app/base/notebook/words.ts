import type { Words } from '../language/language.ts'

export const notebookWords = {
  'notebook.busy': {
    'zh-CN':
      '没有保存：等了 {{seconds}} 秒，资料库仍被另一个操作占用。请稍后再试；一直如此，请关掉其他正在使用该数据的程序。',
    'zh-TW':
      '沒有儲存：等了 {{seconds}} 秒，資料庫仍被另一個操作佔用。請稍後再試；一直如此，請關掉其他正在使用該資料的程式。',
    en: 'Not saved: the notebook was still in use after {{seconds}} seconds. Try again in a moment; if this goes on, close other programs that use its file.',
  },
  'notebook.disk-full': {
    'zh-CN': '没有保存：磁盘已满。之前保存的内容都还在。请在 {{path}} 所在的磁盘上腾出空间，再试一次。',
    'zh-TW': '沒有儲存：磁碟已滿。之前儲存的內容都還在。請在 {{path}} 所在的磁碟上騰出空間，再試一次。',
    en: 'Not saved: the disk is full. Everything saved before is still there. Free some space on the disk of {{path}} and try again.',
  },
  'notebook.too-new': {
    'zh-CN':
      '{{path}} 是用更新的版本写的，这个版本不认识其中的“{{step}}”。请安装新版本，或改用另一个数据文件夹。',
    'zh-TW':
      '{{path}} 是用較新的版本寫的，這個版本不認得其中的「{{step}}」。請安裝新版本，或改用另一個資料資料夾。',
    en: '{{path}} was written by a newer version: this one does not know its “{{step}}”. Install the newer version, or use another data folder.',
  },
  'notebook.damaged': {
    'zh-CN': '{{path}} 不是资料库文件，或已损坏。请保留原件，用备份恢复。',
    'zh-TW': '{{path}} 不是資料庫檔案，或已損壞。請保留原件，用備份還原。',
    en: '{{path}} is no notebook, or is damaged. Keep the file as it is and restore from a backup.',
  },
  'notebook.foreign': {
    'zh-CN': '{{path}} 是另一个程序的 SQLite 文件，没有改动它。请改用另一个数据文件夹。',
    'zh-TW': '{{path}} 是另一個程式的 SQLite 檔案，沒有更動它。請改用另一個資料資料夾。',
    en: '{{path}} is the SQLite file of another program; it was left as it is. Use another data folder.',
  },
  'notebook.unreachable': {
    'zh-CN': '打不开 {{path}}：文件夹不存在，或没有读写权限。请检查该文件夹和权限。',
    'zh-TW': '無法開啟 {{path}}：資料夾不存在，或沒有讀寫權限。請檢查該資料夾和權限。',
    en: 'Cannot open {{path}}: its folder is missing, or may not be read and written. Check the folder and its permissions.',
  },
} as const satisfies Words
