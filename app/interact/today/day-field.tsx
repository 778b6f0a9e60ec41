import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useCompany } from '../../base/ui/company.tsx'

type Asked = {
  readonly label: string
  /** Only days after this one. */
  readonly after: string
  readonly value?: string | null
  readonly onChoose: (day: string) => void
  /** The calendar lies open at once. */
  readonly open?: boolean
}

/** A day from the calendar. */
export function DayField({ label, after, value = null, onChoose, open = false }: Asked) {
  const weekStart = useCompany()?.weekStart
  const spoken = dayjs.Ls[dayjs.locale()]
  // Calendars ask the language for the first day of the week; here the company says it. 7 is Sunday, there 0.
  if (weekStart !== undefined && spoken) spoken.weekStart = weekStart % 7
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      autoFocus={open}
      defaultOpen={open}
      allowClear={false}
      inputReadOnly
      showToday={false}
      value={value === null ? null : dayjs(value)}
      minDate={dayjs(after).add(1, 'day')}
      onChange={(chosen) => chosen && onChoose(chosen.format('YYYY-MM-DD'))}
    />
  )
}
