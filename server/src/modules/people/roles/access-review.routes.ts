import type { Policies } from '../../../platform/access/policy.ts'
import { ROLE_WORDS } from '../../../platform/access/roles.contract.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { findGrants } from './access-grants.ts'
import * as contract from './access-review.contract.ts'
import { findApprovers, findUnused, findWithoutTwoFactor, recordReview, summarizeAccess } from './access-review.ts'

type Person = Pick<contract.ApproverRow, 'name' | 'username' | 'organization' | 'roles'>

const wordsOf = (roles: readonly string[]) =>
  roles.map((role) => ROLE_WORDS[role as keyof typeof ROLE_WORDS] ?? role).join(', ')

const whom: readonly Column<Pick<Person, 'name' | 'username' | 'organization'>>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (row) => row.name },
  { key: 'username', title: 'Username', type: 'text', value: (row) => row.username },
  { key: 'organization', title: 'Organization', type: 'text', value: (row) => row.organization ?? 'BARMM' },
]
const person: readonly Column<Person>[] = [
  ...whom,
  { key: 'roles', title: 'Roles', type: 'text', value: (row) => wordsOf(row.roles) },
]
const approverColumns: readonly Column<contract.ApproverRow>[] = [
  ...person,
  { key: 'approves', title: 'Can approve', type: 'text', value: (row) => row.approves.join('; ') },
  { key: 'also_prepares', title: 'Can prepare as well', type: 'text', value: (row) => row.alsoPrepares.join('; ') },
]
const unusedColumns: readonly Column<contract.UnusedRow>[] = [
  ...person,
  { key: 'last_signed_in_at', title: 'Last signed in', type: 'instant', value: (row) => row.lastSignedInAt },
  { key: 'days', title: 'Days', type: 'integer', value: (row) => row.days },
  { key: 'added_at', title: 'Added', type: 'instant', value: (row) => row.addedAt },
]
const bareColumns: readonly Column<contract.WithoutTwoFactorRow>[] = [
  ...person,
  { key: 'last_signed_in_at', title: 'Last signed in', type: 'instant', value: (row) => row.lastSignedInAt },
]
const HOW = {
  approved: 'Second person',
  import: 'Approved import',
  command_line: 'Command line',
  direct: 'Without a second person',
} as const
const grantColumns: readonly Column<contract.GrantRow>[] = [
  ...whom,
  { key: 'granted', title: 'Granted', type: 'text', value: (row) => wordsOf(row.granted) },
  { key: 'granted_at', title: 'When', type: 'instant', value: (row) => row.grantedAt },
  { key: 'requested_by', title: 'Asked by', type: 'text', value: (row) => row.requestedBy },
  { key: 'second_person', title: 'Second person', type: 'text', value: (row) => row.secondPerson ?? '' },
  { key: 'how', title: 'How', type: 'text', value: (row) => HOW[row.how] },
  { key: 'reason', title: 'Reason', type: 'text', value: (row) => row.reason },
]
const exports = {
  approvers: { export: { title: 'Access review: who can approve', columns: approverColumns } },
  unused: { export: { title: 'Access review: unused accounts', columns: unusedColumns } },
  withoutTwoFactor: { export: { title: 'Access review: without two-factor', columns: bareColumns } },
  grants: { export: { title: 'Access review: roles granted', columns: grantColumns } },
}

const inOrganizations = (policies: () => Policies): readonly Route[] => [
  route(contract.readAccessReview, (scope) => summarizeAccess(scope, policies())),
  route(contract.listApprovers, (scope, { query }) => findApprovers(scope, policies(), query), exports.approvers),
  route(contract.listUnusedAccounts, (scope, { query }) => findUnused(scope, query), exports.unused),
  route(
    contract.listWithoutTwoFactor,
    (scope, { query }) => findWithoutTwoFactor(scope, query),
    exports.withoutTwoFactor,
  ),
  route(contract.listRoleGrants, (scope, { query }) => findGrants(scope, query), exports.grants),
  route(contract.recordAccessReview, (scope, { body }) => recordReview(scope, policies(), body.note)),
]

const everywhere = (policies: () => Policies): readonly Route[] => [
  route(contract.readPlatformAccessReview, (scope) => summarizeAccess(scope, policies())),
  route(
    contract.listPlatformApprovers,
    (scope, { query }) => findApprovers(scope, policies(), query),
    exports.approvers,
  ),
  route(contract.listPlatformUnusedAccounts, (scope, { query }) => findUnused(scope, query), exports.unused),
  route(
    contract.listPlatformWithoutTwoFactor,
    (scope, { query }) => findWithoutTwoFactor(scope, query),
    exports.withoutTwoFactor,
  ),
  route(contract.listPlatformRoleGrants, (scope, { query }) => findGrants(scope, query), exports.grants),
  route(contract.recordPlatformAccessReview, (scope, { body }) => recordReview(scope, policies(), body.note)),
]

/** The same review for one organization and for all of them. */
export function accessReviewRoutes(policies: () => Policies): readonly Route[] {
  return [...inOrganizations(policies), ...everywhere(policies)]
}
