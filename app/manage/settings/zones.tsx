import { useMemo } from 'react'
import type { Language } from '../../base/language/language.ts'
import { useLanguage } from '../../base/ui/language.tsx'

/** A time zone in the words of who reads. */
export type Zone = {
  /** IANA. */
  readonly id: string
  readonly name: string
  /** +08:00, as it is now. */
  readonly offset: string
  /** What it can be found by, in lower case: its name, its place, its id. */
  readonly search: string
}

/** Those first where our users are. */
const near = ['Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Singapore']

type Named = 'longGeneric' | 'shortGeneric' | 'longOffset' | 'long'

function saidOf(language: Language, { id, as }: { readonly id: string; readonly as: Named }): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: id, timeZoneName: as }).formatToParts(
    new Date(),
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? id
}

type Said = { readonly id: string; readonly zone: string; readonly place: string }

export function zoneIn(language: Language, id: string): Zone {
  const zone = saidOf(language, { id, as: 'longGeneric' })
  const place = saidOf(language, { id, as: 'shortGeneric' })
  const offset = saidOf(language, { id, as: 'longOffset' }).replace('GMT', '') || '+00:00'
  return {
    ...{ id, offset },
    name: nameOf(language, { id, zone, place }),
    search: [zone, place, id, id.replaceAll('_', ' '), offset].join(' ').toLowerCase(),
  }
}

/** By where it is, which no two share; by its own name and the city where that is a few letters, or not of the language. */
function nameOf(language: Language, { id, zone, place }: Said): string {
  if (/^GMT/.test(place)) return saidOf(language, { id, as: 'long' })
  const foreign = language !== 'en' && /[A-Za-z]/.test(place) && !/[A-Za-z]/.test(zone)
  if (!foreign && !/^[A-Z]{1,5}$/.test(place)) return place
  const city = id.split('/').at(-1)?.replaceAll('_', ' ') ?? id
  return language === 'en' ? `${zone} (${city})` : `${zone}（${city}）`
}

/** Every zone there is: near ones first, the others by offset and then by name. */
export function useZones(): readonly Zone[] {
  const { language } = useLanguage()
  return useMemo(() => {
    const zones = Intl.supportedValuesOf('timeZone').map((id) => zoneIn(language, id))
    const rank = ({ id }: Zone): number => (near.includes(id) ? near.indexOf(id) : near.length)
    return zones.sort(
      (one, other) =>
        rank(one) - rank(other) ||
        minutesOf(one) - minutesOf(other) ||
        one.name.localeCompare(other.name, language),
    )
  }, [language])
}

function minutesOf({ offset }: Zone): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
