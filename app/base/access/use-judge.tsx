import { useEffect, useState } from 'react'
import { byLength, type Judge, passwordJudge } from './password-strength.ts'

/** Judges passwords while they are typed: by their length until the lists are there, or where they cannot be had. */
export function useJudge(): Judge {
  const [judge, setJudge] = useState<Judge>(() => byLength)
  useEffect(() => {
    let here = true
    passwordJudge().then(
      (better) => here && setJudge(() => better),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [])
  return judge
}
