// Whether the parts of BMMS work now.
import { Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import { Columns } from '../../ui/columns.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Health, healthQuery } from './health.ts'

const PARTS: Record<string, { label: string; help: string }> = {
  database: { label: 'Database', help: 'Answers, and how fast.' },
  jobs: { label: 'Background work', help: 'Jobs that are due are worked off.' },
  disk: { label: 'Disk', help: 'Room for files of organizations.' },
}

/** `/platform/health`. */
export function HealthPage() {
  const health = useQuery(healthQuery)
  const asOf = health.data
    ? `As of ${formatMoment(new Date(health.dataUpdatedAt).toISOString())}, read every 30 seconds.`
    : ''
  return (
    <>
      <PageHeader title="System health" description={asOf} />
      <Loaded query={health} shape="block">
        {(found) => <Parts health={found} />}
      </Loaded>
    </>
  )
}

function Parts({ health }: { health: Health }) {
  const failing = health.status === 'failing'
  return (
    <Stack>
      <Note title={failing ? 'A part of BMMS does not work' : 'Everything works'} tone={failing ? 'bad' : 'good'}>
        BMMS {health.version}.{failing && ' Tell the operator of the server what stands below.'}
      </Note>
      <Columns min="15rem">
        {Object.entries(health.components).map(([name, { status, detail }]) => (
          <Paper key={name} withBorder p="md" component="section" aria-label={PARTS[name]?.label ?? name}>
            <Title order={2} size="h3">
              {PARTS[name]?.label ?? humanize(name)}
            </Title>
            <StatusBadge
              state={status}
              label={status === 'ok' ? 'Works' : 'Does not work'}
              tone={status === 'ok' ? 'good' : 'bad'}
            />
            <Text mt="xs">{detail}</Text>
            <Text size="sm" c="dimmed">
              {PARTS[name]?.help}
            </Text>
          </Paper>
        ))}
      </Columns>
    </Stack>
  )
}
