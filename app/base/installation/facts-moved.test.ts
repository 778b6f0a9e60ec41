import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Notebook, openNotebook } from '../notebook/notebook.ts'
import { wholly } from '../notebook/seen.ts'
import { type DataFolder, dataFolder } from './data-folder.ts'
import {
  beginFacts,
  decideForCluster,
  decideForFactsFile,
  factsBegun,
  tidyFacts,
  welcomeFacts,
  whereFactsLie,
} from './facts-moved.ts'

let place: DataFolder
let notebook: Notebook

beforeEach(async () => {
  place = dataFolder(mkdtempSync(join(tmpdir(), 'ricebook-facts-moved-')))
  notebook = await openNotebook(place.notebook)
  writeFileSync(place.ledger, 'facts')
})
afterEach(async () => {
  await notebook.close()
  rmSync(place.folder, { recursive: true })
})

const happened = (): Promise<string[]> =>
  wholly(async () => {
    const rows = await notebook.read.selectFrom('audit').select('what').orderBy('n').execute()
    return rows.map(({ what }) => what)
  })
const files = (): string[] => readdirSync(place.folder).filter((name) => name.startsWith('ledger'))

test('facts are the cluster’s from one renaming on, whatever is cut short beside it', async () => {
  await beginFacts(place, 'x')
  expect([whereFactsLie(place), factsBegun(place)]).toEqual(['file', 'x'])
  // Killed between the renaming and what follows it.
  renameSync(place.factsMoving, place.factsElsewhere)
  expect([whereFactsLie(place), factsBegun(place)]).toEqual(['cluster', null])
  expect(await tidyFacts(place)).toBe('cluster')
  expect(files()).toEqual(['ledger.elsewhere', 'ledger.moved.duckdb'])
  for (let opened = 0; opened < 2; opened++) await welcomeFacts(place, notebook)
  expect(await happened()).toEqual(['facts.to-cluster'])
  expect(readFileSync(place.factsElsewhere, 'utf8')).toBe('x\n')
})

test('and the file’s again from another one on', async () => {
  await beginFacts(place, 'x')
  await decideForCluster(place)
  await welcomeFacts(place, notebook)
  // Killed when it was said that they return, and the file was not yet there: the cluster has them still.
  writeFileSync(place.factsElsewhere, 'returning x\n')
  expect([whereFactsLie(place), await tidyFacts(place)]).toEqual(['cluster', 'cluster'])
  await welcomeFacts(place, notebook)
  writeFileSync(place.factsArriving, 'facts of the cluster')
  await decideForFactsFile(place, 'x')
  expect([whereFactsLie(place), await tidyFacts(place)]).toEqual(['file', 'file'])
  expect(readFileSync(place.ledger, 'utf8')).toBe('facts of the cluster')
  for (let opened = 0; opened < 2; opened++) await welcomeFacts(place, notebook)
  expect(existsSync(place.factsElsewhere)).toBe(false)
  expect(await happened()).toEqual(['facts.to-cluster', 'facts.to-file'])
  expect(files()).toEqual(['ledger.duckdb', 'ledger.moved.duckdb'])
})
