// Beside a goal or objective: where it started, where it is and where it is to be.

import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatMeasure } from '../../lib/amounts.ts'
import type { Measured } from '../../ui/measure.tsx'
import { Progress } from '../../ui/progress.tsx'
import classes from './measure-aside.module.css'

interface MeasureAsideProps {
  measured: Measured & { completion: number }
  /** Nothing while the plan is being prepared: then there is no progress to show. */
  state: string | undefined
  children?: ReactNode
}

/** Progress and its three values; further facts as children. */
export function MeasureAside({ measured, state, children }: MeasureAsideProps) {
  const { unit, baselineValue, currentValue, targetValue, completion } = measured
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h3" mb="xs">
        {state ? 'Progress' : 'Measure'}
      </Title>
      {state && <Progress value={completion} state={state} label="Completion" />}
      <dl className={classes.values}>
        <Value label="Baseline" value={formatMeasure(baselineValue, unit)} />
        {state && <Value label="Now" value={formatMeasure(currentValue, unit)} />}
        <Value label="Target" value={formatMeasure(targetValue, unit)} />
      </dl>
      {Number(targetValue) < Number(baselineValue) && (
        <Text size="sm" c="dimmed" mt="xs">
          Less is better: the target is below the baseline.
        </Text>
      )}
      {children}
    </Paper>
  )
}

function Value({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
