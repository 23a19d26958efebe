// The sign-in history of one person.
import { and, eq } from 'drizzle-orm'
import { SIGN_IN_WORDS } from '../../../platform/auth/sign-in-events.contract.ts'
import { signInEvents } from '../../../platform/auth/sign-in-events.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { readOwnSignIns, SignIn } from './invitations.contract.ts'

const { at, kind, ipAddress, userAgent, id } = signInEvents
const findPage = defineList({
  columns: { at, kind, ipAddress, userAgent },
  from: signInEvents,
  sortable: { at },
  sort: '-at',
  tieBreaker: id,
})

/** One page of entries; the scope decides whether the person is seen at all. */
export function findSignIns(
  { db }: OrganizationScope | PlatformScope,
  personId: string,
  query: Input<typeof readOwnSignIns>['query'],
): Promise<Output<typeof readOwnSignIns>> {
  return findPage(db, query, and(eq(signInEvents.personId, personId), query.kind ? eq(kind, query.kind) : undefined))
}

export const signInColumns: readonly Column<SignIn>[] = [
  { key: 'at', title: 'When', type: 'instant', value: (entry) => entry.at },
  { key: 'kind', title: 'What', type: 'text', value: (entry) => SIGN_IN_WORDS[entry.kind] },
  { key: 'ip_address', title: 'Address', type: 'text', value: (entry) => entry.ipAddress },
  { key: 'user_agent', title: 'Device', type: 'text', value: (entry) => entry.userAgent },
]
