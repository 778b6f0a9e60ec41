import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { newFolder, newNotebook, setting } from './test-folder.ts'
import { integrityOf } from './test-kills.ts'
import { ending, startWriter } from './test-programs.ts'

const running: { kill: (signal: 'SIGKILL') => boolean }[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

describe('several on one file', () => {
  test('two notebooks of one program and two other programs write at once: nothing is lost', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const first = await newNotebook(path)
    const second = await newNotebook(path)
    const others = [await startWriter('some', path, 60), await startWriter('some', path, 60)]
    running.push(...others)
    const write = async (notebook: typeof first, who: string) => {
      for (let i = 0; i < 60; i++) {
        await notebook.change((tx) =>
          tx
            .insertInto('settings')
            .values(setting(`${who} ${i}`))
            .execute(),
        )
      }
    }
    await Promise.all([write(first, 'first'), write(second, 'second')])
    expect(await Promise.all(others.map(ending))).toEqual([0, 0])
    for (const { read } of [first, second]) {
      expect(await read.selectFrom('settings').select('name').execute()).toHaveLength(240)
    }
    expect(integrityOf(path)).toBe('ok')
  }, 60_000)

  test('who waits for another program lets its own thread go on, reads included', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const notebook = await newNotebook(path)
    const other = await startWriter('hold', path, 400)
    running.push(other)
    let done = false
    const written = notebook
      .change((tx) => tx.insertInto('settings').values(setting('mine')).execute())
      .then(() => {
        done = true
      })
    let ticks = 0
    let reads = 0
    while (!done) {
      await sleep(1)
      ticks++
      if (!done)
        reads += (await notebook.read.selectFrom('settings').selectAll().execute()).length >= 0 ? 1 : 0
    }
    await written
    // A blocked thread would have counted one or two.
    expect(ticks).toBeGreaterThan(10)
    expect(reads).toBeGreaterThan(10)
    await ending(other)
    const names = await notebook.read.selectFrom('settings').select('name').orderBy('name').execute()
    expect(names).toEqual([{ name: 'held' }, { name: 'mine' }])
  })

  test('who waits too long is refused, and nothing of it is written', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const notebook = await newNotebook(path)
    const other = await startWriter('hold', path, 60_000)
    running.push(other)
    const refusal = { name: 'Refusal', code: 'notebook.busy', values: { seconds: 10 } }
    const queued = [1, 2].map((n) =>
      expect(
        notebook.change((tx) =>
          tx
            .insertInto('settings')
            .values(setting(`${n}`))
            .execute(),
        ),
      ).rejects.toMatchObject(refusal),
    )
    const single = notebook.plain.insertInto('settings').values(setting('3')).execute()
    await expect(single).rejects.toMatchObject(refusal)
    await Promise.all(queued)
    other.kill('SIGKILL')
    await ending(other)
    await notebook.change((tx) => tx.insertInto('settings').values(setting('after')).execute())
    expect(await notebook.read.selectFrom('settings').select('name').execute()).toEqual([{ name: 'after' }])
  }, 60_000)

  test('a program that writes without a pause leaves others a moment to write in', async () => {
    const path = join(newFolder(), 'notebook.sqlite')
    const notebook = await newNotebook(path)
    running.push(await startWriter('many', path))
    const waited: number[] = []
    for (let i = 0; i < 15; i++) {
      const begun = performance.now()
      await notebook.change((tx) =>
        tx
          .insertInto('settings')
          .values(setting(`${i}`))
          .execute(),
      )
      waited.push(performance.now() - begun)
    }
    // Without the moment one waits for seconds, and now and then in vain.
    expect(waited.toSorted((a, b) => a - b)[7]).toBeLessThan(2_000)
  }, 120_000)
})

test('changes asked for together are made in that order, reads go on between them', async () => {
  const { change, read } = await newNotebook()
  const order: number[] = []
  const changes = Array.from({ length: 30 }, (_, i) =>
    change(async (tx) => {
      await tx
        .insertInto('settings')
        .values(setting(`${i}`))
        .execute()
      order.push(i)
    }),
  )
  const seen: number[] = []
  while (order.length < 30) {
    seen.push((await read.selectFrom('settings').select('name').execute()).length)
    await sleep(0)
  }
  await Promise.all(changes)
  expect(order).toEqual(Array.from({ length: 30 }, (_, i) => i))
  expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
})
