import { accessWords } from './base/access/words.ts'
import { cliWords } from './base/cli/words.ts'
import { httpWords } from './base/http/words.ts'
import { installationWords } from './base/installation/words.ts'
import { jobsWords } from './base/jobs/words.ts'
import { ledgerWords } from './base/ledger/words.ts'
import { notebookWords } from './base/notebook/words.ts'
import { collectionsWords } from './customise/collections/words.ts'
import { deliveriesWords } from './customise/deliveries/words.ts'
import { worthWords } from './differentiate/worth/words.ts'
import { customersWords } from './identify/customers/words.ts'
import { importsWords } from './identify/imports/words.ts'
import { ordersWords } from './identify/orders/words.ts'
import { actionsWords } from './interact/actions/words.ts'
import { followUpsWords } from './interact/follow-ups/words.ts'
import { todayWords } from './interact/today/words.ts'
import { exportsWords } from './manage/exports/words.ts'
import { settingsWords } from './manage/settings/words.ts'

/** Everything the program says, in the three languages. */
export const allWords = [
  cliWords,
  notebookWords,
  ledgerWords,
  jobsWords,
  installationWords,
  httpWords,
  accessWords,
  customersWords,
  importsWords,
  ordersWords,
  worthWords,
  deliveriesWords,
  collectionsWords,
  followUpsWords,
  actionsWords,
  todayWords,
  settingsWords,
  exportsWords,
] as const
