import { Button, Modal } from 'antd'
import { type MouseEvent, useState } from 'react'
import { useCompany } from '../../base/ui/company.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { useSize } from '../../base/ui/sizes.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { Export } from './contract.ts'
import { useExportActs } from './use-exports.tsx'
import { exportsWords } from './words.ts'

/** Long enough for the program to have written down who takes it. */
const TAKEN_MS = 1_500

type One = { readonly row: Export; readonly again: () => Promise<{ data: Pages | undefined }> }
type Pages = { readonly pages: readonly { readonly rows: readonly Export[] }[] }

/** Its time may be over before the program has tidied it away. */
const isThere = ({ state, expiresAt }: Export): boolean =>
  state === 'ready' && expiresAt !== null && Date.parse(expiresAt) > Date.now()

const tones = {
  ...{ ready: 'good', gone: 'plain', failed: 'due', cancelled: 'plain' },
} as const

/** What became of one: its file, what is in it, who took it. */
export function OneExport({ row, again }: One) {
  const { say } = useWords(exportsWords)
  const moment = useMoment(useCompany()?.timeZone)
  const { state, createdAt, by } = row
  const there = isThere(row)
  const shown = there ? 'ready' : state === 'failed' || state === 'cancelled' ? state : 'gone'
  return (
    <li className="export">
      <div className="whose">
        <b>{moment(createdAt)}</b>
        <span className="quiet">{by ?? say('exports.page.nobody')}</span>
      </div>
      <div className="what">
        <p className="stands">
          <span className={`tag ${tones[shown]}`}>{say(`exports.page.state.${shown}`)}</span>
          <Fate row={row} there={there} />
        </p>
        <Taken row={row} />
        {row.files !== null && <Contents row={row} there={there} />}
      </div>
      {there && row.mayDownload && <Acts row={row} again={again} />}
    </li>
  )
}

/** How it ended, in a sentence. */
function Fate({ row, there }: Pick<One, 'row'> & { readonly there: boolean }) {
  const { say } = useWords(exportsWords)
  const size = useSize()
  const moment = useMoment(useCompany()?.timeZone)
  const { state, bytes, why, expiresAt, removedAt, mayDownload } = row
  if (there)
    return (
      <>
        <b translate="no">{size(bytes ?? 0)}</b>
        <span className="quiet">{say('exports.page.expires', { when: moment(expiresAt ?? '') })}</span>
        {!mayDownload && <span className="why">{say('exports.page.not-yours')}</span>}
      </>
    )
  if (state === 'failed') return <span>{why}</span>
  if (state === 'cancelled') return <span className="quiet">{say('exports.page.cancelled')}</span>
  const over = removedAt === null || (expiresAt !== null && removedAt >= expiresAt)
  return (
    <span className="quiet">
      {over
        ? say('exports.page.gone.over', { when: moment(expiresAt ?? row.createdAt) })
        : say('exports.page.gone.removed', { when: moment(removedAt) })}
    </span>
  )
}

/** Who had it, newest first: once it is out, it is out. */
function Taken({ row: { downloads } }: Pick<One, 'row'>) {
  const { say } = useWords(exportsWords)
  const moment = useMoment(useCompany()?.timeZone)
  if (downloads.length === 0) return null
  return (
    <ul className="taken">
      {downloads.toReversed().map(({ by, at }) => (
        <li key={`${at} ${by}`}>
          {say('exports.page.taken', { who: by ?? say('exports.page.nobody'), when: moment(at) })}
        </li>
      ))}
    </ul>
  )
}

function Contents({ row: { files, sha256 }, there }: Pick<One, 'row'> & { readonly there: boolean }) {
  const { say, number } = useWords(exportsWords)
  const all = files ?? []
  const rows = all.reduce((sum, one) => sum + one.rows, 0)
  return (
    <details>
      <summary>{say('exports.page.contents', { files: number(all.length), rows: number(rows) })}</summary>
      <div className="contents">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('exports.page.contents.file')}</th>
              <th scope="col" className="num">
                {say('exports.page.contents.rows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ name, rows }) => (
              <tr key={name}>
                <td translate="no">{name}</td>
                <td className="num">{number(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {there && sha256 !== null && (
          <p className="small">
            <span translate="no">SHA-256</span> {say('exports.page.sha256')}{' '}
            <code translate="no">{sha256}</code>
          </p>
        )}
      </div>
    </details>
  )
}

function Acts({ row, again }: One) {
  const { say } = useWords(exportsWords)
  const said = useTrouble()
  const { remove } = useExportActs()
  const [asking, setAsking] = useState(false)
  const address = `/api/exports/${row.id}/file`
  // Asked first whether it is there still: a refused download would leave nothing but a broken file.
  const take = async (event: MouseEvent): Promise<void> => {
    event.preventDefault()
    const { data } = await again()
    const now = data?.pages.flatMap(({ rows }) => rows).find(({ id }) => id === row.id)
    if (!now?.mayDownload || !isThere(now)) return
    const link = document.createElement('a')
    link.href = address
    link.download = ''
    link.click()
    setTimeout(again, TAKEN_MS)
  }
  return (
    <div className="buttons">
      <Button type="primary" href={address} download onClick={take}>
        {say('exports.page.download')}
      </Button>
      <Button onClick={() => setAsking(true)}>{say('exports.page.remove')}</Button>
      <Modal
        open={asking}
        closable={false}
        title={say('exports.page.remove.really')}
        okText={say('exports.page.remove.do')}
        cancelText={say('exports.page.remove.not')}
        okButtonProps={{ danger: true, loading: remove.isPending }}
        onOk={() => remove.go(row.id, () => setAsking(false))}
        onCancel={() => setAsking(false)}
      >
        <p>{say('exports.page.remove.about')}</p>
        {remove.error && (
          <p className="said" role="alert">
            {said(remove.error)}
          </p>
        )}
      </Modal>
    </div>
  )
}
