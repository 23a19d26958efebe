// One rollback: what it would change, what stands in its way, how far it is, and what was undone.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  cancelRollback,
  ROLLBACK_KIND_WORDS,
  type RollbackView,
  readRollback,
  recheckRollback,
  undoRollback,
} from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { type RecordAction, RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { ApproveRollback } from './approve-rollback.tsx'
import { ArchiveDownload } from './archive-download.tsx'
import { RollbackChanges } from './rollback-changes.tsx'
import { RollbackPreview } from './rollback-preview.tsx'
import { RollbackStanding } from './rollback-standing.tsx'
import { RollbackSteps } from './rollback-steps.tsx'
import { isUnderWay, rollbackBadge } from './words.ts'

const EVERY = 1000

/** `/platform/rollout/rollbacks/:id`; looks again every second while the server works on it. */
export function RollbackPage({ params }: { params: { id: string } }) {
  const client = useQueryClient()
  const query = useQuery({
    ...queryFor(readRollback, { params }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.state) ? EVERY : false),
  })
  const state = query.data?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what tells that the list has moved on.
  useEffect(() => {
    void client.invalidateQueries({
      queryKey: ['rollout'],
      predicate: ({ queryKey }) => queryKey[1] !== readRollback.path,
    })
  }, [client, state])
  return <Loaded query={query}>{(rollback) => <Rollback key={rollback.id} rollback={rollback} />}</Loaded>
}

function Rollback({ rollback }: { rollback: RollbackView }) {
  const { id, organization, organizationName, wave, kind, moment, actions, state, counts } = rollback
  const act = useSteps(rollback)
  const approve = actions.find(({ action }) => action === 'approve')
  return (
    <RecordPage
      title={`${ROLLBACK_KIND_WORDS[kind]}: ${organization}`}
      kind={organizationName}
      back={{ label: 'Rollbacks', to: hrefOf(places.rollbacks, {}) }}
      status={rollbackBadge(state)}
      facts={[
        { label: kind === 'undo' ? 'Back to before the rollback of' : 'Back to', value: formatMoment(moment) },
        ...(wave === null ? [] : [{ label: 'Wave', value: wave }]),
        { label: 'Prepared', value: `${formatMoment(rollback.preparedAt)} by ${rollback.preparedBy}` },
        ...(rollback.decidedBy ? [{ label: 'Approved by', value: rollback.decidedBy }] : []),
      ]}
      tools={
        <>
          <ArchiveDownload rollback={rollback} />
          {approve && <ApproveRollback rollback={rollback} refusal={approve.refusal?.message ?? null} />}
        </>
      }
      actions={besidesApproval(actions)}
      onAct={act}
      question={({ action }) => QUESTIONS[action]?.(rollback)}
      consequence={({ action }) => CONSEQUENCES[action]}
      notice={<RollbackStanding rollback={rollback} />}
      tabs={[
        {
          name: 'preview',
          label: state === 'done' ? 'What changed' : 'What would change',
          ...(counts ? { count: counts.length } : {}),
          content: <RollbackPreview rollback={rollback} />,
        },
        ...(state === 'done'
          ? [{ name: 'rows', label: 'Row by row', content: <RollbackChanges id={id} total={rollback.rows} /> }]
          : []),
        { name: 'steps', label: 'Steps', count: rollback.steps.length, content: <RollbackSteps rollback={rollback} /> },
      ]}
    />
  )
}

/** Approving has its own button, and stands out alone: the first of these is a way out or stands for itself. */
function besidesApproval(actions: RollbackView['actions']): RollbackView['actions'] {
  return ['undo', 'cancel', 'check'].flatMap((name) => actions.filter(({ action }) => action === name))
}

const QUESTIONS: Readonly<Record<string, (rollback: RollbackView) => string>> = {
  cancel: ({ organization }) => `Give up the rollback of ${organization}?`,
  undo: ({ organization, kind }) =>
    kind === 'undo' ? `Roll ${organization} back again?` : `Undo the rollback of ${organization}?`,
}
const CONSEQUENCES: Readonly<Record<string, string>> = {
  check: 'What would change is counted and rehearsed again.',
  cancel: 'Nothing changes. A new rollback can be prepared at any time.',
  undo: 'The opposite is prepared, counted and rehearsed; nothing changes before somebody approves it.',
}

/** Takes a step; an undo leads to its own page. */
function useSteps({ id, version }: RollbackView) {
  const check = useAction(recheckRollback)
  const cancel = useAction(cancelRollback)
  const undo = useAction(undoRollback)
  const go = useGo()
  const params = { id }
  return async ({ action }: RecordAction, comment: string): Promise<void> => {
    if (action === 'check') await check.mutateAsync({ params, body: { version } })
    else if (action === 'cancel') await cancel.mutateAsync({ params, body: { version, comment } })
    else {
      const made = await undo.mutateAsync({ params, body: { reason: comment } })
      go(hrefOf(places.rollback, { id: made.id }))
    }
  }
}
