import { z } from 'zod'

/** The company that one installation serves: what its figures are counted in. */
export const companySchema = z
  .object({
    name: z.string().trim().max(200),
    /** ISO 4217; one currency a company. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** IANA; days are taken in it. */
    timeZone: z.string().min(1).max(64),
    /** What is kept of an amount where neither cost nor profit is known; null: nobody has said, 1 is shown as assumed. */
    marginRate: z.number().gt(0).max(1).nullable(),
    annualDiscount: z.number().min(0).lt(1),
    /** Days that customers on credit have, where an order does not say. */
    creditTermDays: z.number().int().min(0).max(365),
    /** 1 is Monday, 7 is Sunday. */
    weekStart: z.number().int().min(1).max(7),
    /** Days between an order and its delivery. */
    leadDays: z.number().int().min(0).max(60),
    /** Who was touched is not asked for the same again within so many days, deliveries excepted; 0: no cap. */
    frequencyCapDays: z.number().int().min(0).max(365),
    /** When everybody is valued again each night, in the company's time zone; HH:MM. */
    worthAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  })
  .strict()
export type Company = z.infer<typeof companySchema>

/** Settings that a worth run reads: everybody is valued anew when one of them changes. */
export const valuedBy = [
  'currency',
  'timeZone',
  'marginRate',
  'annualDiscount',
  'creditTermDays',
  'leadDays',
  'frequencyCapDays',
] as const satisfies readonly (keyof Company)[]

/** What everybody who works here needs of the company: how its days and amounts are written. */
export const companyShownSchema = companySchema.pick({
  name: true,
  currency: true,
  timeZone: true,
  weekStart: true,
})

/** What a change of settings meets. */
export const consequencesSchema = z.object({
  /** Files that stand, with amounts and days as they were read. */
  importsStanding: z.number().int().describe('settings.field.imports-standing'),
  /** What those of them call their currency that name any: no other can be set while they stand. */
  currenciesOfFiles: z.array(z.string()).describe('settings.field.currencies-of-files'),
  /** When everybody is valued next: instants, the earliest first. */
  nextWorthAt: z.array(z.string()).describe('settings.field.next-worth'),
})

/** A change; who has named the company does not take its name away. */
export const companyPatchSchema = companySchema
  .extend({ name: companySchema.shape.name.min(1) })
  .partial()
  .strict()
export type CompanyPatch = z.infer<typeof companyPatchSchema>
