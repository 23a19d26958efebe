// What can be done with a draft: each step is sent at once, and a refusal is told.
import { useState } from 'react'
import {
  askPlan,
  cancelSolve,
  moveInPlan,
  type PlanQuestion,
  type PlanView,
  reorderWaves,
  solvePlan,
  stepPlan,
} from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useStored } from '../../lib/stored.ts'
import { tell } from '../../ui/notice.ts'
import { pin } from './question-edits.ts'
import { isWorking } from './words.ts'

/** What follows when an organization is put into another wave. */
export type AfterMove = 'solve' | 'judge'

export interface PlanWork {
  /** A step is on its way, or the optimiser works: nothing else can be changed. */
  busy: boolean
  canEdit: boolean
  afterMove: AfterMove
  setAfterMove: (after: AfterMove) => void
  /** Asks the optimiser; with `keep` organizations stay where they are as far as possible. */
  solve: (question: PlanQuestion, keep: boolean) => Promise<void>
  /** Takes over limits and wishes without solving. */
  change: (question: PlanQuestion) => Promise<void>
  /** Puts an organization into a wave: pinned and the rest solved, or only judged. */
  put: (code: string, wave: number, after?: AfterMove) => Promise<void>
  exchange: (wave: number, to: number) => Promise<void>
  step: (step: 'undo' | 'redo') => Promise<void>
  cancel: () => Promise<void>
}

export function usePlanWork(plan: PlanView): PlanWork {
  const [sending, setSending] = useState(false)
  const [afterMove, setAfterMove] = useStored<AfterMove>('rollout-plan.after-move', 'solve')
  const asks = { solve: useAction(solvePlan), change: useAction(askPlan), move: useAction(moveInPlan) }
  const others = { order: useAction(reorderWaves), step: useAction(stepPlan), cancel: useAction(cancelSolve) }
  const { id, version } = plan
  const params = { id }
  const send = async (work: () => Promise<unknown>) => {
    setSending(true)
    try {
      await work()
    } catch (refused) {
      tell.problem(refused)
    } finally {
      setSending(false)
    }
  }
  const solve = (question: PlanQuestion, keep: boolean) =>
    send(() => asks.solve.mutateAsync({ params, body: { question, keep, version } }))
  return {
    busy: sending || isWorking(plan.solve),
    canEdit: plan.canEdit,
    ...{ afterMove, setAfterMove, solve },
    change: (question) => send(() => asks.change.mutateAsync({ params, body: { question, version } })),
    put: (code, wave, after = afterMove) =>
      after === 'solve'
        ? solve(pin(plan.question, code, wave), true)
        : send(() => asks.move.mutateAsync({ params, body: { moves: [{ code, wave }], version } })),
    exchange: (wave, to) => send(() => others.order.mutateAsync({ params, body: { wave, to, version } })),
    step: (step) => send(() => others.step.mutateAsync({ params, body: { step, version } })),
    cancel: () =>
      send(
        async () => plan.solve && (await others.cancel.mutateAsync({ params: { id, solve: plan.solve.id }, body: {} })),
      ),
  }
}
