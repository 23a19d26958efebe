// Sliders: what if there were more organizations, people, growth, or a higher peak.
import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useId } from 'react'
import type { CapacityPlan } from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import type { Figures } from '../../../../server/src/modules/rollout/capacity/capacity-model.contract.ts'
import type { Scenario } from '../../../../server/src/modules/rollout/capacity/capacity-words.contract.ts'
import classes from './what-if.module.css'

interface WhatIfProps {
  plan: CapacityPlan
  figures: Figures
  scenario: Scenario
  onChange: (scenario: Scenario) => void
}

interface Slider {
  name: keyof Scenario
  label: string
  unit: string
  /** The value of the plan; null: no data, the slider supposes one. */
  planned: number | null
  from: number
  to: number
  step: number
}

export function WhatIf({ plan, figures, scenario, onChange }: WhatIfProps) {
  const isMoved = Object.values(scenario).some((value) => value !== undefined)
  const sliders: Slider[] = [
    { name: 'organizations', label: 'Organizations', unit: '', planned: plan.organizations, from: 1, to: 100, step: 1 },
    {
      name: 'people',
      label: 'People per organization',
      unit: '',
      planned: figures.people_per_organization,
      from: 1,
      to: 400,
      step: 1,
    },
    { name: 'growth', label: 'Growth', unit: ' %', planned: figures.growth_percent, from: 0, to: 200, step: 5 },
    {
      name: 'peak',
      label: 'End of the fiscal year',
      unit: ' ×',
      planned: figures.year_end_factor,
      from: 1,
      to: 10,
      step: 0.5,
    },
  ]
  return (
    <Paper withBorder p="md" component="section" aria-label="What if">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          What if
        </Title>
        <Button size="compact-sm" variant="default" disabled={!isMoved} onClick={() => onChange({})}>
          Back to the plan
        </Button>
      </Group>
      <div className={classes.sliders}>
        {sliders.map((slider) => (
          <Range
            key={slider.name}
            slider={slider}
            value={scenario[slider.name]}
            onChange={(value) => onChange({ ...scenario, [slider.name]: value })}
          />
        ))}
      </div>
    </Paper>
  )
}

interface RangeProps {
  slider: Slider
  value: number | undefined
  onChange: (value: number) => void
}

function Range({ slider: { label, unit, planned, from, to, step }, value, onChange }: RangeProps) {
  const id = useId()
  const shown = value ?? planned
  const words = shown === null ? 'No data' : `${shown.toLocaleString('en')}${unit}`
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id} className={classes.value}>
          {words}
        </output>
      </Group>
      <input
        id={id}
        type="range"
        className={classes.range}
        min={from}
        max={to}
        step={step}
        value={shown ?? from}
        aria-valuetext={words}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <Text size="xs" c="dimmed">
        {planned === null ? 'Plan: no data' : `Plan: ${planned.toLocaleString('en')}${unit}`}
      </Text>
    </div>
  )
}
