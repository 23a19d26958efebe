// Columns of the exported lists.
import type { Column } from '../../platform/documents/columns.ts'
import type { HolidayView, MoveView } from './calendar.contract.ts'

export const holidayFileColumns: readonly Column<HolidayView>[] = [
  { key: 'date', title: 'Date', type: 'date', value: (day) => day.date },
  { key: 'name', title: 'Name', type: 'text', value: (day) => day.name },
  { key: 'class', title: 'Class', type: 'text', value: (day) => day.class },
  { key: 'from_hour', title: 'From', type: 'text', value: (day) => day.fromHour },
  { key: 'scope', title: 'Scope', type: 'text', value: (day) => day.scope },
  { key: 'scope_name', title: 'Where', type: 'text', value: (day) => day.scopeName },
  { key: 'status', title: 'Status', type: 'text', value: (day) => day.status },
  { key: 'source', title: 'Source', type: 'text', value: (day) => day.source },
  { key: 'state', title: 'State', type: 'text', value: (day) => day.state },
]

export const moveFileColumns: readonly Column<MoveView>[] = [
  { key: 'organization', title: 'Organization', type: 'text', value: (move) => move.organization },
  { key: 'title', title: 'What is due', type: 'text', value: (move) => move.title },
  { key: 'statutory_date', title: 'By the rule', type: 'date', value: (move) => move.statutoryDate },
  { key: 'due_before', title: 'Due before', type: 'date', value: (move) => move.dueBefore },
  { key: 'due_after', title: 'Due now', type: 'date', value: (move) => move.dueAfter },
  { key: 'cause', title: 'Cause', type: 'text', value: (move) => move.cause },
  { key: 'reason', title: 'Reason', type: 'text', value: (move) => move.reason },
  { key: 'moved_by', title: 'By', type: 'text', value: (move) => move.movedBy },
  { key: 'moved_at', title: 'When', type: 'instant', value: (move) => move.movedAt },
]
