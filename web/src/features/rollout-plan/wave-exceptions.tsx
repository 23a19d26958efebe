// What is different in a wave: its name, less room, fewer seats, or nobody at all.
import { Checkbox, Group, TextInput } from '@mantine/core'
import type { PlanQuestion } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { WholeNumberField } from '../../ui/number-field.tsx'

/** A wave as it is typed. */
export interface WaveDraft {
  name: string
  most: number | null
  seats: number | null
  closed: boolean
}

const ORDINARY: WaveDraft = { name: '', most: null, seats: null, closed: false }

interface WaveExceptionsProps {
  waves: readonly number[]
  value: Readonly<Record<number, WaveDraft>>
  onChange: (value: Record<number, WaveDraft>) => void
  readOnly: boolean
}

export function WaveExceptions({ waves, value, onChange, readOnly }: WaveExceptionsProps) {
  return waves.map((wave) => {
    const now = value[wave] ?? ORDINARY
    const change = (part: Partial<WaveDraft>) => onChange({ ...value, [wave]: { ...now, ...part } })
    return (
      <Group key={wave} gap="sm" align="flex-end" mb="xs" role="group" aria-label={`Wave ${wave} is different`}>
        <TextInput
          label={`Name of wave ${wave}`}
          placeholder={`Wave ${wave}`}
          maxLength={120}
          readOnly={readOnly}
          value={now.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <WholeNumberField
          label="Most organizations"
          placeholder="as in the others"
          min={0}
          max={100}
          readOnly={readOnly}
          value={now.most}
          onChange={(most) => change({ most })}
        />
        <WholeNumberField
          label="Training seats"
          placeholder="as in the others"
          min={0}
          max={1_000_000}
          readOnly={readOnly}
          value={now.seats}
          onChange={(seats) => change({ seats })}
        />
        <Checkbox
          label="Closed"
          mb="xs"
          disabled={readOnly}
          checked={now.closed}
          onChange={(event) => change({ closed: event.currentTarget.checked })}
        />
      </Group>
    )
  })
}

/** Names and exceptions of a question, by wave. */
export function waveDraftsOf({ names, exceptions }: PlanQuestion): Record<number, WaveDraft> {
  const drafts: Record<number, WaveDraft> = {}
  for (const { wave, name } of names) drafts[wave] = { ...ORDINARY, name }
  for (const { wave, most, seats, closed } of exceptions)
    drafts[wave] = { ...(drafts[wave] ?? ORDINARY), most, seats, closed }
  return drafts
}

/** The same as it is sent. */
export function wavesOfDrafts(drafts: Readonly<Record<number, WaveDraft>>): Pick<PlanQuestion, 'names' | 'exceptions'> {
  const waves = Object.entries(drafts).map(([wave, draft]) => ({ wave: Number(wave), ...draft }))
  return {
    names: waves.filter(({ name }) => name.trim() !== '').map(({ wave, name }) => ({ wave, name: name.trim() })),
    exceptions: waves
      .filter(({ most, seats, closed }) => closed || most !== null || seats !== null)
      .map(({ wave, most, seats, closed }) => ({ wave, most, seats, closed, why: closed ? 'Closed in the plan' : '' })),
  }
}
