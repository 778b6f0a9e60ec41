import { z } from '@hono/zod-openapi'

/** Why an answer is not the one asked for, as RFC 9457 has it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** One sentence in the person's language: what was expected, what came, what to do. */
    detail: z.string(),
    /** What a program goes by; it stays the same in every language. */
    code: z.string(),
    /** What the sentence was filled with. */
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    instance: z.string(),
    /** Where a request is not as described, every place of it. */
    places: z
      .array(
        z.object({ in: z.enum(['path', 'query', 'header', 'body']), field: z.string(), detail: z.string() }),
      )
      .optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problemSchema>

export const problemStatuses = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503] as const
export type ProblemStatus = (typeof problemStatuses)[number]

const statuses: Readonly<Record<string, ProblemStatus>> = {
  'http.invalid': 400,
  'http.json-malformed': 400,
  'http.not-utf8': 400,
  'http.text-unusable': 400,
  'http.too-deep': 400,
  'http.address-malformed': 400,
  'http.language-unknown': 400,
  'http.cursor-broken': 400,
  'http.idempotency-key-malformed': 400,
  'http.upload-cut-off': 400,
  'http.sign-in-needed': 401,
  'access.sign-in-wrong': 401,
  'keys.wrong': 401,
  'keys.expired': 401,
  'keys.revoked': 401,
  'keys.in-address': 400,
  'keys.beside-session': 400,
  'http.no-right': 403,
  'keys.not-by-key': 403,
  'http.host-foreign': 403,
  'http.origin-foreign': 403,
  'access.set-up-from-elsewhere': 403,
  'http.no-such-address': 404,
  'http.request-under-way': 409,
  'http.other-person': 409,
  'http.too-large': 413,
  'http.content-type-wrong': 415,
  'http.key-used-for-another': 422,
  'http.too-often': 429,
  'second-factor.demanded': 403,
  'second-factor.locked': 429,
  'http.not-ready': 503,
}

/** By how a code ends, where nothing more exact is known: rooms name their refusals so that this holds. */
const endings: readonly (readonly [RegExp, ProblemStatus])[] = [
  [/[.-]not-found$/, 404],
  [/[.-](conflict|changed-meanwhile|taken|already-[a-z-]+)$/, 409],
  [/[.-]no-right$/, 403],
  [/[.-]too-large$/, 413],
  [/[.-]too-often$/, 429],
  [
    /[.-](busy|disk-full|server-full|server-unreachable|shards-apart|connection-lost|outcome-unknown|not-leading|not-heard)$/,
    503,
  ],
]

/** Which status a refusal is answered with: what a room says of its own codes first, 422 where nobody says anything. */
export function statusOf(code: string, more: Readonly<Record<string, ProblemStatus>>): ProblemStatus {
  return more[code] ?? statuses[code] ?? endings.find(([ending]) => ending.test(code))?.[1] ?? 422
}
