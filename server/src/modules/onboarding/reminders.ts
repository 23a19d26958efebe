// Whom a reminder goes to. Choosing and noting is one statement, so that two who press the button at once remind once.
import { and, inArray, type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { narrowedTo, newcomers, stages } from './newcomer-stages.ts'
import { LEFT_OUT, type RemindersAnswer, type sendReminders } from './report.contract.ts'

/** Nobody hears from BMMS about this more often. */
export const DAYS_BETWEEN = 3
export const SEND_REMINDERS = 'onboarding.send-reminders'

type Whom = Input<typeof sendReminders>['body']

/** Notes reminders for those who may get one, and leaves the letters to a job. Fails with onboarding.reminder.nobody. */
export async function remind(scope: PlatformScope, { body }: { body: Whom }): Promise<RemindersAnswer> {
  return remindThose(scope, whereOf(body))
}

/** As `remind`, for whoever `where` lets through. */
export async function remindThose(scope: PlatformScope, where: SQL | undefined): Promise<RemindersAnswer> {
  const at = scope.clock.now()
  const { rows } = await scope.db.execute<Counted>(sql`
    with judged as materialized (${judged(scope, where)}),
    reminded as (
      update onboarding o set reminded_at = ${at.toString()}::timestamptz, reminder_message_id = null,
        reminders = o.reminders + 1, updated_at = ${at.toString()}::timestamptz
      from judged where judged.verdict = 'remind' and o.person_id = judged.person_id and ${restedSince(scope, sql`o`)}
      returning o.person_id)
    select 'remind' as verdict, count(*)::int as people from reminded
    union all select verdict, count(*)::int from judged where verdict <> 'remind' group by verdict`)
  const answer = answerOf(rows)
  if (answer.reminded > 0) await scope.enqueue(SEND_REMINDERS, { at: at.toString() })
  return answer
}

/** What `remind` would answer. */
export async function previewReminders(scope: PlatformScope, { body }: { body: Whom }): Promise<RemindersAnswer> {
  const { rows } = await scope.db.execute<Counted>(
    sql`select verdict, count(*)::int as people from (${judged(scope, whereOf(body))}) judged group by verdict`,
  )
  return answerOf(rows)
}

type Counted = { verdict: string; people: number }

function answerOf(rows: readonly Counted[]): RemindersAnswer {
  const of = (verdict: string) => rows.find((row) => row.verdict === verdict)?.people ?? 0
  return {
    reminded: of('remind'),
    leftOut: LEFT_OUT.map((reason) => ({ reason, people: of(reason) })).filter(({ people }) => people > 0),
  }
}

function whereOf({ personIds, filter }: Whom): SQL | undefined {
  if ((personIds === undefined) === (filter === undefined)) return fail('onboarding.reminder.nobody')
  return personIds ? and(narrowedTo({}), inArray(stages.personId, personIds)) : narrowedTo(filter ?? {})
}

function judged(scope: PlatformScope, where: SQL | undefined): SQL {
  return sql`select s.person_id, case
      when s.next = 'finished' then 'finished'
      when not s.is_active then 'inactive'
      when s.invited_at is null then 'not_invited'
      when exists (select from mail_suppression m where m.address = lower(s.email)) then 'suppressed'
      when not (${restedSince(scope, sql`s`)}) then 'reminded_recently'
      else 'remind' end as verdict
    from ${newcomers} where ${where}`
}

function restedSince(scope: PlatformScope, row: SQL): SQL {
  const limit = scope.clock.now().subtract({ hours: DAYS_BETWEEN * 24 })
  return sql`(${row}.reminded_at is null or ${row}.reminded_at <= ${limit.toString()}::timestamptz)`
}
