// The fields of a modification, the same for a request and for a try.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  DECLARERS,
  GROUNDS,
  MOVES,
  previewModification,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { MODIFICATION_KINDS } from '../../../../server/src/modules/budgeting/releases/documents.contract.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type DocumentValues, documentChecks, type Funding, headBody, lineBody, orNull } from './document-values.ts'
import { EffectView } from './effect-view.tsx'
import { PotFields } from './head-fields.tsx'
import { isAmount } from './sums.ts'
import { APPROVER_WORDS, KIND_WORDS, optionsOf } from './words.ts'

const KIND_HELP: Readonly<Record<string, string>> = {
  transfer: 'From one program or operating unit to another; the finance ministry decides (BAA 84, s. 49).',
  realignment: 'Within one activity: from object to object, or from class to class. Its total stays (BAA 84, s. 49).',
  augmentation: 'From declared savings to what the act appropriates already (BAA 84, s. 46 to 48).',
}
const MOVE_WORDS = {
  allotment: 'Released money, with its appropriation',
  appropriation: 'Appropriation that is not released yet',
}

/** Kind, pot and what moves. */
export function MoveFields({ form, funding }: { form: Form<DocumentValues>; funding: Funding }) {
  return (
    <>
      <ChoiceField
        label="Kind"
        description={KIND_HELP[form.getValues().kind]}
        data={optionsOf(MODIFICATION_KINDS, KIND_WORDS)}
        {...form.getInputProps('kind')}
      />
      <ChoiceField label="What moves" data={optionsOf(MOVES, MOVE_WORDS)} {...form.getInputProps('moves')} />
      <PotFields form={form} funding={funding} />
    </>
  )
}

/** Ground and declaration of the savings behind an augmentation. */
export function SavingsFields({ form }: { form: Form<DocumentValues> }) {
  return (
    <>
      <ChoiceField
        label="Ground of the savings"
        description="The paragraph of BAA 84, s. 46 that the savings arise from."
        data={GROUNDS.map((ground) => ({ value: ground, label: `BAA 84, s. 46(${ground})` }))}
        required
        {...form.getInputProps('ground')}
      />
      <ChoiceField
        label="Declared by"
        description="Only these three may declare savings (BAA 84, s. 47)."
        data={optionsOf(DECLARERS, APPROVER_WORDS)}
        required
        {...form.getInputProps('declaredBy')}
      />
      <DayField label="Declared on" required {...form.getInputProps('declaredOn')} />
      <TextInput
        label="Declaration"
        description="The paper by which the savings were declared, for example: Memorandum Order 12."
        required
        maxLength={255}
        {...form.getInputProps('declaration')}
      />
    </>
  )
}

/** What the contracts take of the lines and their pot. */
export function moveBody(values: DocumentValues) {
  const { actId, fundingSource, block } = headBody(values)
  return {
    kind: values.kind as 'realignment',
    moves: values.moves as 'allotment',
    actId,
    fundingSource,
    block,
    lines: values.lines.map((line) => ({
      side: line.side,
      ...lineBody(line),
      objectCode: orNull(line.objectCode),
    })),
  }
}

/** What is typed so far, as soon as every line is complete. */
export function LiveEffect({ moa, values, narrow }: { moa: string; values: DocumentValues; narrow: boolean }) {
  const [{ body, complete }] = useDebouncedValue(
    {
      body: { ...moveBody(values), declaredBy: (orNull(values.declaredBy) ?? null) as 'speaker' | null },
      complete:
        values.lines.length > 0 &&
        values.lines.every((line) => line.ppaId && line.class && isAmount(line.amount.trim())) &&
        values.actId !== '' &&
        values.fundingSource !== '',
    },
    400,
  )
  const effect = useQuery<Awaited<ReturnType<typeof preview>>, ProblemError>({
    queryKey: ['budgeting', 'modification-preview', moa, body],
    queryFn: () => preview(moa, body),
    enabled: complete,
    placeholderData: keepPreviousData,
  })
  if (effect.error) return <ProblemNotice problem={effect.error} />
  if (!effect.data || !complete) return <p>Fill in both sides: what would change shows here at once.</p>
  return <EffectView effect={effect.data} narrow={narrow} />
}

function preview(moa: string, body: ReturnType<typeof moveBody> & { declaredBy: 'speaker' | null }) {
  return call(previewModification, { params: { moa }, body })
}

const ofAugmentations = (words: string) => (value: string, values: DocumentValues) =>
  values.kind === 'augmentation' && value.trim() === '' ? words : null

export const modificationChecks = {
  ...documentChecks,
  ground: ofAugmentations('Choose the ground of the savings.'),
  declaredBy: ofAugmentations('Choose who declared them.'),
  declaredOn: ofAugmentations('Give the day of the declaration.'),
  declaration: ofAugmentations('Name the paper of the declaration.'),
}
