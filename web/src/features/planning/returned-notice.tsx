// Why a plan came back, where its authors see it first.
import { Text } from '@mantine/core'
import { formatMoment } from '../../lib/calendar.ts'
import { Note } from '../../ui/note.tsx'
import { lastReturn, type PlanKind, type PlanParams, usePlanSteps } from './plan-steps.ts'

/** The comment of the last return; nothing while it is not known. */
export function ReturnedNotice({ subject, params }: { subject: PlanKind; params: PlanParams }) {
  const steps = usePlanSteps(subject, params)
  const step = steps.data && lastReturn(steps.data.items)
  if (!step) return null
  return (
    <Note tone="warn" title={`${step.actorName} returned it on ${formatMoment(step.at)}`}>
      {step.comment}
      <Text size="sm" c="dimmed" mt={4}>
        Change what is asked for, then submit it again.
      </Text>
    </Note>
  )
}
