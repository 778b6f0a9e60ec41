import { domainToASCII } from 'node:url'
import { cleanText } from './text.ts'

export type Email = {
  /** As it is kept: clean, the domain in lower case. */
  readonly shown: string
  /** For finding and matching: lower case, without +tag, the domain in ASCII. */
  readonly key: string
  /** The key's part before the @. */
  readonly local: string
}

/** Reads an e-mail address; null where it is none. */
export function readEmail(text: string): Email | null {
  const clean = cleanText(text).replace(/\s/gu, '')
  const at = clean.lastIndexOf('@')
  const domain = clean.slice(at + 1).toLowerCase()
  const local = clean.slice(0, at)
  if (at < 1 || domain === '' || local.includes('@')) return null
  const plain = local.toLowerCase().replace(/(?<=.)\+.*$/u, '')
  return { shown: `${local}@${domain}`, key: `${plain}@${domainToASCII(domain) || domain}`, local: plain }
}
