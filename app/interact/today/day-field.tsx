import { DatePicker } from 'antd'
import dayjs from 'dayjs'

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
