// Physical targets and accomplishments of all programs, in the order of BAR No. 1.
import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type PhysicalFact,
  type PhysicalFacts,
  type PhysicalProgram,
  readPhysicalFacts,
} from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link, useAddress, useSetQuery } from '../../lib/address.tsx'
import { formatMeasure } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { countWords, QUARTERS, varianceWords } from './words.ts'
import { useYear, YearField } from './year-field.tsx'

/** The present quarter unless the address names one. */
export function PhysicalPage({ params }: { params: { moa: string } }) {
  const year = useYear()
  const { quarter } = useAddress().query
  const asked = typeof quarter === 'string' && /^[1-4]$/.test(quarter) ? { quarter: Number(quarter) } : {}
  const query = useQuery(queryFor(readPhysicalFacts, { params, query: { year, ...asked } }))
  return (
    <>
      <PageHeader
        title="Physical targets"
        description="What each program was to bring about, and what it did: the figures of the quarterly physical report, BAR No. 1. Rows open the indicator."
      />
      <Loaded query={query}>{(facts) => <Facts moa={params.moa} facts={facts} />}</Loaded>
    </>
  )
}

function Facts({ moa, facts }: { moa: string; facts: PhysicalFacts }) {
  const setQuery = useSetQuery()
  const { year, quarter, partA, partB, withoutTargets } = facts
  const isEmpty = partA.length + partB.length === 0
  return (
    <Stack gap="lg">
      <Group align="end">
        <YearField year={year} />
        <ChoiceField
          label="Up to"
          maw="12rem"
          data={QUARTERS.map((label, at) => ({ value: String(at + 1), label }))}
          value={String(quarter)}
          onChange={(chosen) => setQuery({ quarter: chosen })}
        />
      </Group>
      {withoutTargets.length > 0 && <WithoutTargets moa={moa} facts={facts} />}
      {isEmpty && (
        <EmptyState title="No indicator yet">
          Add indicators with quarterly targets to the programs. They stand here by outcome, as in the report.
        </EmptyState>
      )}
      {partA.length > 0 && <Title order={2}>Part A. Operations, by outcome</Title>}
      {partA.map(({ outcome, programs }) => (
        <section key={outcome}>
          <Title order={3} mb="xs">
            {outcome || 'No outcome named'}
          </Title>
          <Programs moa={moa} facts={facts} programs={programs} />
        </section>
      ))}
      {partB.length > 0 && (
        <section>
          <Title order={2} mb="xs">
            Part B. Major programs and projects
          </Title>
          <Programs moa={moa} facts={facts} programs={partB} />
        </section>
      )}
    </Stack>
  )
}

function WithoutTargets({ moa, facts: { year, withoutTargets } }: { moa: string; facts: PhysicalFacts }) {
  const shown = withoutTargets.slice(0, 10)
  return (
    <Note tone="warn" title={`${countOf(withoutTargets.length, 'program')} without a target for FY ${year}`}>
      {shown.map(({ id, title }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Anchor component={Link} to={hrefOf(places.ppa, { moa, id })} size="sm">
            {title}
          </Anchor>
        </span>
      ))}
      {withoutTargets.length > shown.length && ` and ${withoutTargets.length - shown.length} more`}
    </Note>
  )
}

const measured = (count: string | null, { unit }: PhysicalFact) => (count === null ? '–' : formatMeasure(count, unit))

const columns: readonly ListColumn<PhysicalFact>[] = [
  { name: 'title', label: 'Indicator', width: '36%', render: (fact) => fact.title },
  {
    name: 'target',
    label: 'Target of the year',
    kind: 'number',
    fact: true,
    render: (fact) => measured(fact.targetTotal, fact),
  },
  ...QUARTERS.map((label, at) => ({
    name: `q${at + 1}`,
    label: `${label.replace(' quarter', '')}`,
    kind: 'number' as const,
    render: (fact: PhysicalFact) => countWords(fact.accomplishments[at]),
  })),
  {
    name: 'accomplished',
    label: 'Accomplished',
    kind: 'number',
    fact: true,
    render: (fact) => measured(fact.accomplishedTotal, fact),
  },
  { name: 'variance', label: 'Variance', kind: 'number', fact: true, render: (fact) => varianceWords(fact.variance) },
]

interface ProgramsProps {
  moa: string
  facts: PhysicalFacts
  programs: readonly PhysicalProgram[]
}

function Programs({ moa, facts, programs }: ProgramsProps) {
  return (
    <Stack>
      {programs.map(({ ppaId, code, title, indicators }) => (
        <div key={ppaId}>
          <Text fw={600} component="h4" m={0}>
            <Anchor component={Link} to={hrefOf(places.ppa, { moa, id: ppaId })} inherit>
              {title}
            </Anchor>{' '}
            <Text span size="xs" c="dimmed">
              {code}
            </Text>
          </Text>
          <RecordRows
            list={listOfRecord(indicators)}
            columns={columns}
            noun="indicator"
            rowName={(fact) => fact.title}
            rowHref={(fact) => hrefOf(places.indicator, { moa, id: fact.id }, { year: facts.year })}
            empty={{ title: 'No indicator', text: '' }}
          />
        </div>
      ))}
    </Stack>
  )
}
