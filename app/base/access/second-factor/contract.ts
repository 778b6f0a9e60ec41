import { z } from 'zod'

/** Six digits from the telephone, or one of the backup codes; gaps and capitals do not matter. */
export const codeSchema = z.string().trim().min(6).max(40).meta({ example: '492039' })

/** Who somebody is, shown once more before what lets them in is changed. */
export const proofSchema = z.object({
  password: z.string().min(1).max(128).meta({ example: '三个米缸都满了 1998' }),
  /** Where the second factor is on. */
  code: codeSchema.optional().describe('second-factor.field.code'),
})
export type Proof = z.output<typeof proofSchema>

export const secondFactorSchema = z.object({
  on: z.boolean(),
  since: z.string().nullable(),
  /** How many have not been used. */
  backupCodes: z.int().describe('second-factor.field.backup-codes'),
})
export type SecondFactor = z.output<typeof secondFactorSchema>

export const begunSchema = z.object({
  /** To be typed into the telephone. */
  secret: z.string().describe('second-factor.field.secret'),
  /** The same, to be read from a square. */
  address: z.string().describe('second-factor.field.address'),
})
export type Begun = z.output<typeof begunSchema>

export const confirmSchema = z.object({ code: codeSchema })
export const backupCodesSchema = z.object({
  codes: z.array(z.string()).describe('second-factor.field.codes'),
})

/** Who has a second factor, for who manages users. */
export const secondFactorsSchema = z.object({
  rows: z.array(z.object({ user: z.string(), since: z.string() })),
})

/** Answered in place of who somebody is: the password was right, and a code is asked for beside it. */
export const codeWantedSchema = z.object({ wanted: z.literal('code') })
