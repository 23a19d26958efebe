// Who did what with an import, newest first.
import { Text } from '@mantine/core'
import type { ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { MomentText } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './imports.module.css'

export function HistoryPanel({ batch: { steps } }: { batch: ImportBatchView }) {
  if (steps.length === 0) return <EmptyState title="Nothing has happened yet" />
  return (
    <ol className={classes.history}>
      {steps.toReversed().map(({ action, label, by, at, comment }) => (
        <li key={`${action} ${at}`}>
          <Text size="sm">
            <strong>{by}</strong>: {label}{' '}
            <Text span size="sm" c="dimmed">
              · <MomentText value={at} />
            </Text>
          </Text>
          {comment && (
            <Text size="sm" className={classes.comment ?? ''}>
              {comment}
            </Text>
          )}
        </li>
      ))}
    </ol>
  )
}
