import { expect, test } from 'vitest'
import type { Me } from '../../../server/src/modules/people/me.contract.ts'
import type { Feature } from '../lib/feature.ts'
import { page } from '../lib/page.ts'
import { findRefusal } from './page-access.ts'

const load = async () => () => null
const plans = page('/moa/:moa/planning/plans', { access: 'planning.plan.view', title: 'Plans', load })
const organizations = page('/platform/organizations', { access: 'organizations.manage', title: 'Organizations', load })
const account = page('/account/security', { access: 'signed-in', title: 'Account', load })
const feature: Feature = { module: 'planning', label: 'Planning', switchable: true, pages: [plans], nav: [] }

function person(modules: string[], permissions: string[], notYet: string[] = []): Me {
  const name = 'A. Santos'
  return {
    person: {
      id: '1',
      username: 'a',
      email: 'a@x',
      name,
      mustChangePassword: false,
      twoFactorEnabled: false,
      mustSetUpTwoFactor: false,
    },
    mode: 'bmms',
    workspaces: [
      {
        code: 'MOH',
        name: 'Health',
        accentColor: '#000000',
        logoUrl: null,
        modules,
        roles: [],
        permissions,
        withheld: [],
        notYet,
        isPrimary: true,
      },
    ],
    waiting: [{ code: 'MAFAR', name: 'Agriculture' }],
    platform: { roles: [], permissions: [] },
  }
}

test.each([
  ['open', ['planning'], ['planning.plan.view'], 'moh', undefined],
  ['without the permission', ['planning'], [], 'MOH', 'role'],
  ['with the module off', [], [], 'MOH', 'module'],
  ['of another organization', ['planning'], ['planning.plan.view'], 'MOLE', 'organization'],
  ['that others enter first', ['planning'], ['planning.plan.view'], 'mafar', 'waiting'],
])('a page of an organization %s', (_, modules, permissions, moa, refused) => {
  expect(findRefusal(person(modules, permissions), plans, { moa, feature })).toBe(refused)
})

test('a page that a share does not open yet says so, and not that a role is missing', () => {
  const me = person(['planning'], [], ['planning.plan.view'])
  expect(findRefusal(me, plans, { moa: 'MOH', feature })).toBe('share')
})

test('pages above organizations ask for a permission of the platform, the account for none', () => {
  const me = person(['planning'], ['organizations.manage'])
  expect(findRefusal(me, organizations, { moa: undefined, feature: undefined })).toBe('role')
  expect(findRefusal(me, account, { moa: undefined, feature: undefined })).toBeUndefined()
})
