import { randomBytes } from 'node:crypto'
import { note } from '../../audit/acting.ts'
import { Refusal } from '../../language/refusal.ts'
import type { Change, Notebook } from '../../notebook/notebook.ts'
import { codeTyped, freshCodes, hashOf } from './backup-codes.ts'
import type { Begun, SecondFactor } from './contract.ts'
import { sealOf } from './sealed.ts'
import {
  confirm,
  confirmedFactors,
  countCodes,
  countTry,
  factorOf,
  insertBegun,
  removeFactor,
  setCodes,
  setMisses,
  settleRestored,
  takeCode,
  takeStep,
} from './store.ts'
import type { SecondFactorTable } from './tables.ts'
import { addressOf, inLetters, isCode, stepAt, stepOf } from './totp.ts'

/** A secret that nobody confirmed is forgotten: it stood on a screen. */
const BEGUN_MS = 30 * 60 * 1000
/**
 * The fifth wrong code in a row shuts for a quarter of an hour, each one after it for twice as long, up to a day. Three
 * codes in a million are right at any time, so who guesses one a day guesses for some nine hundred years.
 */
const FIRST_TO_LOCK = 5
const FIRST_LOCK_MS = 15 * 60 * 1000
const LONGEST_LOCK_MS = 24 * 60 * 60 * 1000

type Of = { readonly id: string; readonly email: string }

/** What is done in the same change as the factor is turned on, off or taken away. */
type Also = (tx: Change) => Promise<unknown>

/** The second thing that somebody shows who they are by: a code from their telephone. */
export type SecondFactors = {
  readonly of: (user: string) => Promise<SecondFactor>
  readonly all: () => Promise<{ user: string; since: string }[]>
  /** Lets by who has none and who brings a right code, which is used up by that; refuses everybody else. */
  readonly admit: (user: string, code: string | undefined) => Promise<void>
  /** A new secret, which counts from when a code of it has been shown. */
  readonly begin: (of: Of) => Promise<Begun>
  /** Turns it on; answers the backup codes, which are kept as hashes only. */
  readonly confirm: (user: string, code: string, also: Also) => Promise<string[]>
  /** Backup codes in the place of those before. */
  readonly renewCodes: (user: string) => Promise<string[]>
  /** Refused where there is none. */
  readonly turnOff: (user: string, also: Also) => Promise<void>
}

type Where = { readonly notebook: Notebook; readonly secret: string; readonly now: () => number }

export async function openSecondFactors({ notebook, secret, now }: Where): Promise<SecondFactors> {
  const seal = sealOf(secret)
  const { read, change } = notebook
  // Codes that were shown up to now may have been used after the back-up was made.
  await change((tx) => settleRestored(tx, stepAt(now()) + 1))

  const isoNow = (after = 0): string => new Date(now() + after).toISOString()

  /** Codes for somebody, and what is kept of them. */
  const codesFor = async (user: string, salt: string) => {
    const codes = freshCodes()
    const hashes = codes.map((code) => hashOf(codeTyped(code)!, seal.salted(salt, user)))
    return { codes, hashes: await Promise.all(hashes) }
  }

  /** What was brought: a code of the telephone, a backup code by its hash (slow, so worked out before), or neither. */
  const brought = async ({ user, salt }: SecondFactorTable, code: string) => {
    const digits = code.normalize('NFKC').replaceAll(/\s/g, '')
    if (isCode(digits)) return { digits }
    const letters = codeTyped(code)
    return letters === null ? {} : { hash: await hashOf(letters, seal.salted(salt, user)) }
  }

  type Brought = { readonly digits?: string; readonly hash?: string }
  type Told = 'right' | 'wrong' | 'used'

  const judge = async (tx: Change, factor: SecondFactorTable, { digits, hash }: Brought): Promise<Told> => {
    const { user } = factor
    if (hash !== undefined) return (await takeCode(tx, user, hash)) ? 'right' : 'wrong'
    const step = digits === undefined ? null : stepOf(seal.open(factor.secret, user), digits, now())
    if (step === null) return 'wrong'
    return (await takeStep(tx, { user, step })) ? 'right' : 'used'
  }

  const admit = async (user: string, code: string | undefined): Promise<void> => {
    const factor = await factorOf(read, user)
    if (!factor?.confirmedAt) return
    if (code === undefined) throw new Refusal('second-factor.wanted')
    const came = await brought(factor, code)
    // What is counted must stay, so that the change ends well and the refusal comes after it.
    const told = await change(async (tx): Promise<Told | { lockedUntil: string | null }> => {
      const tried = await countTry(tx, user, isoNow())
      if (!tried) return { lockedUntil: (await factorOf(tx, user))?.lockedUntil ?? null }
      const judged = await judge(tx, tried, came)
      // Who brings a used code has guessed nothing.
      if (judged === 'used')
        await setMisses(tx, { user, misses: tried.misses - 1, lockedUntil: tried.lockedUntil })
      if (judged === 'wrong' && tried.misses >= FIRST_TO_LOCK)
        await setMisses(tx, { user, misses: tried.misses, lockedUntil: isoNow(lockMs(tried.misses)) })
      return judged
    })
    if (told === 'right') return
    if (typeof told === 'string') throw new Refusal(`second-factor.${told}`)
    // Taken away in this very moment: whoever tries again needs none.
    if (told.lockedUntil === null) throw new Refusal('second-factor.wrong')
    const seconds = Math.max(1, Math.ceil((Date.parse(told.lockedUntil) - now()) / 1000))
    throw new Refusal('second-factor.locked', { seconds, minutes: Math.ceil(seconds / 60) })
  }

  return {
    of: async (user) => {
      const factor = await factorOf(read, user)
      if (!factor?.confirmedAt) return { on: false, since: null, backupCodes: 0 }
      return { on: true, since: factor.confirmedAt, backupCodes: await countCodes(read, user) }
    },
    all: () => confirmedFactors(read),
    admit,
    begin: async ({ id, email }) => {
      const bytes = randomBytes(20)
      const begun = {
        user: id,
        secret: seal.shut(bytes, id),
        createdAt: isoNow(),
        salt: randomBytes(16).toString('base64url'),
      }
      await change(async (tx) => {
        if (!(await insertBegun(tx, begun))) throw new Refusal('second-factor.already-on')
        note({ what: 'second-factor.begun', of: ['user', id] })
      })
      return { secret: inLetters(bytes), address: addressOf(bytes, email) }
    },
    confirm: async (user, code, also) => {
      const factor = await factorOf(read, user)
      if (factor?.confirmedAt) throw new Refusal('second-factor.already-on')
      if (!factor || now() - Date.parse(factor.createdAt) > BEGUN_MS)
        throw new Refusal('second-factor.not-begun')
      const { digits } = await brought(factor, code)
      const step = digits === undefined ? null : stepOf(seal.open(factor.secret, user), digits, now())
      if (step === null) throw new Refusal('second-factor.wrong')
      const { codes, hashes } = await codesFor(user, factor.salt)
      const done = await change(async (tx) => {
        if (!(await confirm(tx, { user, step, secret: factor.secret, at: isoNow() }))) return false
        note({ what: 'second-factor.on', of: ['user', user] })
        await setCodes(tx, user, hashes)
        await also(tx)
        return true
      })
      if (!done) throw new Refusal('second-factor.already-on')
      return codes
    },
    renewCodes: async (user) => {
      const factor = await factorOf(read, user)
      if (!factor?.confirmedAt) throw new Refusal('second-factor.off')
      const { codes, hashes } = await codesFor(user, factor.salt)
      await change(async (tx) => {
        // Not for one that was turned off, or begun anew, meanwhile.
        if ((await factorOf(tx, user))?.secret !== factor.secret) throw new Refusal('second-factor.off')
        await setCodes(tx, user, hashes)
        note({ what: 'second-factor.codes', of: ['user', user] })
      })
      return codes
    },
    turnOff: async (user, also) => {
      await change(async (tx) => {
        if (!(await removeFactor(tx, user))) throw new Refusal('second-factor.off')
        note({ what: 'second-factor.off', of: ['user', user] })
        await also(tx)
      })
    },
  }
}

function lockMs(misses: number): number {
  return Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (misses - FIRST_TO_LOCK))
}
