// To whom a message of a wave goes.
import { type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'

export interface Audience {
  waveId: string
  /** None: everybody. */
  roles: readonly string[]
  /** None: all organizations of the wave. */
  codes: readonly string[]
}

interface Reached extends Record<string, unknown> {
  code: string
  name: string
  people: number
  suppressed: number
}

/**
 * Active members with these roles in the organizations of the wave that have a mail address; who works in several of them
 * counts once, for the first by code.
 */
export function readersOf({ waveId, roles, codes }: Audience): SQL {
  return sql`
    select distinct on (p.id) p.id as person_id, p.name, p.email, o.id as organization_id, o.code
      from rollout_placement r
      join organization o on o.id = r.organization_id
      join membership m on m.organization_id = o.id and m.is_active
      join person p on p.id = m.person_id and p.is_active
     where r.wave_id = ${waveId}::uuid and r.left_on is null and coalesce(p.email, '') <> ''
       and (${roles.length} = 0 or m.roles && ${sql.param([...roles])}::text[])
       and (${codes.length} = 0 or o.code = any(${sql.param([...codes])}::text[]))
     order by p.id, o.code`
}

/** Organizations of the wave that the message concerns, with the people who would get it. One statement. */
export async function countAudience(
  scope: PlatformScope,
  audience: Audience,
): Promise<{ audience: { code: string; name: string; people: number }[]; suppressed: number }> {
  const { rows } = await scope.db.execute<Reached>(sql`
    with reader as materialized (${readersOf(audience)})
    select o.code, o.name, count(reader.person_id)::int as people,
           count(s.address)::int as suppressed
      from rollout_placement r join organization o on o.id = r.organization_id
      left join reader on reader.organization_id = o.id
      left join mail_suppression s on s.address = lower(reader.email)
     where r.wave_id = ${audience.waveId}::uuid and r.left_on is null
       and (${audience.codes.length} = 0 or o.code = any(${sql.param([...audience.codes])}::text[]))
     group by o.code, o.name order by o.code`)
  return {
    audience: rows.map(({ code, name, people }) => ({ code, name, people })),
    suppressed: rows.reduce((sum, { suppressed }) => sum + suppressed, 0),
  }
}
