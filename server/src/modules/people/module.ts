import type { Module } from '../../platform/module.ts'
import { peoplePolicy } from './access.ts'
import { peopleConstraints, peopleErrors } from './errors.ts'
import { peopleRoutes } from './people.routes.ts'

export { admitPerson, createMember, findPersonByName } from './new-members.ts'

export const peopleModule: Module = {
  name: 'people',
  policy: peoplePolicy,
  errors: peopleErrors,
  constraints: peopleConstraints,
  routes: peopleRoutes,
}
