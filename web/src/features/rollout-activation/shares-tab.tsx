// Whom each module and feature reaches, with the switch that stops it at once.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  killShare,
  listShares,
  type ShareView,
} from '../../../../server/src/modules/rollout/activation/share.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { reachWords, shareBadge } from './words.ts'

export function SharesTab({ code, canManage }: { code: string; canManage: boolean }) {
  const query = useQuery(queryFor(listShares, { params: { code } }))
  return (
    <Loaded query={query} shape="block">
      {({ items }) => (
        <Stack>
          <Text c="dimmed" maw="75ch">
            A module or a feature can reach some of the people first. Whoever is reached stays reached while the share
            grows; everybody else does not see it, and is refused.
          </Text>
          <RecordRows
            list={listOfRecord(items)}
            columns={columnsOf(code, canManage)}
            noun="feature"
            rowId={({ feature }) => feature}
            rowName={({ label }) => label}
            empty={{ title: 'There is no feature', text: 'Modules declare their features.' }}
          />
        </Stack>
      )}
    </Loaded>
  )
}

function columnsOf(code: string, canManage: boolean): ListColumn<ShareView>[] {
  return [
    { name: 'label', label: 'Module or feature', render: (share) => <Name share={share} /> },
    {
      name: 'mode',
      label: 'Reaches',
      kind: 'short',
      fact: true,
      render: (share) => <StatusBadge {...shareBadge(share)} />,
    },
    {
      name: 'reaches',
      label: 'People',
      kind: 'short',
      fact: true,
      render: (share) => (share.isModuleOn ? reachWords(share) : '–'),
    },
    { name: 'reason', label: 'Why', fact: true, wide: true, render: (share) => <Why share={share} /> },
    ...(canManage
      ? [
          {
            name: 'act',
            label: 'Change',
            fact: true,
            wide: true,
            render: (share: ShareView) => <Buttons code={code} share={share} />,
          },
        ]
      : []),
  ]
}

function Name({ share: { label, partOf } }: { share: ShareView }) {
  return <RowTitle title={label} details={partOf ? [`Part of ${partOf}`] : []} />
}

function Why({ share: { reason, changedBy, changedAt } }: { share: ShareView }) {
  if (!changedAt) return <>–</>
  return <RowTitle title={reason} details={[`${changedBy}, ${formatMoment(changedAt)}`]} />
}

function Buttons({ code, share: { feature, label, mode, isModuleOn } }: { code: string; share: ShareView }) {
  const kill = useAction(killShare, { alsoChanges: ['me'] })
  if (!isModuleOn) return <>–</>
  const stop = async () => {
    await kill.mutateAsync({ params: { code, featureName: feature }, body: {} }).then(
      () => tell.done(`${label} is off for everybody in ${code}`),
      (problem: unknown) => tell.problem(problem),
    )
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionButton size="compact-sm" variant="default" to={hrefOf(places.share, { code, feature })}>
        Change
      </ActionButton>
      {mode !== 'off' && (
        <Button
          size="compact-sm"
          color="red"
          variant="light"
          loading={kill.isPending}
          onClick={() => void stop()}
          aria-label={`Stop ${label}`}
        >
          Stop
        </Button>
      )}
    </Group>
  )
}
