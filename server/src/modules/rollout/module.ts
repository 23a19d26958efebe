import type { Module } from '../../platform/module.ts'
import { rolloutPolicy } from './access.ts'
import { coreConstraints, coreErrors } from './errors.ts'
import { gateConstraints, gateErrors } from './gates/errors.ts'
import { measureConstraints, measureErrors } from './measures/errors.ts'
import { measureRoutes } from './measures/measure.routes.ts'
import { rollbackConstraints, rollbackErrors } from './rollback/errors.ts'
import { rollbackRoutes } from './rollback/rollback.routes.ts'
import { rollbackJobs } from './rollback/rollback-jobs.ts'
import { rollbackTopics } from './rollback/rollback-news.ts'
import { advanceStates } from './run/advance-states.ts'
import { runConstraints, runErrors } from './run/errors.ts'
import { appointedTopic, blockerTopic, stateTopic } from './run/run-topics.ts'
import { scheduleConstraints, scheduleErrors } from './schedule/errors.ts'
import { watchRoutes } from './watch/watch.routes.ts'

export { seedPilotMilestones } from './schedule/seed-pilot-milestones.ts'
export { seedPilotWave } from './seed.ts'

/** How organizations come into BMMS in waves: planned, run, watched, decided, paused and undone. */
export const rolloutModule: Module = {
  name: 'rollout',
  policy: rolloutPolicy,
  errors: { ...coreErrors, ...measureErrors, ...gateErrors, ...scheduleErrors, ...runErrors, ...rollbackErrors },
  constraints: {
    ...coreConstraints,
    ...measureConstraints,
    ...gateConstraints,
    ...scheduleConstraints,
    ...runConstraints,
    ...rollbackConstraints,
  },
  routes: [...measureRoutes, ...watchRoutes, ...rollbackRoutes],
  topics: [appointedTopic, stateTopic, blockerTopic, ...rollbackTopics],
  jobs: [advanceStates, ...rollbackJobs],
}
