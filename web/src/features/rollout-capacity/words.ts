import type { CapacityPlan, FigureView } from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import { METRIC } from '../../../../server/src/modules/rollout/capacity/capacity-metrics.contract.ts'
import type { Figures, Needs } from '../../../../server/src/modules/rollout/capacity/capacity-model.contract.ts'
import {
  amountOf,
  decimalsOfGb,
  needLines,
} from '../../../../server/src/modules/rollout/capacity/capacity-words.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { StatusBadgeProps } from '../../ui/status-badge.tsx'

export const NO_DATA = 'No data'

/** `1,234.5`, or that nobody knows. */
export function amount(value: number | null, decimals = 0): string {
  if (value === null) return NO_DATA
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** One decimal; below ten two, so that little does not read as nothing. */
export function gigabytes(value: number | null): string {
  return amount(value, decimalsOfGb(value))
}

export function pesos(value: string | null): string {
  return value === null ? NO_DATA : formatMoney(value)
}

/** The figures as the model takes them. */
export function figuresOf({ figures }: CapacityPlan): Figures {
  return Object.fromEntries(figures.map(({ metric, value }) => [metric, value])) as unknown as Figures
}

export function needDetails(needs: Needs) {
  return needLines(needs).map((line) => ({
    label: line.label,
    value: line.value === null ? NO_DATA : amountOf(line),
  }))
}

/** `12 ms`, with as many decimals as it has, two at most. */
export function figureWords({ metric, value }: Pick<FigureView, 'metric' | 'value'>): string {
  if (value === null) return NO_DATA
  return `${value.toLocaleString('en', { maximumFractionDigits: 2 })} ${METRIC[metric].unit}`
}

export const ORIGIN_BADGES: Readonly<Record<FigureView['origin'], StatusBadgeProps>> = {
  measured: { state: 'measured', label: 'Measured', tone: 'good' },
  entered: { state: 'entered', label: 'Entered', tone: 'info' },
  assumed: { state: 'assumed', label: 'Assumed', tone: 'warn' },
  none: { state: 'none', label: 'No data', tone: 'bad' },
}
