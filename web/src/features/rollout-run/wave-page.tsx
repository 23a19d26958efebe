// One wave with everything to work it.
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { readWave, startWave, type WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { listenToRollout } from '../../../../server/src/modules/rollout/watch/live.contract.ts'
import { useLive } from '../../api/live.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage, type RecordTab } from '../../ui/record-page.tsx'
import { WaveActions } from '../rollout-control/wave-actions.tsx'
import { places as gatePlaces } from '../rollout-gates/addresses.ts'
import { places } from './addresses.ts'
import { WaveAside } from './wave-aside.tsx'
import { WaveOrganizations } from './wave-organizations.tsx'
import { waveStatus } from './words.ts'

// Each tab is loaded when it is opened: the page itself stays small.
const WaveMilestones = lazy(() => import('./wave-milestones.tsx').then((all) => ({ default: all.WaveMilestones })))
const WaveBlockers = lazy(() => import('./wave-blockers.tsx').then((all) => ({ default: all.WaveBlockers })))
const WaveChecklist = lazy(() => import('./wave-checklist.tsx').then((all) => ({ default: all.WaveChecklist })))
const WaveCoordinators = lazy(() =>
  import('./wave-coordinators.tsx').then((all) => ({ default: all.WaveCoordinators })),
)
const WaveMessages = lazy(() => import('./wave-messages.tsx').then((all) => ({ default: all.WaveMessages })))
const WaveHistory = lazy(() => import('./wave-history.tsx').then((all) => ({ default: all.WaveHistory })))

/** `/platform/rollout/waves/:waveDigits`. */
export function WavePage({ params }: { params: { waveDigits: string } }) {
  const query = useQuery(queryFor(readWave, { params }))
  useLive(listenToRollout, [['rollout']])
  return <Loaded query={query}>{(wave) => <Wave wave={wave} />}</Loaded>
}

function Wave({ wave }: { wave: WaveRecord }) {
  const { number, name, status, codes, startsOn, endsOn } = wave
  const params = { waveDigits: String(number) }
  const start = useAction(startWave)
  const can = useCan()
  return (
    <RecordPage
      title={`Wave ${number}: ${name}`}
      back={{ label: 'Waves', to: hrefOf(places.waves, {}) }}
      status={waveStatus(status)}
      facts={[
        { label: 'Days', value: `${formatDay(startsOn)} to ${formatDay(endsOn)}` },
        { label: 'Organizations', value: `${codes.length} of at most ${wave.maxOrganizations}` },
      ]}
      tools={<Tools wave={wave} />}
      actions={wave.actions}
      question={() => `Start wave ${number}?`}
      consequence={() =>
        `The wave runs from today with ${countOf(codes.length, 'organization')}. Its coordinators are told, and BMMS moves the organizations on as facts come in.`
      }
      onAct={(_, comment) =>
        start.mutateAsync({ params, body: { version: wave.version, ...(comment ? { comment } : {}) } })
      }
      notice={<Standing wave={wave} />}
      tabs={tabsOf(wave, can('rollout.message.view'))}
      aside={<WaveAside wave={wave} />}
    />
  )
}

/** The tabs of a wave; other parts of the rollout add theirs here. */
function tabsOf(wave: WaveRecord, withMessages: boolean): [RecordTab, ...RecordTab[]] {
  const tab = (name: string, label: string, content: ReactNode): RecordTab => {
    return { name, label, content: <Suspense fallback={<LoadingShape shape="block" />}>{content}</Suspense> }
  }
  return [
    tab('organizations', 'Organizations', <WaveOrganizations wave={wave} />),
    tab('milestones', 'Milestones', <WaveMilestones wave={wave} />),
    tab('blockers', 'Blockers', <WaveBlockers wave={wave} />),
    tab('checklist', 'Readiness', <WaveChecklist wave={wave} />),
    tab('coordinators', 'Team', <WaveCoordinators wave={wave} />),
    ...(withMessages ? [tab('messages', 'Messages', <WaveMessages wave={wave} />)] : []),
    tab('history', 'History', <WaveHistory number={wave.number} />),
  ]
}

function Tools({ wave: { number, status } }: { wave: WaveRecord }) {
  const can = useCan()
  const isOpen = status !== 'completed' && status !== 'cancelled'
  return (
    <>
      {can('rollout.wave.manage') && isOpen && (
        <ActionButton variant="default" to={hrefOf(places.editWave, { waveDigits: String(number) })}>
          Edit
        </ActionButton>
      )}
      {can('rollout.gate.view') && status !== 'planned' && (
        <ActionButton variant="default" to={hrefOf(gatePlaces.gates, {}, { wave: number })}>
          Gates
        </ActionButton>
      )}
      <WaveActions wave={number} />
    </>
  )
}

function Standing({ wave }: { wave: WaveRecord }) {
  const { status, statusReason, pausedOn, description } = wave
  if (status === 'paused')
    return (
      <Note tone="warn" title={`Paused since ${pausedOn ? formatDay(pausedOn) : 'today'}`}>
        {statusReason}
      </Note>
    )
  if (status === 'cancelled')
    return (
      <Note tone="neutral" title="Cancelled">
        {statusReason}
      </Note>
    )
  return description ? <p>{description}</p> : null
}
