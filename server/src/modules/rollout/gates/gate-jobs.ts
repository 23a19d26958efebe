// What happens to gates without anybody asking: figures and conditions. The watch proposes waves for completion.
import { sql } from 'drizzle-orm'
import { inPlatform } from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { type MeasuredSubject, takeMeasures } from '../measures/take-measures.ts'
import { watchConditions } from './conditions.ts'

export const takeDailyMeasures = defineJob({
  name: 'rollout.measure',
  summary: 'Measures active waves and their organizations',
  cron: '0 6 * * *',
  handle: async ({ database, caller }) => {
    const { rows } = await inPlatform(database, caller, ({ db }) =>
      db.execute<{ waveId: string; organizationIds: number[] }>(sql`
        select w.id as "waveId", coalesce(array_agg(p.organization_id order by p.organization_id)
                 filter (where p.organization_id is not null), '{}') as "organizationIds"
          from rollout_wave w left join rollout_placement p on p.wave_id = w.id and p.left_on is null
         where w.status = 'active' group by w.id, w.number order by w.number`),
    )
    const subjects: MeasuredSubject[] = rows.flatMap(({ waveId, organizationIds }) => [
      { waveId },
      ...organizationIds.map((organizationId) => ({ organizationId })),
    ])
    for (const subject of subjects) await inPlatform(database, caller, (scope) => takeMeasures(scope, subject))
  },
})

export const remindOfConditions = defineJob({
  name: 'rollout.gate-conditions',
  summary: 'Reminds of conditions of gates, and opens blockers for overdue ones',
  cron: '30 7 * * *',
  handle: ({ database, caller }) => inPlatform(database, caller, watchConditions),
})

export const gateJobs = [takeDailyMeasures, remindOfConditions]
