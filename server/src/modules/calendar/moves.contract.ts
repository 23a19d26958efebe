import { Type } from 'typebox'
import { ListOf, ListQuery } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { MoveView } from './calendar.contract.ts'

export const listMoves = endpoint('GET', '/platform/calendar/moves', {
  access: 'calendar.holiday.manage',
  summary: 'Deadlines that changes of the calendar moved, newest first',
  query: ListQuery(['movedAt', 'dueAfter'], {
    organization: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })),
  }),
  response: ListOf(MoveView),
})
