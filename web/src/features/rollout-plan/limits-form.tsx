// Limits, dates, names and weights of a plan.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { SCORE_PARTS, type ScorePart } from '../../../../server/src/modules/rollout/optimiser/problem.contract.ts'
import type { PlanQuestion, PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { DecimalField, WholeNumberField } from '../../ui/number-field.tsx'
import { type LimitDraft, LimitsFields, limitsOfDraft } from './limits-fields.tsx'
import type { PlanWork } from './use-plan-work.ts'
import { type WaveDraft, WaveExceptions, waveDraftsOf, wavesOfDrafts } from './wave-exceptions.tsx'

interface Draft {
  limits: LimitDraft
  startsOn: string
  waveDays: number | null
  gapDays: number | null
  earlyWaves: number | null
  seed: number | null
  weights: Record<ScorePart, string>
  waves: Record<number, WaveDraft>
}

const PARTS = Object.keys(SCORE_PARTS) as ScorePart[]

export function LimitsForm({ plan, work }: { plan: PlanView; work: PlanWork }) {
  const [draft, setDraft] = useState(() => draftOf(plan.question))
  const [open, setOpen] = useState(plan.score === null)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const question = questionOf(plan.question, draft)
  const same = question !== undefined && JSON.stringify(question) === JSON.stringify(plan.question)
  return (
    <Paper withBorder p="md" component="section" aria-label="Limits, dates and weights">
      <Group justify="space-between">
        <Title order={2}>Limits, dates and weights</Title>
        <Button variant="default" size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'}
        </Button>
      </Group>
      {open && (
        <Stack mt="sm">
          <LimitsFields value={draft.limits} onChange={(limits) => change({ limits })} readOnly={!work.canEdit} />
          <Part title="Dates">
            <DateFields draft={draft} change={change} readOnly={!work.canEdit} />
          </Part>
          <Part
            title="Weights of the score"
            help="How much each part counts; 0 leaves it out. What a part measures stands below it."
          >
            <WeightFields draft={draft} change={change} readOnly={!work.canEdit} />
          </Part>
          {plan.waves.length > 0 && (
            <Part title="Waves that are different" help="Nobody comes in a closed wave; its number is left out.">
              <WaveExceptions
                waves={plan.waves.map(({ wave }) => wave)}
                value={draft.waves}
                onChange={(waves) => change({ waves })}
                readOnly={!work.canEdit}
              />
            </Part>
          )}
          {work.canEdit && (
            <Group>
              <Button
                disabled={!question || work.busy}
                onClick={() => question && void work.solve(question, plan.score !== null)}
              >
                {plan.score ? 'Apply and solve again' : 'Propose waves'}
              </Button>
              <Button
                variant="default"
                disabled={!question || same || work.busy}
                onClick={() => question && void work.change(question)}
              >
                Apply only
              </Button>
              {!question && (
                <Text size="sm" c="dimmed" role="status">
                  Fill in every field that has no “no limit”.
                </Text>
              )}
            </Group>
          )}
        </Stack>
      )}
    </Paper>
  )
}

function Part({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      {help && (
        <Text size="sm" c="dimmed" mb="xs">
          {help}
        </Text>
      )}
      {children}
    </section>
  )
}

interface PartProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  readOnly: boolean
}

function DateFields({ draft, change, readOnly }: PartProps) {
  return (
    <Columns min="13rem">
      <DayField
        label="First day"
        description="Moves to the next working day, and out of blackouts."
        readOnly={readOnly}
        value={draft.startsOn}
        onChange={(startsOn) => change({ startsOn })}
      />
      <WholeNumberField
        label="Working days of a wave"
        min={6}
        max={120}
        readOnly={readOnly}
        value={draft.waveDays}
        onChange={(waveDays) => change({ waveDays })}
      />
      <WholeNumberField
        label="Working days between waves"
        min={0}
        max={120}
        readOnly={readOnly}
        value={draft.gapDays}
        onChange={(gapDays) => change({ gapDays })}
      />
    </Columns>
  )
}

function WeightFields({ draft, change, readOnly }: PartProps) {
  return (
    <Columns min="16rem">
      {PARTS.map((part) => (
        <DecimalField
          key={part}
          label={SCORE_PARTS[part].title}
          description={SCORE_PARTS[part].formula}
          inputWrapperOrder={['label', 'input', 'description']}
          places={2}
          readOnly={readOnly}
          value={draft.weights[part]}
          onChange={(weight) => change({ weights: { ...draft.weights, [part]: weight } })}
        />
      ))}
      <WholeNumberField
        label="First waves that are a mix to learn from"
        description="0 when a pilot has done that."
        inputWrapperOrder={['label', 'input', 'description']}
        min={0}
        max={10}
        readOnly={readOnly}
        value={draft.earlyWaves}
        onChange={(earlyWaves) => change({ earlyWaves })}
      />
      <WholeNumberField
        label="Seed"
        description="The same question with the same seed gives the same plan."
        inputWrapperOrder={['label', 'input', 'description']}
        grouped={false}
        min={0}
        max={4_294_967_295}
        readOnly={readOnly}
        value={draft.seed}
        onChange={(seed) => change({ seed })}
      />
    </Columns>
  )
}

function draftOf(question: PlanQuestion): Draft {
  const { limits, schedule, weights, earlyWaves, seed } = question
  return {
    ...{ limits, ...schedule, earlyWaves, seed },
    weights: Object.fromEntries(PARTS.map((part) => [part, String(weights[part])])) as Record<ScorePart, string>,
    waves: waveDraftsOf(question),
  }
}

/** The question as it is sent; nothing while something needed is empty. */
function questionOf(question: PlanQuestion, draft: Draft): PlanQuestion | undefined {
  const { startsOn, waveDays, gapDays, earlyWaves, seed } = draft
  const limits = limitsOfDraft(draft.limits)
  if (!limits || waveDays === null || gapDays === null || earlyWaves === null || seed === null) return undefined
  if (!/^\d{4}-\d{2}-\d{2}$/.test(startsOn)) return undefined
  if (PARTS.some((part) => draft.weights[part] === '')) return undefined
  return {
    ...question,
    ...{ limits, earlyWaves, seed },
    schedule: { startsOn, waveDays, gapDays },
    weights: Object.fromEntries(PARTS.map((part) => [part, Number(draft.weights[part])])) as PlanQuestion['weights'],
    ...wavesOfDrafts(draft.waves),
  }
}
