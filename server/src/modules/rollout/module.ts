import type { Module } from '../../platform/module.ts'
import { rolloutPolicy } from './access.ts'
import { activationRoutes } from './activation/activation.routes.ts'
import { activationTopic } from './activation/activation-topic.ts'
import { activationConstraints, activationErrors } from './activation/errors.ts'
import { capacityRoutes } from './capacity/capacity.routes.ts'
import { capacityConstraints, capacityErrors } from './capacity/errors.ts'
import { sampleCapacityJob } from './capacity/sample-capacity.ts'
import { messageConstraints, messageErrors } from './communications/errors.ts'
import { messageJobs } from './communications/message-jobs.ts'
import { waveLetter } from './communications/message-letter.ts'
import { messageRoutes } from './communications/messages.routes.ts'
import { completionRoutes } from './completion/completion.routes.ts'
import { completionConstraints, completionErrors } from './completion/errors.ts'
import { controlRoutes } from './control/control.routes.ts'
import { controlTopics } from './control/control-news.ts'
import { controlErrors } from './control/errors.ts'
import { coreConstraints, coreErrors } from './errors.ts'
import { gateConstraints, gateErrors } from './gates/errors.ts'
import { gateRoutes } from './gates/gate.routes.ts'
import { gateJobs } from './gates/gate-jobs.ts'
import { gateTopics } from './gates/gate-news.ts'
import { measureConstraints, measureErrors } from './measures/errors.ts'
import { measureRoutes } from './measures/measure.routes.ts'
import { planConstraints, planErrors } from './plans/errors.ts'
import { planningFactsRoutes } from './plans/facts.routes.ts'
import { planRoutes } from './plans/plans.routes.ts'
import { solvePlanJob } from './plans/solve-job.ts'
import { riskConstraints, riskErrors } from './risks/errors.ts'
import { riskOwned } from './risks/risk-news.ts'
import { riskRoutes } from './risks/risks.routes.ts'
import { rollbackConstraints, rollbackErrors } from './rollback/errors.ts'
import { rollbackRoutes } from './rollback/rollback.routes.ts'
import { rollbackJobs } from './rollback/rollback-jobs.ts'
import { rollbackTopics } from './rollback/rollback-news.ts'
import { advanceStates } from './run/advance-states.ts'
import { runConstraints, runErrors } from './run/errors.ts'
import { runRoutes } from './run/run.routes.ts'
import { appointedTopic, blockerTopic, stateTopic } from './run/run-topics.ts'
import { scheduleConstraints, scheduleErrors } from './schedule/errors.ts'
import { scheduleRoutes } from './schedule/schedule.routes.ts'
import { datesMovedTopic } from './schedule/schedule-news.ts'
import { watchConstraints, watchErrors } from './watch/errors.ts'
import { watchRoutes } from './watch/watch.routes.ts'
import { watchJobs, watchLetters } from './watch/watch-jobs.ts'
import { watchTopics } from './watch/watch-topics.ts'

export { type ActivationReport, activateByCommand, deactivateByCommand } from './activation/by-command.ts'
export { renderCapacityPaper as renderPlannedCapacity } from './capacity/capacity-paper.ts'
export { planCapacity } from './capacity/plan-capacity.ts'
export { endSessionsOf } from './control/revoke-access.ts'
export { addSignedIn, findControl } from './control/view-control.ts'
export { cancel as cancelWave, pause as pauseWave, resume as resumeWave } from './control/wave-steps.ts'
export { seedPlanningFacts } from './plans/seed-facts.ts'
export { suggestWaves } from './plans/suggest-waves.ts'
export { seedRisks } from './risks/seed-risks.ts'
export { cleanPilot, findPilots, type PilotOrganization, packPilots } from './rollback/pilot-data.ts'
export { seedPilotRun } from './run/seed-pilot-run.ts'
export { rolloutCalendarDoor } from './schedule/calendar-feed-door.ts'
export { layOutPlannedWaves } from './schedule/move-schedule.ts'
export { loadScheduleCalendar, scheduleCalendarText } from './schedule/schedule-calendar.ts'
export { seedPilotMilestones } from './schedule/seed-pilot-milestones.ts'
export { seedPilotWave } from './seed.ts'
export { makeReport } from './watch/keep-report.ts'
export { forecastWords } from './watch/print-report.ts'
export { waveLine } from './watch/report-letter.ts'

/** How organizations come into BMMS in waves: planned, run, watched, decided, paused and undone. */
export const rolloutModule: Module = {
  name: 'rollout',
  policy: rolloutPolicy,
  errors: {
    ...coreErrors,
    ...watchErrors,
    ...activationErrors,
    ...capacityErrors,
    ...measureErrors,
    ...gateErrors,
    ...scheduleErrors,
    ...runErrors,
    ...rollbackErrors,
    ...controlErrors,
    ...planErrors,
    ...riskErrors,
    ...messageErrors,
    ...completionErrors,
  },
  constraints: {
    ...coreConstraints,
    ...watchConstraints,
    ...activationConstraints,
    ...capacityConstraints,
    ...measureConstraints,
    ...gateConstraints,
    ...scheduleConstraints,
    ...runConstraints,
    ...planConstraints,
    ...rollbackConstraints,
    ...riskConstraints,
    ...messageConstraints,
    ...completionConstraints,
  },
  routes: [
    ...runRoutes,
    ...activationRoutes,
    ...capacityRoutes,
    ...measureRoutes,
    ...gateRoutes,
    ...watchRoutes,
    ...rollbackRoutes,
    ...controlRoutes,
    ...planningFactsRoutes,
    ...planRoutes,
    ...scheduleRoutes,
    ...riskRoutes,
    ...messageRoutes,
    ...completionRoutes,
  ],
  topics: [
    ...watchTopics,
    ...gateTopics,
    datesMovedTopic,
    activationTopic,
    appointedTopic,
    stateTopic,
    blockerTopic,
    riskOwned,
    ...rollbackTopics,
    ...controlTopics,
  ],
  letters: [waveLetter, ...watchLetters],
  jobs: [sampleCapacityJob, solvePlanJob, ...messageJobs, ...watchJobs, ...gateJobs, advanceStates, ...rollbackJobs],
}
