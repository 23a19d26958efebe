const AMOUNT = /^(?:₱|PHP|P)?\s*([0-9]{1,16}|[0-9]{1,3}(?:,[0-9]{3})+)([.][0-9]{1,2})?$/i

/** `₱1,234.50`, `1234.5` as `1234.50`; null for anything else: negative, three decimals, words, a float's `1e6`. */
export function amountOf(cell: string): string | null {
  const [, whole, part = '.'] = AMOUNT.exec(cell.trim()) ?? []
  const pesos = whole?.replaceAll(',', '')
  return pesos === undefined || pesos.length > 16 ? null : `${pesos}${part.padEnd(3, '0')}`
}
