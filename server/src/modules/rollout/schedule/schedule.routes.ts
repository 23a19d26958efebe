import { fileRoute, type Route, route } from '../../../platform/http/route.ts'
import { blackoutFileColumns } from './blackout-columns.ts'
import { addBlackout, changeBlackout, listBlackouts, readBlackout, removeBlackout } from './blackouts.contract.ts'
import { correctBlackout, dropBlackout, enterBlackout, findBlackouts, getBlackout } from './blackouts.ts'
import { findFeeds, makeFeed, revokeOwnFeed } from './calendar-feeds.ts'
import { layOutAgain, moveMilestoneDay, moveWaveDates } from './move-schedule.ts'
import {
  addFeed,
  layOutSchedule,
  listFeeds,
  listSchedule,
  moveMilestone,
  moveWave,
  readScheduleFile,
  readTimeline,
  revokeFeed,
} from './schedule.contract.ts'
import { loadScheduleCalendar, renderScheduleCalendar } from './schedule-calendar.ts'
import { findSchedule, scheduleFileColumns } from './schedule-list.ts'
import { describeTimeline } from './timeline.ts'

export const scheduleRoutes: readonly Route[] = [
  route(readTimeline, describeTimeline),
  route(listSchedule, findSchedule, { export: { title: 'Schedule of the rollout', columns: scheduleFileColumns } }),
  fileRoute(readScheduleFile, loadScheduleCalendar, renderScheduleCalendar),
  route(moveWave, moveWaveDates),
  route(moveMilestone, moveMilestoneDay),
  route(layOutSchedule, layOutAgain),
  route(listBlackouts, findBlackouts, { export: { title: 'Blackouts of the rollout', columns: blackoutFileColumns } }),
  route(readBlackout, (scope, { params }) => getBlackout(scope, params.id)),
  route(addBlackout, enterBlackout),
  route(changeBlackout, correctBlackout),
  route(removeBlackout, dropBlackout),
  route(listFeeds, findFeeds),
  route(addFeed, makeFeed),
  route(revokeFeed, revokeOwnFeed),
]
