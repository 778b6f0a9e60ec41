import { Button, Popover } from 'antd'
import { useMe } from '../../base/ui/session.tsx'
import { type ColumnName, columnsFor, columnsShown, keepColumns, keptColumns } from './columns.tsx'
import type { Listing } from './list-address.tsx'
import { useSpeaking } from './speaking.tsx'

/** Which columns stand beside the name; kept for the next time, and in the address for whoever gets it. */
export function ColumnChooser({
  listing,
  show,
}: {
  readonly listing: Listing
  readonly show: (listing: Listing) => void
}) {
  const { say } = useSpeaking()
  const { may } = useMe()
  const seesWorth = may('worth.read')
  const shown = columnsShown(listing.columns ?? keptColumns(), seesWorth)
  const choose = (columns: readonly ColumnName[] | null): void => {
    keepColumns(columns)
    show({ ...listing, columns })
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="columns">
          {columnsFor(seesWorth).map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={shown.includes(name)}
                // One at least stands beside the name.
                disabled={shown.length === 1 && shown[0] === name}
                onChange={({ target }) =>
                  choose(
                    columnsFor(seesWorth).filter((one) =>
                      one === name ? target.checked : shown.includes(one),
                    ),
                  )
                }
              />
              {say(`customers.page.column.${name}`)}
            </label>
          ))}
          <Button type="link" onClick={() => choose(null)}>
            {say('customers.page.columns.usual')}
          </Button>
        </div>
      }
    >
      <Button>{say('customers.page.columns')}</Button>
    </Popover>
  )
}
