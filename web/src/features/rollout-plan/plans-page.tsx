// Plan versions: where planning begins.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listProfiles } from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import {
  createPlan,
  listPlans,
  PLAN_STATUS_WORDS,
  PLAN_STATUSES,
  type PlanSummary,
} from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useList } from '../../api/list.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatDay, formatMoment, today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { Figures } from '../../ui/figures.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { formatScore, statusBadge } from './words.ts'

const columns: readonly ListColumn<PlanSummary>[] = [
  { name: 'number', label: 'Plan', kind: 'number', render: ({ number }) => number, width: 80 },
  {
    name: 'name',
    label: 'Name',
    render: ({ name, preparedByName }) => <RowTitle title={name} details={[`Prepared by ${preparedByName}`]} />,
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
      {naming && <NewPlan onClose={() => setNaming(false)} />}
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

function NewPlan({ onClose }: { onClose: () => void }) {
  const create = useAction(createPlan)
  const go = useGo()
  const [name, setName] = useState(`Plan of ${formatDay(today())}`)
  const [problem, setProblem] = useState<ProblemError>()
  const start = () =>
    void create.mutateAsync({ body: { name: name.trim(), basedOn: null } }).then(
      ({ id }) => go(hrefOf(places.plan, { id })),
      (refused: unknown) => setProblem(asProblem(refused)),
    )
  return (
    <Modal opened onClose={onClose} title="New plan">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) start()
        }}
      >
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          <TextInput
            label="Name"
            description="It starts with the limits of the settings. To start from another plan, open that one."
            data-autofocus
            {...limitsOf(createPlan, 'name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it as it is
            </Button>
            <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
              Start draft
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
