import { useMemo } from 'react'
import { useLanguage } from './language.tsx'

const KILO = 1_000

/** 45.9 MB. */
export function useSize(): (bytes: number) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
    return (bytes) => {
      const at = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(KILO)))
      const style = { style: 'unit', unit: units[at] ?? 'byte', unitDisplay: 'short' } as const
      const decimals = { maximumFractionDigits: at > 1 ? 1 : 0 }
      return new Intl.NumberFormat(language, { ...style, ...decimals }).format(bytes / KILO ** at)
    }
  }, [language])
}
