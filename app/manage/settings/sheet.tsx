import type { ReactNode } from 'react'

type Shown = {
  readonly name: string
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}

/** One subject of the settings. */
export function Sheet({ name, title, about, children }: Shown) {
  return (
    <section className="sheet pad" id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {about && <p className="small">{about}</p>}
      {children}
    </section>
  )
}

/** Under a value: what it means, and what follows from it. */
export function Note({ children }: { readonly children: ReactNode }) {
  return <p className="small means">{children}</p>
}
