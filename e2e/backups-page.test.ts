import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, OWNER } from '../app/base/http/test-server.ts'
import { samplesIn } from '../app/base/metrics/test-format.ts'
import { CHROMIUM, expectInOrder, launched, opened, type View } from './test-pages.ts'
import { idle, pagesBuilt, type Serving, serving, shopOrders, upload } from './test-serving.ts'

const views: readonly View[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440, dark: true },
  { language: 'en', width: 390 },
  { language: 'zh-TW', width: 390 },
]
const chinese = { language: 'zh-CN', width: 1440 } as const

describe.skipIf(!existsSync(CHROMIUM))(
  'the back-ups among the settings in a real browser (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    let home: string
    let folder: string
    let chromium: Chromium
    let program: Serving
    let owner: Browser

    beforeAll(async () => {
      pagesBuilt()
      home = await mkdtemp(join(tmpdir(), 'ricebook-backups-page-'))
      folder = join(home, 'disk', 'ricebook')
      mkdirSync(folder, { recursive: true })
      ;[chromium, program] = await Promise.all([launched(), serving({ RICEBOOK_BACKUP_FOLDER: folder })])
      owner = await program.owner()
      await upload(owner, shopOrders(), { fileName: '订单.csv', kind: 'orders' })
      await idle(owner)
    }, 120_000)
    afterAll(async () => {
      await chromium?.close()
      await program?.stop()
      await rm(home, { recursive: true, force: true })
    })

    const open = async (view: View = chinese, at = program, as = owner) => {
      const shown = await opened(chromium, at.url, { ...view, as })
      await shown.page.goto('/settings')
      await shown.page.locator('#account .sessions').waitFor()
      return { ...shown, sheet: shown.page.locator('#backups') }
    }
    const age = async (): Promise<number | undefined> => {
      const { text } = await program.browser().send('/metrics')
      return samplesIn(text).find(({ name }) => name === 'ricebook_backup_age_seconds')?.value
    }

    test('before the first it says when that is; pressed, one is made, and its age is measured', async () => {
      expect(await age()).toBe(Number.POSITIVE_INFINITY)
      const { sheet, context, troubles } = await open()
      await sheet.getByText('还没有', { exact: true }).waitFor()
      await sheet.getByText('03:30', { exact: false }).waitFor()
      await sheet.getByText(folder).waitFor()
      await sheet.getByRole('button', { name: '现在备份' }).click()
      await sheet.getByText('1 份', { exact: true }).waitFor()
      await sheet.getByRole('button', { name: '现在备份' }).waitFor()
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^ricebook-\d{8}-\d{6}\.tar\.gz$/)])
      expect(await age()).toBeLessThan(60)
      const { json } = await owner.send('/api/backups')
      expect(json).toMatchObject({ set: true, folder, count: 1, readable: true, failure: null, job: null })
      expect(troubles).toEqual([])
      await context.close()
    })

    test('a disk that is gone is told with what to do, and forgotten when the next one is made', async () => {
      const { sheet, context, troubles } = await open()
      renameSync(folder, `${folder}-away`)
      await sheet.getByRole('button', { name: '现在备份' }).click()
      await sheet.getByRole('alert').getByText('不在。磁盘是不是没接上', { exact: false }).waitFor()
      await sheet.getByText('不知道：现在读不了那个文件夹').first().waitFor()
      expect(await age()).toBe(Number.POSITIVE_INFINITY)
      await expectInOrder(sheet.page(), chinese)
      renameSync(`${folder}-away`, folder)
      await sheet.getByRole('button', { name: '现在备份' }).click()
      await sheet.getByText('2 份', { exact: true }).waitFor()
      await sheet.getByRole('alert').waitFor({ state: 'detached' })
      expect(troubles).toEqual([])
      await context.close()
    })

    test.each(views.map((view) => ({ ...view, shade: view.dark ? ' and dark' : '' })))(
      'in $language, $width wide$shade, it is in order, also where the last try has failed',
      async (view) => {
        renameSync(folder, `${folder}-away`)
        await owner.send('/api/backups', { method: 'POST' })
        await idle(owner)
        const failed = await open(view)
        await failed.sheet.getByRole('alert').waitFor()
        await expectInOrder(failed.page, view)
        renameSync(`${folder}-away`, folder)
        await owner.send('/api/backups', { method: 'POST' })
        await idle(owner)
        await failed.page.reload()
        await failed.sheet.getByRole('button').waitFor()
        await expectInOrder(failed.page, view)
        expect(await failed.sheet.getByRole('alert').count()).toBe(0)
        expect(failed.troubles).toEqual([])
        await failed.context.close()
      },
    )

    test('who may not change settings does not see where they lie, nor makes one', async () => {
      const manager = { ...OWNER, email: 'li@example.com', name: '李小红', role: 'manager' }
      await owner.send('/api/users', { method: 'POST', body: manager })
      const other = program.browser()
      const { status } = await other.send('/api/sign-in', {
        method: 'POST',
        body: { email: manager.email, password: manager.password },
      })
      expect(status).toBe(200)
      const { sheet, context } = await open(chinese, program, other)
      expect(await sheet.count()).toBe(0)
      const { json, text } = await other.send('/api/backups')
      expect(json).toMatchObject({ set: true, folder: null, readable: true })
      expect(text).not.toContain(folder)
      expect((await other.send('/api/backups', { method: 'POST' })).status).toBe(403)
      await context.close()
    })

    test('where no folder is set it says how one is set, and refuses to make one', async () => {
      const unset = await serving()
      try {
        const own = await unset.owner()
        for (const view of views.slice(0, 4)) {
          const { sheet, page, context, troubles } = await open(view, unset, own)
          await sheet.getByText('RICEBOOK_BACKUP_FOLDER=').waitFor()
          expect(await sheet.getByRole('button').count()).toBe(0)
          await expectInOrder(page, view)
          expect(troubles).toEqual([])
          await context.close()
        }
        const { status, json } = await own.send('/api/backups', { method: 'POST' })
        expect([status, json.code]).toEqual([422, 'backups.not-set'])
        const { text } = await unset.browser().send('/metrics')
        expect(text).not.toContain('ricebook_backup_age_seconds')
      } finally {
        await unset.stop()
      }
    })
  },
)
