import { type Language, type Speech, speech } from '../../base/language/language.ts'
import type { Card, RunFigures } from './contract.ts'
import { warningText } from './summary.ts'
import { type WorthKey, worthWords } from './words.ts'

/** How a run came to its figures, said in the reader’s language: in the same words as the report of a file. */
export function cardOf(figures: RunFigures, language: Language): Card {
  const told = speech(language, [worthWords])
  const { say } = told
  const { fallback, story } = figures
  const model = figures.model ?? 'none'
  return {
    model: modelSaid(model, told),
    because: becauseOf(figures, told),
    says: say(`worth.report.card.says.${model}` as WorthKey),
    reasons: (fallback?.reasons ?? []).map((reason) => reasonSaid(reason, told)),
    spend: spendOf(figures, told),
    unknown: figures.equity === null ? whyUnknown(figures, told) : null,
    warnings: (story?.warnings ?? []).map((warning) =>
      warning.kind === 'future-day'
        ? say('worth.run.future-day', { day: told.day(warning.day) })
        : warningText(warning, told),
    ),
    candidates: (story?.choice?.scores ?? []).map((score) => ({
      name: modelSaid(score.model, told),
      chosen: score.model === (fallback?.asked ?? figures.model),
      rmse: score.rmse,
      mae: score.mae,
      bias: score.bias,
    })),
  }
}

/** What a model is called; it comes out of what a run has kept, as text. */
export function modelSaid(model: string, { say }: Pick<Speech<WorthKey>, 'say'>): string {
  return say(`worth.model.${model}` as WorthKey)
}

/** Why a model stands lower than wanted. */
export function reasonSaid(reason: string, { say }: Pick<Speech<WorthKey>, 'say'>): string {
  return say(`worth.fallback.${reason}` as WorthKey)
}

function becauseOf({ fallback, story }: RunFigures, told: Speech<WorthKey>): string {
  if (fallback?.rung === 2) return told.say('worth.report.card.because.held')
  if (fallback)
    return told.say('worth.report.card.because.fallback', {
      asked: modelSaid(fallback.asked, told),
      rung: fallback.rung,
    })
  return told.say(`worth.report.card.because.${story?.choice?.because ?? 'asked'}`)
}

function spendOf({ story }: RunFigures, told: Speech<WorthKey>): string[] {
  const { say, number } = told
  if (!story) return []
  const { spend } = story
  if (!spend) return [say('worth.spend-fallback.no-amounts')]
  return [
    say('worth.report.card.spend-how', {
      model: modelSaid(spend.model, told),
      customers: number(spend.customers),
    }),
    ...(spend.fallback ? [say(`worth.spend-fallback.${spend.fallback}`)] : []),
    ...(spend.correlation === null
      ? []
      : [say('worth.report.card.correlation', { correlation: number(spend.correlation, 2) })]),
  ]
}

function whyUnknown({ marginBasis, fallback, story }: RunFigures, { say }: Speech<WorthKey>): string {
  if (marginBasis === 'none' || !story?.spend) return say('worth.report.unknown-why.no-amounts')
  const reason = fallback?.reasons[0]
  if (reason !== undefined && (fallback?.rung ?? 1) > 2)
    return say(`worth.report.unknown-why.${reason}` as WorthKey)
  return say('worth.report.unknown-why.not-summed')
}
