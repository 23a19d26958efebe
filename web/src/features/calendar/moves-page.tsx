// The log of deadlines that changes of the calendar moved.
import { listMoves } from '../../../../server/src/modules/calendar/moves.contract.ts'
import { useList } from '../../api/list.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { moveColumns } from './move-columns.tsx'

/** `/platform/calendar/moves`. */
export function MovesPage() {
  const list = useList(listMoves, { params: {}, sort: '-movedAt' })
  return (
    <ListPage
      title="Deadlines that moved"
      description="Each with the change of the calendar that moved it. The people concerned were told."
      list={list}
      columns={moveColumns}
      filters={[{ name: 'organization', label: 'Organization', typed: 'text' }]}
      noun="deadline"
      searchLabel="Search deadline or change"
      rowName={(move) => move.title}
      empty={{
        title: 'No deadline has moved yet',
        text: 'When a holiday is proclaimed, moved or withdrawn, the open deadlines that it concerns move and stand here.',
      }}
    />
  )
}
