// The score against simple plans: as a chart, and part by part as a table.
import { Table, Text, Title } from '@mantine/core'
import { SCORE_PARTS } from '../../../../server/src/modules/rollout/optimiser/problem.contract.ts'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { countOf } from '../../lib/words.ts'
import { Chart } from '../../ui/chart.tsx'
import { Columns } from '../../ui/columns.tsx'
import { formatScore } from './words.ts'

export function PlanScore({ plan }: { plan: PlanView }) {
  const { score, proposal } = plan
  if (!score) return null
  return (
    <section aria-label="Score">
      <Title order={2} mb="sm">
        Score
      </Title>
      <Columns min="22rem">
        <Parts plan={plan} />
        {proposal && <Rivals plan={plan} />}
      </Columns>
      {proposal && (
        <Text size="sm" c="dimmed" mt="sm" maw="75ch">
          {proposal.bound.words} Found in {proposal.facts.seconds.toFixed(1)} seconds with seed {proposal.facts.seed}.
          The same question with the same seed gives the same plan.
        </Text>
      )}
    </section>
  )
}

function Rivals({ plan }: { plan: PlanView }) {
  const rows = [
    { name: 'This plan', score: round(plan.score?.total ?? 0) },
    ...(plan.proposal?.baselines ?? []).map(({ title, score, violations }) => ({
      name: violations.length > 0 ? `${title} *` : title,
      score: round(score.total),
    })),
  ]
  const broken = (plan.proposal?.baselines ?? []).filter(({ violations }) => violations.length > 0)
  const best = rows.slice(1).toSorted((a, b) => a.score - b.score)[0]
  return (
    <div>
      <Chart
        kind="bar"
        title="Against simple plans"
        unit="Points; smaller is better"
        summary={`This plan scores ${formatScore(plan.score?.total)}; the best simple one ${formatScore(best?.score)}.`}
        x={{ name: 'name', label: 'Plan' }}
        series={[{ name: 'score', label: 'Score' }]}
        data={rows}
        format={formatScore}
        source="Scoring of plans"
        asOf={plan.solve?.createdAt ?? plan.savedAt ?? new Date().toISOString()}
      />
      {broken.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          * breaks hard rules, so its score says little:{' '}
          {broken.map(({ title, violations }) => `${title} ${countOf(violations.length, 'time')}`).join(', ')}.
        </Text>
      )}
    </div>
  )
}

const round = (points: number) => Math.round(points * 10) / 10

function Parts({ plan }: { plan: PlanView }) {
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Part</Table.Th>
            <Table.Th ta="right">Value</Table.Th>
            <Table.Th ta="right">Weight</Table.Th>
            <Table.Th ta="right">Points</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.score?.parts.map(({ part, value, weight, points, words }) => (
            <Table.Tr key={part}>
              <Table.Td>
                {SCORE_PARTS[part].title}
                <Text size="xs" c="dimmed">
                  {words}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{formatScore(value)}</Table.Td>
              <Table.Td ta="right">{weight}</Table.Td>
              <Table.Td ta="right">{formatScore(points)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th colSpan={3}>Score</Table.Th>
            <Table.Th ta="right">{formatScore(plan.score?.total)}</Table.Th>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
