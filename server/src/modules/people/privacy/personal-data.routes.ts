import { type Route, twoStepRoute } from '../../../platform/http/route.ts'
import { forgetSignIn, makeAnonymous } from './erase-person.ts'
import { erasePerson, readOwnData, readPersonData } from './personal-data.contract.ts'
import { exportPerson } from './personal-data.ts'

export const personalDataRoutes: readonly Route[] = [
  twoStepRoute(readOwnData, {
    decide: async ({ actor }) => actor.id,
    finish: (id, scope, { database }) => exportPerson(database, scope, id),
  }),
  twoStepRoute(readPersonData, {
    decide: async (_scope, { params }) => params.id,
    finish: (id, scope, { database }) => exportPerson(database, scope, id),
  }),
  twoStepRoute(erasePerson, {
    decide: makeAnonymous,
    finish: (person, scope, { database }) => forgetSignIn(database, scope, person),
  }),
]
