// One gate or sign-off: how things stand, the decision, who signed.
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type Gate,
  printGate,
  readGate,
  stepGate,
} from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { OVERALL_WORDS } from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { Comments } from '../../ui/comments.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { type Fact, RecordPage, type RecordTab } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { badgeOf, OutcomeBadge } from './badges.tsx'
import { conditionColumns } from './condition-rows.tsx'
import { CriteriaRows } from './criteria-rows.tsx'
import { GateHistory } from './gate-history.tsx'
import { GateNotice } from './gate-notice.tsx'
import { GateTools } from './gate-tools.tsx'
import { consequenceOf } from './words.ts'

export function GatePage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readGate, { params }))
  return <Loaded query={query}>{(gate) => <GateRecord gate={gate} />}</Loaded>
}

const DONE: Readonly<Record<string, string>> = { countersign: 'Signed', return: 'Returned', withdraw: 'Withdrawn' }

function GateRecord({ gate }: { gate: Gate }) {
  const step = useAction(stepGate)
  const can = useCan()
  const list = gate.kind === 'wave' ? places.gates : places.signOffs
  return (
    <RecordPage
      kind={`Gate ${gate.number}`}
      title={gate.title}
      back={{ label: gate.kind === 'wave' ? 'Gates' : 'Sign-offs', to: hrefOf(list, {}) }}
      status={badgeOf(gate)}
      facts={factsOf(gate)}
      // Those who may never sign are not shown what they may not do.
      actions={can('rollout.gate.decide') ? gate.actions : []}
      consequence={(action) => consequenceOf(action, gate)}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: gate.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params: { id: gate.id }, body })
        tell.done(`${DONE[action.action] ?? action.label}: ${gate.title}`)
      }}
      tools={<GateTools gate={gate} url={`/api/v1${hrefOf(printGate, { id: gate.id })}`} />}
      notice={<GateNotice gate={gate} />}
      tabs={tabsOf(gate, can('rollout.wave.work'))}
    />
  )
}

function factsOf(gate: Gate): Fact[] {
  const { subject, overall, evaluatedAt, openedBy, openedAt, decidedDual } = gate
  return [
    { label: 'About', value: subject },
    { label: evaluatedAt ? 'The criteria said' : 'The criteria say', value: <OutcomeBadge overall={overall} /> },
    { label: 'Opened', value: `${formatMoment(openedAt)} by ${openedBy}` },
    ...(decidedDual ? [{ label: 'Decided', value: decidedDual }] : []),
  ]
}

function tabsOf(gate: Gate, mayClose: boolean): readonly [RecordTab, ...RecordTab[]] {
  return [
    { name: 'criteria', label: 'Criteria', content: <CriteriaRows gate={gate} /> },
    {
      name: 'conditions',
      label: 'Conditions',
      count: gate.conditions.length || (gate.proposal?.conditions.length ?? 0),
      content: <Conditions gate={gate} mayClose={mayClose} />,
    },
    { name: 'signatures', label: 'Signatures', count: gate.steps.length, content: <Signatures gate={gate} /> },
    { name: 'tries', label: 'Evaluations', count: gate.evaluations.length, content: <Evaluations gate={gate} /> },
    { name: 'history', label: 'History', content: <GateHistory id={gate.id} /> },
  ]
}

function Conditions({ gate, mayClose }: { gate: Gate; mayClose: boolean }) {
  const proposed = gate.proposal?.conditions ?? []
  if (gate.conditions.length === 0 && proposed.length > 0)
    return (
      <ul>
        {proposed.map(({ title, ownerName, dueOn }) => (
          <li key={title}>
            {title} ({ownerName}, due {formatDay(dueOn)})
          </li>
        ))}
      </ul>
    )
  return (
    <RecordRows
      list={listOfRecord(gate.conditions)}
      columns={conditionColumns({ subject: false, mayClose })}
      noun="condition"
      rowName={({ title }) => title}
      empty={{
        title: 'No condition',
        text: 'A conditional go carries conditions, each with an owner and a working day.',
      }}
    />
  )
}

function Signatures({ gate: { steps, sha256 } }: { gate: Gate }) {
  if (steps.length === 0)
    return (
      <EmptyState bare title="Nobody has signed yet">
        Two different people sign the same decision. The first fixes its content; the second makes it count.
      </EmptyState>
    )
  return (
    <Stack>
      <Comments
        entries={steps.map(({ action, label, by, at, comment, counts }) => ({
          ...{ id: `${at} ${action}`, action, at, comment, actorName: by },
          label: counts || action === 'return' || action === 'withdraw' ? label : `${label}; counts no more`,
        }))}
      />
      {sha256 && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SHA-256 of what is signed: {sha256}
        </Text>
      )}
    </Stack>
  )
}

function Evaluations({ gate: { evaluations } }: { gate: Gate }) {
  return (
    <RecordRows
      list={listOfRecord(evaluations)}
      columns={[
        { name: 'at', label: 'When', render: ({ at }) => formatMoment(at) },
        {
          name: 'overall',
          label: 'By the criteria',
          fact: true,
          render: ({ overall }) => <OutcomeBadge overall={overall} />,
        },
        { name: 'by', label: 'Evaluated by', fact: true, render: ({ by }) => by },
      ]}
      noun="evaluation"
      rowName={({ at, overall }) => `${OVERALL_WORDS[overall]}, ${formatMoment(at)}`}
      rowId={({ at, by }) => `${at} ${by}`}
      empty={{
        title: 'Not evaluated yet',
        text: 'Evaluating keeps what the criteria say at that moment, and decides nothing. It may be done as often as you like.',
      }}
    />
  )
}
