// The fields of a budget call: text, calendar and forms.
import { Button, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import {
  type BudgetCall,
  CALL_DATE_KINDS,
  createBudgetCall,
} from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form, FormSection } from '../../ui/form-page.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import classes from './call-form.module.css'
import { DATE_KINDS } from './words.ts'

type DateValues = { kind: string; name: string; date: string; section: string }
export type CallValues = {
  title: string
  fiscalYear: number | null
  text: string
  dates: DateValues[]
  forms: { code: string; title: string }[]
  reason: string
}
type CallFormType = Form<CallValues>

/** The calendar that the law and practice give; days that are not fixed are left to be chosen. */
export function newCall(fiscalYear: number): CallValues {
  return {
    title: `Budget call for fiscal year ${fiscalYear}`,
    fiscalYear,
    text: '',
    dates: [
      { kind: 'submission', name: 'Submission of proposals by organizations', date: '', section: 'BAA 84, s. 19' },
      { kind: 'technical_review', name: 'Technical review by the finance ministry', date: '', section: '' },
      {
        kind: 'parliament',
        name: 'Submission of the proposed budget to Parliament',
        date: `${fiscalYear - 1}-09-30`,
        section: 'BAA 84, s. 23',
      },
    ],
    forms: [],
    reason: '',
  }
}

export function valuesOf(call: BudgetCall): CallValues {
  return {
    title: call.title,
    fiscalYear: call.fiscalYear,
    text: call.text,
    dates: call.dates.map(({ kind, name, date, section }) => ({ kind, name, date, section })),
    forms: call.forms,
    reason: '',
  }
}

/** What both create and edit send. Days that nobody chose are not part of the calendar yet. */
export function contentOf({ title, text, dates, forms }: CallValues) {
  return { title, text, dates: dates.filter(({ date }) => date !== '') as BudgetCall['dates'], forms }
}

export function callSections({ isNew, published }: { isNew: boolean; published: boolean }): FormSection<CallValues>[] {
  const sections: FormSection<CallValues>[] = [
    { title: 'Call', content: (form) => <Texts form={form} isNew={isNew} /> },
    {
      title: 'Calendar',
      help: 'The day of submission is the deadline in the inbox of every budget officer. A day that falls on a holiday moves to the next business day (BAA 39, s. 13).',
      content: (form) => <Dates form={form} />,
    },
    {
      title: 'Forms',
      help: 'What proposals are made on, with the number that people know.',
      content: (form) => <Forms form={form} />,
    },
  ]
  if (published)
    sections.push({
      title: 'Reason',
      content: (form) => (
        <Textarea
          label="Why does the call change?"
          description="The call is published: organizations read the reason."
          required
          maxLength={1000}
          {...form.getInputProps('reason')}
        />
      ),
    })
  return sections
}

function Texts({ form, isNew }: { form: CallFormType; isNew: boolean }) {
  return (
    <>
      {isNew && (
        <WholeNumberField
          label="Fiscal year"
          grouped={false}
          {...limitsOf(createBudgetCall, 'fiscalYear')}
          {...form.getInputProps('fiscalYear')}
        />
      )}
      <TextInput label="Title" {...limitsOf(createBudgetCall, 'title')} {...form.getInputProps('title')} />
      <Textarea
        label="What the call says"
        description="Priorities, assumptions, what has to be attached."
        autosize
        minRows={5}
        {...limitsOf(createBudgetCall, 'text')}
        {...form.getInputProps('text')}
      />
    </>
  )
}

const kindOptions = CALL_DATE_KINDS.map((value) => ({ value, label: DATE_KINDS[value] ?? value }))

function Dates({ form }: { form: CallFormType }) {
  const { dates } = form.getValues()
  return (
    <>
      {dates.map((date, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own until one is typed.
        <fieldset key={at} className={classes.entry}>
          <legend>{date.name || DATE_KINDS[date.kind]}</legend>
          <ChoiceField label="What happens" data={kindOptions} {...form.getInputProps(`dates.${at}.kind`)} />
          <DayField label="Day" {...form.getInputProps(`dates.${at}.date`)} />
          <TextInput
            label="Name in the calendar"
            required
            maxLength={255}
            {...form.getInputProps(`dates.${at}.name`)}
          />
          <TextInput
            label="Section (optional)"
            placeholder="BAA 84, s. 19"
            maxLength={120}
            {...form.getInputProps(`dates.${at}.section`)}
          />
          <Remove name={date.name || 'this day'} onClick={() => form.removeListItem('dates', at)} />
        </fieldset>
      ))}
      <Add
        label="Add a day"
        onClick={() => form.insertListItem('dates', { kind: 'other', name: '', date: '', section: '' })}
      />
    </>
  )
}

function Forms({ form }: { form: CallFormType }) {
  const { forms } = form.getValues()
  return (
    <>
      {forms.length === 0 && <Text c="dimmed">No form is named yet.</Text>}
      {forms.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own until one is typed.
        <fieldset key={at} className={classes.entry}>
          <legend className="visually-hidden">Form {at + 1}</legend>
          <TextInput label="Number" required maxLength={40} {...form.getInputProps(`forms.${at}.code`)} />
          <TextInput label="Title" required maxLength={255} {...form.getInputProps(`forms.${at}.title`)} />
          <Remove name={one.code || `form ${at + 1}`} onClick={() => form.removeListItem('forms', at)} />
        </fieldset>
      ))}
      <Add label="Add a form" onClick={() => form.insertListItem('forms', { code: '', title: '' })} />
    </>
  )
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" w="fit-content" leftSection={<IconPlus size={16} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  )
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      className={classes.remove ?? ''}
      leftSection={<IconTrash size={16} aria-hidden />}
      aria-label={`Remove ${name}`}
      onClick={onClick}
    >
      Remove
    </Button>
  )
}
