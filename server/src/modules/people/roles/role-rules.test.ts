import { describe, expect, it } from 'vitest'
import { policies } from '../../../app.ts'
import { differenceOf, effectOf, inOrder, needsSecondPerson, rolesAtOnce, sameRoles } from './role-rules.ts'

describe('roles', () => {
  it('need a second person when somebody gains admin, manager, or any role above organizations', () => {
    const organization = (before: string[], after: string[]) => needsSecondPerson({ before, after }, 'organization')
    expect(organization(['planner'], ['planner', 'manager'])).toBe(true)
    expect(organization([], ['admin'])).toBe(true)
    expect(organization(['admin', 'manager'], ['manager', 'planner'])).toBe(false)
    expect(organization(['viewer'], ['planner'])).toBe(false)
    expect(needsSecondPerson({ before: [], after: ['trainer'] }, 'platform')).toBe(true)
    expect(needsSecondPerson({ before: ['trainer'], after: [] }, 'platform')).toBe(false)
  })

  it('are the same in any order, and begin without power', () => {
    expect(sameRoles(['viewer', 'admin'], ['admin', 'viewer'])).toBe(true)
    expect(sameRoles(['viewer'], ['viewer', 'admin'])).toBe(false)
    expect(inOrder(['viewer', 'admin', 'viewer'])).toEqual(['admin', 'viewer'])
    expect(rolesAtOnce(['admin', 'planner'])).toEqual(['planner'])
    expect(rolesAtOnce(['manager'])).toEqual(['viewer'])
    expect(differenceOf({ before: ['planner'], after: ['manager'] })).toEqual({
      adds: ['manager'],
      removes: ['planner'],
    })
  })

  it('say what is gained and lost; what another role gives as well is neither', () => {
    const step = { before: ['viewer'], after: ['planner'] }
    const { gains, loses } = effectOf(policies, step, ['planning'])
    expect(gains).toContain('Write and submit plans')
    expect(gains).not.toContain('See plans, goals and objectives')
    expect(loses).toEqual([])
    expect(effectOf(policies, step, []).gains).not.toContain('Write and submit plans')
    expect(effectOf(policies, { before: [], after: ['platform_admin'] }, null).gains).toContain(
      'In every organization: add, change and deactivate members',
    )
  })
})

describe('every permission', () => {
  it('says in words what it lets people do', () => {
    const all = policies.modules.flatMap(({ policy }) => Object.entries(policy))
    expect(all.filter(([, grant]) => !grant.words).map(([permission]) => permission)).toEqual([])
  })
})
