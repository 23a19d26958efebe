// One condition of a decision that is being signed.
import { Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Gate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { today } from '../../lib/calendar.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import classes from './rows.module.css'

/** `criterion` is '' where the condition is about none. */
export type ConditionValues = { criterion: string; title: string; ownerId: string; dueOn: string }

export type DecisionValues = { decision: string; reason: string; conditions: ConditionValues[]; comment: string }

export function newCondition(criterion: string): ConditionValues {
  return { criterion, title: '', ownerId: '', dueOn: '' }
}

interface ConditionFieldsProps {
  form: Form<DecisionValues>
  at: number
  owners: readonly { id: string; name: string }[]
  findings: Gate['findings']
}

export function ConditionFields({ form, at, owners, findings }: ConditionFieldsProps) {
  const field = (name: keyof ConditionValues) => form.getInputProps(`conditions.${at}.${name}`)
  return (
    <fieldset className={classes.row}>
      <legend>Condition {at + 1}</legend>
      <TextInput label="What has to be done" required maxLength={300} w="100%" {...field('title')} />
      <Columns min="12rem">
        <ChoiceField
          label="Criterion"
          data={[
            { value: '', label: 'None of them' },
            ...findings.map(({ criterion, label }) => ({ value: criterion, label })),
          ]}
          {...field('criterion')}
        />
        <ChoiceField
          label="Who answers for it"
          required
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          {...field('ownerId')}
        />
        <DayField label="Due" required minDate={today()} {...field('dueOn')} />
      </Columns>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => form.removeListItem('conditions', at)}
      >
        Take out condition {at + 1}
      </Button>
    </fieldset>
  )
}
