import { describe, expect, it } from 'vitest'
import { ORGANIZATION_ROLES, PLATFORM_ROLES } from '../../../platform/access/roles.contract.ts'
import { ORGANIZATION_KINDS } from '../../organizations/organizations.contract.ts'
import { isPlatformRole, readRole, splitRoles } from './role-names.ts'
import { findTemplatePosition, ROLE_TEMPLATES } from './role-templates.ts'

describe('the name of a role', () => {
  it.each([
    ['planning_officer', 'planner'],
    ['Planning Officer', 'planner'],
    ['pilot_planner', 'planner'],
    ['pilot_admin', 'admin'],
    ['pilot_budget_officer', 'budget_officer'],
    ['pilot_me_officer', 'me_officer'],
    ['pilot_coordinator', 'coordinator'],
    ['pilot_viewer', 'viewer'],
    ['oobc-manager', 'manager'],
    ['oobc-executive-director', 'manager'],
    ['moa-staff', 'staff'],
    ['M&E Officer', 'me_officer'],
    ['M & E  officer', 'me_officer'],
    ['Monitoring and Evaluation Officer', 'me_officer'],
    ['ADMIN', 'admin'],
    ['minister', undefined],
    ['ocm-analyst', undefined],
  ])('%s', (text, role) => expect(readRole(text)).toBe(role))

  it('knows those of BMMS itself, and which of them are above organizations', () => {
    expect(ORGANIZATION_ROLES.map(readRole)).toEqual(ORGANIZATION_ROLES)
    expect(PLATFORM_ROLES.every(isPlatformRole)).toBe(true)
    expect(ORGANIZATION_ROLES.some(isPlatformRole)).toBe(false)
  })

  it('stands beside others in a cell', () => {
    expect(splitRoles('planner, M&E Officer; viewer/staff\nadmin')).toEqual([
      'planner',
      'M&E Officer',
      'viewer',
      'staff',
      'admin',
    ])
    expect(splitRoles(' ')).toEqual([])
  })
})

describe('the templates', () => {
  it.each(ORGANIZATION_KINDS)('say for %s who plans, budgets and administers, and no title twice', (kind) => {
    const roles = ROLE_TEMPLATES[kind].filter(({ least }) => least > 0).flatMap((one) => one.roles)
    expect(roles).toEqual(expect.arrayContaining(['admin', 'manager', 'planner', 'budget_officer']))
    const titles = ROLE_TEMPLATES[kind].flatMap((one) => one.titles)
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
    expect(titles.every((title) => findTemplatePosition(kind, title)?.titles.includes(title))).toBe(true)
  })

  it('read titles with their grade', () => {
    expect(findTemplatePosition('ministry', 'Planning Officer III')?.roles).toEqual(['planner'])
    expect(findTemplatePosition('agency', 'BUDGET OFFICER  II (Acting)')?.roles).toEqual(['budget_officer'])
    expect(findTemplatePosition('ministry', 'Driver I')).toBeUndefined()
    expect(findTemplatePosition('agency', 'Administrator')?.roles).toEqual(['manager'])
  })
})
