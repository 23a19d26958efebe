// A milestone as a mark: told apart by shape, not by colour alone.
import type { MilestoneStatus } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import classes from './timeline-chart.module.css'

const INSIDE: Readonly<Record<MilestoneStatus, string>> = {
  open: '',
  done: 'M5.5 9.2 8 11.6 12.5 6.6',
  delayed: 'M9 5.5v4.2M9 12v.4',
  dropped: 'M6.5 6.5l5 5M11.5 6.5l-5 5',
}

export function MilestoneMark({ status }: { status: MilestoneStatus }) {
  return (
    <svg className={classes.mark} data-status={status} viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <path d="M9 1 17 9 9 17 1 9Z" />
      <path d={INSIDE[status]} />
    </svg>
  )
}
