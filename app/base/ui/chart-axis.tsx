import type { Inks } from './theme.tsx'

type Label = { readonly formatter?: unknown }

/** An axis as a chart of an account book has it: one hairline, words at its end, nothing else. */
export function axisIn(
  inks: Inks,
  { axisLabel, ...more }: Record<string, unknown> & { readonly axisLabel?: object },
) {
  const quiet = { color: inks.ink3, fontSize: 12 }
  const label: Label & Record<string, unknown> = { ...quiet, ...axisLabel }
  return {
    axisLine: { show: true, lineStyle: { color: inks.rule, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: more.type === 'time' ? { ...label, ...timeLabel(label, quiet) } : label,
    nameTextStyle: quiet,
    ...more,
  }
}

/** An axis of time writes its labels as rich text, which forgets colour and size unless each piece is told them. */
function timeLabel({ formatter }: Label, quiet: object): Label & { readonly rich: object } {
  const rich = { tick: quiet }
  if (typeof formatter !== 'function') return { formatter, rich }
  return { rich, formatter: (value: number, index: number) => `{tick|${formatter(value, index)}}` }
}
