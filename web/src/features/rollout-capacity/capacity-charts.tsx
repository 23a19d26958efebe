// Cores by wave, load by season, the measured day, and how BMMS grew.
import type { CapacityPlan } from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import type { Figures, Needs } from '../../../../server/src/modules/rollout/capacity/capacity-model.contract.ts'
import { waveLines } from '../../../../server/src/modules/rollout/capacity/capacity-words.contract.ts'
import { Chart } from '../../ui/chart.tsx'

interface CapacityChartsProps {
  plan: CapacityPlan
  figures: Figures
  needs: Needs
}

export function CapacityCharts({ plan, figures, needs }: CapacityChartsProps) {
  const { sample, sizes, asOf } = plan
  const source = sample.from ? `BMMS, ${sample.workingDays} working days` : 'BMMS'
  return (
    <>
      {needs.hour.regular !== null && <SeasonChart needs={needs} asOf={asOf} />}
      <WaveChart plan={plan} figures={figures} />
      {sample.hours.length > 0 && (
        <Chart
          kind="bar"
          title="A working day, hour by hour"
          unit="Requests, on average"
          summary={`Requests by hour of the working day; the most, ${Math.max(...sample.hours.map(({ requests }) => requests))}, in one hour.`}
          x={{ name: 'hour', label: 'Hour' }}
          series={[{ name: 'requests', label: 'Requests' }]}
          data={sample.hours.map(({ hour, requests }) => ({ hour: `${hour}:00`, requests: Math.round(requests) }))}
          source={source}
          asOf={asOf}
        />
      )}
      {sizes.length > 1 && (
        <Chart
          kind="line"
          title="How BMMS grew"
          unit="MB"
          summary={`Database and files by day, ${sizes.at(-1)?.databaseMb ?? 0} and ${sizes.at(-1)?.filesMb ?? 0} MB at last.`}
          x={{ name: 'day', label: 'Day' }}
          series={[
            { name: 'databaseMb', label: 'Database' },
            { name: 'filesMb', label: 'Files' },
          ]}
          data={sizes.slice(-12).map((size) => ({ ...size, day: size.day.slice(5) }))}
          source="BMMS, hourly samples"
          asOf={asOf}
        />
      )}
    </>
  )
}

function SeasonChart({ needs: { hour, organizations }, asOf }: { needs: Needs; asOf: string }) {
  const data = [
    { season: 'Regular', requests: hour.regular },
    { season: 'Month end', requests: hour.monthEnd },
    { season: 'Ramadan', requests: hour.ramadan },
    { season: 'Year end', requests: hour.yearEnd },
  ]
  return (
    <Chart
      kind="bar"
      title="The busiest hour by season"
      unit="Requests"
      summary={`Requests in the busiest hour of ${organizations} organizations, on a regular day, at a month end, in Ramadan and at the end of the fiscal year.`}
      x={{ name: 'season', label: 'Season' }}
      series={[{ name: 'requests', label: 'Requests' }]}
      data={data.map((row) => ({ ...row, requests: row.requests === null ? null : Math.round(row.requests) }))}
      source="Computed from the figures below"
      asOf={asOf}
    />
  )
}

function WaveChart({ plan, figures }: { plan: CapacityPlan; figures: Figures }) {
  const lines = waveLines(plan, figures)
  const isKnown = lines.some(({ storageGb }) => storageGb !== null)
  if (lines.length === 0) return null
  const storage = lines.map(({ wave, storageGb }) => ({
    wave: `Wave ${wave}`,
    value: storageGb === null ? null : Math.round(storageGb * 100) / 100,
  }))
  const organizations = lines.map(({ wave, organizations: value }) => ({ wave: `Wave ${wave}`, value }))
  return (
    <Chart
      kind="bar"
      title={isKnown ? 'Storage wave by wave' : 'Organizations wave by wave'}
      unit={isKnown ? 'GB of database and files' : 'Organizations so far'}
      summary={isKnown ? 'Storage that is needed with each wave.' : 'Organizations that are in BMMS with each wave.'}
      x={{ name: 'wave', label: 'Wave' }}
      series={[{ name: 'value', label: isKnown ? 'GB' : 'Organizations' }]}
      data={isKnown ? storage : organizations}
      {...(isKnown && figures.provided_storage_gb !== null
        ? { level: { label: 'There is', value: figures.provided_storage_gb } }
        : {})}
      source="Waves as they are planned"
      asOf={plan.asOf}
    />
  )
}
