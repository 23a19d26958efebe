// The capacity plan: what is known, what follows from it, and how sure one can be.
import { type Static, Type } from 'typebox'
import { Body, Choice, Day, Instant, Line, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'
import { METRICS, PRICE_ITEMS } from './capacity-metrics.contract.ts'

/** Where a figure comes from. */
export const ORIGINS = ['measured', 'entered', 'assumed', 'none'] as const

const Value = Nullable(Type.Number())
const Name = Type.String({ maxLength: 200 })
const Source = Type.String({ maxLength: 500 })

export const FigureView = Type.Object({
  metric: Choice(METRICS),
  /** Null: no data. */
  value: Value,
  origin: Choice(ORIGINS),
  source: Source,
  asOf: Nullable(Day),
  /** What BMMS measured, also where somebody entered another value. */
  measured: Value,
  enteredBy: Name,
})
export type FigureView = Static<typeof FigureView>

export const PriceView = Type.Object({
  item: Choice(PRICE_ITEMS),
  price: Nullable(Type.String({ maxLength: 20 })),
  source: Source,
  asOf: Nullable(Day),
  isExample: Type.Boolean(),
  enteredBy: Name,
})
export type PriceView = Static<typeof PriceView>

export const WaveNeed = Type.Object({
  wave: WaveNumber,
  name: Name,
  status: Type.String({ maxLength: 20 }),
  startsOn: Day,
  /** Organizations with it and all waves before it. */
  organizations: Type.Integer(),
  /** When what it needs has to be ordered. */
  orderBy: Nullable(Day),
})
export type WaveNeed = Static<typeof WaveNeed>

export const Risk = Type.Object({
  level: Choice(['high', 'medium', 'low']),
  title: Name,
  text: Source,
})
export type Risk = Static<typeof Risk>

export const CapacityPlan = Type.Object({
  asOf: Instant,
  /** Organizations to plan for: all of BMMS. */
  organizations: Type.Integer(),
  figures: Type.Array(FigureView),
  prices: Type.Array(PriceView),
  sample: Type.Object({
    days: Type.Integer(),
    workingDays: Type.Integer(),
    from: Nullable(Day),
    to: Nullable(Day),
    organizations: Type.Integer(),
    coversMonthEnd: Type.Boolean(),
    coversDecember: Type.Boolean(),
    hours: Type.Array(Type.Object({ hour: Type.Integer(), requests: Type.Number(), p95: Value })),
    confidence: Choice(['none', 'low', 'medium', 'high']),
  }),
  /** Size at the end of each day. */
  sizes: Type.Array(Type.Object({ day: Day, databaseMb: Type.Number(), filesMb: Type.Number() })),
  storage: Type.Array(
    Type.Object({
      code: OrganizationCode,
      people: Type.Integer(),
      filesMb: Type.Number(),
      /** Null without two days to compare. */
      grownMb: Value,
      days: Type.Integer(),
      changes: Type.Integer(),
    }),
  ),
  waves: Type.Array(WaveNeed),
  risks: Type.Array(Risk),
  canManage: Type.Boolean(),
})
export type CapacityPlan = Static<typeof CapacityPlan>

/** What a paper supposes that differs from the plan. */
export const Supposed = {
  organizations: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  people: Type.Optional(Type.Number({ minimum: 1, maximum: 10_000 })),
  growth: Type.Optional(Type.Number({ minimum: 0, maximum: 500 })),
  peak: Type.Optional(Type.Number({ minimum: 1, maximum: 20 })),
}

const base = '/platform/rollout/capacity'
const manage = 'rollout.capacity.manage'

export const readCapacity = endpoint('GET', base, {
  access: 'rollout.capacity.view',
  summary: 'Figures, prices, waves and risks that the capacity plan is computed from',
  response: CapacityPlan,
})
export const readCapacityPaper = endpoint('GET', `${base}/paper`, {
  access: 'rollout.capacity.view',
  summary: 'The capacity plan as PDF or XLSX',
  query: Type.Object({ format: Choice(['pdf', 'xlsx']), ...Supposed }, { additionalProperties: false }),
  response: Type.Any(),
  transfer: 'bytes',
})
export const enterFigure = endpoint('POST', `${base}/figures`, {
  access: manage,
  summary: 'Enter a figure with its source, or go back to what is measured or assumed (null)',
  status: 200,
  body: Body({
    metric: Choice(METRICS),
    value: Nullable(Type.Number({ minimum: 0, maximum: 1_000_000_000 })),
    source: Line(500),
    asOf: Day,
  }),
  response: CapacityPlan,
})
export const enterPrice = endpoint('POST', `${base}/prices`, {
  access: manage,
  summary: 'Enter what a unit costs a month, in pesos, with the offer it stands in; or take the price back (null)',
  status: 200,
  body: Body({
    item: Choice(PRICE_ITEMS),
    price: Nullable(Type.String({ pattern: '^[0-9]{1,9}([.][0-9]{1,4})?$', maxLength: 14 })),
    source: Line(500),
    asOf: Day,
    isExample: Type.Optional(Type.Boolean()),
  }),
  response: CapacityPlan,
})
