import { type CollectionsTables, collectionsMigrations } from '../../customise/collections/tables.ts'
import { type DeliveriesTables, deliveriesMigrations } from '../../customise/deliveries/tables.ts'
import { type WorthTables, worthMigrations } from '../../differentiate/worth/tables.ts'
import { type BulkEditsTables, bulkEditsMigrations } from '../../identify/bulk-edits/tables.ts'
import { type CustomersTables, customersMigrations } from '../../identify/customers/tables.ts'
import { type ErasureTables, erasureMigrations } from '../../identify/erasure/tables.ts'
import { type ImportsTables, importsMigrations } from '../../identify/imports/tables.ts'
import { type ProductsTables, productsMigrations } from '../../identify/products/tables.ts'
import { type ViewsTables, viewsMigrations } from '../../identify/views/tables.ts'
import { type ActionsTables, actionsMigrations } from '../../interact/actions/tables.ts'
import { type FollowUpsTables, followUpsMigrations } from '../../interact/follow-ups/tables.ts'
import { type TouchesTables, touchesMigrations } from '../../interact/touches/tables.ts'
import { type DemoTables, demoMigrations } from '../../manage/demo/tables.ts'
import { type ExportsTables, exportsMigrations } from '../../manage/exports/tables.ts'
import { type ReadingsTables, readingsMigrations } from '../../manage/readings/tables.ts'
import { type SettingsTables, settingsMigrations } from '../../manage/settings/tables.ts'
import { type KeysTables, keysMigrations } from '../access/keys/tables.ts'
import { type SecondFactorTables, secondFactorMigrations } from '../access/second-factor/tables.ts'
import { type AccessTables, accessMigrations } from '../access/tables.ts'
import { type AuditTables, auditMigrations } from '../audit/tables.ts'
import { type HttpTables, httpMigrations } from '../http/tables.ts'
import { type InstallationTables, installationMigrations } from '../installation/tables.ts'
import { type JobsTables, jobsMigrations } from '../jobs/tables.ts'
import type { Migration } from './migration.ts'

/** Every room's tables. A room that keeps records is named here twice: its types and its steps. */
export type NotebookTables = CustomersTables &
  BulkEditsTables &
  ViewsTables &
  ImportsTables &
  ProductsTables &
  WorthTables &
  FollowUpsTables &
  ActionsTables &
  TouchesTables &
  DeliveriesTables &
  CollectionsTables &
  SettingsTables &
  DemoTables &
  ExportsTables &
  JobsTables &
  AccessTables &
  SecondFactorTables &
  KeysTables &
  HttpTables &
  AuditTables &
  InstallationTables &
  ReadingsTables &
  ErasureTables

/**
 * The steps in which a new notebook takes shape. A room appends its own to its own list, so a step of one room may
 * come after steps of others in an old notebook and before them in a new one: it touches no other room's tables.
 */
export const notebookMigrations: readonly Migration[] = [
  ...customersMigrations,
  ...bulkEditsMigrations,
  ...viewsMigrations,
  ...importsMigrations,
  ...productsMigrations,
  ...worthMigrations,
  ...followUpsMigrations,
  ...actionsMigrations,
  ...touchesMigrations,
  ...deliveriesMigrations,
  ...collectionsMigrations,
  ...settingsMigrations,
  ...demoMigrations,
  ...exportsMigrations,
  ...jobsMigrations,
  ...accessMigrations,
  ...secondFactorMigrations,
  ...keysMigrations,
  ...httpMigrations,
  ...auditMigrations,
  ...installationMigrations,
  ...readingsMigrations,
  ...erasureMigrations,
]
