import { rm } from 'node:fs/promises'
import type { JobContext } from '../../base/jobs/job.ts'
import { newId } from '../../base/notebook/ids.ts'
import { imported } from '../customers/customers.ts'
import { type Applying, settingsOf, stand, stopIfAsked } from './apply.ts'
import { customerRows } from './customer-rows.ts'
import type { ImportFigures } from './figures.ts'
import { mirrorIdentities } from './mirror.ts'
import { openImported } from './open-imported.ts'
import { pieceTable, recordPieces, rowOf } from './record-pieces.ts'
import { rejectedRecord } from './rejected-file.ts'
import type { ImportsTable } from './tables.ts'

const pageLength = 1_000

export {}
