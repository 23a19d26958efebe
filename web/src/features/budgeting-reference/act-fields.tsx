// The fields of an appropriation act.
import { Checkbox, Fieldset, Stack, Textarea, TextInput } from '@mantine/core'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { addAct, correctAct } from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import type { ActValues } from './act-values.ts'
import { actKindOptions } from './words.ts'

const CONFIRMED = 'Read in the text of the act. Leave it open for what comes from secondary sources.'

export function ActFields({ form }: { form: Form<ActValues> }) {
  return (
    <>
      <TextInput
        label="Short name"
        description="As papers cite it: BAA 85."
        {...limitsOf(addAct, 'code')}
        {...form.getInputProps('code')}
      />
      <TextInput label="Title" {...limitsOf(addAct, 'title')} {...form.getInputProps('title')} />
      <WholeNumberField
        label="Fiscal year"
        grouped={false}
        {...limitsOf(addAct, 'fiscalYear')}
        {...form.getInputProps('fiscalYear')}
      />
      <ChoiceField label="Kind" required data={actKindOptions} {...form.getInputProps('kind')} />
      <DayField label="In effect from" required {...form.getInputProps('effectiveOn')} />
      <TextInput
        label="Source"
        description="Where this was read, such as the Bangsamoro Gazette."
        {...limitsOf(addAct, 'source')}
        {...form.getInputProps('source')}
      />
      <Checkbox
        label="Confirmed"
        description={CONFIRMED}
        {...form.getInputProps('isConfirmed', { type: 'checkbox' })}
      />
    </>
  )
}

export function ClassFields({ form }: { form: Form<ActValues> }) {
  return CLASSES.map((of, at) => (
    <Fieldset key={of} legend={CLASS_WORDS[of]}>
      <Stack gap="sm">
        <Columns>
          <DayField label="Obligations until" {...form.getInputProps(`classes.${at}.obligateUntil`)} />
          <DayField label="Payments until" {...form.getInputProps(`classes.${at}.payUntil`)} />
        </Columns>
        <TextInput
          label="Source of these days"
          description="The section, such as BAA 84, s. 35. Empty: the source of the act."
          maxLength={500}
          {...form.getInputProps(`classes.${at}.source`)}
        />
        <Checkbox label="Days confirmed" {...form.getInputProps(`classes.${at}.isConfirmed`, { type: 'checkbox' })} />
      </Stack>
    </Fieldset>
  ))
}

export function CorrectionFields({ form }: { form: Form<ActValues> }) {
  return (
    <>
      <Textarea
        label="Reason"
        description="What was wrong, and where the right text stands."
        autosize
        minRows={2}
        {...limitsOf(correctAct, 'reason')}
        {...form.getInputProps('reason')}
      />
      <Checkbox
        label="Save even where posted money lies outside these days"
        description="Without this, you are told first how much that is, and nothing is saved. Nothing posted is undone."
        {...form.getInputProps('acceptPosted', { type: 'checkbox' })}
      />
    </>
  )
}
