// The plan in words: lines of needs, cost and timeline, the same for screen, paper, table and terminal. Pure.
import type { CapacityPlan } from './capacity.contract.ts'
import { PRICE_WORDS, type PriceItem } from './capacity-metrics.contract.ts'
import { capacityNeeds, type Figures, monthlyCost, type Needs } from './capacity-model.contract.ts'

/** What differs from the plan: "and if it were 60 organizations?". */
export interface Scenario {
  organizations?: number | undefined
  people?: number | undefined
  growth?: number | undefined
  /** Factor of the end of the fiscal year. */
  peak?: number | undefined
}

/** The plan's figures with what a scenario supposes. */
export function supposed(figures: Figures, { people, growth, peak }: Scenario): Figures {
  return {
    ...figures,
    ...(people === undefined ? {} : { people_per_organization: people }),
    ...(growth === undefined ? {} : { growth_percent: growth }),
    ...(peak === undefined ? {} : { year_end_factor: peak }),
  }
}

export interface NeedLine {
  label: string
  /** Null: no data. */
  value: number | null
  unit: string
  /** Decimals that make sense. */
  decimals: number
}

export function needLines(needs: Needs): NeedLine[] {
  const { hour } = needs
  return [
    line('People', needs.people, 'people'),
    line('Requests on a working day', needs.requestsDay, 'requests'),
    line('Busiest hour of a regular day', hour.regular, 'requests'),
    line('Busiest hour at a month end', hour.monthEnd, 'requests'),
    line('Busiest hour in Ramadan', hour.ramadan, 'requests'),
    line('Busiest hour at the end of the fiscal year', hour.yearEnd, 'requests'),
    line('Busiest second', needs.peakSecond, 'requests', 1),
    line('Processor cores', needs.cores, 'cores'),
    gb('Memory', needs.memoryGb),
    line('Database connections', needs.connections, 'connections'),
    gb('Database', needs.databaseGb),
    gb('Files', needs.filesGb),
    gb('Backups', needs.backupGb),
    line('Bandwidth', needs.bandwidthMbit, 'Mbit/s', 1),
    gb('Data sent in a month', needs.egressGbMonth),
  ]
}

function line(label: string, value: number | null, unit: string, decimals = 0): NeedLine {
  return { label, value, unit, decimals }
}

function gb(label: string, value: number | null): NeedLine {
  return line(label, value, 'GB', decimalsOfGb(value))
}

/** One; below ten gigabytes two, so that little does not read as nothing. */
export function decimalsOfGb(value: number | null): number {
  return value !== null && value < 10 ? 2 : 1
}

/** `1,234.5`, or "no data". */
export function amountOf({ value, unit, decimals }: Pick<NeedLine, 'value' | 'unit' | 'decimals'>): string {
  if (value === null) return 'no data'
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return `${value.toLocaleString('en-PH', digits)} ${unit}`
}

export interface WaveLine {
  wave: number
  name: string
  startsOn: string
  orderBy: string | null
  organizations: number
  cores: number | null
  memoryGb: number | null
  /** Database and files. */
  storageGb: number | null
  /** What there is does not suffice from this wave on; null when one of both is unknown. */
  exceeds: string[] | null
}

/** What each wave needs, and from which on more has to be there. */
export function waveLines(plan: Pick<CapacityPlan, 'waves'>, figures: Figures): WaveLine[] {
  return plan.waves.map(({ wave, name, startsOn, orderBy, organizations }) => {
    const { cores, memoryGb, databaseGb, filesGb } = capacityNeeds(figures, organizations)
    const storageGb = databaseGb === null || filesGb === null ? null : databaseGb + filesGb
    const exceeds = exceedsOf([
      ['cores', cores, figures.provided_cores],
      ['memory', memoryGb, figures.provided_memory_gb],
      ['storage', storageGb, figures.provided_storage_gb],
    ])
    return { wave, name, startsOn, orderBy, organizations, cores, memoryGb, storageGb, exceeds }
  })
}

function exceedsOf(parts: readonly (readonly [string, number | null, number | null])[]): string[] | null {
  if (parts.some(([, need, there]) => need === null || there === null)) return null
  return parts.flatMap(([word, need, there]) => ((need ?? 0) > (there ?? 0) ? [word] : []))
}

export interface CostWords {
  item: PriceItem
  label: string
  quantity: string | null
  price: string | null
  cost: string | null
  note: string
}

export function costWords(
  plan: Pick<CapacityPlan, 'prices'>,
  needs: Needs,
): { lines: CostWords[]; total: string | null } {
  const prices = Object.fromEntries(plan.prices.flatMap(({ item, price }) => (price === null ? [] : [[item, price]])))
  const { lines, total } = monthlyCost(needs, prices)
  return {
    total,
    lines: lines.map((one) => {
      const price = plan.prices.find(({ item }) => item === one.item)
      const from = price?.price ? `${price.source}${price.asOf ? `, ${price.asOf}` : ''}` : 'No price yet'
      return { ...one, label: PRICE_WORDS[one.item], note: price?.isExample ? `Example, replace. ${from}` : from }
    }),
  }
}
