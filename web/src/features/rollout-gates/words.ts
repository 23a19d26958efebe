// The words of gates that several screens use.
import { GATE_STATUS_WORDS, type Gate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import {
  DECISIONS,
  OVERALL_WORDS,
  WEIGHT_WORDS,
} from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import {
  CRITERIA,
  CRITERION,
  type CriterionKey,
  type MeasureUnit,
} from '../../../../server/src/modules/rollout/measures/criteria.contract.ts'
import { groupThousands } from '../../lib/amounts.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { countOf, humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'
import type { RecordAction } from '../../ui/record-page.tsx'

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const statusOptions = optionsOf(GATE_STATUS_WORDS)
export const decisionOptions = DECISIONS.map((value) => ({ value, label: OVERALL_WORDS[value] }))
export const weightOptions = optionsOf(WEIGHT_WORDS)
/** The criterion of a text from the address or a field. */
export function findCriterion(text: string): CriterionKey | undefined {
  return CRITERIA.find((key) => key === text)
}

/** `80%`, `4.2 of 5`, `1,250`: with all decimals, so that no figure looks as if it met its threshold. */
export function figureText(value: string, unit: MeasureUnit): string {
  if (unit === 'percent') return `${value}%`
  return unit === 'rating' ? `${value} of 5` : groupThousands(value)
}

export const criterionOptions = CRITERIA.map((value) => ({ value, label: CRITERION[value].label }))

/** `2 open, 1 of them overdue`; nothing without conditions. */
export function conditionWords({
  openConditions,
  overdueConditions,
}: Pick<Gate, 'openConditions' | 'overdueConditions'>): string {
  if (openConditions === 0) return '–'
  return overdueConditions === 0 ? `${openConditions} open` : `${openConditions} open, ${overdueConditions} overdue`
}

/** What the second signature, a return or a withdrawal does. */
export function consequenceOf({ action }: RecordAction, gate: Gate): string | undefined {
  const { proposal, wave, title } = gate
  const decision = proposal ? OVERALL_WORDS[proposal.decision].toLowerCase() : ''
  switch (action) {
    case 'countersign':
      return `You sign as the second person: ${decision}. ${effectWords(gate)} What is signed does not change any more.`
    case 'return':
      return 'The first signature counts no more. The gate is open again, with your comment.'
    case 'withdraw':
      return `${title} is closed without a decision. ${wave === null ? 'Another sign-off' : 'Another gate'} can be opened.`
    default:
      return undefined
  }
}

/** What a decision does to the wave. */
export function effectWords({ proposal, wave, waveStatus }: Gate): string {
  if (!proposal) return ''
  const count = proposal.conditions.length
  const told =
    count === 0
      ? ''
      : ` ${countOf(count, 'condition')} ${count === 1 ? 'gets its' : 'get their'} deadline, and the owner is told.`
  if (wave === null) return told.trim()
  if (proposal.decision === 'no_go') return `Wave ${wave} stays as it is.`
  return waveStatus === 'completed' ? told.trim() : `Wave ${wave} is completed, and later waves may start.${told}`
}

const TABLES: Readonly<Record<string, string>> = {
  rollout_gate: 'the gate',
  rollout_gate_step: 'a signature or step',
  rollout_gate_condition: 'the condition',
}
const UNTOLD = new Set([
  'content',
  'criteria',
  'opened_by',
  'supersedes_id',
  'reminded_on',
  'blocker_id',
  'closed_by',
  'gate_id',
  'person_id',
])

export const historyWords = {
  fieldLabel: (field: string) => (field === 'sha256' ? 'hash of what is signed' : undefined),
  kindLabel: (table: string) => TABLES[table],
  format: (field: string, value: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
    if (/(_at|^at)$/.test(field)) return formatMoment(value)
    if (field === 'sha256') return `${value.slice(0, 12)}…`
    return ['status', 'decision', 'action'].includes(field) ? humanize(value).toLowerCase() : value
  },
  details: ({ table, fields }: HistoryEntry) =>
    fields.filter(({ field }) =>
      table === 'rollout_gate_step' ? ['action', 'comment'].includes(field) : field === 'due_on',
    ),
}

/** Without columns that tell people nothing. */
export function tellingChanges(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.flatMap((entry) => {
    const fields = entry.fields.filter(({ field }) => !UNTOLD.has(field))
    // A signature is called after nobody: who signed stands in front of the sentence.
    const subject = entry.table === 'rollout_gate_step' ? '' : entry.subject
    return entry.action === 'update' && fields.length === 0 ? [] : [{ ...entry, subject, fields }]
  })
}
