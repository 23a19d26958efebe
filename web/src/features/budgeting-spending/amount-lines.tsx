// Amounts for the lines of a document that exists: what is due, paid, liquidated or adjusted of each.
import { Stack, Text } from '@mantine/core'
import { formatMoney } from '../../lib/amounts.ts'
import type { Form, FormValues } from '../../ui/form-page.tsx'
import { Money } from '../../ui/money.tsx'
import { MoneyField } from '../../ui/number-field.tsx'
import classes from './lines.module.css'
import { centavos, isAmountOrNothing, sumOf } from './sums.ts'

interface AmountLine {
  lineId: string
  title: string
  object: string
  /** The most that can be entered, in pesos. */
  most: string
}
type Values = FormValues & { lines: Record<string, string>[] }

interface AmountLinesProps {
  form: Form<Values>
  lines: readonly AmountLine[]
  /** Names of the amounts in each line of the form's values. */
  fields: readonly { name: string; label: string }[]
  /** What `most` is called. */
  room: string
}

/** One fieldset a line, with the sum of all amounts below. */
export function AmountLines({ form, lines, fields, room }: AmountLinesProps) {
  const values = form.getValues().lines
  const entered = values.flatMap((line) => fields.map(({ name }) => line[name] ?? ''))
  return (
    <Stack gap="sm">
      {lines.map((line, at) => (
        <fieldset key={line.lineId} className={`${classes.line} ${classes.amounts}`}>
          <legend>
            {line.title}: {line.object}
          </legend>
          {fields.map(({ name, label }) => (
            <MoneyField key={name} label={label} {...form.getInputProps(`lines.${at}.${name}`)} />
          ))}
          <Text size="sm" c="dimmed" className={classes.room ?? ''}>
            {room}: <Money value={line.most} />
          </Text>
        </fieldset>
      ))}
      <div className={classes.total}>
        {typeof form.errors.lines === 'string' ? (
          <Text className={classes.over ?? ''} size="sm">
            {form.errors.lines}
          </Text>
        ) : (
          <span />
        )}
        <Text role="status">
          Total <strong>{formatMoney(sumOf(entered))}</strong>
        </Text>
      </div>
    </Stack>
  )
}

/** At least one amount, and nothing that is none. */
export function someAmount(lines: Record<string, string>[]): string | null {
  const amounts = lines.flatMap(({ lineId: _, movement: __, ...fields }) => Object.values(fields))
  if (!amounts.every(isAmountOrNothing)) return 'Amounts are pesos with at most two decimals.'
  return amounts.some((amount) => centavos(amount) > 0n) ? null : 'Enter at least one amount.'
}
