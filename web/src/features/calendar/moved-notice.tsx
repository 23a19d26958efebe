// What a change of the calendar did to open deadlines, for whoever made it.
import { Stack, Text } from '@mantine/core'
import type { Moved } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { freshMoveColumns } from './move-columns.tsx'

/** Before and after of each deadline, or that none moved. */
export function MovedNotice({ moved: { movedCount, moved } }: { moved: Moved }) {
  if (movedCount === 0) return <Note tone="good" title="Saved. No open deadline moved." />
  const title = `Saved. ${countOf(movedCount, 'open deadline')} moved.`
  return (
    <Stack gap="xs" mb="md">
      <Note tone="warn" title={title}>
        The people concerned were told. {movedCount > moved.length && `The first ${moved.length} stand below. `}
        All of them stay in <Link to={hrefOf(places.moves, {})}>deadlines that moved</Link>.
      </Note>
      <Text component="h2" className="visually-hidden">
        Deadlines that moved
      </Text>
      <RecordRows
        list={listOfRecord(moved)}
        columns={freshMoveColumns}
        noun="deadline"
        rowId={(move) => move.id}
        rowName={(move) => move.title}
        empty={{ title: 'Nothing moved', text: '' }}
      />
    </Stack>
  )
}
