// How the history of a wave reads.
import {
  COORDINATOR_WORDS,
  MILESTONE_STATUS_WORDS,
  PLACEMENT_STATE_WORDS,
  SEVERITY_WORDS,
  WAVE_STATUS_WORDS,
} from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { CHECKS } from '../../../../server/src/modules/rollout/run/checklist.contract.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import type { HistoryProps } from '../../ui/history.tsx'

const KINDS: Readonly<Record<string, string>> = {
  rollout_wave: 'wave',
  rollout_placement: 'place of an organization',
  rollout_milestone: 'milestone',
  rollout_coordinator: 'coordinator',
  rollout_blocker: 'blocker',
  rollout_check: 'answer of the checklist',
}

const FIELDS: Readonly<Record<string, string>> = {
  state_by: 'who set the state',
  state_by_name: 'name of who set the state',
  state_since: 'time of the state',
  ruled_then: 'state by the facts at that time',
  went_live_on: 'day of going live',
  left_on: 'day of leaving',
  left_reason: 'reason of leaving',
  due_on: 'due day',
  done_on: 'day done',
  owner_id: 'owner',
  wave_id: 'wave',
  milestone_id: 'milestone',
  max_organizations: 'most organizations',
  starts_on: 'first day',
  ends_on: 'last day',
  started_on: 'day of the start',
}

const WORDS: Readonly<Record<string, string>> = {
  ...PLACEMENT_STATE_WORDS,
  ...WAVE_STATUS_WORDS,
  ...MILESTONE_STATUS_WORDS,
  ...SEVERITY_WORDS,
  ...COORDINATOR_WORDS,
  ...Object.fromEntries(Object.entries(CHECKS).map(([name, { label }]) => [name, label])),
  rule: 'BMMS',
  person: 'a person',
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
}
const WORDED = ['state', 'status', 'severity', 'part', 'item', 'answer', 'state_by', 'ruled_then']
const TOLD = ['state', 'severity', 'part', 'item', 'answer', 'note', 'due_on']

export const historyWords: Omit<HistoryProps, 'entries'> = {
  kindLabel: (table) => KINDS[table],
  details: ({ fields }) => fields.filter(({ field, after, before }) => TOLD.includes(field) && (after ?? before)),
  fieldLabel: (field) => FIELDS[field],
  format: (field, value) => {
    if (WORDED.includes(field)) return WORDS[value]
    if (field.endsWith('_on')) return formatDay(value)
    return field.endsWith('_at') || field === 'state_since' ? formatMoment(value) : undefined
  },
}
