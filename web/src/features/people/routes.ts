import {
  createPlatformAccount,
  listPeople,
  readPerson,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const peoplePages = {
  people: page(places.people.path, {
    access: listPeople.access,
    title: 'People',
    load: () => import('./people-page.tsx').then((module) => module.PeoplePage),
  }),
  newPerson: page(places.newPerson.path, {
    access: createPlatformAccount.access,
    title: 'New staff account',
    load: () => import('./new-person-page.tsx').then((module) => module.NewPersonPage),
  }),
  person: page(places.person.path, {
    access: readPerson.access,
    title: 'Person',
    load: () => import('./person-page.tsx').then((module) => module.PersonPage),
  }),
  /** Opened from the menu of the person. */
  workspaces: page(places.workspaces.path, {
    access: 'signed-in',
    title: 'Your organizations and roles',
    load: () => import('./workspaces-page.tsx').then((module) => module.WorkspacesPage),
  }),
}
