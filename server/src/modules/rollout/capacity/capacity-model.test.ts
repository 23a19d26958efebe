// The model against an example that was worked out by hand, and what must hold for every example.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { METRICS, type Metric } from './capacity-metrics.contract.ts'
import { capacityNeeds, type Figures, monthlyCost } from './capacity-model.contract.ts'

const example: Figures = {
  ...{ people_per_organization: 40, requests_per_person_day: 250, busiest_hour_share: 20, request_ms: 200 },
  ...{ cpu_ms_per_request: 12, bytes_per_request: 20_000, process_memory_mb: 512, ramadan_factor: 1.25 },
  ...{ database_mb_per_organization: 50, database_growth_mb: 10, files_mb_per_organization: 100, files_growth_mb: 30 },
  ...{ database_base_mb: 40, growth_percent: 20, month_end_factor: 1.5, year_end_factor: 2.5, burst_factor: 3 },
  ...{ database_cpu_factor: 2, target_load_percent: 60, connection_reserve_percent: 50, memory_per_connection_mb: 10 },
  ...{ system_memory_mb: 2048, working_days_month: 21, horizon_months: 12, backups_kept: 30, backup_size_percent: 40 },
  ...{ lead_weeks: 4, provided_cores: 4, provided_memory_gb: 8, provided_storage_gb: 100 },
}

it('comes to what a hand comes to', () => {
  const needs = capacityNeeds(example, 44)
  // 44 × 40 × 1.2 = 2,112 people; × 250 = 528,000 requests a day; × 20 % = 105,600 in the busiest hour.
  expect(needs).toMatchObject({ organizations: 44, people: 2112, requestsDay: 528_000 })
  // × 1.5 = 158,400; × 1.25 = 132,000; × 2.5 = 264,000; month end in Ramadan 198,000, so the worst is December.
  expect(needs.hour).toEqual({
    regular: 105_600,
    monthEnd: 158_400,
    ramadan: 132_000,
    yearEnd: 264_000,
    worst: 264_000,
  })
  // 264,000 / 3,600 × 3 = 220 a second.
  expect(needs.peakSecond).toBeCloseTo(220, 9)
  // 220 × 12 ms × 2 = 5.28 s of processor a second; / 60 % = 8.8, so 9 cores.
  expect(needs.cores).toBe(9)
  // 220 × 0.2 s = 44 at once; × 1.5 = 66.
  expect(needs.connections).toBe(66)
  // 2,048 + 5 × 512 + 66 × 10 = 5,268 MB.
  expect(needs.memoryGb).toBeCloseTo(5268 / 1024, 9)
  // 40 + 44 × (50 + 12 × 10) × 1.2 = 9,016 MB.
  expect(needs.databaseGb).toBeCloseTo(9016 / 1024, 9)
  // 44 × (100 + 12 × 30) × 1.2 = 24,288 MB.
  expect(needs.filesGb).toBeCloseTo(24_288 / 1024, 9)
  // 30 × 40 % × 9,016 + 24,288 = 132,480 MB.
  expect(needs.backupGb).toBeCloseTo(132_480 / 1024, 9)
  // 220 × 20,000 × 8 = 35.2 Mbit/s; 528,000 × 21 × 20,000 = 221.76 GB.
  expect(needs.bandwidthMbit).toBeCloseTo(35.2, 9)
  expect(needs.egressGbMonth).toBeCloseTo(221.76, 9)
})

it('takes the month end in Ramadan where that is worse than December', () => {
  expect(capacityNeeds({ ...example, year_end_factor: 1.5 }, 44).hour.worst).toBe(198_000)
})

it('costs what the list says, to the centavo', () => {
  const prices = {
    core: '1250.5',
    memory_gb: '300',
    database_gb: '12.3456',
    files_gb: '4',
    backup_gb: '2',
    egress_gb: '5',
  }
  const { lines, total } = monthlyCost(capacityNeeds(example, 44), prices)
  expect(lines.map(({ quantity, cost }) => [quantity, cost])).toEqual([
    ['9.00', '11254.50'],
    // 5.1445… GB are 5.15 GB; 8.8046… are 8.81 × 12.3456 = 108.7647…
    ['5.15', '1545.00'],
    ['8.81', '108.76'],
    ['23.72', '94.88'],
    ['129.38', '258.76'],
    ['221.76', '1108.80'],
  ])
  expect(total).toBe('14370.70')
  const missing = monthlyCost(capacityNeeds(example, 44), { ...prices, backup_gb: undefined as never })
  expect(missing.total).toBeNull()
  expect(missing.lines[4]).toMatchObject({ price: null, cost: null })
})

it('knows nothing where a figure is missing, and never says zero instead', () => {
  const without = (metric: Metric) => capacityNeeds({ ...example, [metric]: null }, 44)
  expect(without('people_per_organization')).toMatchObject({ people: null, cores: null, egressGbMonth: null })
  expect(without('people_per_organization').databaseGb).not.toBeNull()
  expect(without('cpu_ms_per_request')).toMatchObject({ cores: null, memoryGb: null, connections: 66 })
  expect(without('files_growth_mb')).toMatchObject({ filesGb: null, backupGb: null })
  const nothing = Object.fromEntries(METRICS.map((metric) => [metric, null])) as Figures
  const { organizations, hour, ...rest } = capacityNeeds(nothing, 44)
  expect([...Object.values(rest), ...Object.values(hour)].every((value) => value === null)).toBe(true)
  expect(monthlyCost(capacityNeeds(nothing, 44), { core: '1' }).total).toBeNull()
})

it('never needs less for more organizations, people, growth or load', () => {
  const rising: Metric[] = [
    'people_per_organization',
    'growth_percent',
    'year_end_factor',
    'burst_factor',
    'files_growth_mb',
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 44 }),
      fc.constantFrom(...rising),
      fc.double({ min: 1, max: 3, noNaN: true }),
      (n, metric, by) => {
        const less = capacityNeeds(example, n)
        const more = capacityNeeds({ ...example, [metric]: (example[metric] ?? 0) * by }, n + 1)
        for (const name of ['people', 'cores', 'connections', 'memoryGb', 'databaseGb', 'filesGb', 'backupGb'] as const)
          expect(more[name] ?? 0).toBeGreaterThanOrEqual((less[name] ?? 0) - 1e-9)
      },
    ),
  )
})
