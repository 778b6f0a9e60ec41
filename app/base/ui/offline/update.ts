import { BUILD_LOCK, SEND_TAG } from './worker-words.ts'

/** Put in by scripts/pages.mjs. */
declare const __BUILD__: string

type Registration = ServiceWorkerRegistration & {
  /** Where the browser has it. */
  readonly sync?: { readonly register: (tag: string) => Promise<void> }
}

let registration: Registration | null = null
let isReady = false
const listeners = new Set<() => void>()
const HOUR_MS = 3_600_000

/** Whether a newer build lies ready than the one that this page is of. */
export const newerBuild = {
  isReady: (): boolean => isReady,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Has the pages kept for when there is no network, where the browser lets us: on this machine, or through TLS. */
export async function keepPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  void navigator.locks?.request(`${BUILD_LOCK}${__BUILD__}`, { mode: 'shared' }, () => new Promise(() => {}))
  registration = await navigator.serviceWorker.register('/sw.js').catch(() => null)
  if (!registration) return
  registration.addEventListener('updatefound', () => {
    const coming = registration?.installing
    coming?.addEventListener('statechange', () => look(coming))
  })
  navigator.serviceWorker.addEventListener('controllerchange', () => look(navigator.serviceWorker.controller))
  let asked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < HOUR_MS) return
    asked = Date.now()
    // Without a network there is nothing newer.
    registration?.update().catch(() => undefined)
  })
  if (registration.waiting) await look(registration.waiting)
  // The page before this one was perhaps the last of an older build.
  registration.active?.postMessage('opened')
}

/**
 * A worker has come that was not there when the page was opened: of a newer build, unless the page came straight from the
 * program and is of that build itself; then it need not wait.
 */
async function look(coming: ServiceWorker | null): Promise<void> {
  if (coming?.state !== 'installed' && coming?.state !== 'activated') return
  const ours = (await buildOf(coming)) === __BUILD__
  if (ours && coming.state === 'installed') coming.postMessage('take-over')
  say(!ours)
}

function say(ready: boolean): void {
  isReady = ready
  for (const listener of listeners) listener()
}

function buildOf(worker: ServiceWorker): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    worker.postMessage('build', [port2])
  })
}

/** Opens the page again, in the newer build. */
export function openNewer(): void {
  const waiting = registration?.waiting
  if (!waiting) {
    location.reload()
    return
  }
  waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload())
  waiting.postMessage('take-over')
}

/** Asks the browser to have what waits sent when there is a network, though no page be open then. */
export function sendBehindThePage(): void {
  // Not every browser does, and one may refuse: then it is sent when a page is open.
  registration?.sync?.register(SEND_TAG).catch(() => undefined)
}

/** Asks the browser not to make room by throwing away what waits. */
export function stay(): void {
  navigator.storage?.persist?.().catch(() => undefined)
}
