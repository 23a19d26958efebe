// Limits of waves, as fields: in a plan and in the settings.
import type { PlanQuestion } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { Columns } from '../../ui/columns.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'

export type Limits = PlanQuestion['limits']
/** While it is typed, a field may be empty. */
export type LimitDraft = { [K in keyof Limits]: number | null }

interface Field {
  name: keyof Limits
  label: string
  help?: string
  min: number
  max: number
  /** Empty means no limit. */
  optional?: true
}

const FIELDS: readonly Field[] = [
  { name: 'least', label: 'Fewest organizations in a wave', min: 0, max: 100 },
  { name: 'most', label: 'Most organizations in a wave', min: 1, max: 100 },
  { name: 'wavesLeast', label: 'Fewest waves', min: 1, max: 60 },
  { name: 'wavesMost', label: 'Most waves', min: 1, max: 60 },
  { name: 'parallelWaves', label: 'Waves at the same time', min: 1, max: 10 },
  { name: 'parallelOrganizations', label: 'Organizations at the same time', min: 0, max: 1_000_000, optional: true },
  { name: 'parallelPeople', label: 'People at the same time', min: 0, max: 1_000_000, optional: true },
  {
    name: 'people',
    label: 'People in a wave',
    help: 'What the help desk can carry',
    min: 0,
    max: 1_000_000,
    optional: true,
  },
  { name: 'trainers', label: 'Trainers', min: 0, max: 1_000_000, optional: true },
  { name: 'seatsPerTrainer', label: 'Seats for each trainer', min: 0, max: 1_000_000, optional: true },
]

interface LimitsFieldsProps {
  value: LimitDraft
  onChange: (value: LimitDraft) => void
  readOnly?: boolean
}

export function LimitsFields({ value, onChange, readOnly = false }: LimitsFieldsProps) {
  return (
    <Columns min="13rem">
      {FIELDS.map(({ name, label, help, min, max, optional }) => (
        <WholeNumberField
          key={name}
          label={label}
          {...(help ? { description: help } : {})}
          min={min}
          max={max}
          placeholder={optional ? 'no limit' : `${min} to ${max}`}
          readOnly={readOnly}
          value={value[name]}
          onChange={(next) => onChange({ ...value, [name]: next })}
        />
      ))}
    </Columns>
  )
}

/** The limits as they are sent; nothing while a needed one is empty. */
export function limitsOfDraft(draft: LimitDraft): Limits | undefined {
  const { least, most, wavesLeast, wavesMost, parallelWaves, ...others } = draft
  if (least === null || most === null || wavesLeast === null || wavesMost === null || parallelWaves === null)
    return undefined
  return { least, most, wavesLeast, wavesMost, parallelWaves, ...others }
}
