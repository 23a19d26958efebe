// What is measured, in a few words: where it stands, where it is to be, and where it began.
import { Text } from '@mantine/core'
import { formatMeasure, formatMeasureOf, formatNumber } from '../lib/amounts.ts'

export interface Measured {
  unit: string
  baselineValue: string
  targetValue: string
  currentValue: string
}

/** `94 of 116`, and below it `municipalities, from 71`: units can be long and columns of numbers are narrow. */
export function MeasureText({ of }: { of: Measured }) {
  const { unit, baselineValue, targetValue, currentValue } = of
  const short = unit === '' || unit === '%'
  return (
    <>
      {formatMeasureOf(currentValue, targetValue, short ? unit : '')}
      <Text size="xs" c="dimmed" component="div" style={{ whiteSpace: 'normal' }}>
        {short ? `from ${formatMeasure(baselineValue, unit)}` : `${unit}, from ${formatNumber(baselineValue)}`}
      </Text>
    </>
  )
}

/** `1,200 to 4,500`, and below it the unit: what is planned, before anything is measured. */
export function PlannedText({ of }: { of: Omit<Measured, 'currentValue'> }) {
  const { unit, baselineValue, targetValue } = of
  const short = unit === '' || unit === '%'
  const inside = short ? unit : ''
  return (
    <>
      {formatMeasure(baselineValue, inside)} to {formatMeasure(targetValue, inside)}
      {!short && (
        <Text size="xs" c="dimmed" component="div" style={{ whiteSpace: 'normal' }}>
          {unit}
        </Text>
      )}
    </>
  )
}
