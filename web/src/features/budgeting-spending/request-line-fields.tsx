// The lines of a request, with the room that each balance has.
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { AccountRow } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { Money } from '../../ui/money.tsx'
import { MoneyField } from '../../ui/number-field.tsx'
import classes from './lines.module.css'
import { useObjects, useOpenBalances } from './request-lines.ts'
import { centavos, pesosOf, sumOf } from './sums.ts'

/** `key` tells lines apart while they are edited; it is not sent. */
export type LineValues = { key: string; accountId: string; objectCode: string; location: string; amount: string }
export type RequestValues = {
  requestedOn: string
  payee: string
  office: string
  address: string
  responsibilityCenter: string
  particulars: string
  cafNumber: string
  lines: LineValues[]
}

let added = 0
export function emptyLine(): LineValues {
  added += 1
  return { key: `new ${added}`, accountId: '', objectCode: '', location: '', amount: '' }
}

interface FieldsProps {
  moa: string
  form: Form<RequestValues>
}

/** The lines with their total, and a button for one more. */
export function RequestLineFields({ moa, form }: FieldsProps) {
  const { lines } = form.getValues()
  const balances = useOpenBalances(moa)
  return (
    <Stack gap="sm">
      {lines.map((line, at) => (
        <Line key={line.key} moa={moa} form={form} line={line} at={at} balances={balances} />
      ))}
      <div className={classes.total}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem('lines', { ...emptyLine(), accountId: lines.at(-1)?.accountId ?? '' })}
        >
          Add line
        </Button>
        <Text role="status">
          Total <strong>{formatMoney(sumOf(lines.map(({ amount }) => amount)))}</strong>
        </Text>
      </div>
    </Stack>
  )
}

interface LineProps extends FieldsProps {
  line: LineValues
  at: number
  balances: ReadonlyMap<string, AccountRow>
}

function Line({ moa, form, line, at, balances }: LineProps) {
  const path = `lines.${at}`
  const balance = balances.get(line.accountId)
  const objects = useObjects(moa, balance?.class)
  const choices = [...balances.values()].map((row) => ({
    value: row.id,
    label: `${row.ppaTitle}, ${row.class}, ${row.actCode} (${formatMoney(row.left)} left)`,
  }))
  return (
    <fieldset className={classes.line}>
      <legend>Line {at + 1}</legend>
      <ChoiceField label="Program and class" data={choices} required {...form.getInputProps(`${path}.accountId`)} />
      <ChoiceField
        label="Object of expenditure"
        data={objects}
        required
        placeholder={balance ? 'Choose' : 'Choose the program first'}
        {...form.getInputProps(`${path}.objectCode`)}
      />
      <MoneyField label="Amount" required {...form.getInputProps(`${path}.amount`)} />
      <Button
        variant="subtle"
        color="gray"
        className={classes.remove ?? ''}
        aria-label={`Remove line ${at + 1}`}
        disabled={form.getValues().lines.length === 1}
        onClick={() => form.removeListItem('lines', at)}
      >
        <IconTrash size={18} aria-hidden />
      </Button>
      <TextInput
        label="Place (optional)"
        description="PSGC code, 9 or 10 digits."
        maxLength={10}
        {...form.getInputProps(`${path}.location`)}
      />
      {balance && <Room line={line} form={form} balance={balance} />}
    </fieldset>
  )
}

/** What is left of the balance after all lines that charge it. */
function Room({ line, form, balance }: { line: LineValues; form: Form<RequestValues>; balance: AccountRow }) {
  const asked = form.getValues().lines.filter(({ accountId }) => accountId === line.accountId)
  const rest = centavos(balance.left) - centavos(sumOf(asked.map(({ amount }) => amount)))
  return (
    <Text size="sm" c="dimmed" className={classes.room ?? ''} role="status">
      Allotted <Money value={balance.allotted} />, left to obligate <Money value={balance.left} />.{' '}
      {rest < 0n ? (
        <strong className={classes.over}>
          {formatMoney(pesosOf(-rest))} more than is left: it cannot be obligated before a release (BAA 84, s. 34(a)).
        </strong>
      ) : (
        <>
          <Money value={pesosOf(rest)} /> after this request.
        </>
      )}
    </Text>
  )
}
