import { fileRoute, liveRoute, type Route, route } from '../../../platform/http/route.ts'
import { readControlRoom } from './control-room.contract.ts'
import { readRoom } from './control-room.ts'
import { findReports, getReport, previewReport, reportColumns } from './find-reports.ts'
import { listenToRollout } from './live.contract.ts'
import { printReport } from './print-report.ts'
import { listRolloutReports, previewRolloutReport, printRolloutReport, readRolloutReport } from './report.contract.ts'

export const watchRoutes: readonly Route[] = [
  route(readControlRoom, readRoom),
  liveRoute(listenToRollout, 'rollout'),
  route(listRolloutReports, findReports, { export: { title: 'Reports of the rollout', columns: reportColumns } }),
  route(previewRolloutReport, previewReport),
  route(readRolloutReport, getReport),
  fileRoute(printRolloutReport, getReport, ({ content }, scope) => printReport(content, scope)),
]
