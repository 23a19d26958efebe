// Endpoints of changes of roles, in organizations and above them.
import type { Policies } from '../../../platform/access/policy.ts'
import { ROLE_WORDS } from '../../../platform/access/roles.contract.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route, twoStepRoute } from '../../../platform/http/route.ts'
import { getPerson } from '../find-people.ts'
import { tellAbove } from '../joining.ts'
import { getMember } from '../members.ts'
import {
  approvePlatformRoles,
  previewPlatformRoles,
  rejectPlatformRoles,
  requestPlatformRoles,
  withdrawPlatformRoles,
} from './platform-role-changes.ts'
import type { RoleChange } from './role-change.contract.ts'
import { findRoleChanges, getRoleChange } from './role-change-view.ts'
import * as contract from './role-changes.contract.ts'
import { approveRoles, previewRoles, rejectRoles, requestRoles, withdrawRoles } from './role-changes.ts'

const wordsOf = (roles: readonly string[]) =>
  roles.map((role) => ROLE_WORDS[role as keyof typeof ROLE_WORDS] ?? role).join(', ')

const columns: readonly Column<RoleChange>[] = [
  { key: 'requested_at', title: 'Asked', type: 'instant', value: (change) => change.requestedAt },
  { key: 'organization', title: 'Organization', type: 'text', value: (change) => change.organization?.code ?? 'BARMM' },
  { key: 'name', title: 'Name', type: 'text', value: (change) => change.personName },
  { key: 'username', title: 'Username', type: 'text', value: (change) => change.username },
  { key: 'adds', title: 'Adds', type: 'text', value: (change) => wordsOf(change.adds) },
  { key: 'removes', title: 'Takes away', type: 'text', value: (change) => wordsOf(change.removes) },
  { key: 'reason', title: 'Reason', type: 'text', value: (change) => change.reason },
  { key: 'state', title: 'State', type: 'text', value: (change) => change.state },
  { key: 'requested_by', title: 'Asked by', type: 'text', value: (change) => change.requestedBy },
  { key: 'decided_by', title: 'Decided by', type: 'text', value: (change) => change.decidedBy ?? '' },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (change) => change.decidedAt },
]
const shared = { export: { title: 'Changes of roles', columns } }

type Tables = () => Policies

function ofOrganizations(policies: Tables): readonly Route[] {
  return [
    route(contract.previewRoleChange, (scope, input) => previewRoles(scope, policies(), input)),
    twoStepRoute(contract.requestRoleChange, {
      decide: async (scope, input) => {
        const requested = await requestRoles(scope, input)
        const change = await getRoleChange(scope, policies(), requested.row.id)
        return { requested, output: { change, member: await getMember(scope, input.params.id) } }
      },
      finish: async ({ requested, output }, scope, { database }) => {
        await tellAbove(database, scope, requested)
        return output
      },
    }),
    route(
      contract.listMemberRoleChanges,
      async (scope, { params, query }) => {
        const { personId } = await getMember(scope, params.id)
        return findRoleChanges(scope, policies(), { ...query, personId })
      },
      shared,
    ),
    route(contract.listRoleChanges, (scope, { query }) => findRoleChanges(scope, policies(), query), shared),
    route(contract.readRoleChange, (scope, { params }) => getRoleChange(scope, policies(), params.id)),
    route(contract.approveRoleChange, async (scope, input) => {
      await approveRoles(scope, input)
      return getRoleChange(scope, policies(), input.params.id)
    }),
    route(contract.rejectRoleChange, async (scope, input) => {
      await rejectRoles(scope, input)
      return getRoleChange(scope, policies(), input.params.id)
    }),
    route(contract.withdrawRoleChange, async (scope, input) => {
      await withdrawRoles(scope, input)
      return getRoleChange(scope, policies(), input.params.id)
    }),
  ]
}

function aboveOrganizations(policies: Tables): readonly Route[] {
  return [
    route(contract.previewPlatformRoleChange, (scope, input) => previewPlatformRoles(scope, policies(), input)),
    route(contract.requestPlatformRoleChange, async (scope, input) => {
      const { id } = await requestPlatformRoles(scope, input)
      const change = await getRoleChange(scope, policies(), id)
      return { change, person: await getPerson(scope, input.params.id) }
    }),
    route(
      contract.listPersonRoleChanges,
      async (scope, { params, query }) => {
        const { id: personId } = await getPerson(scope, params.id)
        return findRoleChanges(scope, policies(), { ...query, personId })
      },
      shared,
    ),
    route(contract.listPlatformRoleChanges, (scope, { query }) => findRoleChanges(scope, policies(), query), shared),
    route(contract.readPlatformRoleChange, (scope, { params }) => getRoleChange(scope, policies(), params.id)),
    route(contract.approvePlatformRoleChange, async (scope, input) => {
      await approvePlatformRoles(scope, input)
      return getRoleChange(scope, policies(), input.params.id)
    }),
    route(contract.rejectPlatformRoleChange, async (scope, input) => {
      await rejectPlatformRoles(scope, input)
      return getRoleChange(scope, policies(), input.params.id)
    }),
    route(contract.withdrawPlatformRoleChange, async (scope, input) => {
      await withdrawPlatformRoles(scope, input)
      return getRoleChange(scope, policies(), input.params.id)
    }),
  ]
}

export function roleChangeRoutes(policies: Tables): readonly Route[] {
  return [...ofOrganizations(policies), ...aboveOrganizations(policies)]
}
