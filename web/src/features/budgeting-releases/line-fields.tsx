// The lines of a document: program, class and amount, with the room that each balance has.
import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { AccountRow } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { Money } from '../../ui/money.tsx'
import { MoneyField } from '../../ui/number-field.tsx'
import { type DocumentValues, emptyLine, type LineValues } from './document-values.ts'
import { programsOf, useBalances, useObjects, usePrograms } from './line-choices.ts'
import classes from './line-fields.module.css'
import { sumOf } from './sums.ts'

export interface LineFieldsProps {
  moa: string
  form: Form<DocumentValues>
  /** Only the lines of this side; lines that are added belong to it. */
  side?: 'from' | 'to'
  /** Only programs that have a balance already. */
  onlyAppropriated?: boolean
  /** Lines may name an object of expenditure. */
  objects?: boolean
  /** Lines may be marked for special release. */
  special?: boolean
  /** Classes that can be chosen; all four without. */
  classes?: readonly string[]
}

/** The lines with their total, and a button for one more. */
export function LineFields(props: LineFieldsProps) {
  const { moa, form, side = 'to' } = props
  const { lines } = form.getValues()
  const balances = useBalances(moa, form.getValues())
  const all = usePrograms(moa)
  const programs = props.onlyAppropriated ? programsOf(balances) : all
  const shown = lines.map((line, at) => ({ line, at })).filter(({ line }) => line.side === side)
  return (
    <Stack gap="sm">
      {props.onlyAppropriated && programs.length === 0 && (
        <Text c="dimmed" size="sm">
          Nothing is appropriated under this act and source yet. Post an appropriation first.
        </Text>
      )}
      {shown.map(({ line, at }, index) => (
        <Line key={at} {...props} line={line} at={at} count={index + 1} programs={programs} balances={balances} />
      ))}
      <div className={classes.total}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem('lines', emptyLine(side))}
        >
          Add line
        </Button>
        <Text role="status">
          Total <strong>{formatMoney(sumOf(shown.map(({ line }) => line.amount)))}</strong>
        </Text>
      </div>
    </Stack>
  )
}

type LineProps = LineFieldsProps & {
  line: LineValues
  at: number
  count: number
  programs: { value: string; label: string }[]
  balances: ReadonlyMap<string, AccountRow>
}

function Line(props: LineProps) {
  const { form, line, at, count, programs, balances } = props
  const path = `lines.${at}`
  const name =
    props.side === 'from' ? `From, line ${count}` : props.side === 'to' ? `To, line ${count}` : `Line ${count}`
  const choices = (props.classes ?? CLASSES).map((of) => ({ value: of, label: of }))
  return (
    <fieldset className={classes.line}>
      <legend>{name}</legend>
      <ChoiceField
        label="Program, activity or project"
        data={programs}
        className={classes.wide ?? ''}
        required
        {...form.getInputProps(`${path}.ppaId`)}
      />
      <ChoiceField label="Class" data={choices} required {...form.getInputProps(`${path}.class`)} />
      <MoneyField label="Amount" required {...form.getInputProps(`${path}.amount`)} />
      <Button
        variant="subtle"
        color="gray"
        className={classes.remove ?? ''}
        px="xs"
        aria-label={`Remove ${name.toLowerCase()}`}
        onClick={() => form.removeListItem('lines', at)}
      >
        <IconTrash size={18} aria-hidden />
      </Button>
      {props.objects && <ObjectField {...props} path={path} />}
      <div className={classes.rest}>
        <Room line={line} balance={balances.get(`${line.ppaId} ${line.class}`)} />
        {props.special && (
          <Checkbox
            label="Only by special release (negative list or lump sum, BAA 84, s. 39)"
            {...form.getInputProps(`${path}.specialRelease`, { type: 'checkbox' })}
          />
        )}
      </div>
    </fieldset>
  )
}

function ObjectField({ moa, form, line, path }: LineProps & { path: string }) {
  const objects = useObjects(moa, line.class)
  return (
    <ChoiceField
      label="Object of expenditure (optional)"
      className={classes.wide ?? ''}
      data={[{ value: '', label: 'The whole class' }, ...objects]}
      {...form.getInputProps(`${path}.objectCode`)}
    />
  )
}

/** What the balance has now. */
function Room({ line, balance }: { line: LineValues; balance: AccountRow | undefined }) {
  if (!line.ppaId || !line.class) return null
  const words = CLASS_WORDS[line.class as keyof typeof CLASS_WORDS]
  if (!balance)
    return (
      <Text size="sm" c="dimmed">
        {words}: nothing appropriated yet
      </Text>
    )
  return (
    <Text size="sm" c="dimmed">
      Appropriated <Money value={balance.appropriated} /> · unreleased <Money value={balance.unreleased} /> · left to
      obligate <Money value={balance.left} />
    </Text>
  )
}
