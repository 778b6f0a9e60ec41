import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser } from '../app/base/http/test-server.ts'
import type { DemoSize } from '../demo/company.ts'
import { type DemoFiles, writeDemo } from '../demo/files.ts'
import { idle, upload } from './test-serving.ts'

const usual = { seed: 1, days: 500, households: 90, businesses: 24, prospects: 5 }

/** Brings in the files of a small shop up to today, one after the other, and waits until everybody is valued. */
export async function shopIn(
  browser: Browser,
  kinds: readonly (keyof DemoFiles)[],
  size: Partial<DemoSize> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ricebook-demo-'))
  const lastDay = Temporal.Now.plainDateISO('Asia/Shanghai')
  const files = await writeDemo(folder, { ...usual, lastDay, ...size })
  for (const kind of kinds) {
    const { status, text } = await upload(browser, await readFile(files[kind]), {
      ...{ fileName: basename(files[kind]), kind },
    })
    if (status !== 202) throw new Error(text)
  }
  await idle(browser)
  await rm(folder, { recursive: true })
}
