// Facts come about anywhere in BMMS: a job looks at them four times an hour.
import { inPlatform } from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { advanceByFacts } from './states.ts'

export const advanceStates = defineJob({
  name: 'rollout.advance-states',
  summary: 'Moves organizations of active waves on, where facts say so',
  cron: '*/15 * * * *',
  handle: async ({ database, caller }) => {
    await inPlatform(database, caller, (scope) => advanceByFacts(scope))
  },
})
