import { CardSheet } from './card-sheet.tsx'
import { CheckSheet } from './check-sheet.tsx'
import { CohortsSheet } from './cohorts-sheet.tsx'
import { SpreadSheet } from './spread-sheet.tsx'
import type { WorthTold } from './use-worth.tsx'
import type { PeopleShown } from './who.tsx'

type Asked = { readonly told: WorthTold; readonly open: (wanted: PeopleShown) => void }

/** What stands further down the page, and comes when the sheets above it have. */
export function SheetsBelow({ told, open }: Asked) {
  return (
    <>
      <SpreadSheet told={told} open={open} />
      <CohortsSheet told={told} open={open} />
      <CheckSheet currency={told.figures.currency} />
      <CardSheet told={told} />
    </>
  )
}
