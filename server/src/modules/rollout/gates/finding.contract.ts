// One criterion of a gate with what is known of it and the verdict, as screens, papers and the record hold it.
import { type Static, Type } from 'typebox'
import { Choice, Day, Nullable } from '../../../platform/http/atoms.contract.ts'
import { CRITERIA, MEASURE_UNITS } from '../measures/criteria.contract.ts'
import { MeasureValue } from '../measures/measures.contract.ts'
import { CAUSES, VERDICTS, WEIGHTS } from './verdicts.contract.ts'

const Words = Type.String({ maxLength: 1000 })

export const Finding = Type.Object({
  criterion: Choice(CRITERIA),
  label: Words,
  weight: Choice(WEIGHTS),
  threshold: MeasureValue,
  /** `at least 80%`. */
  thresholdWords: Words,
  minimumSample: Type.Integer(),
  maxAgeDays: Type.Integer(),
  unit: Choice(MEASURE_UNITS),
  /** Null: no data. */
  value: Nullable(MeasureValue),
  /** `82.5%`, or "No data". */
  valueWords: Words,
  sampleSize: Nullable(Type.Integer()),
  asOf: Nullable(Day),
  ageDays: Nullable(Type.Integer()),
  source: Words,
  /** Of the subject itself, put together from the organizations of the wave, or of BMMS as a whole. */
  origin: Nullable(Choice(['own', 'organizations', 'platform'])),
  verdict: Choice(VERDICTS),
  cause: Nullable(Choice(CAUSES)),
  /** Why it is inconclusive; '' when it is not. */
  reason: Words,
})
export type Finding = Static<typeof Finding>
