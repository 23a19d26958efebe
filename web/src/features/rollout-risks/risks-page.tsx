// The register of risks.
import { listRisks, type RiskSummary } from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { RiskMatrix } from './risk-matrix.tsx'
import { categoryOptions, levelOptions, riskBadge, statusOptions, toneOfScore } from './words.ts'

const columns: readonly ListColumn<RiskSummary>[] = [
  {
    name: 'title',
    label: 'Risk',
    render: (risk) => (
      <RowTitle title={risk.title} details={[risk.wave === null ? 'Whole rollout' : `Wave ${risk.wave}`]} />
    ),
  },
  {
    name: 'score',
    label: 'Score',
    fact: true,
    kind: 'short',
    render: (risk) => (
      <StatusBadge state={`score_${risk.score}`} label={String(risk.score)} tone={toneOfScore(risk.score)} />
    ),
  },
  {
    name: 'category',
    label: 'Category',
    kind: 'short',
    render: (risk) => categoryOptions.find(({ value }) => value === risk.category)?.label,
  },
  { name: 'owner', label: 'Owner', fact: true, render: (risk) => risk.owner?.name ?? 'Nobody yet' },
  {
    name: 'reviewOn',
    label: 'Next review',
    kind: 'short',
    fact: true,
    render: (risk) => (risk.reviewOn ? formatDay(risk.reviewOn) : '–'),
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'short',
    fact: true,
    render: (risk) => <StatusBadge {...riskBadge(risk)} />,
  },
  { name: 'number', label: 'Number', kind: 'number', optional: true, render: (risk) => risk.number },
]

/** `/platform/rollout/risks`. */
export function RisksPage() {
  const list = useList(listRisks, { params: {}, sort: '-score', pageSize: 50 })
  const mayAdd = useCan()('rollout.risk.manage')
  return (
    <ListPage
      title="Risks"
      description="What could go wrong in the rollout: probability times impact, who answers for it, and what is done about it."
      note={<RiskMatrix />}
      list={list}
      columns={columns}
      filters={[
        { name: 'status', label: 'Status', options: statusOptions },
        { name: 'category', label: 'Category', options: categoryOptions },
        { name: 'review', label: 'Review', options: [{ value: 'overdue', label: 'Overdue' }] },
        { name: 'probability', label: 'Probability', options: levelOptions },
        { name: 'impact', label: 'Impact', options: levelOptions },
      ]}
      noun="risk"
      rowName={(risk) => `Risk ${risk.number}: ${risk.title}`}
      rowHref={(risk) => hrefOf(places.risk, { id: risk.id })}
      {...(mayAdd ? { primary: { label: 'New risk', to: hrefOf(places.newRisk, {}) } } : {})}
      empty={{
        title: 'No risk is entered',
        text: 'A register of risks names what could delay or harm the rollout before it happens. Enter the first one.',
      }}
    />
  )
}
