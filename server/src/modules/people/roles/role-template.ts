import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { getStaffing } from '../../organizations/module.ts'
import type { RoleTemplate } from './role-template.contract.ts'
import { ROLE_TEMPLATES, type TemplatePosition } from './role-templates.ts'

/** What organizations of this kind need, beside what this one has: an administrator sees "No budget officer yet." */
export async function compareWithTemplate(scope: OrganizationScope): Promise<RoleTemplate> {
  const { kind, limit } = await getStaffing(scope)
  const { rows: members } = await scope.db.execute<{ roles: string[]; works: boolean }>(sql`
    select m.roles, p.is_active as works from membership m join person p on p.id = m.person_id
     where m.organization_id = ${scope.organization.id} and m.is_active`)
  const positions = ROLE_TEMPLATES[kind].map((wanted) => {
    const { position, roles, least, usual } = wanted
    const filled = members.filter((one) => one.works && roles.every((role) => one.roles.includes(role))).length
    return { position, roles: [...roles], least, usual, filled, missing: missingWords(wanted, filled) }
  })
  return { positions, people: { active: members.length, limit } }
}

function missingWords({ position, least }: TemplatePosition, filled: number): string {
  if (filled >= least) return ''
  const name = position.charAt(0).toLowerCase() + position.slice(1)
  const words = /^(?:BMMS|M&E)/.test(position) ? position : name
  return filled === 0 ? `No ${words} yet.` : `${least - filled} more needed: ${words}.`
}
