import type { ReactNode } from 'react'

/** A field under what it is called. */
export function Line({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
    <label>
      <span className="label">{label}</span>
      {children}
    </label>
  )
}
