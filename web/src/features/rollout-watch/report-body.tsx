// What a report says: figures, lists, waves, forecast.
import { Stack, Table, Text, Title } from '@mantine/core'
import { WAVE_STATUS_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import type { ReportContent, ReportSection } from '../../../../server/src/modules/rollout/watch/report.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { Figures } from '../../ui/figures.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './report-body.module.css'

export function ReportBody({ content }: { content: ReportContent }) {
  const { summary, figures, sections, waves, forecast, asOf } = content
  return (
    <Stack gap="lg" mt="md">
      <Text size="lg" maw="75ch">
        {summary}
      </Text>
      <Figures
        figures={figures.map(({ label, value, note }) => ({ label, value, target: note, source: 'Rollout', asOf }))}
      />
      {sections.map((section) => (
        <Section key={section.name} section={section} />
      ))}
      {waves.length > 0 && <Waves waves={waves} />}
      <section>
        <Title order={2} mb="xs">
          Forecast
        </Title>
        <Text maw="75ch">{forecastWords(forecast)}</Text>
        <Text maw="75ch" size="sm" c="dimmed">
          {forecast.note}
        </Text>
      </section>
    </Stack>
  )
}

function Section({ section: { title, items, none } }: { section: ReportSection }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {items.length === 0 ? (
        <Text c="dimmed">{none}</Text>
      ) : (
        <ul className={classes.items}>
          {items.map((item) => (
            <li key={`${item.title} ${item.detail}`}>
              <Text span fw={550}>
                {item.title}
              </Text>
              <Text span size="sm" c="dimmed">
                {item.detail}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Waves({ waves }: Pick<ReportContent, 'waves'>) {
  return (
    <section>
      <Title order={2} mb="xs">
        Waves
      </Title>
      <Table.ScrollContainer minWidth={560} type="native" role="region" aria-label="Waves" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Wave</Table.Th>
              <Table.Th scope="col">Status</Table.Th>
              {['Onboarded', 'Milestones', 'Health', 'Planned end', 'Likely end'].map((label) => (
                <Table.Th key={label} scope="col" ta="right">
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {waves.map((wave) => (
              <Table.Tr key={wave.number}>
                <Table.Th scope="row" fw={400}>{`${wave.number} ${wave.name}`}</Table.Th>
                <Table.Td>
                  <StatusBadge state={wave.status} label={WAVE_STATUS_WORDS[wave.status]} />
                </Table.Td>
                <Table.Td ta="right">{`${wave.onboarded} of ${wave.organizations}`}</Table.Td>
                <Table.Td ta="right">{`${wave.milestonesDone} of ${wave.milestones}`}</Table.Td>
                <Table.Td ta="right">{wave.health ?? '–'}</Table.Td>
                <Table.Td ta="right">{formatDay(wave.plannedEnd)}</Table.Td>
                <Table.Td ta="right">{wave.likelyEnd ? formatDay(wave.likelyEnd) : '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

function forecastWords({ end, plannedEnd, daysLate }: ReportContent['forecast']): string {
  if (!end || !plannedEnd || daysLate === null) return 'No wave is planned, so there is nothing to forecast.'
  const days = countOf(Math.abs(daysLate), 'working day')
  const against = daysLate === 0 ? 'as planned' : `${days} ${daysLate > 0 ? 'after' : 'before'} the plan`
  const range = `between ${formatDay(end.early)} and ${formatDay(end.late)}`
  return `Likely end ${formatDay(end.likely)}, ${against} (${formatDay(plannedEnd)}); ${range}.`
}
