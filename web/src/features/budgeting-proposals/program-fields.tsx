// The form of one program of a proposal, section by section.
import { Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  editProposalPpa,
  type ProposalPpa,
} from '../../../../server/src/modules/budgeting/proposals/proposal-ppas.contract.ts'
import { listObjectives } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { listGoals } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatMoney } from '../../lib/amounts.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { Form, FormSection } from '../../ui/form-page.tsx'
import { DecimalField, MoneyField } from '../../ui/number-field.tsx'
import classes from './program-fields.module.css'
import { emptyIndicator, type ProgramValues } from './program-values.ts'
import { categoryOptions } from './words.ts'

interface SectionParts {
  moa: string
  program: ProposalPpa
  fiscalYear: number
}
type ProgramForm = Form<ProgramValues>

export function programSections({ moa, program, fiscalYear }: SectionParts): FormSection<ProgramValues>[] {
  return [
    {
      title: 'What it works towards',
      help: 'Programs are linked to the development plan and to the plans of the organization (BAA 84, s. 16 and 19(b)).',
      content: (form) => <Links moa={moa} form={form} program={program} />,
    },
    { title: 'Why', content: (form) => <Narrative form={form} program={program} /> },
    {
      title: 'Indicators',
      help: `What the money brings, in figures for ${fiscalYear} and the two years after it.`,
      content: (form) => <Indicators form={form} fiscalYear={fiscalYear} />,
    },
    {
      title: 'The two years before',
      help: 'By class; what is new had nothing before, and needs nothing here.',
      content: (form) => <Comparatives form={form} program={program} fiscalYear={fiscalYear} />,
    },
  ]
}

function Links({ moa, form, program }: { moa: string; form: ProgramForm; program: ProposalPpa }) {
  return (
    <>
      <ChoiceField label="Category" required data={categoryOptions} {...form.getInputProps('category')} />
      <PlanLinks moa={moa} form={form} program={program} />
      <TextInput
        label="Organizational outcome"
        {...limitsOf(editProposalPpa, 'outcome')}
        {...form.getInputProps('outcome')}
      />
      <TextInput
        label="Link to the Bangsamoro Development Plan"
        {...limitsOf(editProposalPpa, 'bdpLink')}
        {...form.getInputProps('bdpLink')}
      />
      <TextInput
        label="Link to the investment program (BDIP)"
        {...limitsOf(editProposalPpa, 'bdipLink')}
        {...form.getInputProps('bdipLink')}
      />
    </>
  )
}

const MOST = 200

/** Goals and objectives of Planning, where this person may see them. */
function PlanLinks({ moa, form, program }: { moa: string; form: ProgramForm; program: ProposalPpa }) {
  const enabled = useCan()('planning.plan.view')
  const query = { pageSize: MOST }
  const goals = useQuery({ ...queryFor(listGoals, { params: { moa }, query }), enabled })
  const objectives = useQuery({ ...queryFor(listObjectives, { params: { moa }, query }), enabled })
  const goalItems = withOwn(goals.data?.items ?? [], program.goal ? [program.goal] : [])
  const objectiveItems = withOwn(objectives.data?.items ?? [], program.objectives)
  return (
    <>
      <ChoiceField
        label="Strategic goal"
        data={[{ value: '', label: 'None' }, ...goalItems.map(({ id, title }) => ({ value: id, label: title }))]}
        {...form.getInputProps('goalId')}
      />
      {objectiveItems.length > 0 && (
        <CheckboxList
          label="Objectives of annual work plans"
          options={objectiveItems.map(({ id, title }) => ({ value: id, label: title }))}
          {...form.getInputProps('objectiveIds')}
        />
      )}
    </>
  )
}

type Named = { id: string; title: string }

/** What is linked already stays in the choice, also when its plan is not in force any more. */
function withOwn(items: readonly Named[], own: readonly Named[]): Named[] {
  return [...own.filter(({ id }) => !items.some((one) => one.id === id)), ...items]
}

function Narrative({ form, program }: { form: ProgramForm; program: ProposalPpa }) {
  return (
    <>
      <Textarea
        label="Justification"
        autosize
        minRows={3}
        {...limitsOf(editProposalPpa, 'justification')}
        {...form.getInputProps('justification')}
      />
      <Textarea
        label="What it is to bring"
        autosize
        minRows={2}
        {...limitsOf(editProposalPpa, 'expectedOutcome')}
        {...form.getInputProps('expectedOutcome')}
      />
      <MoneyField
        label="Gender-responsive amount (optional)"
        description={`Part of what is requested, now ${formatMoney(program.requested)}. Empty: all of it where the program is tagged for gender, else none.`}
        {...form.getInputProps('genderAmount')}
      />
    </>
  )
}

const LEVELS = [
  { value: 'output', label: 'Output' },
  { value: 'outcome', label: 'Outcome' },
]

function Indicators({ form, fiscalYear }: { form: ProgramForm; fiscalYear: number }) {
  const { indicators } = form.getValues()
  return (
    <>
      {indicators.map((one, at) => {
        const path = `indicators.${at}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: indicators have no name of their own until one is typed.
          <fieldset key={at} className={classes.entry}>
            <legend>Indicator {at + 1}</legend>
            <TextInput
              label="What is counted"
              className={classes.wide ?? ''}
              required
              maxLength={500}
              {...form.getInputProps(`${path}.name`)}
            />
            <ChoiceField label="Level" data={LEVELS} {...form.getInputProps(`${path}.level`)} />
            <TextInput label="Unit" maxLength={60} {...form.getInputProps(`${path}.unit`)} />
            <DecimalField label="Baseline" {...form.getInputProps(`${path}.baseline`)} />
            <DecimalField label={`Target ${fiscalYear}`} required {...form.getInputProps(`${path}.target`)} />
            <DecimalField label={`Target ${fiscalYear + 1}`} {...form.getInputProps(`${path}.targetNext`)} />
            <DecimalField label={`Target ${fiscalYear + 2}`} {...form.getInputProps(`${path}.targetAfter`)} />
            <Button
              variant="subtle"
              color="gray"
              w="fit-content"
              leftSection={<IconTrash size={16} aria-hidden />}
              aria-label={`Remove indicator ${one.name || at + 1}`}
              onClick={() => form.removeListItem('indicators', at)}
            >
              Remove
            </Button>
          </fieldset>
        )
      })}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem('indicators', emptyIndicator)}
      >
        Add indicator
      </Button>
    </>
  )
}

function Comparatives({ form, program, fiscalYear }: { form: ProgramForm; program: ProposalPpa; fiscalYear: number }) {
  return CLASSES.map((name) => (
    <fieldset key={name} className={classes.entry}>
      <legend>
        {CLASS_WORDS[name]}: {formatMoney(program.comparatives.find((one) => one.class === name)?.proposed ?? '0')}{' '}
        proposed
      </legend>
      <MoneyField
        label={`${fiscalYear - 2}, actual obligations`}
        {...form.getInputProps(`comparatives.${name}.previousActual`)}
      />
      <MoneyField
        label={`${fiscalYear - 1}, appropriation`}
        {...form.getInputProps(`comparatives.${name}.currentAppropriation`)}
      />
    </fieldset>
  ))
}
