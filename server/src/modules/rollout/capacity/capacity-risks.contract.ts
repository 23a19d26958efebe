// How sure a plan can be, and what could make it wrong. Pure.

import type { CapacityPlan, Risk } from './capacity.contract.ts'
import { METRIC, METRICS, PRICE_WORDS, type PriceItem } from './capacity-metrics.contract.ts'

type Facts = Pick<CapacityPlan, 'figures' | 'prices' | 'sample' | 'asOf'>

const PRICE_DAYS = 180

/** By the working days of the sample: a week is an anecdote, a quarter has seen month ends. */
export function confidenceOf(workingDays: number, organizations: number): CapacityPlan['sample']['confidence'] {
  if (workingDays === 0) return 'none'
  if (workingDays < 20 || organizations < 3) return 'low'
  return workingDays < 60 ? 'medium' : 'high'
}

/** The gravest first. */
export function risksOf(facts: Facts): Risk[] {
  const risks = [...risksOfSample(facts), ...risksOfFigures(facts), ...risksOfPrices(facts)]
  const order = ['high', 'medium', 'low']
  return risks.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

function risksOfSample({ sample }: Facts): Risk[] {
  const { workingDays, organizations, coversMonthEnd, coversDecember } = sample
  const days = `${workingDays} working ${workingDays === 1 ? 'day' : 'days'} of ${organizations} organizations`
  return [
    ...(workingDays < 20
      ? [risk('high', 'Short sample', `Measured on ${days}. Twenty working days show a whole month.`)]
      : workingDays < 60
        ? [risk('medium', 'One season only', `Measured on ${days}. A quarter shows how months differ.`)]
        : []),
    ...(organizations < 3
      ? [
          risk(
            'high',
            'Few organizations',
            `${organizations} with activity stand for all: one large ministry changes the average.`,
          ),
        ]
      : []),
    ...(coversMonthEnd
      ? []
      : [risk('medium', 'No month end yet', 'The factor for month ends is assumed, not measured.')]),
    ...(coversDecember
      ? []
      : [
          risk(
            'medium',
            'No end of a fiscal year yet',
            'The factor for December is assumed; it decides the size of the servers.',
          ),
        ]),
  ]
}

function risksOfFigures({ figures }: Facts): Risk[] {
  const missing = figures.filter(({ metric, value }) => value === null && METRIC[metric].kind === 'measured')
  const assumed = figures.filter(({ origin }) => origin === 'assumed').length
  const labels = missing.map(({ metric }) => METRIC[metric].label).join('; ')
  return [
    ...(missing.length > 0
      ? [risk('high', 'Figures are missing', `No data for: ${labels}. What needs them is left open.`)]
      : []),
    ...(assumed > 0
      ? [
          risk(
            'low',
            'Assumptions',
            `${assumed} of ${METRICS.length} figures are assumed. Enter better ones with their source.`,
          ),
        ]
      : []),
  ]
}

function risksOfPrices({ prices, asOf }: Facts): Risk[] {
  const words = (some: readonly { item: PriceItem }[]) => some.map(({ item }) => PRICE_WORDS[item]).join('; ')
  const missing = prices.filter(({ price }) => price === null)
  const examples = prices.filter(({ price, isExample }) => price !== null && isExample)
  const old = prices.filter(
    ({ price, asOf: day }) => price !== null && day !== null && daysBetween(day, asOf) > PRICE_DAYS,
  )
  return [
    ...(missing.length > 0
      ? [risk('medium', 'Prices are missing', `No price for: ${words(missing)}. There is no total.`)]
      : []),
    ...(examples.length > 0
      ? [risk('high', 'Example prices', `Not from an offer: ${words(examples)}. Replace them before anybody decides.`)]
      : []),
    ...(old.length > 0 ? [risk('medium', 'Old prices', `Older than ${PRICE_DAYS} days: ${words(old)}.`)] : []),
  ]
}

function daysBetween(day: string, instant: string): number {
  return (Date.parse(instant) - Date.parse(day)) / 86_400_000
}

function risk(level: Risk['level'], title: string, text: string): Risk {
  return { level, title, text: text.slice(0, 500) }
}
