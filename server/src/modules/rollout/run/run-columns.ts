// Columns of the exported lists.
import type { Column } from '../../../platform/documents/columns.ts'
import {
  MILESTONE_STATUS_WORDS,
  PLACEMENT_STATE_WORDS,
  SEVERITY_WORDS,
  WAVE_STATUS_WORDS,
} from '../rollout.contract.ts'
import type { BlockerView } from './blockers.contract.ts'
import type { MilestoneView } from './milestones.contract.ts'
import type { PlacementView } from './placements.contract.ts'
import type { StaffMember, WaveItem } from './waves.contract.ts'

export const waveFileColumns: readonly Column<WaveItem>[] = [
  { key: 'number', title: 'Wave', type: 'integer', value: (wave) => wave.number },
  { key: 'name', title: 'Name', type: 'text', value: (wave) => wave.name },
  { key: 'status', title: 'Status', type: 'text', value: (wave) => WAVE_STATUS_WORDS[wave.status] },
  { key: 'starts_on', title: 'Starts', type: 'date', value: (wave) => wave.startsOn },
  { key: 'ends_on', title: 'Ends', type: 'date', value: (wave) => wave.endsOn },
  { key: 'organizations', title: 'Organizations', type: 'text', value: (wave) => wave.codes.join(', ') },
  { key: 'onboarded', title: 'Onboarded', type: 'integer', value: (wave) => wave.onboarded },
  { key: 'completion', title: 'Done', type: 'percent', value: (wave) => wave.completion },
  { key: 'elapsed', title: 'Time gone', type: 'percent', value: (wave) => wave.elapsed },
  { key: 'health', title: 'Health', type: 'integer', value: (wave) => wave.health?.score ?? null },
  { key: 'confidence', title: 'Confidence', type: 'percent', value: (wave) => wave.health?.confidence ?? null },
  { key: 'overdue_milestones', title: 'Overdue', type: 'integer', value: (wave) => wave.overdueMilestones },
  { key: 'open_blockers', title: 'Blockers', type: 'integer', value: (wave) => wave.blockers },
  { key: 'critical_blockers', title: 'Critical', type: 'integer', value: (wave) => wave.criticalBlockers },
]

export const staffFileColumns: readonly Column<StaffMember>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (person) => person.name },
  { key: 'email', title: 'E-mail', type: 'text', value: (person) => person.email },
  { key: 'roles', title: 'Roles', type: 'text', value: (person) => person.roles.join(', ') },
]

export const placementFileColumns: readonly Column<PlacementView>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: (place) => place.wave },
  { key: 'code', title: 'Code', type: 'text', value: (place) => place.code },
  { key: 'name', title: 'Organization', type: 'text', value: (place) => place.name },
  { key: 'state', title: 'State', type: 'text', value: (place) => PLACEMENT_STATE_WORDS[place.state] },
  {
    key: 'set_by',
    title: 'Set by',
    type: 'text',
    value: (place) => (place.stateBy === 'rule' ? 'BMMS' : place.stateByName),
  },
  { key: 'reason', title: 'Reason', type: 'text', value: (place) => place.stateReason },
  { key: 'since', title: 'Since', type: 'instant', value: (place) => place.stateSince },
  { key: 'went_live_on', title: 'Live since', type: 'date', value: (place) => place.wentLiveOn },
  { key: 'open_blockers', title: 'Blockers', type: 'integer', value: (place) => place.blockers },
  {
    key: 'missing_facts',
    title: 'Still missing',
    type: 'text',
    value: ({ facts }) =>
      facts
        .filter(({ met }) => met !== 'yes')
        .map(({ label, found }) => `${label}: ${found}`)
        .join('\n'),
  },
]

export const milestoneFileColumns: readonly Column<MilestoneView>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: (one) => one.wave },
  { key: 'title', title: 'Milestone', type: 'text', value: (one) => one.title },
  { key: 'due_on', title: 'Due', type: 'date', value: (one) => one.dueOn },
  { key: 'baseline_on', title: 'As published', type: 'date', value: (one) => one.baselineOn },
  { key: 'status', title: 'Status', type: 'text', value: (one) => MILESTONE_STATUS_WORDS[one.status] },
  { key: 'overdue', title: 'Overdue', type: 'boolean', value: (one) => one.isOverdue },
  { key: 'done_on', title: 'Done', type: 'date', value: (one) => one.doneOn },
  { key: 'owner', title: 'Owner', type: 'text', value: (one) => one.ownerName },
  { key: 'evidence', title: 'Evidence', type: 'text', value: (one) => one.evidence },
  { key: 'note', title: 'Note', type: 'text', value: (one) => one.note },
]

export const blockerFileColumns: readonly Column<BlockerView>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: (one) => one.wave },
  { key: 'organization', title: 'Organization', type: 'text', value: (one) => one.organization ?? 'Whole wave' },
  { key: 'severity', title: 'Severity', type: 'text', value: (one) => SEVERITY_WORDS[one.severity] },
  { key: 'title', title: 'Blocker', type: 'text', value: (one) => one.title },
  { key: 'detail', title: 'Detail', type: 'text', value: (one) => one.detail },
  { key: 'milestone', title: 'Milestone', type: 'text', value: (one) => one.milestone?.title ?? '' },
  { key: 'owner', title: 'Owner', type: 'text', value: (one) => one.ownerName },
  { key: 'opened_by', title: 'Opened by', type: 'text', value: (one) => one.openedByName },
  { key: 'opened_at', title: 'Opened', type: 'instant', value: (one) => one.openedAt },
  { key: 'age_hours', title: 'Age in hours', type: 'integer', value: (one) => one.ageHours },
  { key: 'resolved_at', title: 'Resolved', type: 'instant', value: (one) => one.resolvedAt },
  { key: 'resolution', title: 'Resolution', type: 'text', value: (one) => one.resolution },
]
