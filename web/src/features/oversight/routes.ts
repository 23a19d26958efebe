// The pages of oversight.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const access = 'planning.status.oversee'

export const oversightPages = {
  planning: page(places.planning.path, {
    access,
    title: 'Planning of all organizations',
    load: () => import('./planning-page.tsx').then((module) => module.OversightPlanningPage),
  }),
  organization: page(places.organization.path, {
    access,
    title: 'Planning of an organization',
    load: () => import('./organization-planning-page.tsx').then((module) => module.OrganizationPlanningPage),
  }),
}
