// Amounts of pesos. Large sums may be read in thousands or millions: one switch for a page, always labelled.
import { SegmentedControl } from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import { formatMoney, SCALES, type Scale } from '../lib/amounts.ts'
import { useStored } from '../lib/stored.ts'

const MoneyScale = createContext<Scale>('pesos')

/** An exact amount (decimal string): `₱1,234,567.00`, negative in parentheses, in the page's scale. */
export function Money({ value, scale }: { value: string | null | undefined; scale?: Scale }) {
  const ofPage = useContext(MoneyScale)
  if (value === null || value === undefined) return <span title="No amount">–</span>
  const used = scale ?? ofPage
  return <span title={used === 'pesos' ? undefined : formatMoney(value)}>{formatMoney(value, used)}</span>
}

/** Puts a switch above its content: pesos, thousands or millions for every `Money` inside. */
export function MoneyScaled({ children }: { children: ReactNode }) {
  const [scale, setScale] = useStored<Scale>('money-scale', 'pesos')
  const choices = Object.keys(SCALES).map((name) => ({ value: name, label: scaleLabel(name as Scale) }))
  return (
    <MoneyScale value={scale}>
      <SegmentedControl
        aria-label="Show amounts in"
        size="xs"
        data={choices}
        value={scale}
        onChange={(next) => setScale(next as Scale)}
      />
      {children}
    </MoneyScale>
  )
}

/** `in thousands of pesos`, for the heading of a column or figure. */
export function MoneyUnit() {
  return <>in {scaleLabel(useContext(MoneyScale))}</>
}

function scaleLabel(scale: Scale): string {
  return scale === 'pesos' ? 'pesos' : `${scale} of pesos`
}
