// What servers all organizations need: computed here, again with every move of a slider, by the function of the server.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CapacityPlan, readCapacity } from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import {
  capacityNeeds,
  type Figures,
  type Needs,
} from '../../../../server/src/modules/rollout/capacity/capacity-model.contract.ts'
import {
  costWords,
  type Scenario,
  supposed,
  waveLines,
} from '../../../../server/src/modules/rollout/capacity/capacity-words.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { DashboardPage } from '../../ui/dashboard-page.tsx'
import { Details } from '../../ui/details.tsx'
import type { Figure } from '../../ui/figures.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { CapacityCharts } from './capacity-charts.tsx'
import { CapacityExport } from './capacity-export.tsx'
import { CostTable, FigureTable, StorageTable, WaveTable } from './capacity-tables.tsx'
import { Section } from './section.tsx'
import { WhatIf } from './what-if.tsx'
import { amount, figuresOf, gigabytes, needDetails, pesos } from './words.ts'

/** `/platform/rollout/capacity`. */
export function CapacityPage() {
  const query = useQuery(queryFor(readCapacity))
  return <Loaded query={query}>{(plan) => <Plan plan={plan} />}</Loaded>
}

function Plan({ plan }: { plan: CapacityPlan }) {
  const [scenario, setScenario] = useState<Scenario>({})
  const known = figuresOf(plan)
  const figures = supposed(known, scenario)
  const needs = capacityNeeds(figures, scenario.organizations ?? plan.organizations)
  const cost = costWords(plan, needs)
  const waves = waveLines(plan, figures)
  const hasExamples = plan.prices.some(({ price, isExample }) => price !== null && isExample)
  return (
    <Stack gap="xl">
      <DashboardPage
        title="Capacity"
        description="What all organizations need, from what the pilot was measured to need. What nobody knows is no data, and so is what follows from it."
        actions={<CapacityExport scenario={scenario} />}
        controls={
          <Stack>
            <Confidence plan={plan} />
            <WhatIf plan={plan} figures={known} scenario={scenario} onChange={setScenario} />
          </Stack>
        }
        figures={headFigures(plan, { needs, figures, total: cost.total })}
        charts={<CapacityCharts plan={plan} figures={figures} needs={needs} />}
        exceptions={{
          title: 'Risks of this plan',
          none: 'Every figure and price is known and recent.',
          items: plan.risks.map(({ level, title, text }) => ({
            ...{ id: title, title, detail: text },
            state: `${level}_risk`,
          })),
        }}
      />
      <Section title="All needs">
        <Details items={needDetails(needs)} />
      </Section>
      <Section
        title="Cost a month"
        note={hasExamples ? 'Some prices are examples: they come from no offer.' : undefined}
      >
        <CostTable lines={cost.lines} total={cost.total} canManage={plan.canManage} />
      </Section>
      <Section
        title="When to provide it"
        note="Each wave brings more organizations. Order by is the lead time before it starts, on a working day."
      >
        <WaveTable waves={waves} />
      </Section>
      <Section title="Storage by organization" note="Files as uploaded; the database grows with what is changed.">
        <StorageTable rows={plan.storage} />
      </Section>
      <Section
        title="Figures"
        note="What BMMS measured, what people entered with its source, and what is assumed until somebody knows better."
      >
        <FigureTable figures={plan.figures} canManage={plan.canManage} />
      </Section>
    </Stack>
  )
}

const CONFIDENCE = {
  none: { tone: 'bad', title: 'Nothing is measured yet' },
  low: { tone: 'warn', title: 'Confidence is low' },
  medium: { tone: 'info', title: 'Confidence is medium' },
  high: { tone: 'good', title: 'Confidence is high' },
} as const

function Confidence({ plan: { sample } }: { plan: CapacityPlan }) {
  const { confidence, workingDays, from, to, organizations } = sample
  const { tone, title } = CONFIDENCE[confidence]
  const days = `${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`
  return (
    <Note tone={tone} title={title}>
      {from && to && workingDays > 0
        ? `Measured on ${days} between ${formatDay(from)} and ${formatDay(to)}, in ${organizations} organizations with activity.`
        : 'BMMS counts requests and sizes every hour. Come back when people have worked with it, or enter figures by hand.'}
    </Note>
  )
}

type Head = [Figure, Figure, Figure, Figure, Figure, Figure]

function headFigures(
  plan: CapacityPlan,
  { needs, figures, total }: { needs: Needs; figures: Figures; total: string | null },
): Head {
  const { asOf } = plan
  const source = `For ${needs.organizations} organizations`
  const there = (value: number | null, unit: string) =>
    value === null
      ? { target: `${unit}; what there is: no data` }
      : { target: `${unit}; there are ${value.toLocaleString('en')}` }
  return [
    { label: 'Processor cores', value: amount(needs.cores), ...there(figures.provided_cores, 'cores'), source, asOf },
    { label: 'Memory', value: gigabytes(needs.memoryGb), ...there(figures.provided_memory_gb, 'GB'), source, asOf },
    { label: 'Database and files', value: storage(needs), ...there(figures.provided_storage_gb, 'GB'), source, asOf },
    { label: 'Database connections', value: amount(needs.connections), target: 'at the busiest second', source, asOf },
    { label: 'Bandwidth', value: amount(needs.bandwidthMbit, 1), target: 'Mbit/s at the busiest second', source, asOf },
    {
      label: 'Cost a month',
      value: pesos(total),
      target: total === null ? 'a price or figure is missing' : 'by the price list',
      source,
      asOf,
    },
  ]
}

function storage({ databaseGb, filesGb }: Needs): string {
  return gigabytes(databaseGb === null || filesGb === null ? null : databaseGb + filesGb)
}
