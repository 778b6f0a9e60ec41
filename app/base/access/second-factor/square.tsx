import { QRCode } from 'antd'
import { useWords } from '../../ui/language.tsx'
import { secondFactorWords } from './words.ts'

/** What a telephone reads off the screen: dark on light, whatever the page is, or some cannot read it. */
export function Square({ of }: { readonly of: string }) {
  const { say } = useWords(secondFactorWords)
  return (
    <QRCode
      type="svg"
      value={of}
      size={184}
      marginSize={4}
      bordered={false}
      color="var(--square-ink)"
      bgColor="var(--square-paper)"
      aria-label={say('second-factor.page.square')}
    />
  )
}
