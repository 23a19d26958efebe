// Deadlines that moved, as columns.
import type { MoveView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { MomentText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import classes from './move-columns.module.css'

const title: ListColumn<MoveView> = { name: 'title', label: 'What is due', render: (move) => move.title }
const organization: ListColumn<MoveView> = {
  name: 'organization',
  label: 'Organization',
  width: 120,
  render: (move) => move.organization ?? 'Platform',
}
const moved: ListColumn<MoveView> = {
  name: 'dueAfter',
  label: 'Due date',
  fact: true,
  width: 190,
  render: (move) => (
    <>
      {formatDay(move.dueBefore)} → <strong className={classes.now}>{formatDay(move.dueAfter)}</strong>
    </>
  ),
}
const reason: ListColumn<MoveView> = {
  name: 'reason',
  label: 'Why',
  fact: true,
  wide: true,
  width: 210,
  render: (move) => move.reason,
}
const cause: ListColumn<MoveView> = {
  name: 'cause',
  label: 'Change of the calendar',
  fact: true,
  wide: true,
  render: (move) => move.cause,
}
const movedAt: ListColumn<MoveView> = {
  name: 'movedAt',
  label: 'When',
  fact: true,
  width: 130,
  render: (move) => <MomentText value={move.movedAt} />,
}
const movedBy: ListColumn<MoveView> = { name: 'movedBy', label: 'By', optional: true, render: (move) => move.movedBy }

/** Right after a change, whose cause stands above. */
export const freshMoveColumns = [title, organization, moved, reason]
/** In one organization. */
export const ownMoveColumns = [title, moved, cause, movedAt]
/** In the log. */
export const moveColumns = [title, organization, moved, cause, reason, movedAt, movedBy]
