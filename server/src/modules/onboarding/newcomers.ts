// The people behind the figures of onboarding.
import { and, ilike, or } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Column } from '../../platform/documents/columns.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { narrowedTo, newcomers, stages } from './newcomer-stages.ts'
import { type listNewcomers, NEXT_WORDS, type Newcomer } from './report.contract.ts'

const list = defineList({
  columns: {
    personId: stages.personId,
    name: stages.name,
    username: stages.username,
    email: stages.email,
    organizationCode: stages.organizationCode,
    wave: stages.wave,
    next: stages.next,
    hasBounced: stages.hasBounced,
    invitedAt: stages.invitedAt,
    openedAt: stages.openedAt,
    firstSignedInAt: stages.firstSignedInAt,
    lastSignedInAt: stages.lastSignedInAt,
    profileDoneAt: stages.profileDoneAt,
    tourDoneAt: stages.tourDoneAt,
    checklistDoneAt: stages.checklistDoneAt,
    remindedAt: stages.remindedAt,
    reminders: stages.reminders,
  },
  from: newcomers,
  sortable: {
    name: stages.name,
    invitedAt: stages.invitedAt,
    firstSignedInAt: stages.firstSignedInAt,
    remindedAt: stages.remindedAt,
  },
  sort: 'name',
  tieBreaker: stages.personId,
})

/** One page; the text is sought in names, usernames and addresses. */
export async function findNewcomers(
  scope: PlatformScope,
  { query }: Input<typeof listNewcomers>,
): Promise<Output<typeof listNewcomers>> {
  const { q } = query
  const sought = [stages.name, stages.username, stages.email]
  const mentioned = q ? or(...sought.map((column) => ilike(column, contains(q)))) : undefined
  return list(scope.db, query, and(narrowedTo(query), mentioned))
}

export const newcomerColumns: readonly Column<Newcomer>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (one) => one.name },
  { key: 'username', title: 'Username', type: 'text', value: (one) => one.username },
  { key: 'email', title: 'E-mail', type: 'text', value: (one) => one.email },
  { key: 'organization', title: 'Organization', type: 'text', value: (one) => one.organizationCode ?? '' },
  { key: 'wave', title: 'Wave', type: 'integer', value: (one) => one.wave },
  { key: 'next', title: 'Where they are', type: 'text', value: (one) => NEXT_WORDS[one.next] },
  { key: 'bounced', title: 'Letter came back', type: 'boolean', value: (one) => one.hasBounced },
  { key: 'invited_at', title: 'Invited', type: 'instant', value: (one) => one.invitedAt },
  { key: 'first_signed_in_at', title: 'First signed in', type: 'instant', value: (one) => one.firstSignedInAt },
  { key: 'profile_done_at', title: 'Profile done', type: 'instant', value: (one) => one.profileDoneAt },
  { key: 'tour_done_at', title: 'Tour done', type: 'instant', value: (one) => one.tourDoneAt },
  { key: 'checklist_done_at', title: 'Checklist done', type: 'instant', value: (one) => one.checklistDoneAt },
  { key: 'reminded_at', title: 'Last reminded', type: 'instant', value: (one) => one.remindedAt },
]
