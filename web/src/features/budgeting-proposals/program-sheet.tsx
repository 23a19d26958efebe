// One program of a proposal, for reading.
import { Stack, Title } from '@mantine/core'
import type {
  Comparative,
  ProposalPpa,
} from '../../../../server/src/modules/budgeting/proposals/proposal-ppas.contract.ts'
import { formatMeasure } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize } from '../../lib/words.ts'
import { Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { type ProgramParams, places } from './addresses.ts'

interface SheetProps {
  params: ProgramParams
  program: ProposalPpa
  fiscalYear: number | undefined
}

export function ProgramSheet({ params, program, fiscalYear }: SheetProps) {
  return (
    <RecordPage
      kind={`Priority ${program.priority}, ${program.code}`}
      title={program.title}
      back={{ label: 'Programs of the proposal', to: hrefOf(places.proposal, params, { tab: 'programs' }) }}
      facts={[
        { label: 'Requested', value: <Money value={program.requested} /> },
        { label: 'Lines', value: countOf(program.lines, 'line') },
      ]}
      tabs={[
        { name: 'program', label: 'Program', content: <Content program={program} fiscalYear={fiscalYear ?? 0} /> },
      ]}
    />
  )
}

function Content({ program, fiscalYear }: { program: ProposalPpa; fiscalYear: number }) {
  return (
    <Stack gap="lg">
      <Details
        items={[
          { label: 'Category', value: humanize(program.category) },
          { label: 'Strategic goal', value: program.goal?.title },
          {
            label: 'Annual objectives',
            value: program.objectives.map(({ title, year }) => `${title} (${year})`).join('; '),
          },
          { label: 'Organizational outcome', value: program.outcome },
          { label: 'Why', value: program.justification },
          { label: 'What it is to bring', value: program.expectedOutcome },
          { label: 'Bangsamoro Development Plan', value: program.bdpLink },
          { label: 'Investment program', value: program.bdipLink },
          { label: 'Gender-responsive', value: <Money value={program.genderAmount} /> },
        ]}
      />
      <section>
        <Title order={2} mb="xs">
          Three years
        </Title>
        <RecordRows
          list={listOfRecord(program.comparatives)}
          columns={yearColumns(fiscalYear)}
          noun={['class', 'classes']}
          rowId={(one) => one.class}
          rowName={(one) => one.class}
          empty={{ title: 'No classes', text: '' }}
        />
      </section>
      <section>
        <Title order={2} mb="xs">
          Indicators
        </Title>
        <RecordRows
          list={listOfRecord(program.indicatorList)}
          columns={indicatorColumns(fiscalYear)}
          noun="indicator"
          rowName={({ name }) => name}
          empty={{ title: 'No indicator', text: 'Nobody has said yet how this program is measured.' }}
        />
      </section>
    </Stack>
  )
}

function yearColumns(year: number): ListColumn<Comparative>[] {
  const money = (name: 'previousActual' | 'currentAppropriation' | 'proposed' | 'approved', label: string) => ({
    name,
    label,
    kind: 'number' as const,
    fact: true,
    render: (one: Comparative) => (one[name] === null ? 'No data' : <Money value={one[name]} />),
  })
  return [
    { name: 'class', label: 'Class', render: (one) => one.class },
    money('previousActual', `${year - 2}, actual`),
    money('currentAppropriation', `${year - 1}, appropriated`),
    money('proposed', `${year}, proposed`),
    money('approved', `${year}, approved`),
  ]
}

type Indicator = ProposalPpa['indicatorList'][number]

function indicatorColumns(year: number): ListColumn<Indicator>[] {
  const value = (name: 'baseline' | 'target' | 'targetNext' | 'targetAfter', label: string) => ({
    name,
    label,
    kind: 'number' as const,
    fact: name === 'target',
    render: (one: Indicator) => (one[name] === null ? '–' : formatMeasure(one[name], one.unit)),
  })
  return [
    { name: 'name', label: 'Indicator', render: ({ name }) => name },
    { name: 'level', label: 'Level', fact: true, render: ({ level }) => humanize(level) },
    value('baseline', 'Baseline'),
    value('target', `${year}`),
    value('targetNext', `${year + 1}`),
    value('targetAfter', `${year + 2}`),
  ]
}
