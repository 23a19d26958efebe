// The capacity plan as it stands: each figure with its origin, prices, waves, sizes and risks.
import { desc, sql } from 'drizzle-orm'
import { addBusinessDays, isBusinessDay } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { CapacityPlan, FigureView, PriceView, WaveNeed } from './capacity.contract.ts'
import { METRIC, METRICS, type Metric, PRICE_ITEMS } from './capacity-metrics.contract.ts'
import type { Figures } from './capacity-model.contract.ts'
import { confidenceOf, risksOf } from './capacity-risks.contract.ts'
import { type Measured, measureFigures } from './measure-figures.ts'
import { capacityFigures, capacityPrices } from './tables.ts'

export async function getCapacityPlan(scope: PlatformScope): Promise<CapacityPlan> {
  const entered = await findEntered(scope)
  const base = enteredValue(entered, 'database_base_mb') ?? METRIC.database_base_mb.assumed ?? 0
  const measured = await measureFigures(scope, base)
  const figures = METRICS.map((metric) => figureView(metric, measured, entered))
  const lead = figures.find(({ metric }) => metric === 'lead_weeks')?.value ?? null
  const facts = {
    asOf: scope.clock.now().toString(),
    figures,
    prices: await findPrices(scope),
    sample: {
      ...measured.sample,
      confidence: confidenceOf(measured.sample.workingDays, measured.sample.organizations),
    },
  }
  return {
    ...facts,
    organizations: await countOrganizations(scope),
    sizes: await findSizes(scope),
    storage: await findStorage(scope),
    waves: await findWaveNeeds(scope, lead),
    risks: risksOf(facts),
    canManage: scope.actor.permissions.has('rollout.capacity.manage'),
  }
}

/** The figures as the model takes them. */
export function valuesOf(plan: Pick<CapacityPlan, 'figures'>): Figures {
  return Object.fromEntries(plan.figures.map(({ metric, value }) => [metric, value])) as unknown as Figures
}

type Entered = typeof capacityFigures.$inferSelect

/** The latest of each metric; what was taken back is not in it. */
async function findEntered(scope: PlatformScope): Promise<Entered[]> {
  const rows = await scope.db
    .selectDistinctOn([capacityFigures.metric])
    .from(capacityFigures)
    .orderBy(capacityFigures.metric, desc(capacityFigures.enteredAt), desc(capacityFigures.id))
  return rows.filter(({ value }) => value !== null)
}

function enteredValue(entered: readonly Entered[], metric: Metric): number | undefined {
  const value = entered.find((one) => one.metric === metric)?.value
  return value === undefined || value === null ? undefined : Number(value)
}

function figureView(metric: Metric, { figures, sample }: Measured, entered: readonly Entered[]): FigureView {
  const measured = figures[metric] ?? null
  const own = entered.find((one) => one.metric === metric)
  const shown = { metric, measured, enteredBy: '' }
  if (own) {
    const { source, asOf, enteredByName } = own
    return { ...shown, value: Number(own.value), origin: 'entered', source, asOf, enteredBy: enteredByName }
  }
  if (measured !== null) {
    const of =
      metric === 'ramadan_factor' ? 'Calendar of BMMS' : `BMMS, ${sample.from ?? 'today'} to ${sample.to ?? 'today'}`
    return { ...shown, value: measured, origin: 'measured', source: of, asOf: sample.to }
  }
  const { assumed, help } = METRIC[metric]
  if (assumed !== undefined)
    return { ...shown, value: assumed, origin: 'assumed', source: `Assumption: ${help}`, asOf: null }
  return { ...shown, value: null, origin: 'none', source: '', asOf: null }
}

async function findPrices(scope: PlatformScope): Promise<PriceView[]> {
  const rows = await scope.db
    .selectDistinctOn([capacityPrices.item])
    .from(capacityPrices)
    .orderBy(capacityPrices.item, desc(capacityPrices.enteredAt), desc(capacityPrices.id))
  return PRICE_ITEMS.map((item) => {
    const row = rows.find((one) => one.item === item)
    if (!row || row.price === null)
      return { item, price: null, source: '', asOf: null, isExample: false, enteredBy: '' }
    const { source, asOf, isExample, enteredByName } = row
    return { item, price: row.price.replace(/\.?0+$/, ''), source, asOf, isExample, enteredBy: enteredByName }
  })
}

async function countOrganizations({ db }: PlatformScope): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from organization`)
  return rows[0]?.count ?? 0
}

/** The last look of each day, of the last 400 days. */
async function findSizes({ db }: PlatformScope): Promise<CapacityPlan['sizes']> {
  const { rows } = await db.execute<CapacityPlan['sizes'][number]>(sql`
    select * from (select distinct on (1) (s.hour at time zone 'Asia/Manila')::date::text as day,
        round(s.database_bytes / 1048576.0, 1)::float as "databaseMb", round(s.files_bytes / 1048576.0, 1)::float as "filesMb"
      from capacity_sample s order by 1 desc, s.hour desc limit 400) latest order by day`)
  return rows
}

async function findStorage({ db }: PlatformScope): Promise<CapacityPlan['storage']> {
  const { rows } = await db.execute<CapacityPlan['storage'][number]>(sql`
    select o.code, last.people, round(last.files_bytes / 1048576.0, 1)::float as "filesMb",
           case when last.day > first.day then round((last.files_bytes - first.files_bytes) / 1048576.0, 1)::float end as "grownMb",
           (last.day - first.day) as days, total.changes
      from organization o
      join lateral (select * from capacity_storage s where s.organization_id = o.id order by s.day desc limit 1) last on true
      join lateral (select * from capacity_storage s where s.organization_id = o.id order by s.day limit 1) first on true
      join lateral (select sum(s.changes)::int as changes from capacity_storage s where s.organization_id = o.id) total on true
     where last.people > 0 or last.files_bytes > 0
     order by last.files_bytes desc, total.changes desc, o.code`)
  return rows
}

/** Waves that are not cancelled with the organizations that are in by then, and when to order what they need. */
async function findWaveNeeds(scope: PlatformScope, leadWeeks: number | null): Promise<WaveNeed[]> {
  const { rows } = await scope.db.execute<Omit<WaveNeed, 'orderBy'>>(sql`
    select w.number as wave, w.name, w.status, w.starts_on::text as "startsOn",
           (sum((select count(*) from rollout_placement p where p.wave_id = w.id and p.left_on is null))
             over (order by w.starts_on, w.number))::int as organizations
      from rollout_wave w where w.status <> 'cancelled' order by w.starts_on, w.number`)
  const calendar = await loadCalendar(scope, rows)
  return rows.map((row) => ({ ...row, orderBy: orderDay(row.startsOn, leadWeeks, calendar) }))
}

type Calendar = Awaited<ReturnType<typeof loadBusinessCalendar>>

/** A year and more before the first wave: no lead time is longer. */
const LONGEST_LEAD = { days: 400 }

async function loadCalendar(
  scope: PlatformScope,
  rows: readonly { startsOn: string }[],
): Promise<Calendar | undefined> {
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) return undefined
  return loadBusinessCalendar(scope, {
    from: parseDate(first.startsOn).subtract(LONGEST_LEAD).toString(),
    to: last.startsOn,
  })
}

/** So many weeks before, on a working day. */
function orderDay(startsOn: string, leadWeeks: number | null, calendar: Calendar | undefined): string | null {
  if (leadWeeks === null || !calendar) return null
  const day = parseDate(startsOn)
    .subtract({ days: Math.round(leadWeeks * 7) })
    .toString()
  return isBusinessDay(calendar, day) ? day : addBusinessDays(calendar, day, -1)
}
