// Rows by verdict, or by what became of them: each number is a filter of the table below.
import { Paper } from '@mantine/core'
import type {
  ImportBatchView,
  ImportRowView,
  Outcome,
  Verdict,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import type { ListView } from '../../lib/list-view.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './imports.module.css'
import { OUTCOME_WORDS, VERDICT_WORDS } from './words.ts'

interface VerdictFiguresProps {
  batch: ImportBatchView
  list: ListView<ImportRowView>
}

/** Those that make sense at zero stay: "0 errors" is news. */
const ALWAYS: readonly string[] = ['create', 'error', 'created', 'failed']
/** Once an import is undone, what was created is not. */
const ENDED: readonly string[] = ['undone', 'kept']

export function VerdictFigures({ batch: { counts, outcomes }, list }: VerdictFiguresProps) {
  const by = outcomes ? 'outcome' : 'verdict'
  const figures = outcomes
    ? Object.entries(outcomes).map(([name, count]) => ({ name, count, ...OUTCOME_WORDS[name as Outcome] }))
    : Object.entries(counts ?? {}).map(([name, count]) => ({ name, count, ...VERDICT_WORDS[name as Verdict] }))
  const undone = figures.some(({ name, count }) => count > 0 && ENDED.includes(name))
  const shown = figures.filter(({ name, count }) => count > 0 || (!undone && ALWAYS.includes(name)))
  const chosen = list.filters[by]
  return (
    <section className={classes.figures} aria-label={`Rows by ${by}`}>
      {shown.map(({ name, count, label, tone }) => (
        <Paper
          key={name}
          component="button"
          type="button"
          withBorder
          className={classes.figure ?? ''}
          aria-pressed={chosen === name}
          onClick={() =>
            list.set({
              verdict: undefined,
              outcome: undefined,
              code: undefined,
              column: undefined,
              [by]: chosen === name ? undefined : name,
            })
          }
        >
          <span className={classes.count}>{count.toLocaleString('en')}</span>
          <StatusBadge state={name} label={label} tone={tone} />
        </Paper>
      ))}
    </section>
  )
}
