// One organization: its stages, whether it is ready for the next, whom its features reach, and what was done.
import { useQuery } from '@tanstack/react-query'
import {
  type ActivationRecord,
  readActivation,
} from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import { PLACEMENT_STATE_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { DeactivateButton } from './deactivate-button.tsx'
import { SharesTab } from './shares-tab.tsx'
import { StageSteps } from './stage-steps.tsx'
import { StagesTab } from './stages-tab.tsx'
import { TraceTab } from './trace-tab.tsx'
import { stageBadge } from './words.ts'

/** `/platform/rollout/activation/:code`. */
export function ActivationPage({ params }: { params: { code: string } }) {
  const query = useQuery(queryFor(readActivation, { params, query: {} }))
  return <Loaded query={query}>{(organization) => <Activation organization={organization} />}</Loaded>
}

function Activation({ organization }: { organization: ActivationRecord }) {
  const { code, name, wave, state, liveOn, people, shares, steps } = organization
  return (
    <RecordPage
      title={name}
      kind={`Activation of ${code}`}
      back={{ label: 'Activation', to: hrefOf(places.activations, {}) }}
      status={stageBadge(organization)}
      facts={[
        {
          label: 'Wave',
          value: wave === null ? 'none' : `${wave}${state ? `, ${PLACEMENT_STATE_WORDS[state].toLowerCase()}` : ''}`,
        },
        { label: 'People', value: people.toLocaleString('en') },
        { label: 'Live since', value: liveOn ? formatDay(liveOn) : 'not live' },
      ]}
      tools={<Tools organization={organization} />}
      tabs={[
        { name: 'stages', label: 'Stages', content: <StagesTab organization={organization} /> },
        {
          name: 'shares',
          label: 'Whom it reaches',
          ...(shares > 0 ? { count: shares } : {}),
          content: <SharesTab code={code} canManage={organization.canActivate} />,
        },
        { name: 'trace', label: 'Why', content: <TraceTab code={code} /> },
        { name: 'steps', label: 'Steps', count: steps.length, content: <StageSteps steps={steps} /> },
      ]}
    />
  )
}

function Tools({ organization }: { organization: ActivationRecord }) {
  const { code, canActivate, stages, target } = organization
  if (!canActivate) return null
  const next = stages.find(({ key }) => key === target)
  return (
    <>
      {next && (
        <ActionButton to={hrefOf(places.activate, { code, stage: next.key })}>
          {next.state === 'on' ? 'Confirm as live' : `Switch on: ${next.name}`}
        </ActionButton>
      )}
      <DeactivateButton organization={organization} />
    </>
  )
}
