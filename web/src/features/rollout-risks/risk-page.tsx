// One risk: how it stands, what is done about it, what reviews said.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  RISK_CATEGORY_WORDS,
  type RiskRecord,
  type RiskReview,
  readRisk,
  readRiskHistory,
} from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { riskBadge, scoreWords } from './words.ts'

/** `/platform/rollout/risks/:id`. */
export function RiskPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readRisk, { params }))
  return <Loaded query={query}>{(risk) => <Risk risk={risk} />}</Loaded>
}

function Risk({ risk }: { risk: RiskRecord }) {
  const { id, number, title, status, statusReason, owner, reviewOn, reviews } = risk
  return (
    <RecordPage
      title={title}
      kind={`Risk ${number}`}
      back={{ label: 'Risks', to: hrefOf(places.risks, {}) }}
      status={riskBadge(risk)}
      facts={[
        { label: 'Score', value: scoreWords(risk) },
        { label: 'Owner', value: owner?.name ?? 'Nobody yet' },
        ...(reviewOn ? [{ label: 'Next review', value: formatDay(reviewOn) }] : []),
      ]}
      tools={<Tools risk={risk} />}
      notice={
        status !== 'open' && (
          <Note
            tone={status === 'happened' ? 'warn' : 'neutral'}
            title={status === 'happened' ? 'It happened' : 'Closed'}
          >
            {statusReason}
          </Note>
        )
      }
      tabs={[
        { name: 'details', label: 'Details', content: <Facts risk={risk} /> },
        { name: 'reviews', label: 'Reviews', count: reviews.length, content: <Reviews reviews={reviews} /> },
        { name: 'history', label: 'History', content: <RiskHistory id={id} /> },
      ]}
    />
  )
}

function Tools({ risk: { id, status } }: { risk: RiskRecord }) {
  const may = useCan()('rollout.risk.manage')
  if (!may) return null
  return (
    <>
      {status === 'open' && <ActionButton to={hrefOf(places.reviewRisk, { id })}>Review</ActionButton>}
      <ActionButton variant="default" to={hrefOf(places.statusOfRisk, { id })}>
        {status === 'open' ? 'Close' : 'Open again'}
      </ActionButton>
      <ActionButton variant="default" to={hrefOf(places.editRisk, { id })}>
        Change
      </ActionButton>
    </>
  )
}

function Facts({ risk }: { risk: RiskRecord }) {
  const { category, wave, description, mitigation, contingency } = risk
  return (
    <Stack>
      <Details
        items={[
          { label: 'Category', value: RISK_CATEGORY_WORDS[category] },
          { label: 'Concerns', value: wave === null ? 'The whole rollout' : `Wave ${wave}` },
          { label: 'Description', value: description },
          { label: 'So that it does not happen', value: mitigation },
          { label: 'If it happens', value: contingency },
        ]}
      />
    </Stack>
  )
}

const reviewColumns: readonly ListColumn<RiskReview>[] = [
  { name: 'reviewedOn', label: 'Day', kind: 'short', render: (review) => formatDay(review.reviewedOn) },
  {
    name: 'score',
    label: 'Score',
    kind: 'short',
    fact: true,
    render: (review) => scoreWords({ ...review, score: review.probability * review.impact }),
  },
  { name: 'note', label: 'What was said', fact: true, wide: true, render: (review) => review.note },
  { name: 'reviewedBy', label: 'By', fact: true, render: (review) => review.reviewedBy },
]

function Reviews({ reviews }: { reviews: RiskReview[] }) {
  return (
    <RecordRows
      list={listOfRecord(reviews)}
      columns={reviewColumns}
      noun="review"
      rowName={(review) => `Review of ${formatDay(review.reviewedOn)}`}
      empty={{
        title: 'Not reviewed yet',
        text: 'A review says how probable the risk is now, how hard it would hit, and when it is looked at again.',
      }}
    />
  )
}

function RiskHistory({ id }: { id: string }) {
  const history = useQuery(queryFor(readRiskHistory, { params: { id }, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={items} />}
    </Loaded>
  )
}
