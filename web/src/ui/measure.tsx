// What is measured, in one line: from where, to where, and where it stands.
import { Text } from '@mantine/core'
import { formatMeasure } from '../lib/amounts.ts'

export interface Measured {
  unit: string
  baselineValue: string
  targetValue: string
  currentValue: string
}

/** `74% of 95%`, with the baseline below. */
export function MeasureText({ of }: { of: Measured }) {
  const { unit, baselineValue, targetValue, currentValue } = of
  return (
    <>
      {formatMeasure(currentValue, unit)} of {formatMeasure(targetValue, unit)}
      <Text size="xs" c="dimmed" component="div">
        from {formatMeasure(baselineValue, unit)}
      </Text>
    </>
  )
}
