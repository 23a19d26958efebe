// The fields of a strategic plan, the same for a new one and for a change.
import { Group, Text, Textarea, TextInput } from '@mantine/core'
import { createStrategicPlan } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { countOf } from '../../lib/words.ts'
import type { Form, FormSection } from '../../ui/form-page.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'

export type PlanValues = {
  title: string
  startYear: number | null
  endYear: number | null
  vision: string
  mission: string
}

/** Most years between the first and the last, as the server checks them. */
const MOST_YEARS = 10

export const planSections: readonly FormSection<PlanValues>[] = [
  {
    title: 'Title and years',
    fields: ['title', 'startYear', 'endYear'],
    content: (form) => (
      <>
        <TextInput
          label="Title"
          description="As it will stand on the printed plan, for example: Health Sector Strategic Plan."
          {...limitsOf(createStrategicPlan, 'title')}
          {...form.getInputProps('title')}
        />
        <Years form={form} />
      </>
    ),
  },
  {
    title: 'Vision and mission',
    help: 'Both are needed before the plan can be submitted; a draft may leave them open.',
    fields: ['vision', 'mission'],
    content: (form) => (
      <>
        <Textarea
          label="Vision"
          description="The state of things that the organization works towards, in one or two sentences."
          {...limitsOf(createStrategicPlan, 'vision')}
          {...form.getInputProps('vision')}
        />
        <Textarea
          label="Mission"
          description="What the organization does for it, and for whom."
          {...limitsOf(createStrategicPlan, 'mission')}
          {...form.getInputProps('mission')}
        />
      </>
    ),
  },
]

function Years({ form }: { form: Form<PlanValues> }) {
  const { startYear, endYear } = form.getValues()
  const problem = endProblem(endYear, startYear)
  const field = { w: '10rem', grouped: false }
  return (
    <div>
      <Group align="flex-start">
        <WholeNumberField
          label="First year"
          {...field}
          {...limitsOf(createStrategicPlan, 'startYear')}
          {...form.getInputProps('startYear')}
          error={form.errors.startYear ?? (isWhole(startYear) ? yearProblem(startYear) : null)}
        />
        <WholeNumberField
          label="Last year"
          {...field}
          {...limitsOf(createStrategicPlan, 'endYear')}
          {...form.getInputProps('endYear')}
          error={form.errors.endYear ?? (isWhole(endYear) ? problem : null)}
        />
      </Group>
      <Text size="sm" c="dimmed" mt={4} role="status">
        {spanWords(startYear, endYear, problem)}
      </Text>
    </div>
  )
}

/** Typed to the end: four digits. */
const isWhole = (year: number | null) => year !== null && year >= 1000

function spanWords(start: number | null, end: number | null, problem: string | null): string {
  const help = 'Most plans cover 3 to 5 years; 10 is the most.'
  if (!isWhole(start) || !isWhole(end) || problem || yearProblem(start)) return help
  return `Covers ${countOf(Number(end) - Number(start) + 1, 'year')}, ${start} to ${end}. ${help}`
}

/** Words of what is wrong with a year, or null. */
function yearProblem(year: number | null): string | null {
  const { min = 0, max = 0 } = limitsOf(createStrategicPlan, 'startYear')
  if (year === null) return 'Enter a year, such as 2026.'
  return Number(year) >= min && Number(year) <= max ? null : `The year must be from ${min} to ${max}.`
}

function endProblem(end: number | null, start: number | null): string | null {
  const wrong = yearProblem(end)
  if (wrong || yearProblem(start)) return wrong
  if (Number(end) <= Number(start)) return `The last year must be after ${start}.`
  if (Number(end) - Number(start) > MOST_YEARS) {
    return `Plans cover at most ${MOST_YEARS} years: ${Number(start) + MOST_YEARS} at the latest.`
  }
  return null
}

export const planChecks = {
  title: (title: string) => (title.trim() ? null : 'Give the plan a title.'),
  startYear: (year: number | null) => yearProblem(year),
  endYear: (year: number | null, values: PlanValues) => endProblem(year, values.startYear),
}

/** The values as the server takes them. */
export function planBody(values: PlanValues) {
  const { title, vision, mission, startYear, endYear } = values
  return {
    title: title.trim(),
    vision: vision.trim(),
    mission: mission.trim(),
    startYear: Number(startYear),
    endYear: Number(endYear),
  }
}
