import { Policies } from '../../platform/access/policy.ts'
import type { Module } from '../../platform/module.ts'
import { peoplePolicy } from './access.ts'
import { accountCorrectedLetter } from './edit-person.ts'
import { peopleConstraints, peopleErrors } from './errors.ts'
import { peopleImport } from './imports/import-people.ts'
import { invitationErrors } from './links/invitation-errors.ts'
import { invitationRoutes } from './links/invitations.routes.ts'
import { inviteBatch } from './links/invite-many.ts'
import { welcomeLetter } from './links/welcome-letter.ts'
import { peopleRoutes } from './people.routes.ts'
import { personalDataRoutes } from './privacy/personal-data.routes.ts'
import { accessReviewRoutes } from './roles/access-review.routes.ts'
import { roleChangeConstraints, roleChangeErrors } from './roles/role-change-errors.ts'
import { roleChangeRoutes } from './roles/role-changes.routes.ts'
import { roleChangedLetter, roleChangedTopic, roleRequestTopic } from './roles/role-letters.ts'
import { roleTemplateRoutes } from './roles/role-template.routes.ts'

export { findActiveMembers } from './active-members.ts'
export { inventPerson, randomFrom } from './demo/invented-people.ts'
export { generatePeople } from './demo/pilot-people.ts'
export { findOrInventHolders, type RoleHolder } from './demo/role-holders.ts'
export { peopleImport } from './imports/import-people.ts'
export { findImportedPeople, type ImportedPerson } from './imports/imported-people.ts'
export { accountStanding } from './links/invitations.ts'
export { findWaiting, INVITE_BATCH, type Waiting } from './links/invite-many.ts'
export { createMember, createMemberWithPassword, findPersonByName } from './new-members.ts'
export { describeOwnPlace, findOwnPlace, type OwnPlace } from './own-place.ts'
export { findOwnPosition } from './own-position.ts'
export { anonymizePerson } from './privacy/anonymize-person.ts'
export { exportPerson } from './privacy/personal-data.ts'
export { assignRoles } from './roles/assign-roles.ts'
export { readRole } from './roles/role-names.ts'

/** `modules`: all of BMMS; what roles let people do, and what waits for whom, stands with each of them. */
export function peopleModule(modules: () => readonly Module[]): Module {
  let tables: Policies | undefined
  const policies = () => {
    tables ??= new Policies(modules().map(({ policy }) => policy))
    return tables
  }
  return {
    name: 'people',
    policy: peoplePolicy,
    errors: { ...peopleErrors, ...invitationErrors, ...roleChangeErrors },
    constraints: { ...peopleConstraints, ...roleChangeConstraints },
    routes: [
      ...peopleRoutes(modules),
      ...invitationRoutes,
      ...roleChangeRoutes(policies),
      ...accessReviewRoutes(policies),
      ...roleTemplateRoutes,
      ...personalDataRoutes,
    ],
    imports: [peopleImport],
    jobs: [inviteBatch],
    letters: [welcomeLetter, roleChangedLetter, accountCorrectedLetter],
    topics: [roleRequestTopic, roleChangedTopic],
  }
}
