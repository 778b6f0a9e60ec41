import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { type Problem, problemIn, Unreachable } from '../../../base/ui/client.ts'
import { languageSpoken } from '../../../base/ui/language.tsx'
import { sessionEnds, useMe } from '../../../base/ui/session.tsx'

/** A file on its way to the program, or that could not be sent. */
export type Upload = {
  readonly number: number
  readonly name: string
  readonly bytes: number
  /** `keeping`: all of it has left, and the program puts it away. */
  readonly state: 'waiting' | 'sending' | 'keeping' | 'taken' | 'failed'
  readonly sent: number
  readonly why: UploadTrouble | null
  /** The import that it became. */
  readonly id: string | null
}

/** What this page sees by itself, or what the program said. */
export type UploadTrouble = 'empty' | 'folder' | 'too-large' | 'unreadable' | Problem | Unreachable

/** As the program takes at most. */
const MOST_BYTES = 4_000_000_000
const MOST_NAME = 255

/**
 * Files are sent one after the other, and go on while somebody looks at another page. They are kept here and not in a
 * component, so that leaving the page of imports does not break one off.
 */
let uploads: readonly Upload[] = []
const files = new Map<number, File>()
const watchers = new Set<() => void>()
let last = 0
let line: { readonly number: number; readonly request: XMLHttpRequest } | null = null
/** Whose files these are: whoever signs in after them does not see them. */
let sender: string | null = null

function warnWhoLeaves(event: BeforeUnloadEvent): void {
  if (uploads.some(isUnderWay)) event.preventDefault()
}

function change(number: number, to: Partial<Upload>): void {
  uploads = uploads.map((one) => (one.number === number ? { ...one, ...to } : one))
  for (const watcher of watchers) watcher()
}

/** Adds files to those that are to be sent. */
export function send(chosen: readonly File[], folders: readonly string[] = []): void {
  const added = chosen.map((file) => {
    last += 1
    files.set(last, file)
    const why = file.size === 0 ? 'empty' : file.size > MOST_BYTES ? 'too-large' : null
    return uploadOf(file.name, file.size, why)
  })
  const refused = folders.map((name) => {
    last += 1
    return uploadOf(name, 0, 'folder')
  })
  uploads = [...uploads.filter(({ state }) => state !== 'taken'), ...added, ...refused]
  // Added twice it is there once.
  addEventListener('beforeunload', warnWhoLeaves)
  for (const watcher of watchers) watcher()
  next()
}

function uploadOf(name: string, bytes: number, why: UploadTrouble | null): Upload {
  const state = why === null ? 'waiting' : 'failed'
  return { number: last, name, bytes, state, sent: 0, why, id: null }
}

/** Breaks a file off, or forgets one that could not be sent. */
export function drop(number: number): void {
  files.delete(number)
  uploads = uploads.filter((one) => one.number !== number)
  if (line?.number === number) {
    line.request.abort()
    line = null
  }
  for (const watcher of watchers) watcher()
  next()
}

/** Sends a file again from its beginning. */
export function sendAgain(number: number): void {
  change(number, { state: 'waiting', sent: 0, why: null })
  next()
}

/** Forgets those that have arrived. */
export function forgetTaken(): void {
  for (const { number, state } of uploads) if (state === 'taken') files.delete(number)
  uploads = uploads.filter(({ state }) => state !== 'taken')
  for (const watcher of watchers) watcher()
}

function next(): void {
  const one = uploads.find(({ state }) => state === 'waiting')
  const file = one && files.get(one.number)
  if (line || !one || !file) return
  const { number } = one
  const request = new XMLHttpRequest()
  line = { number, request }
  const end = (to: Partial<Upload>): void => {
    if (line?.number !== number) return
    line = null
    change(number, to)
    next()
  }
  const failed = (why: UploadTrouble): void => end({ state: 'failed', why })
  const asked = { kind: 'guess', lookFirst: 'yes', fileName: file.name.slice(-MOST_NAME) }
  request.open('POST', `/api/imports?${new URLSearchParams(asked)}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('accept-language', languageSpoken())
  request.upload.addEventListener('progress', ({ loaded }) => change(number, { sent: loaded }))
  request.upload.addEventListener('load', () => change(number, { state: 'keeping', sent: file.size }))
  request.addEventListener('error', () => failed(new Unreachable('no answer')))
  request.addEventListener('load', () => {
    const body = jsonIn(request.responseText)
    const id = Object(Object(body).imports).id
    if (request.status === 202 && typeof id === 'string') end({ state: 'taken', id })
    else failed(problemIn(request, body))
  })
  change(number, { state: 'sending' })
  // Moved or deleted since it was chosen, a file fails in a way that looks like a broken line: so it is opened first.
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => {
        if (line?.number === number) request.send(file)
      },
      () => failed('unreadable'),
    )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The files on their way; whoever closes the browser meanwhile is asked whether they mean it. */
export function useUploads(): readonly Upload[] {
  const queries = useQueryClient()
  const { me } = useMe()
  useEffect(() => {
    if (sender !== null && sender !== me.id) for (const { number } of uploads) drop(number)
    sender = me.id
  }, [me.id])
  const all = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => uploads,
  )
  const shut = all.some(
    ({ why }) => typeof why === 'object' && why !== null && codeOf(why) === SIGN_IN_NEEDED,
  )
  useEffect(() => {
    if (shut) sessionEnds(queries)
  }, [shut, queries])
  return all
}

const SIGN_IN_NEEDED = 'http.sign-in-needed'

function codeOf(why: Problem | Unreachable): string | null {
  return 'code' in why ? why.code : null
}

export function isUnderWay({ state }: Upload): boolean {
  return state === 'waiting' || state === 'sending' || state === 'keeping'
}
