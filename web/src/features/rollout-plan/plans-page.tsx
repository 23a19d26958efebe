// Plan versions: where planning begins.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { listProfiles } from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import {
  listPlans,
  PLAN_STATUS_WORDS,
  PLAN_STATUSES,
  type PlanSummary,
} from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Figures } from '../../ui/figures.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { formatScore, statusBadge } from './words.ts'

const NewPlan = lazy(() => import('./new-plan.tsx').then((module) => ({ default: module.NewPlan })))

const columns: readonly ListColumn<PlanSummary>[] = [
  {
    name: 'name',
    label: 'Plan',
    render: ({ number, name, preparedByName }) => (
      <RowTitle title={name} details={[`Plan ${number}`, `prepared by ${preparedByName}`]} />
    ),
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'short',
    fact: true,
    render: ({ status }) => <StatusBadge {...statusBadge(status)} />,
  },
  {
    name: 'score',
    label: 'Score',
    kind: 'number',
    fact: true,
    render: ({ score, feasible }) =>
      score === null ? '–' : `${formatScore(score)}${feasible ? '' : ' (breaks rules)'}`,
  },
  {
    name: 'waves',
    label: 'Waves',
    kind: 'number',
    fact: true,
    render: ({ waves, organizations }) => (waves === null ? '–' : `${waves} of ${organizations} organizations`),
  },
  { name: 'updatedAt', label: 'Changed', kind: 'short', render: ({ updatedAt }) => formatMoment(updatedAt) },
]

/** `/platform/rollout/plans`. */
export function PlansPage() {
  const list = useList(listPlans, { params: {}, sort: '-number' })
  const mayPrepare = useCan()('rollout.plan.prepare')
  const [naming, setNaming] = useState(false)
  const go = useGo()
  const compare = (rows: PlanSummary[]) => {
    const [other, one] = rows.toSorted((a, b) => b.number - a.number)
    if (rows.length === 2 && one && other) go(hrefOf(places.compare, { id: one.id, other: other.id }))
    else tell.problem(new Error('Choose exactly two plans to compare.'))
  }
  return (
    <>
      <ListPage
        title="Plan"
        description="Which organizations come into BMMS in which wave. Plans are prepared as drafts, saved as versions, compared, and one is published."
        note={<Standing />}
        list={list}
        columns={columns}
        filters={[
          {
            name: 'status',
            label: 'Status',
            options: PLAN_STATUSES.map((value) => ({ value, label: PLAN_STATUS_WORDS[value] })),
          },
        ]}
        noun="plan"
        rowName={({ number, name }) => `Plan ${number}: ${name}`}
        rowHref={({ id }) => hrefOf(places.plan, { id })}
        bulk={[{ label: 'Compare two plans', run: compare }]}
        {...(mayPrepare ? { primary: { label: 'New plan', onClick: () => setNaming(true) } } : {})}
        empty={{
          title: 'No plan yet',
          text: 'A plan says which organizations come in which wave. Start one: BMMS proposes the waves within seconds, you move what you know better, and nothing happens before you publish it.',
        }}
      />
      {naming && (
        <Suspense>
          <NewPlan onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </>
  )
}

function Standing() {
  const all = useQuery(queryFor(listProfiles, { query: { pageSize: 200 } })).data?.items
  if (!all) return null
  const of = (standing: (typeof all)[number]['standing']) => all.filter((one) => one.standing === standing).length
  const waiting = of('waiting')
  const asOf = new Date().toISOString()
  return (
    <Figures
      figures={[
        { label: 'Waiting for a wave', value: waiting, source: 'Places in waves', asOf },
        { label: 'In planned waves', value: of('planned'), source: 'Places in waves', asOf },
        { label: 'In waves that have begun', value: of('started'), source: 'Places in waves', asOf },
      ]}
    />
  )
}
