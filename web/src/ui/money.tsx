// Amounts of pesos.
import { formatMoney, type Scale } from '../lib/amounts.ts'

interface MoneyProps {
  /** Exact decimal as text; nothing shows a dash. */
  value: string | null | undefined
  /** In thousands or millions: the heading beside it says so, and the exact amount shows on hover. */
  scale?: Scale
}

/** `₱1,234,567.00`, negative in parentheses. */
export function Money({ value, scale = 'pesos' }: MoneyProps) {
  if (value === null || value === undefined) return <span title="No amount">–</span>
  return <span title={scale === 'pesos' ? undefined : formatMoney(value)}>{formatMoney(value, scale)}</span>
}
