// Where a checked file stands.
import type { PpaImportSummary } from '../../../../server/src/modules/budgeting/ppas/ppa-imports.contract.ts'
import { StatusBadge, type StatusBadgeProps } from '../../ui/status-badge.tsx'

/** `checked` is good news only without errors. */
export function stateOf({ state, counts }: Pick<PpaImportSummary, 'state' | 'counts'>): StatusBadgeProps {
  if (state === 'confirmed') return { state, label: 'Taken over', tone: 'good' }
  if (state === 'discarded') return { state, label: 'Discarded', tone: 'neutral' }
  return counts.error > 0
    ? { state, label: 'Has errors', tone: 'bad' }
    : { state, label: 'Waiting for a second person', tone: 'info' }
}

export function ImportState(row: Pick<PpaImportSummary, 'state' | 'counts'>) {
  return <StatusBadge {...stateOf(row)} />
}
