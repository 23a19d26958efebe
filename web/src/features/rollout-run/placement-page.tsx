// One organization in its wave: the state it is in, the facts that it follows from, and what may be done.
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PLACEMENT_STATE_WORDS, PLACEMENT_STATES } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import {
  changeState,
  leaveWave,
  listPlacements,
  type PlacementView,
} from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { FactSteps } from './fact-steps.tsx'
import { OrganizationBlockers } from './wave-blockers.tsx'
import { setByWords, stateBadge } from './words.ts'

type Params = { waveDigits: string; code: string }

/** `/platform/rollout/waves/:waveDigits/organizations/:code`. */
export function PlacementPage({ params }: { params: Params }) {
  const { waveDigits, code } = params
  const query = useQuery(queryFor(listPlacements, { params: { waveDigits }, query: { pageSize: 200 } }))
  return (
    <Loaded query={query}>
      {({ items }) => {
        const place = items.find((one) => one.code === code)
        return place ? <Placement place={place} /> : <Gone params={params} />
      }}
    </Loaded>
  )
}

function Gone({ params: { waveDigits, code } }: { params: Params }) {
  return (
    <EmptyState
      title={`${code} has no place in wave ${waveDigits}`}
      action={<ActionButton to={hrefOf(places.wave, { waveDigits })}>Open wave {waveDigits}</ActionButton>}
    >
      It was moved to another wave or taken out. The history of the wave says when and why.
    </EmptyState>
  )
}

function Placement({ place }: { place: PlacementView }) {
  const { code, name, wave, blockers, wentLiveOn, stateSince } = place
  const waveDigits = String(wave)
  const leave = useAction(leaveWave)
  const go = useGo()
  const can = useCan()
  return (
    <RecordPage
      title={name}
      kind={`${code} in wave ${wave}`}
      back={{ label: `Wave ${wave}`, to: hrefOf(places.wave, { waveDigits }) }}
      status={stateBadge(place.state)}
      facts={[
        { label: 'State', value: setByWords(place) },
        { label: 'Since', value: formatMoment(stateSince) },
        ...(wentLiveOn ? [{ label: 'Live since', value: formatDay(wentLiveOn) }] : []),
      ]}
      tools={
        <>
          {can('rollout.wave.work') && <SetState place={place} />}
          {can('rollout.wave.manage') && (
            <ActionButton
              variant="default"
              to={hrefOf(places.moveOrganization, { waveDigits, code })}
              refusal={place.state === 'onboarding_complete' ? 'It is onboarded and stays in its wave.' : null}
            >
              Move to another wave
            </ActionButton>
          )}
        </>
      }
      actions={can('rollout.wave.manage') ? [leaveAction(place)] : []}
      question={() => `Take ${code} out of wave ${wave}?`}
      consequence={() => `${code} has no wave until it is put into one. Its people keep their access.`}
      onAct={async (_, reason) => {
        await leave.mutateAsync({ params: { id: place.id }, body: { reason, version: place.version } })
        go(hrefOf(places.wave, { waveDigits }))
      }}
      tabs={[
        { name: 'facts', label: 'State and facts', content: <FactSteps state={place.state} facts={place.facts} /> },
        {
          name: 'blockers',
          label: 'Blockers',
          count: blockers,
          content: <OrganizationBlockers wave={wave} code={code} />,
        },
      ]}
    />
  )
}

/** Named as a way out, so that it does not stand out. */
function leaveAction({ state }: PlacementView) {
  const refusal = { code: 'rollout.placement.went_live', message: 'It is onboarded and stays in its wave.' }
  return {
    ...{ action: 'withdraw', label: 'Take out of the wave', to: 'left', comment: 'required' },
    refusal: state === 'onboarding_complete' ? refusal : null,
  }
}

function SetState({ place }: { place: PlacementView }) {
  const [asked, setAsked] = useState<PlacementView['state']>()
  const change = useAction(changeState)
  const { id, code, version } = place
  return (
    <>
      <MenuButton
        label="Set state"
        align="end"
        trigger={(props) => (
          <Button variant="default" {...props}>
            Set state by hand
          </Button>
        )}
        parts={PLACEMENT_STATES.filter((state) => state !== place.state).map((state) => ({
          label: PLACEMENT_STATE_WORDS[state],
          onClick: () => setAsked(state),
        }))}
      />
      {asked && (
        <ActDialog
          action={{ action: 'set', label: 'Set state', to: asked, comment: 'required', refusal: null }}
          question={`Set ${code} to “${PLACEMENT_STATE_WORDS[asked]}”?`}
          consequence={
            <Stack gap="xs">
              <span>Your name and your reason stand beside the state. The coordinators of the wave are told.</span>
              <span>BMMS does not undo it; it moves {code} on when facts come in that are not known now.</span>
            </Stack>
          }
          onAct={(_, reason) => change.mutateAsync({ params: { id }, body: { state: asked, reason, version } })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
