import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CRITERIA, CRITERION, type CriterionKey } from '../measures/criteria.contract.ts'
import type { LatestMeasure } from '../measures/find-measures.ts'
import { findingOf, type Measured } from './figures.ts'
import {
  ALLOWED,
  DECISIONS,
  type GateCriterion,
  judge,
  type KnownFigure,
  OVERALLS,
  type Overall,
  overallOf,
  SIGN_OFF_CRITERIA,
  VERDICTS,
  type Verdict,
  WAVE_CRITERIA,
  WEIGHTS,
  type Weight,
} from './verdicts.contract.ts'

const DAY = '2026-11-20'

describe('the truth table', () => {
  it('says for every combination of verdicts of two musts and two shoulds what its four lines say', () => {
    let combinations = 0
    for (const a of VERDICTS)
      for (const b of VERDICTS)
        for (const c of VERDICTS)
          for (const d of VERDICTS) {
            const musts: Verdict[] = [a, b]
            const all: Verdict[] = [a, b, c, d]
            const expected: Overall = musts.includes('not_met')
              ? 'no_go'
              : all.includes('inconclusive')
                ? 'inconclusive'
                : all.includes('not_met')
                  ? 'conditional_go'
                  : 'go'
            const findings = all.map((verdict, at) => ({ verdict, weight: (at < 2 ? 'must' : 'should') as Weight }))
            expect(overallOf(findings), all.join()).toBe(expected)
            combinations += 1
          }
    expect(combinations).toBe(81)
  })

  it('of no criterion at all is inconclusive', () => {
    expect(overallOf([])).toBe('inconclusive')
  })

  it('lets nobody decide better than it says, but for accepting the inconclusive under conditions', () => {
    const rank = { go: 2, conditional_go: 1, no_go: 0 } as const
    for (const overall of OVERALLS)
      for (const decision of DECISIONS) {
        const best = overall === 'inconclusive' ? 'conditional_go' : overall
        expect(ALLOWED[overall].includes(decision), `${overall} ${decision}`).toBe(rank[decision] <= rank[best])
      }
  })
})

const weight = fc.constantFrom(...WEIGHTS)
const criterion = fc.constantFrom(...CRITERIA)
const asked: fc.Arbitrary<GateCriterion> = fc
  .tuple(criterion, weight, fc.nat(100), fc.nat(50), fc.nat(60))
  .map(([key, importance, part, minimumSample, maxAgeDays]) => {
    const { min, max } = CRITERION[key]
    const threshold = String(Math.round((min + ((max - min) * part) / 100) * 100) / 100)
    return { criterion: key, weight: importance, threshold, minimumSample, maxAgeDays }
  })
const known = fc.record<KnownFigure>({
  value: fc.nat(10_000).map((hundredths) => String(hundredths / 100)),
  sampleSize: fc.option(fc.nat(100)),
  ageDays: fc.nat(100),
})

describe('a verdict', () => {
  it('is met only on a figure that is there, fresh enough and of enough, and that the rule lets through', () => {
    fc.assert(
      fc.property(asked, fc.option(known), (gate, figure) => {
        const { verdict, cause } = judge(gate, figure)
        expect(verdict === 'inconclusive').toBe(cause !== null)
        if (verdict !== 'met') return
        expect(figure).not.toBeNull()
        expect(figure?.ageDays ?? 99).toBeLessThanOrEqual(gate.maxAgeDays)
        expect(figure?.sampleSize ?? 0).toBeGreaterThanOrEqual(gate.minimumSample)
        const [value, threshold] = [Number(figure?.value), Number(gate.threshold)]
        const { rule } = CRITERION[gate.criterion]
        expect(
          rule === 'at_least' ? value >= threshold : rule === 'at_most' ? value <= threshold : value < threshold,
        ).toBe(true)
      }),
    )
  })

  it('on a figure that was missing makes an inconclusive gate a go only when it is met', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(asked, fc.option(known)), { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        known,
        (rows, pick, figure) => {
          const missing = rows.map((row, at) => (at === pick % rows.length ? ([row[0], null] as const) : row))
          const judged = (all: typeof missing) =>
            all.map(([gate, found]) => ({ weight: gate.weight, verdict: judge(gate, found).verdict }))
          const before = overallOf(judged(missing))
          expect(before).not.toBe('go')
          const after = judged(
            missing.map((row, at) => (at === pick % rows.length ? ([row[0], figure] as const) : row)),
          )
          if (overallOf(after) === 'go') expect(after[pick % rows.length]?.verdict).toBe('met')
        },
      ),
    )
  })

  it.each([
    ['training_completion', '80', 'met'],
    ['training_completion', '79.99', 'not_met'],
    ['error_rate', '1', 'not_met'],
    ['error_rate', '0.99', 'met'],
    ['critical_bugs', '0', 'met'],
    ['critical_bugs', '1', 'not_met'],
    ['satisfaction', '4', 'met'],
    ['uptime', '99.49', 'not_met'],
  ] as const)('of %s at %s is %s', (key, value, verdict) => {
    const gate = WAVE_CRITERIA.find((one) => one.criterion === key)
    expect(gate && judge(gate, { value, sampleSize: 5000, ageDays: 0 }).verdict).toBe(verdict)
  })
})

function measure(key: CriterionKey, parts: Partial<LatestMeasure>): LatestMeasure {
  return {
    ...{ criterion: key, organizationId: null, waveId: null, unit: CRITERION[key].unit, value: '0', sampleSize: 50 },
    ...{ measuredOn: '2026-11-15', source: 'Sheet', isMeasured: false, recordedByName: 'A' },
    ...parts,
  }
}
const MOH = { id: 1, code: 'MOH' }
const MOLE = { id: 2, code: 'MOLE' }
const wave = (...measures: LatestMeasure[]): Measured => ({ isWave: true, organizations: [MOH, MOLE], measures })
const training: GateCriterion = {
  ...{ criterion: 'training_completion', threshold: '80', minimumSample: 5, maxAgeDays: 30, weight: 'should' },
}
const trained = (organizationId: number, value: string, parts: Partial<LatestMeasure> = {}) =>
  measure('training_completion', { organizationId, value, ...parts })

describe('the figure of a criterion', () => {
  it('is put together from the organizations of a wave by their samples, as old as the oldest', () => {
    const measured = wave(
      trained(1, '90', { sampleSize: 10 }),
      trained(2, '70', { sampleSize: 30, measuredOn: '2026-11-01' }),
    )
    expect(findingOf(training, measured, DAY)).toMatchObject({
      ...{ value: '75', sampleSize: 40, asOf: '2026-11-01', ageDays: 19, origin: 'organizations', verdict: 'not_met' },
    })
  })

  it('is no data while one organization has none, or nobody knows on how many it stands', () => {
    expect(findingOf(training, wave(trained(1, '90')), DAY)).toMatchObject({
      ...{ value: null, verdict: 'inconclusive', cause: 'no_data', reason: 'No data of MOLE.' },
    })
    expect(findingOf(training, wave(trained(1, '90'), trained(2, '95', { sampleSize: null })), DAY).verdict).toBe(
      'inconclusive',
    )
    expect(findingOf(training, wave(), DAY)).toMatchObject({ verdict: 'inconclusive', reason: 'No data yet.' })
  })

  it('of the wave itself goes before that of its organizations, unless theirs are newer', () => {
    const own = measure('training_completion', { waveId: 'w', value: '81', measuredOn: '2026-11-10' })
    expect(
      findingOf(training, wave(own, trained(1, '60', { measuredOn: '2026-11-10' }), trained(2, '60')), DAY).value,
    ).toBe('81')
    expect(findingOf(training, wave(own, trained(1, '60'), trained(2, '60')), DAY).value).toBe('60')
  })

  it('of BMMS as a whole stands in only where nobody measured anything closer', () => {
    const bugs: GateCriterion = {
      ...training,
      criterion: 'critical_bugs',
      threshold: '0',
      minimumSample: 0,
      weight: 'must',
    }
    const all = measure('critical_bugs', { value: '0' })
    expect(findingOf(bugs, wave(all), DAY)).toMatchObject({ verdict: 'met', origin: 'platform' })
    const ofOne = measure('critical_bugs', { organizationId: 1, value: '2' })
    expect(findingOf(bugs, wave(all, ofOne), DAY)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'No data of MOLE.',
    })
    const ofBoth = measure('critical_bugs', { organizationId: 2, value: '1' })
    expect(findingOf(bugs, wave(all, ofOne, ofBoth), DAY)).toMatchObject({ value: '3', verdict: 'not_met' })
  })

  it('that is too old or stands on too few decides nothing', () => {
    const old = findingOf(
      { ...training, maxAgeDays: 4 },
      wave(measure('training_completion', { waveId: 'w', value: '99' })),
      DAY,
    )
    expect(old).toMatchObject({ verdict: 'inconclusive', cause: 'stale', reason: '5 days old; counts for 4 days.' })
    const few = findingOf(
      training,
      wave(measure('training_completion', { waveId: 'w', value: '99', sampleSize: 4 })),
      DAY,
    )
    expect(few).toMatchObject({ cause: 'small_sample', reason: 'Sample of 4; at least 5 needed (people enrolled).' })
  })

  it('put together is never rounded up to the threshold', () => {
    const measured = wave(trained(1, '80', { sampleSize: 2 }), trained(2, '79.99', { sampleSize: 1 }))
    expect(findingOf({ ...training, minimumSample: 1 }, measured, DAY)).toMatchObject({
      value: '79.99',
      verdict: 'not_met',
    })
  })
})

describe('the criteria that BMMS proposes', () => {
  it('are those of the rollout and of the pilot', () => {
    const words = (all: readonly GateCriterion[]) =>
      all.map((one) => `${one.criterion} ${CRITERION[one.criterion].rule} ${one.threshold}`)
    expect(words(WAVE_CRITERIA)).toEqual([
      ...['critical_bugs at_most 0', 'uptime at_least 99.5', 'error_rate below 1', 'training_completion at_least 80'],
      ...['satisfaction at_least 4', 'active_users at_least 60'],
    ])
    expect(words(SIGN_OFF_CRITERIA)).toEqual([
      ...['critical_bugs at_most 0', 'tests_passed at_least 95', 'uptime at_least 99.5'],
      ...['training_completion at_least 80', 'satisfaction at_least 4'],
    ])
  })
})
