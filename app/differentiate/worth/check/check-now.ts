import { type Language, speech } from '../../../base/language/language.ts'
import type { Read } from '../../../base/notebook/notebook.ts'
import { modelSaid, reasonSaid } from '../card.ts'
import { worthWords } from '../words.ts'
import { type CheckSaid, checkFiguresSchema } from './contract.ts'
import { lastCheck } from './store.ts'

/** The latest check there is, whatever run it was of; null before the first one. */
export async function checkNow(read: Read, language: Language): Promise<CheckSaid | null> {
  const kept = await lastCheck(read)
  if (!kept) return null
  const figures = kept.figures === null ? null : checkFiguresSchema.parse(JSON.parse(kept.figures))
  const told = speech(language, [worthWords])
  return {
    ...kept,
    figures,
    model: figures && modelSaid(figures.model, told),
    reasons: (figures?.fallback?.reasons ?? []).map((reason) => reasonSaid(reason, told)),
  }
}
