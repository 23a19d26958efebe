// The calendar of a year for those who keep it.
import { Group, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { proposeDays, readYear } from '../../../../server/src/modules/calendar/holidays.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { MovedNotice } from './moved-notice.tsx'
import { useAskedYear, YearChoice } from './year-choice.tsx'
import { YearFacts } from './year-facts.tsx'
import { YearMonths } from './year-months.tsx'

/** `/platform/calendar?year=2027`. */
export function YearPage() {
  const asked = useAskedYear()
  const query = useQuery({ ...queryFor(readYear, { query: asked }), placeholderData: keepPreviousData })
  const propose = useAction(proposeDays, { alsoChanges: ['budgeting', 'inbox'] })
  const [proposed, setProposed] = useState<Output<typeof proposeDays>>()
  return (
    <>
      <PageHeader
        title="Calendar"
        description="What all deadlines of BMMS count with. Whatever is changed here moves open deadlines at once."
        actions={
          <>
            <ActionButton to={hrefOf(places.newHoliday, {})}>New holiday</ActionButton>
            {PROPOSALS.map(({ days, label, question, consequence }) => (
              <ConfirmAction
                key={days}
                label={label(asked.year)}
                question={question(asked.year)}
                consequence={consequence}
                confirmLabel="Propose dates"
                onConfirm={async () => setProposed(await propose.mutateAsync({ body: { year: asked.year, days } }))}
              />
            ))}
          </>
        }
      />
      <Loaded query={query}>
        {(year) => (
          <Stack gap="lg">
            <Group>
              <YearChoice asked={asked} places={year.places} />
            </Group>
            {proposed && <Proposed result={proposed} />}
            <YearFacts year={year} />
            <YearMonths year={year} hrefOfHoliday={(id) => hrefOf(places.holiday, { id })} />
          </Stack>
        )}
      </Loaded>
    </>
  )
}

const PROPOSALS = [
  {
    days: 'islamic',
    label: (year: number) => `Propose Islamic dates of ${year}`,
    question: (year: number) => `Propose the Islamic dates of ${year}?`,
    consequence:
      'Days that are missing are computed by the Umm al-Qura calendar and entered as provisional, with the hours of Ramadan. They count until they are proclaimed, on the same day or another; open deadlines move.',
  },
  {
    days: 'fixed',
    label: () => 'Propose dates fixed by law',
    question: (year: number) => `Propose the dates of ${year} that are fixed by law?`,
    consequence:
      'Days that are missing are entered: those of BAA 39, and the national ones of RA 9492 as provisional until the proclamation of the year. Open deadlines move.',
  },
] as const

function Proposed({ result }: { result: Output<typeof proposeDays> }) {
  const { holidays, hours, movedCount } = result
  if (holidays.length === 0 && hours.length === 0)
    return <Note tone="good" title="Nothing was missing: all of these dates are entered." />
  const days = holidays.map(({ name, date }) => `${name} on ${formatDay(date)}`)
  return (
    <>
      <Note tone="good" title={`${countOf(holidays.length, 'day')} entered`}>
        {[...days, ...hours.map((name) => `hours of ${name}`)].join(', ')}.
      </Note>
      {movedCount > 0 && <MovedNotice moved={result} />}
    </>
  )
}
