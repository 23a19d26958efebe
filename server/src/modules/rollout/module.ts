import type { Module } from '../../platform/module.ts'
import { rolloutPolicy } from './access.ts'
import { coreConstraints, coreErrors } from './errors.ts'
import { scheduleConstraints, scheduleErrors } from './schedule/errors.ts'
import { watchRoutes } from './watch/watch.routes.ts'

export { seedPilotMilestones } from './schedule/seed-pilot-milestones.ts'
export { seedPilotWave } from './seed.ts'

/** How organizations come into BMMS in waves: planned, run, watched, decided, paused and undone. */
export const rolloutModule: Module = {
  name: 'rollout',
  policy: rolloutPolicy,
  errors: { ...coreErrors, ...scheduleErrors },
  constraints: { ...coreConstraints, ...scheduleConstraints },
  routes: [...watchRoutes],
  topics: [],
  jobs: [],
}
