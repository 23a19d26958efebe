// What is being moved, before the server has said anything.
import type {
  Timeline,
  TimelineMilestone,
  TimelineWave,
} from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'

/** A wave, or a milestone of it, and the day that it was dragged to; without one the person chooses it. */
export interface Mover {
  wave: TimelineWave
  milestone?: TimelineMilestone
  to?: string
}

/** The day on which the thing stands now. */
export function dayOf({ wave, milestone }: Mover): string {
  return milestone ? milestone.dueOn : wave.startsOn
}

/** `Wave 3`, or `Go-live of wave 3`. */
export function nameOf({ wave, milestone }: Mover): string {
  return milestone ? `${milestone.title} of wave ${wave.number}` : `wave ${wave.number}`
}

/** Whether its dates can still change. */
export function isMovable({ wave, milestone }: Mover): boolean {
  if (wave.status === 'completed' || wave.status === 'cancelled') return false
  return milestone === undefined || milestone.status === 'open' || milestone.status === 'delayed'
}

/** What moved since the plan was made. */
export function wasMoved(wave: Timeline['waves'][number]): boolean {
  return wave.startsOn !== wave.baselineStartsOn || wave.endsOn !== wave.baselineEndsOn
}
