// The words of imports that several screens use.
import {
  IMPORT_STATES,
  type ImportBatchView,
  type ImportMode,
  type ImportRowView,
  type ImportState,
  type ImportSummary,
  type Outcome,
  type Verdict,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { countOf } from '../../lib/words.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

type Named = { label: string; tone: Tone }

const STATES: Record<ImportState, Named> = {
  checking: { label: 'Being checked', tone: 'info' },
  checked: { label: 'Checked', tone: 'neutral' },
  submitted: { label: 'Waits for approval', tone: 'info' },
  returned: { label: 'Returned', tone: 'warn' },
  approved: { label: 'Approved, about to run', tone: 'info' },
  running: { label: 'Running', tone: 'info' },
  done: { label: 'Done', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  undoing: { label: 'Being undone', tone: 'info' },
  undone: { label: 'Undone', tone: 'neutral' },
}
export const stateOptions = IMPORT_STATES.map((value) => ({ value, label: STATES[value].label }))

export function stateStatus(state: ImportState): StatusBadgeProps {
  return { state, ...STATES[state] }
}

/** Whether the server works on it now, so that the page looks again every second. */
export function isUnderWay(state: ImportState): boolean {
  return state === 'checking' || state === 'approved' || state === 'running' || state === 'undoing'
}

export const VERDICT_WORDS: Record<Verdict, Named> = {
  create: { label: 'New', tone: 'good' },
  update: { label: 'Changed', tone: 'info' },
  unchanged: { label: 'Unchanged', tone: 'neutral' },
  skip: { label: 'Skipped', tone: 'neutral' },
  error: { label: 'Errors', tone: 'bad' },
}
const ROW_VERDICTS: Record<ImportRowView['verdict'], Named> = {
  ...VERDICT_WORDS,
  error: { label: 'Error', tone: 'bad' },
  waiting: { label: 'Not checked yet', tone: 'neutral' },
}

export const OUTCOME_WORDS: Record<Outcome, Named> = {
  created: { label: 'Created', tone: 'good' },
  updated: { label: 'Changed', tone: 'info' },
  unchanged: { label: 'Unchanged', tone: 'neutral' },
  skipped: { label: 'Skipped', tone: 'neutral' },
  failed: { label: 'Left out', tone: 'bad' },
  undone: { label: 'Undone', tone: 'neutral' },
  kept: { label: 'Kept', tone: 'warn' },
}

/** The rollout takes its organizations in eight waves. */
export const waveOptions = Array.from({ length: 8 }, (_, at) => ({ value: String(at + 1), label: `Wave ${at + 1}` }))

/** What a row is or, once it has run, what became of it. */
export function rowStatus({ verdict, outcome }: Pick<ImportRowView, 'verdict' | 'outcome'>): StatusBadgeProps {
  return outcome ? { state: outcome, ...OUTCOME_WORDS[outcome] } : { state: verdict, ...ROW_VERDICTS[verdict] }
}

const MODES: Record<ImportMode, string> = {
  row_by_row: 'Leave them out, import the others',
  all_or_nothing: 'Import nothing until all are right',
}
export const modeOptions = Object.entries(MODES).map(([value, label]) => ({ value: value as ImportMode, label }))

export const modeLabel = (mode: ImportMode) => MODES[mode]

/** `590 new, 10 errors`; what is not there is left out. */
export function countsInWords({ counts, outcomes }: Pick<ImportSummary, 'counts' | 'outcomes'>): string {
  const words: readonly (readonly [string, number])[] = outcomes
    ? Object.entries(outcomes).map(([name, count]) => [OUTCOME_WORDS[name as Outcome].label, count] as const)
    : Object.entries(counts ?? {}).map(([name, count]) => [VERDICT_WORDS[name as Verdict].label, count] as const)
  return words
    .filter(([, count]) => count > 0)
    .map(([label, count]) => `${count.toLocaleString('en')} ${label.toLowerCase()}`)
    .join(', ')
}

/** `600 people`. */
export function recordsOf({ noun }: Pick<ImportBatchView, 'noun'>, count: number): string {
  return countOf(count, noun.one, noun.many)
}

/** `25 kB`, `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
