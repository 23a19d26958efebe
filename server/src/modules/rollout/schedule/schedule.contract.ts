// The timeline, moving its dates, and laying waves out again.
import { type Static, Type } from 'typebox'
import { HOLIDAY_CLASSES } from '../../../platform/calendar/calendar.contract.ts'
import {
  Body,
  Choice,
  Day,
  Empty,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import {
  MILESTONE_KINDS,
  MILESTONE_STATUSES,
  OrganizationCode,
  WAVE_STATUSES,
  WaveNumber,
} from '../rollout.contract.ts'
import { BlackoutView } from './blackouts.contract.ts'

const base = '/platform/rollout/schedule'
const Sentence = Type.String({ maxLength: 1000 })

const milestone = {
  id: Id,
  kind: Choice(MILESTONE_KINDS),
  title: Type.String({ maxLength: 200 }),
  dueOn: Day,
  baselineOn: Day,
  status: Choice(MILESTONE_STATUSES),
  doneOn: Nullable(Day),
  note: Sentence,
  version: Version,
}
export const TimelineMilestone = Type.Object(milestone)
export type TimelineMilestone = Static<typeof TimelineMilestone>

export const TimelineWave = Type.Object({
  id: Id,
  number: WaveNumber,
  name: Type.String({ maxLength: 120 }),
  status: Choice(WAVE_STATUSES),
  startsOn: Day,
  endsOn: Day,
  baselineStartsOn: Day,
  baselineEndsOn: Day,
  startedOn: Nullable(Day),
  endedOn: Nullable(Day),
  /** Working days from first to last, both included. */
  workingDays: Type.Integer(),
  organizations: Type.Array(OrganizationCode),
  milestones: Type.Array(TimelineMilestone),
  version: Version,
})
export type TimelineWave = Static<typeof TimelineWave>

const RestDay = Type.Object({
  date: Day,
  name: Type.String({ maxLength: 400 }),
  class: Choice(HOLIDAY_CLASSES),
})
const Season = Type.Object({ name: Type.String({ maxLength: 120 }), startsOn: Day, endsOn: Day })

export const Timeline = Type.Object({
  today: Day,
  /** First and last day that the timeline shows: Mondays and Sundays around all waves. */
  from: Day,
  to: Day,
  waves: Type.Array(TimelineWave),
  blackouts: Type.Array(BlackoutView),
  /** Days in the registry on which nothing is worked, and suspensions of a part of a day; weekends are not listed. */
  holidays: Type.Array(RestDay),
  /** Ramadan: working days with shorter hours. */
  ramadans: Type.Array(Season),
  /** What does not fit together as it stands: overlaps, blackouts, prerequisites. */
  warnings: Type.Array(Sentence),
})
export type Timeline = Static<typeof Timeline>

export const readTimeline = endpoint('GET', base, {
  access: 'rollout.wave.view',
  summary: 'Waves and milestones with their dates as planned and as they stand, holidays and blackouts',
  response: Timeline,
})

export const ScheduleRow = Type.Object({
  ...milestone,
  dueHijri: Type.String({ maxLength: 60 }),
  wave: WaveNumber,
  waveName: Type.String({ maxLength: 120 }),
  waveStatus: Choice(WAVE_STATUSES),
  owner: Nullable(Type.String({ maxLength: 200 })),
})
export type ScheduleRow = Static<typeof ScheduleRow>

export const listSchedule = endpoint('GET', `${base}/milestones`, {
  access: 'rollout.wave.view',
  summary: 'Milestones of all waves',
  query: ListQuery(['dueOn', 'wave', 'title'], {
    wave: Type.Optional(WaveNumber),
    status: Type.Optional(Choice(MILESTONE_STATUSES)),
    kind: Type.Optional(Choice(MILESTONE_KINDS)),
  }),
  response: ListOf(ScheduleRow),
})

export const readScheduleFile = endpoint('GET', `${base}/schedule.ics`, {
  access: 'rollout.wave.view',
  summary: 'The schedule as an iCalendar file',
  response: Type.Any(),
  transfer: 'bytes',
})

const DayChange = Type.Object({ before: Day, after: Day })

/** What a move does, or would do. */
export const Moved = Type.Object({
  /** In one sentence: "Moves wave 3 to 4 January 2027 and 6 milestones with it." */
  summary: Sentence,
  /** What was moved on from the day that was asked for, and why. */
  notes: Type.Array(Sentence),
  /** What one should know before: overlaps, changed order, shorter hours. */
  warnings: Type.Array(Sentence),
  waves: Type.Array(Type.Object({ number: WaveNumber, startsOn: DayChange, endsOn: DayChange })),
  milestones: Type.Array(
    Type.Object({ id: Id, wave: WaveNumber, title: Type.String({ maxLength: 200 }), ...DayChange.properties }),
  ),
})
export type Moved = Static<typeof Moved>

const preview = {
  /** Only say what would happen. */
  preview: Type.Boolean(),
}

export const moveWave = endpoint('POST', `${base}/waves/:id/move`, {
  access: 'rollout.wave.manage',
  summary: 'Move a wave with its open milestones to another start, or its end alone; or say what that would do',
  status: 200,
  body: Body({
    startsOn: Type.Optional(Day),
    /** Without it the wave keeps its number of working days. */
    endsOn: Type.Optional(Day),
    why: Text(500),
    version: Version,
    ...preview,
  }),
  response: Moved,
})

export const moveMilestone = endpoint('POST', `${base}/milestones/:id/move`, {
  access: 'rollout.wave.manage',
  summary: 'Move a milestone to another day; or say what that would do',
  status: 200,
  body: Body({ dueOn: Day, why: Text(500), version: Version, ...preview }),
  response: Moved,
})

export const layOutSchedule = endpoint('POST', `${base}/layout`, {
  access: 'rollout.wave.manage',
  summary: 'Lay out all planned waves again, one after another; or say what that would do',
  status: 200,
  body: Body({
    /** Null: after the waves that run. */
    startsOn: Nullable(Day),
    waveDays: Type.Integer({ minimum: 1, maximum: 260 }),
    gapDays: Type.Integer({ minimum: 0, maximum: 260 }),
    parallel: Type.Integer({ minimum: 1, maximum: 10 }),
    /** Later changes are compared with the new days. */
    newBaseline: Type.Boolean(),
    ...preview,
  }),
  response: Moved,
})

const feeds = '/platform/rollout/calendar-feeds'

export const FeedView = Type.Object({
  id: Id,
  name: Type.String({ maxLength: 80 }),
  createdAt: Type.String({ maxLength: 40 }),
  /** The last day on which a calendar fetched it. */
  lastFetchedOn: Nullable(Day),
})
export type FeedView = Static<typeof FeedView>

export const listFeeds = endpoint('GET', feeds, {
  access: 'rollout.wave.view',
  summary: 'The calendar addresses of the person who asks',
  response: Type.Object({ items: Type.Array(FeedView) }),
})

export const addFeed = endpoint('POST', feeds, {
  access: 'rollout.wave.view',
  summary: 'Make a secret address under which a calendar program subscribes to the schedule; it is shown this once',
  body: Body({ name: Line(80) }),
  response: Type.Object({ feed: FeedView, address: Type.String({ maxLength: 500 }) }),
})

export const revokeFeed = endpoint('DELETE', `${feeds}/:id`, {
  access: 'rollout.wave.view',
  summary: 'Revoke a calendar address of the person who asks',
  status: 204,
  response: Empty,
})
