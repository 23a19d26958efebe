import { sql } from 'drizzle-orm'
import { inPlatform } from '../database/scope.ts'
import { defineJob } from './define-job.ts'

/** The change log is partitioned by month; without a partition ahead, rows would pile up in the default one. */
export const makeChangePartitions = defineJob({
  name: 'changes.make-partitions',
  summary: 'Makes the change log ready for the three months ahead',
  cron: '30 2 * * *',
  expireInSeconds: 60,
  handle: async ({ database, caller, log }) => {
    const { rows } = await inPlatform(database, caller, ({ db }) =>
      db.execute<{ made: number }>(sql`select bmms.ensure_change_partitions(3) as made`),
    )
    const made = rows[0]?.made ?? 0
    if (made > 0) log.info({ made }, 'made partitions of the change log')
  },
})
