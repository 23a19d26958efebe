// The key figures of money: what was allotted, obligated and paid, and how far that is.
import type { MoneyFigures } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { formatMoney, formatPercent } from '../../lib/amounts.ts'
import type { Figure } from '../../ui/figures.tsx'

interface Known {
  total: MoneyFigures | null
  fiscalYear: number
  asOf: string
}

/** In millions, which the label says; where nothing was posted there is no data. */
export function moneyFigures({ total, fiscalYear, asOf }: Known): readonly [Figure, Figure, Figure, Figure] {
  const inMillions = (value: string | undefined) => (value === undefined ? 'No data' : formatMoney(value, 'millions'))
  const figure = (label: string, value: string | undefined, target: string): Figure => ({
    label: `${label}, ₱ millions`,
    value: inMillions(value),
    target: total ? target : `Nothing was posted for ${fiscalYear}`,
    source: `Ledger, acts of ${fiscalYear}`,
    asOf,
  })
  return [
    figure('Appropriated', total?.appropriated, `For fiscal year ${fiscalYear}`),
    figure('Allotted', total?.allotted, total ? `of ${formatMoney(total.appropriated, 'millions')} appropriated` : ''),
    figure('Obligated', total?.obligated, `${percentOf(total?.obligationRate)} of the allotment`),
    figure('Disbursed', total?.disbursed, `${percentOf(total?.disbursementRate)} of what is obligated`),
  ]
}

/** `63.7%`; without a figure `no data`. */
export function percentOf(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? 'no data' : formatPercent(rate)
}

/** Millions of pesos to draw with; what people read comes from the exact text. */
export function drawnMillions(pesos: string): number {
  return Math.round(Number(pesos) / 10_000) / 100
}
