import { Policies } from '../../platform/access/policy.ts'
import type { Module } from '../../platform/module.ts'
import { peoplePolicy } from './access.ts'
import { accessReviewRoutes } from './access-review.routes.ts'
import { accountCorrectedLetter } from './edit-person.ts'
import { peopleConstraints, peopleErrors } from './errors.ts'
import { peopleImport } from './import-people.ts'
import { invitationErrors } from './invitation-errors.ts'
import { invitationRoutes } from './invitations.routes.ts'
import { inviteBatch } from './invite-many.ts'
import { peopleRoutes } from './people.routes.ts'
import { personalDataRoutes } from './personal-data.routes.ts'
import { roleChangeConstraints, roleChangeErrors } from './role-change-errors.ts'
import { roleChangeRoutes } from './role-changes.routes.ts'
import { roleChangedLetter, roleChangedTopic, roleRequestTopic } from './role-letters.ts'
import { roleTemplateRoutes } from './role-template.routes.ts'
import { welcomeLetter } from './welcome-letter.ts'

export { findActiveMembers } from './active-members.ts'
export { assignRoles } from './assign-roles.ts'
export { peopleImport } from './import-people.ts'
export { findImportedPeople, type ImportedPerson } from './imported-people.ts'
export { randomFrom } from './invented-people.ts'
export { accountStanding } from './invitations.ts'
export { findWaiting, INVITE_BATCH, type Waiting } from './invite-many.ts'
export { createMember, createMemberWithPassword, findPersonByName } from './new-members.ts'
export { describeOwnPlace, findOwnPlace, type OwnPlace } from './own-place.ts'
export { exportPerson } from './personal-data.ts'
export { generatePeople } from './pilot-people.ts'
export { readRole } from './role-names.ts'

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
