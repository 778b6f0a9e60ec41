import './progress.css'

type Progress = {
  /** Null: nobody can say. */
  readonly share: number | null
  /** The id of what names it. */
  readonly of: string
}

/** How far something has come. */
export function ProgressBar({ share, of }: Progress) {
  const percent = share === null ? null : Math.round(100 * Math.min(1, Math.max(0, share)))
  return (
    <div
      className={percent === null ? 'progress moving' : 'progress'}
      role="progressbar"
      aria-labelledby={of}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== null && { 'aria-valuenow': percent })}
    >
      <i style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  )
}
