// The calendar as everybody in an organization sees it.
import { Group, Stack, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readHolidaysFile, readWorkingDays } from '../../../../server/src/modules/calendar/working-days.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { formatDual, today } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { ownMoveColumns } from './move-columns.tsx'
import { useAskedYear, YearChoice } from './year-choice.tsx'
import { YearFacts } from './year-facts.tsx'
import { YearMonths } from './year-months.tsx'

/** `/moa/:moa/calendar?year=2027`. */
export function WorkingDaysPage({ params }: { params: { moa: string } }) {
  const asked = useAskedYear()
  const query = useQuery({
    ...queryFor(readWorkingDays, { params, query: asked }),
    placeholderData: keepPreviousData,
  })
  const file = fileUrl(readHolidaysFile, { params, query: asked })
  return (
    <>
      <PageHeader
        title="Working days"
        description={`Today is ${formatDual(today())}. What is due on a holiday or a weekend is due on the next working day (BAA 39, s. 13).`}
        actions={
          <ActionButton variant="default" onClick={() => void downloadFile(file).catch(tell.problem)}>
            Save holidays for my calendar
          </ActionButton>
        }
      />
      <Loaded query={query}>
        {(year) => (
          <Stack gap="lg">
            <Group>
              <YearChoice asked={asked} places={year.places} />
            </Group>
            <YearFacts year={year} />
            <YearMonths year={year} />
            {year.moves.length > 0 && (
              <section>
                <Title order={2} mb="sm">
                  Deadlines that moved
                </Title>
                <RecordRows
                  list={listOfRecord(year.moves)}
                  columns={ownMoveColumns}
                  noun="deadline"
                  rowId={(move) => move.id}
                  rowName={(move) => move.title}
                  rowHref={(move) => move.path}
                  empty={{ title: 'Nothing moved', text: '' }}
                />
              </section>
            )}
          </Stack>
        )}
      </Loaded>
    </>
  )
}
