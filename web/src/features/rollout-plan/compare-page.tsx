// Two plans side by side: who stands elsewhere, and what that does to the score.
import { Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { comparePlans, type PlanComparison } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { Chart } from '../../ui/chart.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { formatScore, statusBadge } from './words.ts'

type Side = PlanComparison['left']

/** `/platform/rollout/plans/:id/differences/:other`. */
export function ComparePage({ params }: { params: { id: string; other: string } }) {
  const query = useQuery(queryFor(comparePlans, { params }))
  return <Loaded query={query}>{(comparison) => <Comparison comparison={comparison} />}</Loaded>
}

function Comparison({ comparison }: { comparison: PlanComparison }) {
  const { left, right, moved } = comparison
  return (
    <>
      <PageHeader
        title={`Plan ${left.number} and plan ${right.number}`}
        back={{ label: 'Plans', to: hrefOf(places.plans, {}) }}
        description={verdictOf(comparison)}
      />
      <Stack gap="lg">
        <Sides left={left} right={right} />
        <Parts comparison={comparison} />
        <section aria-label="Who stands elsewhere">
          <Title order={2} mb="sm">
            Who stands elsewhere
          </Title>
          {moved.length === 0 ? (
            <Note tone="good" title="Every organization stands in the same wave in both plans" />
          ) : (
            <Moved comparison={comparison} />
          )}
        </section>
        <Settings comparison={comparison} />
      </Stack>
    </>
  )
}

/** Moves count against the step before in each plan: between two plans they say nothing. */
function verdictOf({ left, right, moved, parts }: PlanComparison): string {
  const moves = `${countOf(moved.length, 'organization')} ${moved.length === 1 ? 'stands' : 'stand'} in another wave.`
  if (left.score === null || right.score === null) return moves
  const change = parts
    .filter(({ part }) => part !== 'moves')
    .reduce((sum, part) => sum + (part.right ?? 0) - (part.left ?? 0), 0)
  if (Math.abs(change) < 0.05) return `${moves} Both have the same score.`
  const better = change > 0 ? left : right
  return `${moves} Plan ${better.number} scores better by ${formatScore(Math.abs(change))} points, without the moves of its last step.`
}

function Sides({ left, right }: { left: Side; right: Side }) {
  const rows: readonly (readonly [string, (side: Side) => ReactNode])[] = [
    ['Name', (side) => <Link to={hrefOf(places.plan, { id: side.id })}>{side.name}</Link>],
    ['Status', (side) => <StatusBadge {...statusBadge(side.status)} />],
    ['Score (smaller is better)', (side) => formatScore(side.score)],
    ['Rules', (side) => (side.feasible === null ? 'no data' : side.feasible ? 'all kept' : 'broken')],
    ['Waves', (side) => side.waves],
    ['Organizations', (side) => side.organizations],
    ['Last day', (side) => (side.lastDay ? formatDay(side.lastDay) : 'no data')],
  ]
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>Plan {left.number}</Table.Th>
            <Table.Th>Plan {right.number}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={500}>
                {label}
              </Table.Th>
              <Table.Td>{value(left)}</Table.Td>
              <Table.Td>{value(right)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Parts({ comparison }: { comparison: PlanComparison }) {
  const { left, right, parts } = comparison
  return (
    <Chart
      kind="bar"
      title="Parts of the score"
      unit="Points; smaller is better"
      summary={parts
        .map((part) => `${part.title}: ${formatScore(part.left)} and ${formatScore(part.right)}`)
        .join('; ')}
      x={{ name: 'title', label: 'Part' }}
      series={[
        { name: 'left', label: `Plan ${left.number}` },
        { name: 'right', label: `Plan ${right.number}` },
      ]}
      data={parts.map(({ title, left: one, right: other }) => ({ title, left: rounded(one), right: rounded(other) }))}
      format={formatScore}
      source="Scoring of plans"
      asOf={new Date().toISOString()}
    />
  )
}

const rounded = (points: number | null) => (points === null ? null : Math.round(points * 10) / 10)

function Moved({ comparison: { left, right, moved } }: { comparison: PlanComparison }) {
  const place = (wave: number | null) => (wave === null ? 'not in this plan' : `Wave ${wave}`)
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Organization</Table.Th>
            <Table.Th>Plan {left.number}</Table.Th>
            <Table.Th>Plan {right.number}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moved.map(({ code, name, left: one, right: other }) => (
            <Table.Tr key={code}>
              <Table.Td>
                <strong>{code}</strong>{' '}
                <Text span size="sm" c="dimmed">
                  {name}
                </Text>
              </Table.Td>
              <Table.Td>{place(one)}</Table.Td>
              <Table.Td>
                {place(other)}
                {one !== null && other !== null && (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    ({other > one ? `${other - one} later` : `${one - other} earlier`})
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Settings({ comparison: { left, right, settings } }: { comparison: PlanComparison }) {
  if (settings.length === 0) return <Text>Limits, wishes and weights are the same.</Text>
  return (
    <section aria-label="Limits, wishes and weights that differ">
      <Title order={2} mb="sm">
        Limits, wishes and weights that differ
      </Title>
      <Table.ScrollContainer minWidth={320} type="native">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Plan {left.number}</Table.Th>
              <Table.Th>Plan {right.number}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {settings.map((row) => (
              <Table.Tr key={row.what}>
                <Table.Th scope="row" fw={500}>
                  {row.what}
                </Table.Th>
                <Table.Td>{row.left}</Table.Td>
                <Table.Td>{row.right}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}
