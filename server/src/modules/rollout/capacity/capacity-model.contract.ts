// From figures of the pilot to the needs of all: one pure function for server, screen, command line and paper.
import { type Metric, PRICE_ITEMS, type PriceItem } from './capacity-metrics.contract.ts'

/** A figure that nobody knows is null; what needs it is then null, never zero. */
export type Figures = Readonly<Record<Metric, number | null>>
type Known = number | null

export interface Load {
  /** Regular day, month end, Ramadan, end of the fiscal year, and the worst that can come together. */
  regular: Known
  monthEnd: Known
  ramadan: Known
  yearEnd: Known
  worst: Known
}

export interface Needs {
  organizations: number
  people: Known
  requestsDay: Known
  /** Requests in the busiest hour, by season. */
  hour: Load
  /** Requests in the busiest second of the worst hour. */
  peakSecond: Known
  cores: Known
  connections: Known
  memoryGb: Known
  databaseGb: Known
  filesGb: Known
  backupGb: Known
  /** Megabits a second at the peak. */
  bandwidthMbit: Known
  egressGbMonth: Known
}

/** A server of fewer is not worth renting, and leaves the database no core of its own. */
const LEAST_CORES = 2
const LEAST_CONNECTIONS = 10

/**
 * What so many organizations need.
 *
 * people = organizations × people per organization × (1 + growth)
 * busiest hour = people × requests per person and day × share of the busiest hour
 * worst hour = busiest hour × max(end of the fiscal year, month end × Ramadan)
 * busiest second = worst hour / 3600 × burst
 * cores = busiest second × processor time × (with the database) / load, at least 2
 * connections = busiest second × time of a request × (1 + reserve), at least 10 (Little's law)
 * memory = system + processes (one for two cores) + connections
 * storage = (today + growth × months) × organizations × (1 + growth of people)
 * backups = copies of the database + one of the files
 */
export function capacityNeeds(figures: Figures, organizations: number): Needs {
  const known = (metric: Metric): Known => figures[metric]
  const share = (metric: Metric): Known => scaled(known(metric), 0.01)
  const growth = plus(share('growth_percent'), 1)
  const people = roundUp(times(organizations, known('people_per_organization'), growth))
  const requestsDay = times(people, known('requests_per_person_day'))
  const hour = loadOf(times(requestsDay, share('busiest_hour_share')), figures)
  const peakSecond = scaled(times(hour.worst, known('burst_factor')), 1 / 3600)
  const busy = scaled(times(peakSecond, known('cpu_ms_per_request'), known('database_cpu_factor')), 0.001)
  const cores = atLeast(roundUp(over(busy, share('target_load_percent'))), LEAST_CORES)
  const inUse = scaled(times(peakSecond, known('request_ms')), 0.001)
  const reserve = plus(share('connection_reserve_percent'), 1)
  const connections = atLeast(roundUp(times(inUse, reserve)), LEAST_CONNECTIONS)
  const storage = storageOf(figures, organizations, growth)
  return {
    ...{ organizations, people, requestsDay, hour, peakSecond, cores, connections, ...storage },
    memoryGb: memoryOf(figures, cores, connections),
    bandwidthMbit: scaled(times(peakSecond, known('bytes_per_request')), 8 / 1_000_000),
    egressGbMonth: scaled(
      times(requestsDay, known('working_days_month'), known('bytes_per_request')),
      1 / 1_000_000_000,
    ),
  }
}

function loadOf(regular: Known, figures: Figures): Load {
  const monthEnd = times(regular, figures.month_end_factor)
  const yearEnd = times(regular, figures.year_end_factor)
  // Ramadan moves through the year and meets month ends; it meets a December once in 33 years.
  const together = times(monthEnd, figures.ramadan_factor)
  const worst = together === null || yearEnd === null ? null : Math.max(together, yearEnd)
  return { regular, monthEnd, ramadan: times(regular, figures.ramadan_factor), yearEnd, worst }
}

function memoryOf(figures: Figures, cores: Known, connections: Known): Known {
  const processes = cores === null ? null : Math.ceil(cores / 2)
  const total = sum(
    figures.system_memory_mb,
    times(processes, figures.process_memory_mb),
    times(connections, figures.memory_per_connection_mb),
  )
  return scaled(total, 1 / 1024)
}

function storageOf(figures: Figures, organizations: number, growth: Known) {
  const until = (today: Known, month: Known) =>
    times(sum(today, times(month, figures.horizon_months)), organizations, growth)
  const database = sum(
    figures.database_base_mb,
    until(figures.database_mb_per_organization, figures.database_growth_mb),
  )
  const files = until(figures.files_mb_per_organization, figures.files_growth_mb)
  const copies = scaled(times(database, figures.backups_kept, figures.backup_size_percent), 0.01)
  const inGb = (mb: Known) => scaled(mb, 1 / 1024)
  return { databaseGb: inGb(database), filesGb: inGb(files), backupGb: inGb(sum(copies, files)) }
}

export interface CostLine {
  item: PriceItem
  /** With two decimals, rounded up; null without the figures. */
  quantity: string | null
  /** Pesos a unit and month; null while there is no price. */
  price: string | null
  /** Pesos a month; null when one of both is missing. */
  cost: string | null
}

/** What it costs a month: exact decimals. The total is null while any part is unknown. */
export function monthlyCost(
  needs: Needs,
  prices: Readonly<Partial<Record<PriceItem, string>>>,
): { lines: CostLine[]; total: string | null } {
  const quantities: Record<PriceItem, Known> = {
    ...{ core: needs.cores, memory_gb: needs.memoryGb, database_gb: needs.databaseGb },
    ...{ files_gb: needs.filesGb, backup_gb: needs.backupGb, egress_gb: needs.egressGbMonth },
  }
  const lines = PRICE_ITEMS.map((item): CostLine => {
    const hundredths = quantities[item] === null ? null : Math.ceil(Math.round(quantities[item] * 1e6) / 1e4)
    const price = prices[item] ?? null
    const cost = hundredths === null || price === null ? null : centavos(hundredths, price)
    return {
      item,
      quantity: hundredths === null ? null : fixed(BigInt(hundredths)),
      price,
      cost: cost === null ? null : fixed(cost),
    }
  })
  const isWhole = lines.every(({ cost }) => cost !== null)
  const total = lines.reduce((all, { cost }) => all + BigInt((cost ?? '0').replace('.', '')), 0n)
  return { lines, total: isWhole ? fixed(total) : null }
}

/** Hundredths of a unit at a price of up to four decimals, rounded half up. */
function centavos(hundredths: number, price: string): bigint {
  const [whole = '0', part = ''] = price.split('.')
  const tenThousandths = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'))
  return (BigInt(hundredths) * tenThousandths + 5_000n) / 10_000n
}

/** Hundredths as `12.34`. */
function fixed(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

function times(...factors: Known[]): Known {
  return factors.reduce((product, one) => (product === null || one === null ? null : product * one), 1)
}

function sum(...parts: Known[]): Known {
  return parts.reduce((total, one) => (total === null || one === null ? null : total + one), 0)
}

function plus(value: Known, more: number): Known {
  return value === null ? null : value + more
}

function scaled(value: Known, by: number): Known {
  return value === null ? null : value * by
}

function over(value: Known, by: Known): Known {
  return value === null || by === null || by === 0 ? null : value / by
}

/** Up to the next whole number; what differs from one by less than a billionth is that one. */
function roundUp(value: Known): Known {
  return value === null ? null : Math.ceil(value - 1e-9)
}

function atLeast(value: Known, least: number): Known {
  return value === null ? null : Math.max(value, least)
}
