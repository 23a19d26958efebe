// Where an import stands on its way, as steps that everybody can follow.
import type { ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'

export interface Stage {
  label: string
  state: 'past' | 'now' | 'to come' | 'stopped'
  /** Who and when, as far as it is known. */
  by?: string | undefined
  at?: string | null | undefined
}

type Standing = Pick<
  ImportBatchView,
  | 'state'
  | 'blockers'
  | 'createdBy'
  | 'createdAt'
  | 'submittedBy'
  | 'submittedAt'
  | 'decidedBy'
  | 'decidedAt'
  | 'startedAt'
  | 'finishedAt'
  | 'undoneBy'
  | 'undoneAt'
>

const AT: Record<ImportBatchView['state'], number> = {
  checking: 1,
  checked: 1,
  returned: 1,
  submitted: 2,
  approved: 3,
  running: 4,
  done: 5,
  undoing: 5,
  undone: 6,
  failed: -1,
  cancelled: -1,
}

const CHECK: Partial<Record<ImportBatchView['state'], string>> = {
  checking: 'Being checked',
  returned: 'Returned for changes',
}

/** Uploaded, checked, sent for approval, approved, run, done; and undone, where it was. */
export function stagesOf(batch: Standing): Stage[] {
  const { state, undoneAt } = batch
  const way = [
    { label: 'Uploaded', by: batch.createdBy?.name, at: batch.createdAt },
    { label: batch.blockers.length > 0 ? 'Columns to choose' : (CHECK[state] ?? 'Checked') },
    { label: 'Sent for approval', by: batch.submittedBy?.name, at: batch.submittedAt },
    { label: 'Approved', by: batch.decidedBy?.name, at: batch.decidedAt },
    { label: state === 'running' ? 'Running' : 'Run', at: batch.startedAt },
    { label: 'Done', at: batch.finishedAt },
    ...(state === 'undoing' || undoneAt ? [{ label: 'Undone', by: batch.undoneBy?.name, at: undoneAt }] : []),
  ]
  const stopped = state === 'failed' || state === 'cancelled'
  const reached = stopped ? stoppedAt(batch) : AT[state]
  const ended = state === 'done' || state === 'undone'
  return way.map((stage, at) => ({
    ...stage,
    ...(stopped && at === reached ? { label: state === 'failed' ? 'Failed' : 'Cancelled' } : {}),
    state: at < reached || (ended && at === reached) ? 'past' : at > reached ? 'to come' : stopped ? 'stopped' : 'now',
  }))
}

/** The step at which it ended before its end. */
function stoppedAt({ startedAt, decidedAt, submittedAt }: Standing): number {
  if (startedAt) return 4
  if (decidedAt) return 3
  if (submittedAt) return 2
  return 1
}
