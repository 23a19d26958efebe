// Which year is looked at, and where.
import { ActionIcon, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { YearView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { useAddress, useSetQuery } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'

const FIRST = 2000
const LAST = 2100

export interface AskedYear {
  year: number
  place?: string
}

/** Year and place of the address; this year, and the nation and BARMM, unless it names others. */
export function useAskedYear(): AskedYear {
  const { query } = useAddress()
  const year = Number(query.year)
  const known = Number.isInteger(year) && year >= FIRST && year <= LAST
  const place = typeof query.place === 'string' && /^\d{10}$/.test(query.place) ? { place: query.place } : {}
  return { year: known ? year : Number(today().slice(0, 4)), ...place }
}

/** Steps through the years; offers the places that have holidays of their own. */
export function YearChoice({ asked, places }: { asked: AskedYear; places: YearView['places'] }) {
  const set = useSetQuery()
  const go = (year: number) => set({ year }, { push: true })
  const { year, place = '' } = asked
  const offered = places.map(({ code, name }) => ({ value: code, label: name }))
  const here = [{ value: '', label: 'Anywhere in BARMM' }, ...offered]
  if (place && !offered.some((one) => one.value === place)) here.push({ value: place, label: `PSGC ${place}` })
  return (
    <Group gap="xs" className="no-print" role="group" aria-label="Year and place">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Calendar of ${year - 1}`}
        disabled={year <= FIRST}
        onClick={() => go(year - 1)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ChoiceField
        aria-label="Year"
        value={String(year)}
        data={Array.from({ length: 9 }, (_, at) => String(Math.min(Math.max(year - 4, FIRST), LAST - 8) + at))}
        onChange={(chosen) => go(Number(chosen))}
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Calendar of ${year + 1}`}
        disabled={year >= LAST}
        onClick={() => go(year + 1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      {here.length > 1 && (
        <ChoiceField
          aria-label="Place"
          value={place}
          data={here}
          onChange={(chosen) => set({ place: chosen || undefined })}
        />
      )}
    </Group>
  )
}
