import type { Module } from '../../platform/module.ts'
import { peoplePolicy } from './access.ts'
import { peopleConstraints, peopleErrors } from './errors.ts'
import { peopleImport } from './import-people.ts'
import { invitationErrors } from './invitation-errors.ts'
import { invitationRoutes } from './invitations.routes.ts'
import { inviteBatch } from './invite-many.ts'
import { peopleRoutes } from './people.routes.ts'
import { welcomeLetter } from './welcome-letter.ts'

export { findActiveMembers } from './active-members.ts'
export { assignRoles } from './assign-roles.ts'
export { randomFrom } from './invented-people.ts'
export { accountStanding, invitePerson } from './invitations.ts'
export { INVITE_BATCH, inviteWaiting } from './invite-many.ts'
export { createMember, createMemberWithPassword, findPersonByName } from './new-members.ts'
export { describeOwnPlace, findOwnPlace, type OwnPlace } from './own-place.ts'
export { generatePeople } from './pilot-people.ts'
export { readRole } from './role-names.ts'

export const peopleModule: Module = {
  name: 'people',
  policy: peoplePolicy,
  errors: { ...peopleErrors, ...invitationErrors },
  constraints: peopleConstraints,
  routes: [...peopleRoutes, ...invitationRoutes],
  imports: [peopleImport],
  jobs: [inviteBatch],
  letters: [welcomeLetter],
}
