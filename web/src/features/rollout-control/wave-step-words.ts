// What a step of a wave asks, and what it means: in the numbers that the server counted.
import type { WaveControl } from '../../../../server/src/modules/rollout/control/control.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'

export type WaveStep = 'pause' | 'resume' | 'cancel' | 'access'

export const STEP_LABELS: Readonly<Record<WaveStep, string>> = {
  pause: 'Pause wave',
  resume: 'Resume wave',
  cancel: 'Cancel wave',
  access: 'Give access back',
}

export function stepQuestion(step: WaveStep, { number }: WaveControl): string {
  if (step === 'access') return `Give the organizations of wave ${number} access again?`
  return `${STEP_LABELS[step].replace(' wave', '')} wave ${number}?`
}

/** `112 people in 6 organizations` */
export function whoOf({ people, organizations }: WaveControl): string {
  return `${countOf(people, 'person', 'people')} in ${countOf(organizations.length, 'organization')}`
}

export interface CancelChoice {
  revokeAccess: boolean
  rollBackData: boolean
}

/** Sentences that name the consequence. */
export function stepConsequences(step: WaveStep, control: WaveControl, choice: CancelChoice): string[] {
  const { openMilestones, shiftDays, pausedOn } = control
  const milestones = countOf(openMilestones, 'open milestone')
  if (step === 'pause')
    return [`${milestones} stand still until the wave is resumed. ${whoOf(control)} are told, with your reason.`]
  if (step === 'resume') {
    const since = pausedOn ? ` since ${formatDay(pausedOn)}` : ''
    return [
      shiftDays === 0
        ? `No working day was lost${since}: ${milestones} stay where they are.`
        : `${milestones} move by ${countOf(shiftDays, 'working day')}, as many as were lost${since}. ${whoOf(control)} are told.`,
    ]
  }
  if (step === 'access') {
    const open = control.revocations.filter(({ restoredAt }) => restoredAt === null)
    const members = open.reduce((sum, one) => sum + one.members, 0)
    return [`${countOf(members, 'membership')} in ${countOf(open.length, 'organization')} work again as before.`]
  }
  return cancelConsequences(control, choice)
}

function cancelConsequences(control: WaveControl, { revokeAccess, rollBackData }: CancelChoice): string[] {
  const { signedIn, live, organizations } = control
  return [
    'A cancelled wave stays cancelled. Its organizations are free for another wave, and everybody is told.',
    ...(revokeAccess
      ? [
          `${whoOf(control)} lose access today${signedIn > 0 ? `; ${signedIn} of them are signed in now` : ''}. It can be given back.`,
        ]
      : [`${whoOf(control)} keep their access.`]),
    ...(revokeAccess && live.length > 0 ? [`Live already: ${live.join(', ')}.`] : []),
    ...(rollBackData
      ? [`A rollback is prepared for ${countOf(organizations.length, 'organization')}; each waits for approval.`]
      : []),
  ]
}
