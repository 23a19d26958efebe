import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify } from '../../../platform/notifications/notify.ts'

export const activationTopic = defineTopic({
  name: 'rollout.activation',
  label: 'Modules of your organization',
  summary: 'Modules were switched on or off for your organization, or it was opened or closed.',
  mail: 'at_once',
})

interface Told {
  organization: { id: number; code: string }
  /** Only members with one of these roles; everybody when there are none. */
  roles: readonly string[]
  title: string
  text: string
}

/** Tells the active members of an organization. */
export async function tellMembers(scope: PlatformScope, { organization, roles, title, text }: Told): Promise<void> {
  const { rows } = await scope.db.execute<{ id: string }>(sql`
    select m.person_id as id from membership m join person p on p.id = m.person_id and p.is_active
     where m.organization_id = ${organization.id} and m.is_active
       and (cardinality(${sql.param([...roles])}::text[]) = 0 or m.roles && ${sql.param([...roles])}::text[])`)
  const path = `/moa/${organization.code}`
  await notify(scope, { topic: activationTopic, to: rows.map(({ id }) => id), title, text, path })
}
