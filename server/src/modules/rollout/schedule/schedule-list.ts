// The schedule as a list: for the table behind the timeline, and as a file.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import { hijriDate } from '../../../platform/calendar/hijri.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { MILESTONE_STATUS_WORDS, WAVE_STATUS_WORDS } from '../rollout.contract.ts'
import { milestones, waves } from '../tables.ts'
import type { listSchedule, ScheduleRow } from './schedule.contract.ts'

const { id, kind, title, dueOn, baselineOn, status, doneOn, note, version } = milestones
const columns = {
  ...{ id, title, dueOn, baselineOn, doneOn, note, version },
  kind: sql<ScheduleRow['kind']>`${kind}`,
  status: sql<ScheduleRow['status']>`${status}`,
  wave: waves.number,
  waveName: waves.name,
  waveStatus: sql<ScheduleRow['waveStatus']>`${waves.status}`,
  owner: sql<string | null>`${people.name}`,
}

const findPage = defineList({
  columns,
  from: sql`${milestones} join ${waves} on ${waves.id} = ${milestones.waveId}
    left join ${people} on ${people.id} = ${milestones.ownerId}`,
  sortable: { dueOn, wave: waves.number, title },
  sort: 'dueOn',
  tieBreaker: id,
})

/** Milestones of all waves that were not cancelled, the earliest first. One statement. */
export async function findSchedule(
  { db }: PlatformScope,
  { query }: Input<typeof listSchedule>,
): Promise<Output<typeof listSchedule>> {
  const found = query.q ? or(ilike(title, contains(query.q)), ilike(waves.name, contains(query.q))) : undefined
  const page = await findPage(
    db,
    query,
    and(
      sql`${waves.status} <> 'cancelled'`,
      found,
      query.wave ? eq(waves.number, query.wave) : undefined,
      query.status ? eq(status, query.status) : undefined,
      query.kind ? eq(kind, query.kind) : undefined,
    ),
  )
  return { ...page, items: page.items.map((row) => ({ ...row, dueHijri: hijriDate(row.dueOn) })) }
}

export const scheduleFileColumns: readonly Column<ScheduleRow>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: (row) => row.wave },
  { key: 'wave_name', title: 'Name', type: 'text', value: (row) => row.waveName },
  { key: 'wave_status', title: 'Wave is', type: 'text', value: (row) => WAVE_STATUS_WORDS[row.waveStatus] },
  { key: 'milestone', title: 'Milestone', type: 'text', value: (row) => row.title },
  { key: 'due_hijri', title: 'Due (Hijri)', type: 'text', value: (row) => row.dueHijri },
  { key: 'due_on', title: 'Due', type: 'date', value: (row) => row.dueOn },
  { key: 'baseline_on', title: 'As planned', type: 'date', value: (row) => row.baselineOn },
  { key: 'status', title: 'Status', type: 'text', value: (row) => MILESTONE_STATUS_WORDS[row.status] },
  { key: 'done_on', title: 'Done', type: 'date', value: (row) => row.doneOn },
  { key: 'owner', title: 'Owner', type: 'text', value: (row) => row.owner },
  { key: 'note', title: 'Note', type: 'text', value: (row) => row.note },
]
