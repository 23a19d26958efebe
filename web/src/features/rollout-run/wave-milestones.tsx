// The milestones of a wave: days, owners, what shows that they were reached.
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import {
  listMilestones,
  type MilestoneView,
  reopenMilestone,
} from '../../../../server/src/modules/rollout/run/milestones.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useList } from '../../api/list.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { milestoneBadge, milestoneStatusOptions } from './words.ts'

const columns: readonly ListColumn<MilestoneView>[] = [
  {
    name: 'title',
    label: 'Milestone',
    render: (one) => (
      <>
        {one.title}
        <Text size="xs" c="dimmed" fw={400} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {one.evidence || one.note}
        </Text>
      </>
    ),
  },
  {
    name: 'dueOn',
    label: 'Due',
    kind: 'short',
    fact: true,
    render: (one) => (
      <RowTitle
        title={formatDay(one.dueOn)}
        details={[one.dueOn === one.baselineOn ? '' : `published ${formatDay(one.baselineOn)}`]}
      />
    ),
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'short',
    fact: true,
    render: (one) => (
      <>
        <StatusBadge {...milestoneBadge(one)} />
        {one.doneOn && <RowTitle title="" details={[formatDay(one.doneOn)]} />}
      </>
    ),
  },
]

/** Rows with the buttons of those who work the wave. */
export function WaveMilestones({ wave }: { wave: WaveRecord }) {
  const list = useList(listMilestones, {
    params: { waveDigits: String(wave.number) },
    pageSize: 50,
    sort: 'dueOn',
  })
  const may = useCan()('rollout.wave.work') && wave.status !== 'completed' && wave.status !== 'cancelled'
  const owner: ListColumn<MilestoneView> = {
    name: 'owner',
    label: 'Owner',
    fact: true,
    render: (one) =>
      may && one.status !== 'dropped' ? <OwnerLink milestone={one} /> : (one.ownerName ?? 'Nobody yet'),
  }
  const work: ListColumn<MilestoneView> = {
    name: 'work',
    label: 'Work',
    kind: 'short',
    fact: true,
    wide: true,
    render: (one) => <Work milestone={one} />,
  }
  return (
    <ListPanel
      list={list}
      columns={[...columns, owner, ...(may ? [work] : [])]}
      filters={[{ name: 'status', label: 'Status', options: milestoneStatusOptions }]}
      noun="milestone"
      rowName={(one) => one.title}
      empty={{
        title: 'No milestones yet',
        text: 'Lay out the schedule on the page Timeline: it gives the wave its six days.',
      }}
    />
  )
}

/** Leads to where somebody else is chosen. */
function OwnerLink({ milestone: { id, wave, title, ownerName } }: { milestone: MilestoneView }) {
  return (
    <Link
      to={hrefOf(places.giveMilestone, { waveDigits: String(wave), id })}
      aria-label={`Owner of ${title}: ${ownerName ?? 'nobody yet'}`}
    >
      {ownerName ?? 'Nobody yet'}
    </Link>
  )
}

function Work({ milestone }: { milestone: MilestoneView }) {
  const [asked, setAsked] = useState(false)
  const reopen = useAction(reopenMilestone)
  const { id, wave, title, status, version } = milestone
  const params = { waveDigits: String(wave), id }
  if (status === 'dropped') return null
  return (
    <>
      {status === 'done' ? (
        <Button size="xs" variant="default" aria-label={`Take back: ${title}`} onClick={() => setAsked(true)}>
          Take back
        </Button>
      ) : (
        <ActionButton size="xs" to={hrefOf(places.finishMilestone, params)} aria-label={`Mark done: ${title}`}>
          Mark done
        </ActionButton>
      )}
      {asked && (
        <ActDialog
          action={{ action: 'reopen', label: 'Take back', to: 'open', comment: 'required', refusal: null }}
          question={`Take back that “${title}” is done?`}
          consequence="It is open again; the evidence stays, and your reason stands beside it."
          onAct={(_, reason) => reopen.mutateAsync({ params: { id }, body: { reason, version } })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
