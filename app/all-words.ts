import { keysWords } from './base/access/keys/words.ts'
import { secondFactorWords } from './base/access/second-factor/words.ts'
import { accessWords } from './base/access/words.ts'
import { auditWords } from './base/audit/words.ts'
import { cliWords } from './base/cli/words.ts'
import { configurationWords } from './base/configuration/words.ts'
import { httpWords } from './base/http/words.ts'
import { installationWords } from './base/installation/words.ts'
import { jobsWords } from './base/jobs/words.ts'
import { ledgerWords } from './base/ledger/words.ts'
import { notebookWords } from './base/notebook/words.ts'
import { fieldWords } from './base/ui/field/words.ts'
import { collectionsWords } from './customise/collections/words.ts'
import { deliveriesWords } from './customise/deliveries/words.ts'
import { worthFormulaWords } from './differentiate/worth/formulas/words.ts'
import { worthPageWords } from './differentiate/worth/sheets/words.ts'
import { worthValuedWords } from './differentiate/worth/valued/words.ts'
import { worthWords } from './differentiate/worth/words.ts'
import { bulkEditsWords } from './identify/bulk-edits/words.ts'
import { customerFileWords } from './identify/customer-file/words.ts'
import { customersWords } from './identify/customers/words.ts'
import { erasureWords } from './identify/erasure/words.ts'
import { importsWords } from './identify/imports/words.ts'
import { ordersWords } from './identify/orders/words.ts'
import { viewsWords } from './identify/views/words.ts'
import { actionsWords } from './interact/actions/words.ts'
import { followUpsWords } from './interact/follow-ups/words.ts'
import { todayOfflineWords } from './interact/today/offline/words.ts'
import { todayWords } from './interact/today/words.ts'
import { touchesWords } from './interact/touches/words.ts'
import { auditPageWords } from './manage/audit/words.ts'
import { backupsWords } from './manage/backups/words.ts'
import { demoWords } from './manage/demo/words.ts'
import { doctorWords } from './manage/doctor/words.ts'
import { exportsWords } from './manage/exports/words.ts'
import { moveWords } from './manage/move/words.ts'
import { readingsWords } from './manage/readings/words.ts'
import { settingsWords } from './manage/settings/words.ts'
import { usersWords } from './manage/users/words.ts'

/** Everything the program says, in the three languages. */
export const allWords = [
  cliWords,
  configurationWords,
  notebookWords,
  ledgerWords,
  jobsWords,
  installationWords,
  httpWords,
  accessWords,
  auditWords,
  secondFactorWords,
  keysWords,
  fieldWords,
  customersWords,
  bulkEditsWords,
  erasureWords,
  viewsWords,
  customerFileWords,
  importsWords,
  ordersWords,
  worthWords,
  worthPageWords,
  worthValuedWords,
  worthFormulaWords,
  deliveriesWords,
  collectionsWords,
  followUpsWords,
  actionsWords,
  todayWords,
  todayOfflineWords,
  touchesWords,
  settingsWords,
  demoWords,
  exportsWords,
  backupsWords,
  moveWords,
  doctorWords,
  usersWords,
  auditPageWords,
  readingsWords,
] as const
