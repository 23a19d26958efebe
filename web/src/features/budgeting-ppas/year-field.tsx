// The fiscal year whose targets are shown, kept in the address.
import { useAddress, useSetQuery } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { yearOptions } from './words.ts'

/** The year in the address, else the present one. */
export function useYear(): number {
  const { year } = useAddress().query
  return typeof year === 'string' && /^20[0-9]{2}$/.test(year) ? Number(year) : Number(today().slice(0, 4))
}

export function YearField({ year }: { year: number }) {
  const setQuery = useSetQuery()
  const options = yearOptions()
  const known = options.some(({ value }) => value === String(year))
  return (
    <ChoiceField
      label="Fiscal year"
      maw="12rem"
      data={known ? options : [{ value: String(year), label: String(year) }, ...options]}
      value={String(year)}
      onChange={(chosen) => setQuery({ year: chosen })}
    />
  )
}
