// The criteria of a gate: threshold, figure, verdict, and where to enter what is missing.
import { Anchor, Stack, Text } from '@mantine/core'
import type { Gate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import {
  OVERALL_WORDS,
  TRUTH_TABLE,
  WEIGHT_WORDS,
} from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import { CRITERION } from '../../../../server/src/modules/rollout/measures/criteria.contract.ts'
import { useCan } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'
import { VerdictBadge } from './badges.tsx'

type Finding = Gate['findings'][number]

export function CriteriaRows({ gate }: { gate: Gate }) {
  const can = useCan()
  const mayEnter = gate.status === 'open' && can('rollout.measure.record')
  return (
    <Stack gap="lg">
      <RecordRows
        list={listOfRecord(gate.findings)}
        columns={[...columns, ...(mayEnter ? [enterColumn(gate)] : [])]}
        noun={['criterion', 'criteria']}
        rowName={({ label }) => label}
        rowId={({ criterion }) => criterion}
        empty={{ title: 'No criterion', text: 'A gate without criteria is inconclusive.' }}
      />
      {gate.criteriaReason && (
        <Text size="sm" maw="75ch">
          The criteria were changed: {gate.criteriaReason}
        </Text>
      )}
      <details>
        <summary>How the criteria decide</summary>
        <Details items={TRUTH_TABLE.map(({ when, overall }) => ({ label: when, value: OVERALL_WORDS[overall] }))} />
      </details>
      <details>
        <summary>What the criteria measure</summary>
        <Details items={gate.findings.map(({ label, criterion }) => ({ label, value: CRITERION[criterion].help }))} />
      </details>
    </Stack>
  )
}

const columns: readonly ListColumn<Finding>[] = [
  {
    name: 'label',
    label: 'Criterion',
    width: 190,
    render: ({ label, weight }) => <RowTitle title={label} details={[WEIGHT_WORDS[weight]]} />,
  },
  { name: 'threshold', label: 'Threshold', kind: 'short', fact: true, render: ({ thresholdWords }) => thresholdWords },
  {
    name: 'value',
    label: 'Figure',
    width: 170,
    fact: true,
    render: (finding) => <RowTitle title={finding.valueWords} details={[sampleWords(finding), ageWords(finding)]} />,
  },
  {
    name: 'verdict',
    label: 'Verdict',
    fact: true,
    render: ({ verdict, reason }) => (
      <>
        <VerdictBadge verdict={verdict} />
        {reason && (
          <Text size="xs" c="dimmed">
            {reason}
          </Text>
        )}
      </>
    ),
  },
  {
    name: 'source',
    label: 'Source',
    fact: true,
    wide: true,
    render: ({ source, origin }) =>
      source ? <RowTitle title={source} details={[origin === 'platform' ? 'For all of BMMS' : null]} /> : '–',
  },
]

function sampleWords({ sampleSize, criterion }: Finding): string | null {
  const { sample } = CRITERION[criterion]
  return sampleSize === null || sample === null ? null : `${sampleSize.toLocaleString('en')} ${sample.toLowerCase()}`
}

function ageWords({ asOf }: Finding): string | null {
  return asOf === null ? null : formatDay(asOf)
}

/** What BMMS measures itself may still be entered where it cannot. */
function enterColumn(gate: Gate): ListColumn<Finding> {
  return {
    name: 'enter',
    label: 'Enter',
    fact: true,
    render: ({ criterion, value, label }) => (
      <Anchor
        component={Link}
        to={hrefOf(places.newMeasure, {}, { criterion, gate: gate.id, ...subjectOf(gate, criterion) })}
        size="sm"
        style={{ whiteSpace: 'nowrap' }}
      >
        {value === null ? 'Enter value' : 'Enter newer'}
        <span className="visually-hidden"> of {label.toLowerCase()}</span>
      </Anchor>
    ),
  }
}

function subjectOf({ wave, organization }: Gate, criterion: Finding['criterion']) {
  const { levels } = CRITERION[criterion]
  if (wave !== null) return levels.includes('wave') ? { wave } : {}
  return levels.includes('organization') ? { organization } : {}
}
