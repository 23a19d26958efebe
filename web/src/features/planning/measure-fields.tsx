// The fields of what is measured: the same for goals and objectives.
import { TextInput } from '@mantine/core'
import { addGoal } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { decimalProblem, roundDecimal } from '../../lib/amounts.ts'
import { Columns } from '../../ui/columns.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { DecimalField } from '../../ui/number-field.tsx'
import classes from './fields.module.css'

export type MeasureValues = { unit: string; baselineValue: string; targetValue: string }

/** Unit, baseline and target. */
export function MeasureFields<V extends MeasureValues>({ form }: { form: Form<V> }) {
  const { unit } = form.getValues()
  return (
    <>
      <TextInput
        label="Unit"
        description="What the numbers count: %, households, kilometres. Leave it empty for a plain number."
        className={classes.short ?? ''}
        {...limitsOf(addGoal, 'unit')}
        {...form.getInputProps('unit')}
      />
      <Columns min="18rem">
        <DecimalField
          label="Baseline"
          description="Where it stands before the work begins."
          unit={unit.trim()}
          required
          {...form.getInputProps('baselineValue')}
        />
        <DecimalField
          label="Target"
          description="Where it is to be; may be below the baseline."
          unit={unit.trim()}
          required
          {...form.getInputProps('targetValue')}
        />
      </Columns>
    </>
  )
}

export const measureChecks = {
  baselineValue: (value: string) => decimalProblem(value),
  targetValue: (value: string, { baselineValue }: MeasureValues) =>
    decimalProblem(value) ??
    (sameDecimal(value, baselineValue)
      ? 'The target must differ from the baseline, or there is nothing to achieve.'
      : null),
}

/** The values as the server takes them. */
export function measureBody({ unit, baselineValue, targetValue }: MeasureValues) {
  return { unit: unit.trim(), baselineValue, targetValue }
}

/** Exact: `80` and `80.00` are the same. The server keeps four places. */
const sameDecimal = (a: string, b: string) => roundDecimal(a, 4) === roundDecimal(b, 4)
