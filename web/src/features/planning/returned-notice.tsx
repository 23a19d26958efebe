// Why a plan came back, where its authors see it first.
import { Alert, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { formatMoment } from '../../lib/calendar.ts'
import { lastReturn, type PlanKind, type PlanParams, usePlanSteps } from './plan-steps.ts'

/** The comment of the last return; nothing while it is not known. */
export function ReturnedNotice({ subject, params }: { subject: PlanKind; params: PlanParams }) {
  const steps = usePlanSteps(subject, params)
  const step = steps.data && lastReturn(steps.data.items)
  if (!step) return null
  return (
    <Alert
      mb="md"
      color="yellow"
      icon={<IconArrowBackUp aria-hidden />}
      title={`${step.actorName} returned it on ${formatMoment(step.at)}`}
    >
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} maw="75ch">
        {step.comment}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        Change what is asked for, then submit it again.
      </Text>
    </Alert>
  )
}
