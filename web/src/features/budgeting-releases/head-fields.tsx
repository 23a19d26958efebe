// The head of a document: which pot of money, which paper.
import { Textarea, TextInput } from '@mantine/core'
import { BLOCKS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { createAppropriation } from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import type { DocumentValues, Funding } from './document-values.ts'
import { BLOCK_WORDS, optionsOf } from './words.ts'

type FieldsProps = { form: Form<DocumentValues>; funding: Funding }

/** Act, funding source and part of FAR 1. */
export function PotFields({ form, funding }: FieldsProps) {
  const acts = funding.acts.map(({ id, code, fiscalYear, kind, isConfirmed }) => ({
    value: id,
    label: `${code}, FY ${fiscalYear}${kind === 'regular' ? '' : `, ${kind}`}${isConfirmed ? '' : ' (to be confirmed)'}`,
  }))
  const sources = funding.sources.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
  return (
    <>
      <ChoiceField label="Appropriation act" data={acts} required {...form.getInputProps('actId')} />
      <ChoiceField label="Funding source" data={sources} required {...form.getInputProps('fundingSource')} />
      <ChoiceField
        label="Part of the budget"
        description="Where FAR 1 shows it."
        data={optionsOf(BLOCKS, BLOCK_WORDS)}
        {...form.getInputProps('block')}
      />
    </>
  )
}

interface PaperProps extends FieldsProps {
  /** The number is of a paper that somebody else gives; modifications get theirs from BMMS. */
  numbered: boolean
  /** Label of the particulars: what for, or why. */
  purpose: string
  help: string
}

/** Number, day, legal basis and what it is for. */
export function PaperFields({ form, numbered, purpose, help }: PaperProps) {
  return (
    <>
      <Columns>
        {numbered && (
          <TextInput
            label="Number (optional)"
            description="As on the paper. Left empty, BMMS gives the next one."
            maxLength={40}
            {...form.getInputProps('number')}
          />
        )}
        <DayField
          label="Date"
          description="The day of the paper, today at the latest."
          required
          {...form.getInputProps('datedOn')}
        />
      </Columns>
      <TextInput
        label="Legal basis"
        description="The law or circular that it stands on, for example: BAA 85, s. 1."
        {...limitsOf(createAppropriation, 'legalBasis')}
        {...form.getInputProps('legalBasis')}
      />
      <Textarea
        label={purpose}
        description={help}
        autosize
        minRows={2}
        {...limitsOf(createAppropriation, 'particulars')}
        {...form.getInputProps('particulars')}
      />
    </>
  )
}
