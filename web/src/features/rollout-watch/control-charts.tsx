// The charts of the control room; each has its table and its file.

import type { ControlRoom, WaveFigures } from '../../../../server/src/modules/rollout/watch/control-room.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { Chart } from '../../ui/chart.tsx'
import { Columns } from '../../ui/columns.tsx'
import { shortDays } from './short-days.ts'

const x = { name: 'wave', label: 'Wave' }

export function ControlCharts({ room }: { room: ControlRoom }) {
  return (
    <>
      <ProgressChart room={room} />
      <ForecastChart room={room} />
      <UsersChart room={room} />
      <Columns min="26rem">
        <HealthChart room={room} />
        <BlockerChart room={room} />
      </Columns>
    </>
  )
}

function ProgressChart({ room: { progress, organizations, asOf } }: { room: ControlRoom }) {
  const days = shortDays(progress.map(({ day }) => day))
  return (
    <Chart
      kind="line"
      title="Organizations onboarded over time"
      unit={`of ${organizations.total} organizations`}
      summary={`${organizations.onboarded} organizations are onboarded today; ${organizations.planned} were planned by today.`}
      x={{ name: 'day', label: 'By' }}
      series={[
        { name: 'planned', label: 'Planned' },
        { name: 'onboarded', label: 'Onboarded' },
        { name: 'likely', label: 'Likely' },
      ]}
      data={progress.map((point, at) => ({ ...point, day: days[at] ?? point.day }))}
      source="Places in waves; plan as published; simulation"
      asOf={asOf}
    />
  )
}

function ForecastChart({ room: { waves, forecast, asOf } }: { room: ControlRoom }) {
  const open = waves.filter(({ daysLate, status }) => daysLate !== null && status !== 'completed')
  if (open.length === 0) return null
  const { end } = forecast
  return (
    <Chart
      kind="bar"
      title="Forecast of the end of each wave"
      unit="working days after the planned end: early (1 of 10 runs), likely (half), late (9 of 10)"
      summary={`${end ? `The last wave likely ends on ${formatDay(end.likely)}, between ${formatDay(end.early)} and ${formatDay(end.late)}. ` : ''}${forecast.note}`}
      x={x}
      series={[
        { name: 'early', label: 'Early' },
        { name: 'likely', label: 'Likely' },
        { name: 'late', label: 'Late' },
      ]}
      data={open.map((wave) => ({
        wave: nameOf(wave),
        early: wave.daysLate?.early ?? null,
        likely: wave.daysLate?.likely ?? null,
        late: wave.daysLate?.late ?? null,
      }))}
      source={`Simulation of ${forecast.runs.toLocaleString('en')} runs from ${forecast.measured} milestones`}
      asOf={asOf}
    />
  )
}

function UsersChart({ room: { waves, asOf } }: { room: ControlRoom }) {
  const shown = waves.filter(({ members, status }) => members > 0 || status !== 'planned')
  if (shown.length === 0) return null
  return (
    <Chart
      kind="bar"
      title="Users invited and active per wave"
      unit="people with an active membership"
      summary={shown.map((wave) => `${nameOf(wave)}: ${wave.invited} invited, ${wave.active} active.`).join(' ')}
      x={x}
      series={[
        { name: 'invited', label: 'Invited' },
        { name: 'active', label: 'Active in 30 days' },
      ]}
      data={shown.map((wave) => ({ wave: nameOf(wave), invited: wave.invited, active: wave.active }))}
      source="Memberships, invitations and sign-ins"
      asOf={asOf}
    />
  )
}

function HealthChart({ room: { waves, asOf } }: { room: ControlRoom }) {
  const shown = waves.flatMap((wave) => (wave.health ? [{ wave, health: wave.health }] : []))
  if (shown.length === 0) return null
  return (
    <Chart
      kind="bar"
      title="Health per wave"
      unit="0 to 100, of the waves that began"
      summary={shown.map(({ wave, health }) => `${nameOf(wave)}: ${health.score} of 100.`).join(' ')}
      x={x}
      series={[{ name: 'health', label: 'Health' }]}
      data={shown.map(({ wave, health }) => ({ wave: nameOf(wave), health: health.score }))}
      source="Milestones, blockers and onboarding states"
      asOf={asOf}
    />
  )
}

function BlockerChart({ room: { blockerAges, blockers, asOf } }: { room: ControlRoom }) {
  if (blockers.open === 0) return null
  const data = blockerAges.map(({ age, critical, high, medium, low }) => ({
    age,
    grave: critical + high,
    other: medium + low,
  }))
  return (
    <Chart
      kind="bar"
      title="Open blockers by age"
      unit={`${blockers.open} open`}
      summary={data
        .map(({ age, grave, other }) => `${age}: ${grave + other}, ${grave} of them critical or high.`)
        .join(' ')}
      x={{ name: 'age', label: 'Open for' }}
      series={[
        { name: 'grave', label: 'Critical or high' },
        { name: 'other', label: 'Medium or low' },
      ]}
      data={data}
      source="Blockers"
      asOf={asOf}
    />
  )
}

function nameOf({ number }: WaveFigures): string {
  return `Wave ${number}`
}
