// Figures that decide the rollout, as they were entered or measured; a wrong one is corrected by a later one.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'
import { CRITERIA, MEASURE_LEVELS, MEASURE_UNITS } from './criteria.contract.ts'

/** Up to two decimals: `80`, `4.25`. */
export const MeasureValue = Type.String({ pattern: '^[0-9]{1,7}([.][0-9]{1,2})?$', maxLength: 10 })

export const Measure = Type.Object({
  id: Id,
  criterion: Choice(CRITERIA),
  level: Choice(MEASURE_LEVELS),
  organization: Nullable(OrganizationCode),
  wave: Nullable(WaveNumber),
  /** "MOH", "Wave 2: Health", "All of BMMS". */
  subject: Type.String({ maxLength: 200 }),
  value: MeasureValue,
  unit: Choice(MEASURE_UNITS),
  /** What it stands on; null where nobody said. */
  sampleSize: Nullable(Type.Integer()),
  measuredOn: Day,
  source: Type.String({ maxLength: 500 }),
  /** BMMS measured it itself. */
  isMeasured: Type.Boolean(),
  recordedBy: Type.String({ maxLength: 200 }),
  recordedAt: Instant,
  /** The newest of its criterion and subject: the one that counts. */
  isLatest: Type.Boolean(),
})
export type Measure = Static<typeof Measure>

const base = '/platform/rollout/measures'

export const listMeasures = endpoint('GET', base, {
  access: 'rollout.gate.view',
  summary: 'Measures of the rollout, the latest first',
  query: ListQuery(['measuredOn', 'recordedAt', 'criterion'], {
    criterion: Type.Optional(Choice(CRITERIA)),
    level: Type.Optional(Choice(MEASURE_LEVELS)),
    organization: Type.Optional(OrganizationCode),
    wave: Type.Optional(WaveNumber),
    /** Only those that count now. */
    latest: Type.Optional(Type.Boolean()),
    /** Only those that BMMS measured, or only those that people entered. */
    measured: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(Measure),
})
export const createMeasure = endpoint('POST', base, {
  access: 'rollout.measure.record',
  summary: 'Enter a measure by hand: of an organization, of a wave, or (with neither) of BMMS as a whole',
  body: Body({
    criterion: Choice(CRITERIA),
    organization: Type.Optional(OrganizationCode),
    wave: Type.Optional(WaveNumber),
    value: MeasureValue,
    sampleSize: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000_000_000 })),
    /** The day that the figure speaks of; not in the future. */
    measuredOn: Day,
    /** Where it comes from: "Attendance sheet of 12 November". */
    source: Line(500),
  }),
  response: Measure,
})
