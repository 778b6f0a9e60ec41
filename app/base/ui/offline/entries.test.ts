import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  added,
  arrived,
  claimed,
  counted,
  type Entry,
  type NewEntry,
  refused,
  settled,
  takenBack,
  thrownAway,
  withoutOld,
} from './entries.ts'

const DAY_MS = 86_400_000
const now = Date.parse('2026-11-27T09:00:00Z')
let keys = 0

function act(of: string | null, more: Partial<NewEntry> = {}): NewEntry {
  keys += 1
  return {
    ...{ user: 'wang', key: `key-${keys}`, act: `act-${keys}`, said: now, language: 'zh-CN' },
    ...{ of, about: null },
    request: {
      method: 'PATCH',
      path: '/api/actions/{of}',
      body: { state: 'done' },
      seen: '2026-11-27T00:00:00.000Z',
    },
    ...more,
  }
}

/** What a store holds, as changes are made to it. */
function store(first: readonly NewEntry[] = []) {
  let rows: readonly Entry[] = []
  const change = <Result>(
    work: (rows: readonly Entry[]) => {
      readonly put?: readonly Entry[]
      readonly remove?: readonly Entry[]
      readonly result: Result
    },
  ): Result => {
    const { put = [], remove = [], result } = work(rows)
    const gone = new Set([...put, ...remove].map(({ n }) => n))
    rows = [...rows.filter(({ n }) => !gone.has(n)), ...put].sort((a, b) => a.n - b.n)
    return result
  }
  const one = {
    rows: () => rows,
    add: (...fresh: NewEntry[]) => change((entries) => added(entries, fresh)),
    claim: (user = 'wang', at = now) => change((entries) => claimed(entries, { user, now: at })),
    arrive: (key: string, answer: unknown = null) =>
      change((entries) => arrived(entries, { key, answer, now })),
    refuse: (key: string, status = 409) =>
      change((entries) => refused(entries, { key, now, why: { status, code: 'x', detail: 'y' } })),
    takeBack: (key: string, by: NewEntry) => change((entries) => takenBack(entries, { key, by })),
    change,
  }
  one.add(...first)
  return one
}

const undo = (of: string, more: Partial<NewEntry> = {}): NewEntry =>
  act(of, {
    request: { method: 'PATCH', path: '/api/actions/{of}', body: { state: 'open' }, seen: null },
    ...more,
  })

describe('what was done without a network', () => {
  test('is sent in the order in which it was done, each person’s own, and once more under its key until it arrives', () => {
    const [first, second, theirs] = [act('a'), act('b'), act('c', { user: 'li' })]
    const outbox = store([first, theirs, second])
    expect(outbox.claim()?.key).toBe(first.key)
    const again = outbox.claim()
    expect([again?.key, again?.tries]).toEqual([first.key, 2])
    outbox.arrive(first.key)
    expect(outbox.claim()?.key).toBe(second.key)
    outbox.arrive(second.key)
    expect(outbox.claim()).toBeNull()
    expect(outbox.claim('li')?.key).toBe(theirs.key)
  })

  test('is of the record as it was answered last: after the night its id is another', () => {
    const [done, open] = [act('old id'), undo('old id')]
    const outbox = store([done, open])
    const sent = outbox.claim()?.request
    expect([sent?.path, sent?.body]).toEqual([
      '/api/actions/old%20id',
      { state: 'done', seen: '2026-11-27T00:00:00.000Z' },
    ])
    outbox.arrive(done.key, { id: 'new', changedAt: '2026-11-27T09:00:01.000Z' })
    const back = outbox.claim()?.request
    expect([back?.path, back?.body]).toEqual([
      '/api/actions/new',
      { state: 'open', seen: '2026-11-27T09:00:01.000Z' },
    ])
    // What is sent again under its key stays the same, whatever has been answered since.
    outbox.add(act('old id'))
    expect(outbox.claim()?.request).toEqual(back)
  })

  test('that was seen later than it was answered is sent with what was seen; who does not ask is not told', () => {
    const first = act('a')
    const outbox = store([first])
    outbox.claim()
    outbox.arrive(first.key, { id: 'a', changedAt: '2026-11-27T01:00:00.000Z' })
    const request = { ...first.request, seen: '2026-11-27T02:00:00.000Z' }
    const blind = { ...first.request, seen: undefined }
    outbox.add(act('a', { request }), act('a', { request: blind }))
    const later = outbox.claim()
    expect(later?.request.body).toMatchObject({ seen: '2026-11-27T02:00:00.000Z' })
    outbox.arrive(later?.key ?? '')
    expect(outbox.claim()?.request.body).toEqual({ state: 'done' })
  })

  test('is asked about and not sent when it has waited for more than 14 days, with what comes after it', () => {
    const old = act('a', { said: now - 14.1 * DAY_MS })
    const behind = undo('a', { after: old.key, takesBack: true, said: now - 13 * DAY_MS })
    const young = act('b', { said: now - 13.9 * DAY_MS })
    const outbox = store([old, behind, young])
    expect(outbox.claim()?.key).toBe(young.key)
    expect(outbox.rows().map(({ state }) => state)).toEqual(['refused', 'refused', 'waiting'])
    expect(outbox.rows()[0]?.refused?.code).toBe('offline.too-old')
  })
})

describe('taking back', () => {
  test('what has not left yet, it was never there', () => {
    const one = act('a')
    const outbox = store([one])
    outbox.takeBack(one.key, undo('a'))
    expect(outbox.rows()).toEqual([])
  })

  test('what may have arrived goes behind it, and is not sent where that was refused: the record is another’s by then', () => {
    const one = act('a')
    const outbox = store([one])
    outbox.claim()
    outbox.takeBack(one.key, undo('a'))
    expect(outbox.rows().map(({ after }) => after)).toEqual([null, one.key])
    outbox.refuse(one.key)
    expect(outbox.rows()).toEqual([])
  })

  test('what was refused, nothing is left to decide', () => {
    const one = act('a')
    const outbox = store([one])
    outbox.claim()
    outbox.refuse(one.key)
    outbox.takeBack(one.key, undo('a'))
    expect(outbox.rows()).toEqual([])
  })
})

describe('what was refused', () => {
  test('takes along what was to come after it, and waits for a word while the others go on', () => {
    const talk = act(null)
    const done = act('a', { act: talk.act, after: talk.key })
    const other = act('b')
    const outbox = store([talk, done, other])
    outbox.claim()
    outbox.refuse(talk.key, 404)
    expect(outbox.claim()?.key).toBe(other.key)
    expect(counted(outbox.rows())).toEqual({ waiting: 1, refused: 1 })
  })

  test('goes by its person’s word, once, though two windows show it', () => {
    const [one, instead] = [act('a'), act('a')]
    const outbox = store([one])
    outbox.claim()
    outbox.refuse(one.key)
    for (let window = 0; window < 2; window++)
      outbox.change((entries) => settled(entries, { act: one.act, instead: [instead] }))
    expect(outbox.rows().map(({ key, state }) => [key, state])).toEqual([[instead.key, 'waiting']])
  })
})

test('of one tap with two requests one is counted', () => {
  const talk = act(null)
  const outbox = store([talk, act('a', { act: talk.act, after: talk.key }), act('b')])
  expect(counted(outbox.rows())).toEqual({ waiting: 2, refused: 0 })
  outbox.claim()
  outbox.arrive(talk.key)
  expect(counted(outbox.rows())).toEqual({ waiting: 2, refused: 0 })
})

test('what has arrived goes after a day, unless something still goes by it; what is thrown away is one person’s', () => {
  const [one, other] = [act('a'), act('b')]
  const outbox = store([one, other])
  for (const { key } of [one, other]) {
    outbox.claim()
    outbox.arrive(key, { id: key, changedAt: '2026-11-27T09:00:01.000Z' })
  }
  outbox.add(undo('a'), act('c', { user: 'li' }))
  outbox.change((entries) => withoutOld(entries, { user: 'wang', now: now + DAY_MS - 1 }))
  expect(outbox.rows()).toHaveLength(4)
  outbox.change((entries) => withoutOld(entries, { user: 'wang', now: now + DAY_MS + 1 }))
  expect(outbox.rows().map(({ of }) => of)).toEqual(['a', 'a', 'c'])
  // Somebody else comes in: what waits stays, and what it goes by.
  outbox.claim('li')
  outbox.arrive(outbox.rows().at(-1)?.key ?? '')
  outbox.change((entries) => withoutOld(entries, { user: 'li', now }))
  expect(outbox.rows().map(({ of }) => of)).toEqual(['a', 'a', 'c'])
  outbox.change((entries) => withoutOld(entries, { user: 'zhao', now }))
  expect(outbox.rows().map(({ of }) => of)).toEqual(['a', 'a'])
  outbox.add(act('c', { user: 'li' }))
  outbox.change((entries) => thrownAway(entries, 'wang'))
  expect(outbox.rows().map(({ of }) => of)).toEqual(['c'])
})

/** What may happen, and to which of what was done. */
const step = fc.oneof(
  fc.record({ does: fc.constant('act' as const), to: fc.nat(3) }),
  fc.record({ does: fc.constant('take back' as const), nth: fc.nat(9) }),
  // The request goes out; what becomes of it, and whether anybody hears.
  fc.record({
    does: fc.constant('send' as const),
    ends: fc.constantFrom('done', 'lost before', 'lost after', 'refused'),
  }),
  fc.record({ does: fc.constant('drop' as const) }),
)

test('whatever is lost on the way, everything is done once and in order, or waits, or is asked about', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const outbox = store()
      /** The program: which keys it has done, in which order. */
      const done: string[] = []
      const said: NewEntry[] = []
      const gone = new Set<string>()
      const send = (ends: string): void => {
        const entry = outbox.claim()
        if (!entry || ends === 'lost before') return
        if (ends === 'refused' && !done.includes(entry.key)) {
          outbox.refuse(entry.key)
          return
        }
        if (!done.includes(entry.key)) done.push(entry.key)
        if (ends !== 'lost after')
          outbox.arrive(entry.key, { id: entry.of, changedAt: '2026-11-27T10:00:00Z' })
      }
      for (const one of steps) {
        if (one.does === 'act') {
          const fresh = act(`row ${one.to}`)
          said.push(fresh)
          outbox.add(fresh)
        } else if (one.does === 'send') send(one.ends)
        else if (one.does === 'drop') {
          const asked = outbox.rows().find(({ state }) => state === 'refused')
          if (!asked) continue
          gone.add(asked.key)
          outbox.change((entries) => settled(entries, { act: asked.act }))
        } else {
          const whose = said[one.nth]
          if (!whose || gone.has(whose.key)) continue
          gone.add(whose.key)
          outbox.takeBack(whose.key, undo(whose.of ?? '', { act: whose.act }))
        }
      }
      const still = outbox.rows()
      for (const { key } of said) {
        const there = still.some((entry) => entry.key === key)
        // Never silently: it is done, it is still there, or its person took it away.
        expect(done.includes(key) || there || gone.has(key)).toBe(true)
      }
      expect(new Set(done).size).toBe(done.length)
      const order = done.filter((key) => said.some((one) => one.key === key))
      expect(order).toEqual(said.map(({ key }) => key).filter((key) => order.includes(key)))
      // Everything that waits gets through once there is a network.
      for (let tries = 0; tries < 100; tries++) send('done')
      expect(outbox.rows().filter(({ state }) => state === 'waiting')).toEqual([])
      expect(new Set(done).size).toBe(done.length)
    }),
  )
})
