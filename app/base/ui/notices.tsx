import { useCallback, useRef, useState } from 'react'
import type { Notice } from './quiet-bar.tsx'

/** Says what was just done. */
export type Tell = (notice: Omit<Notice, 'number'>) => void

/** One thing is said at a time, the latest. */
export function useNotices() {
  const [notice, setNotice] = useState<Notice | null>(null)
  const numbers = useRef(0)
  const tell = useCallback<Tell>((told) => {
    numbers.current += 1
    setNotice({ ...told, number: numbers.current })
  }, [])
  const forget = useCallback(() => setNotice(null), [])
  return { notice, tell, forget }
}
