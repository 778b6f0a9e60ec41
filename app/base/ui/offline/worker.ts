// Behind the pages: keeps the files of one build, answers for pages when the program does not, and sends what waits when
// the network comes back and no page is open. It keeps no answer of the interface: what somebody may see, their page
// keeps, under their name.

import { outbox } from './outbox.ts'
import { sendWaiting } from './send.ts'
import { BUILD_LOCK, SEND_TAG } from './worker-words.ts'

/** Put in by scripts/pages.mjs: the name of the build, and the addresses of its files. */
declare const __BUILD__: string
declare const __FILES__: readonly string[]
declare const self: ServiceWorkerGlobalScope

/** Background Sync is no part of the standard library of types. */
type SyncEvent = ExtendableEvent & { readonly tag: string }

const PREFIX = 'ricebook.'
const CACHE = `${PREFIX}${__BUILD__}`
const FILES = new Set(__FILES__)
const PAGE = '/'
/** Longer than this nobody waits for a page that lies ready here. */
const MOST_MS = 4_000

self.addEventListener('install', (event) => event.waitUntil(layIn()))
self.addEventListener('activate', (event) => event.waitUntil(clearAway()))

self.addEventListener('message', (event) => {
  const { data, ports } = event
  if (data === 'build') ports[0]?.postMessage(__BUILD__)
  if (data === 'opened') event.waitUntil(clearAway())
  if (data === 'take-over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(file(request))
  else if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request))
})

self.addEventListener('sync' as 'message', (event) => {
  const sync = event as unknown as SyncEvent
  if (sync.tag === SEND_TAG) sync.waitUntil(sendEverybodys())
})

async function layIn(): Promise<void> {
  const html = await fetch(PAGE, { cache: 'no-cache' })
  const text = await html.clone().text()
  const named = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, name]) => name)
  // The program was started anew between the worker and the page: the next one fits.
  if (!html.ok || named.length === 0 || !named.every((name) => name && FILES.has(name)))
    throw new Error('the page is of another build')
  const cache = await caches.open(CACHE)
  await cache.addAll([...FILES])
  await cache.put(PAGE, html)
}

/** Builds that no open page is of any more. */
async function clearAway(): Promise<void> {
  const { waiting, installing } = self.registration
  // The next build's files are among these; once it has taken over it clears away itself.
  if (waiting ?? installing) return
  const { held = [] } = await navigator.locks.query()
  const inUse = new Set([CACHE, ...held.map(({ name = '' }) => name.replace(BUILD_LOCK, PREFIX))])
  const gone = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !inUse.has(name))
  await Promise.all(gone.map((name) => caches.delete(name)))
}

/** The interface answers for itself, and what looks like a file is one. */
function isPage(path: string): boolean {
  return !/^\/api(\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

/** From the program where it answers soon: only it knows the newest build. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: CACHE, ignoreVary: true })
  if (!kept) return fetch(request)
  const stopped = (status: number): boolean => status >= 502 && status <= 504
  const answer = fetch(request).then(
    (response) => (stopped(response.status) ? kept : response),
    () => kept,
  )
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), MOST_MS))
  return Promise.race([answer, late])
}

/** Each person's under their own name: the program takes only those of who is signed in. */
async function sendEverybodys(): Promise<void> {
  const waiting = (await outbox.all()).filter(({ state }) => state === 'waiting')
  for (const user of new Set(waiting.map((entry) => entry.user))) {
    const ended = await sendWaiting(user)
    // Failed, it is tried again by the browser.
    if (ended === 'lost' || ended === 'later') throw new Error(`what waits was not sent: ${ended}`)
  }
}
