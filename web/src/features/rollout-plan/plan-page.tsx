// A plan of waves: what was proposed, what it rests on, and every way to change it while it is a draft.
import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { type PlanView, readPlan } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { Note } from '../../ui/note.tsx'
import { places } from './addresses.ts'
import { BoardBar } from './board-bar.tsx'
import { LastStep } from './last-step.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { PlanHead } from './plan-head.tsx'
import { RuleList } from './rule-list.tsx'
import { SolveAnswer } from './solve-answer.tsx'
import { SolveProgress } from './solve-progress.tsx'
import { type PlanWork, usePlanWork } from './use-plan-work.ts'
import { isWorking } from './words.ts'

// The parts of a plan come one after the other: first what it is.
const LimitsForm = lazy(() => import('./limits-form.tsx').then((module) => ({ default: module.LimitsForm })))
const WaveBoard = lazy(() => import('./wave-board.tsx').then((module) => ({ default: module.WaveBoard })))
const WishList = lazy(() => import('./wish-list.tsx').then((module) => ({ default: module.WishList })))
const PlanScore = lazy(() => import('./plan-score.tsx').then((module) => ({ default: module.PlanScore })))

/** How often the progress of the optimiser is asked for, in milliseconds. */
const ASK_EVERY = 500

/** `/platform/rollout/plans/:id`. */
export function PlanPage({ params }: { params: { id: string } }) {
  const query = useQuery({
    ...queryFor(readPlan, { params }),
    refetchInterval: ({ state }) => (isWorking(state.data?.solve ?? null) ? ASK_EVERY : false),
  })
  return <Loaded query={query}>{(plan) => <Plan plan={plan} />}</Loaded>
}

function Plan({ plan }: { plan: PlanView }) {
  const work = usePlanWork(plan)
  return (
    <>
      <PlanHead plan={plan} work={work} />
      <Stack gap="lg">
        {plan.status === 'published' && (
          <Note tone="good" title="This plan is published">
            Its waves are planned. To change them, start a draft from it and publish that.
          </Note>
        )}
        <SolveAnswer plan={plan} work={work} />
        {plan.score ? <Proposed plan={plan} work={work} /> : <Nothing plan={plan} work={work} />}
        <Suspense fallback={<LoadingShape shape="block" />}>
          <WishList plan={plan} work={work} />
          <LimitsForm key={`${JSON.stringify(plan.question)} ${plan.score === null}`} plan={plan} work={work} />
        </Suspense>
        {isWorking(plan.solve) && plan.solve && <SolveProgress solve={plan.solve} onStop={() => void work.cancel()} />}
      </Stack>
    </>
  )
}

function Proposed({ plan, work }: { plan: PlanView; work: PlanWork }) {
  return (
    <>
      <PlanFigures plan={plan} />
      {plan.nearlyInfeasible && (
        <Note tone="warn" title="The limits leave almost no choice">
          {plan.nearlyInfeasible}
        </Note>
      )}
      <LastStep plan={plan} />
      <section aria-label="Waves">
        <BoardBar plan={plan} work={work} />
        <Suspense fallback={<LoadingShape shape="block" />}>
          <WaveBoard plan={plan} work={work} />
        </Suspense>
        <Text size="sm" c="dimmed" mt="xs">
          S, M, L: size of the organization. The number is its readiness of 100; with a question mark, most of it is not
          known. A line on the left marks who moved with the last step, in red who breaks a rule. Press a card to see
          why it stands there.
        </Text>
      </section>
      <RuleList plan={plan} />
      <Suspense fallback={<LoadingShape shape="block" />}>
        <PlanScore plan={plan} />
      </Suspense>
    </>
  )
}

function Nothing({ plan, work }: { plan: PlanView; work: PlanWork }) {
  return (
    <EmptyState
      title="No proposal yet"
      action={
        plan.canEdit && !work.busy ? (
          <Group gap="xs">
            <ActionButton onClick={() => void work.solve(plan.question, false)}>Propose waves</ActionButton>
            {plan.redo && (
              <ActionButton variant="default" onClick={() => void work.step('redo')}>
                Redo: {plan.redo}
              </ActionButton>
            )}
          </Group>
        ) : undefined
      }
    >
      {plan.organizations.length} organizations wait for their wave, {plan.done.length} have come in. BMMS looks for the
      waves that keep the limits below and have the best score: ready organizations early, a mix of kinds and sizes in
      each wave, those who work together in one wave, few trips. Sizes, ties and readiness come from the{' '}
      <a href={hrefOf(places.facts, {})}>planning facts</a>. Nothing happens in the rollout before a plan is published.
    </EmptyState>
  )
}
