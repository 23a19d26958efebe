// Who hears of a rollback: those who may approve it, and those who prepared or approved it.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { rolloutPolicy } from '../access.ts'
import { organizationOf, rowsOf } from './find-rollbacks.ts'
import { preparersOf } from './rollback-workflow.ts'
import type { Rollback } from './tables.ts'

const approval = defineTopic({
  name: 'rollout.rollback_approval',
  label: 'Rollbacks that wait for approval',
  summary: 'The data of an organization is to go back to an earlier moment, and you may approve it.',
  mail: 'at_once',
  isForStaff: true,
})
const ended = defineTopic({
  name: 'rollout.rollback_ended',
  label: 'How rollbacks ended',
  summary: 'A rollback that you prepared or approved was checked, is done or failed.',
  mail: 'at_once',
  isForStaff: true,
})
export const rollbackTopics = [approval, ended]

const pathOf = ({ id }: Rollback) => `/platform/rollout/rollbacks/${id}`
const nounOf = ({ kind }: Rollback) => (kind === 'undo' ? 'Undo of the rollback' : 'Rollback')

/** After a check: approvers hear of a plan, whoever prepared it of conflicts. */
export async function tellOfCheck(scope: PlatformScope, rollback: Rollback): Promise<void> {
  const { code } = await organizationOf(scope, rollback)
  const { conflicts, preparedBy } = rollback
  if (rollback.state === 'ready') {
    const to = (await approvers(scope)).filter((id) => !preparersOf(rollback).includes(id))
    const title = `${nounOf(rollback)} of ${code} waits for approval`
    await notify(scope, { topic: approval, to, title, text: rollback.reason, path: pathOf(rollback) })
  } else if (rollback.state === 'blocked' && preparedBy !== null) {
    const title = `${nounOf(rollback)} of ${code} is not possible as it is`
    const text = conflicts.map(({ message }) => message).join(' ')
    await notify(scope, { topic: ended, to: [preparedBy], title, text, path: pathOf(rollback) })
  }
}

/** After a run that is done or came to nothing. */
export async function tellOfEnd(scope: PlatformScope, rollback: Rollback): Promise<void> {
  const { code } = await organizationOf(scope, rollback)
  const isDone = rollback.state === 'done'
  await notify(scope, {
    topic: ended,
    to: [rollback.preparedBy, rollback.decidedBy].filter((id): id is string => id !== null),
    title: `${nounOf(rollback)} of ${code} ${isDone ? 'is done' : 'did not run'}`,
    text: isDone
      ? `${rowsOf(rollback) ?? 0} rows are as they were. The archive of what was undone can be downloaded.`
      : rollback.message,
    path: pathOf(rollback),
  })
}

/** Nobody has to approve it any more. */
export function settleApproval(scope: PlatformScope, rollback: Rollback): Promise<void> {
  return settle(scope, { topic: approval, path: pathOf(rollback) })
}

async function approvers({ db }: PlatformScope): Promise<string[]> {
  const roles = rolloutPolicy.policy['rollout.rollback.approve']?.platform ?? []
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct p.id from platform_role r join person p on p.id = r.person_id
     where r.role = any(${sql.param([...roles])}::text[]) and p.is_active`)
  return rows.map(({ id }) => id)
}
