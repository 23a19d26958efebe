// The schema of the job queue: made and migrated by the owner, used by the login that serves.
import type pg from 'pg'
import { PgBoss } from 'pg-boss'

export const JOB_SCHEMA = 'pgboss'

/**
 * Makes the schema of the queue or brings it to the version of the installed pg-boss, and grants the login `bmms_app` its
 * use; sign-in (`bmms_identity`) may put jobs in. Safe to repeat. Connected as owner; the caller holds the lock of the migration.
 */
export async function prepareJobs(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    schema: JOB_SCHEMA,
    db: { executeSql: (text, values) => client.query(text, values) },
    migrate: true,
    supervise: false,
    schedule: false,
  })
  const errors: Error[] = []
  boss.on('error', (error) => errors.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  const error = errors[0]
  if (error) throw error
  await runDeferredCommands(client)
  await client.query(GRANTS)
}

/** pg-boss leaves slow parts of a migration (indexes) for later; the login that serves may not make them, so they run here. */
async function runDeferredCommands(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string; command: string }>(
    `select id, command from ${JOB_SCHEMA}.bam where status <> 'completed' order by version, created_on`,
  )
  for (const { id, command } of rows) {
    await client.query(command)
    await client.query(`update ${JOB_SCHEMA}.bam set status = 'completed', completed_on = now() where id = $1`, [id])
  }
}

const GRANTS = `
  revoke all on all functions in schema ${JOB_SCHEMA} from public;
  grant usage on schema ${JOB_SCHEMA} to bmms_app;
  grant usage on type ${JOB_SCHEMA}.job_state to bmms_app;
  grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to bmms_app;
  revoke insert, update, delete on ${JOB_SCHEMA}.bam from bmms_app;
  revoke insert, delete on ${JOB_SCHEMA}.version from bmms_app;
  grant execute on function ${JOB_SCHEMA}.create_queue(text, jsonb) to bmms_app;
  grant usage on schema ${JOB_SCHEMA} to bmms_identity;
  grant usage on type ${JOB_SCHEMA}.job_state to bmms_identity;
  grant select on ${JOB_SCHEMA}.queue to bmms_identity;
  grant select, insert on ${JOB_SCHEMA}.job, ${JOB_SCHEMA}.job_common to bmms_identity;`
