// The fiscal year whose acts the figures are of, kept in the address.
import { useAddress, useSetQuery } from '../../lib/address.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'

/** The year in the address, as the endpoints take it. */
export function useYear(): { year?: number } {
  const { year } = useAddress().query
  return typeof year === 'string' && /^20[0-9]{2}$/.test(year) ? { year: Number(year) } : {}
}

/** Offers the years that acts are known for. */
export function YearChoice({ year, years }: { year: number; years: readonly number[] }) {
  const setQuery = useSetQuery()
  const known = years.includes(year) ? years : [year, ...years]
  return (
    <ChoiceField
      label="Fiscal year of the appropriation act"
      maw="18rem"
      data={known.map((one) => ({ value: String(one), label: String(one) }))}
      value={String(year)}
      onChange={(chosen) => setQuery({ year: chosen })}
    />
  )
}
