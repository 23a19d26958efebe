// Why progress cannot be recorded now, and the question whether a reached target means completed.
import { usePlace } from '../../api/session.tsx'
import { humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'

interface RecordingNoticeProps {
  kind: 'goal' | 'objective'
  planStatus: string
  canRecord: boolean
  suggestsCompleted: boolean
}

/** Only for those who may record at all; nothing when there is nothing to say. */
export function RecordingNotice({ kind, planStatus, canRecord, suggestsCompleted }: RecordingNoticeProps) {
  const records = usePlace().can('planning.progress.record')
  if (suggestsCompleted && canRecord) {
    return (
      <Note tone="good" title="The target is reached">
        If the work on this {kind} is done, mark it as completed with Change status. BMMS does not decide that by
        itself.
      </Note>
    )
  }
  if (!records || canRecord) return null
  return (
    <Note tone="neutral" title="Progress is recorded while the plan is active">
      {kind === 'goal' ? 'The strategic plan' : 'The annual work plan'} is {humanize(planStatus).toLowerCase()}.
    </Note>
  )
}

/** The page instead of the form when progress cannot be recorded now. */
export function RecordingRefused({ planStatus, to }: { planStatus: string; to: string }) {
  const records = usePlace().can('planning.progress.record')
  return (
    <RefusalPage
      title="Progress cannot be recorded now"
      action={<ActionButton to={to}>Back to the record</ActionButton>}
    >
      {records
        ? `Progress is recorded while the plan is active; it is ${humanize(planStatus).toLowerCase()}.`
        : 'Planners and monitoring officers of the organization record progress. Its administrator gives roles.'}
    </RefusalPage>
  )
}
