import { Button } from 'antd'
import { useMe } from '../../../base/ui/session.tsx'
import type { Speak } from './speak.tsx'
import { useWork } from './use-work.tsx'

const steps = ['histories', 'fit', 'predict', 'write', 'needs', 'groups', 'current'] as const

/** Values everybody anew, and tells how far that is; also where somebody else has asked for it. */
export function Revalue({ speak }: { readonly speak: Speak }) {
  const { say } = speak
  const { may } = useMe()
  const work = useWork('worth')
  return (
    <span className="worth-acts">
      <span className="small" role="status">
        {work.going
          ? goingSaid(work.progress, speak)
          : work.why !== null
            ? say('worth.page.not-revalued', { why: work.why })
            : work.done
              ? say('worth.page.revalued')
              : ''}
      </span>
      {may('worth.run') && (
        <Button onClick={work.begin} disabled={work.going}>
          {say(work.going ? 'worth.page.revaluing' : 'worth.page.revalue')}
        </Button>
      )}
    </span>
  )
}

function goingSaid(
  progress: { readonly stage: string; readonly done: number; readonly total: number } | null,
  { say, percent }: Speak,
): string {
  if (progress?.stage === 'gave-way') return say('worth.page.revaluing.gave-way')
  const step = steps.find((one) => one === progress?.stage)
  if (!progress || !step) return say('worth.page.revaluing.waiting')
  const stage = say(`worth.page.step.${step}`)
  // A step that is told at its beginning only has no share to speak of.
  if (progress.done === 0 || progress.total <= 1) return say('worth.page.revaluing.at', { stage })
  return say('worth.page.revaluing.part', { stage, share: percent(progress.done / progress.total) })
}
