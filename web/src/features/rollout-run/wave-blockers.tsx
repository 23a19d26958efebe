// Blockers of one wave, and of one organization in it.
import { Group, Stack } from '@mantine/core'
import { listBlockers } from '../../../../server/src/modules/rollout/run/blockers.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ListPanel } from '../../ui/list-page.tsx'
import { places } from './addresses.ts'
import { waveColumns } from './blocker-columns.tsx'
import { severityOptions } from './words.ts'

export function WaveBlockers({ wave: { number, status } }: { wave: WaveRecord }) {
  const isOpen = status !== 'completed' && status !== 'cancelled'
  return <Blockers fixed={{ wave: number }} about={{ wave: String(number) }} mayOpen={isOpen} />
}

export function OrganizationBlockers({ wave, code }: { wave: number; code: string }) {
  const about = { wave: String(wave), organization: code }
  return <Blockers fixed={{ wave, organization: code }} about={about} mayOpen />
}

interface BlockersProps {
  fixed: { wave: number; organization?: string }
  /** What a new one starts with. */
  about: Record<string, string>
  mayOpen: boolean
}

function Blockers({ fixed, about, mayOpen }: BlockersProps) {
  const list = useList(listBlockers, { params: {}, fixed, sort: 'severity', pageSize: 50 })
  const may = useCan()('rollout.wave.work') && mayOpen
  return (
    <Stack gap="sm">
      {may && (
        <Group justify="flex-end" className="no-print">
          <ActionButton variant="default" to={hrefOf(places.newBlocker, {}, about)}>
            Open a blocker
          </ActionButton>
        </Group>
      )}
      <ListPanel
        list={list}
        columns={waveColumns}
        filters={[
          {
            name: 'state',
            label: 'State',
            options: [
              { value: 'open', label: 'Open' },
              { value: 'resolved', label: 'Resolved' },
            ],
          },
          { name: 'severity', label: 'Severity', options: severityOptions },
        ]}
        noun="blocker"
        rowName={(one) => one.title}
        rowHref={(one) => hrefOf(places.blocker, { id: one.id })}
        empty={{ title: 'Nothing stands in the way', text: 'Open a blocker for what people have to wait for.' }}
      />
    </Stack>
  )
}
