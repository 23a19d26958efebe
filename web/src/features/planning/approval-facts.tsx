// Who wrote, submitted and decided a plan, for its head.
import { MomentText } from '../../ui/dates.tsx'
import type { Fact } from '../../ui/record-page.tsx'

interface Approval {
  status: string
  preparedBy: string
  submittedAt: string | null
  submittedBy: string | null
  decidedAt: string | null
  decidedBy: string | null
}

/** Only what has happened. */
export function approvalFacts(plan: Approval): Fact[] {
  const { preparedBy, submittedAt, submittedBy, decidedAt, decidedBy } = plan
  const facts: Fact[] = [{ label: 'Prepared by', value: preparedBy }]
  if (submittedAt) facts.push({ label: 'Submitted by', value: <By name={submittedBy} at={submittedAt} /> })
  if (decidedAt) facts.push({ label: 'Decided by', value: <By name={decidedBy} at={decidedAt} /> })
  return facts
}

function By({ name, at }: { name: string | null; at: string }) {
  return (
    <>
      {name ?? 'Unknown'}, <MomentText value={at} />
    </>
  )
}
