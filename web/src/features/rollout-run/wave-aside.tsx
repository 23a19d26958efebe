// Beside a wave: its health with all parts, how far it is against the time that is gone, and its dates.
import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Health } from '../../../../server/src/modules/rollout/run/health.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { DualDate } from '../../ui/dates.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './wave-aside.module.css'
import { healthTone } from './words.ts'

/** Health, progress and dates. */
export function WaveAside({ wave }: { wave: WaveRecord }) {
  return (
    <>
      <HealthCard health={wave.health} />
      <Card title="Progress">
        <Text size="sm">Done</Text>
        <Progress value={wave.completion} label="Done, by the states of the organizations" />
        <Text size="sm" mt="xs">
          Time gone
        </Text>
        <Progress value={wave.elapsed} label="Share of the working days that passed" />
        <Text size="sm" c="dimmed" mt="sm">
          {wave.onboarded} of {countOf(wave.organizations, 'organization')} onboarded,{' '}
          {wave.milestones === 0
            ? 'no milestones yet.'
            : `${wave.milestonesDone} of ${countOf(wave.milestones, 'milestone')} done.`}
        </Text>
      </Card>
      <Card title="Dates">
        <dl className={classes.dates}>
          {datesOf(wave).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

function HealthCard({ health }: { health: Health | null }) {
  if (!health)
    return (
      <Card title="Health">
        <Text size="sm">A cancelled wave has no health.</Text>
      </Card>
    )
  const { score, confidence, parts, missing } = health
  return (
    <Card title="Health">
      <p className={classes.score}>
        <span>{score}</span> of 100
        <StatusBadge
          state={`health_${score}`}
          label={{ good: 'Good', warn: 'At risk', bad: 'Poor' }[healthTone(score) as 'good' | 'warn' | 'bad']}
          tone={healthTone(score)}
        />
      </p>
      <table className={classes.parts} aria-label="What the score is made of">
        <tbody>
          {parts.map(({ name, words, points }) => (
            <tr key={name} data-cost={points < 0 || undefined}>
              <th scope="row">{words}</th>
              <td>{name === 'start' ? points : points === 0 ? '0' : points > 0 ? `+${points}` : `−${-points}`}</td>
            </tr>
          ))}
          <tr className={classes.sum}>
            <th scope="row">Score</th>
            <td>{score}</td>
          </tr>
        </tbody>
      </table>
      <Text size="sm" c="dimmed" mt="xs">
        {confidence === 100 ? 'All inputs are known.' : `${confidence}% of the inputs are known. ${missing.join(' ')}`}
      </Text>
    </Card>
  )
}

function datesOf(wave: WaveRecord) {
  const { startsOn, endsOn, startedOn, endedOn, pausedOn, pausedDays, baselineStartsOn, baselineEndsOn } = wave
  const moved = startsOn !== baselineStartsOn || endsOn !== baselineEndsOn
  return [
    { label: startedOn ? 'Started' : 'Starts', value: <DualDate value={startedOn ?? startsOn} /> },
    { label: endedOn ? 'Ended' : 'Ends', value: <DualDate value={endedOn ?? endsOn} /> },
    ...(moved
      ? [{ label: 'As published', value: `${formatDay(baselineStartsOn)} to ${formatDay(baselineEndsOn)}` }]
      : []),
    ...(pausedOn ? [{ label: 'Paused since', value: <DualDate value={pausedOn} /> }] : []),
    ...(pausedDays > 0 ? [{ label: 'Stood still', value: countOf(pausedDays, 'working day') }] : []),
  ]
}
