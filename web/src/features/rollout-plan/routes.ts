import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'rollout.plan.view'
const prepare = 'rollout.plan.prepare'

export const planPages = {
  plans: page(places.plans.path, {
    access: view,
    title: 'Plan',
    load: () => import('./plans-page.tsx').then((module) => module.PlansPage),
  }),
  plan: page(places.plan.path, {
    access: view,
    title: 'Plan of waves',
    load: () => import('./plan-page.tsx').then((module) => module.PlanPage),
  }),
  compare: page(places.compare.path, {
    access: view,
    title: 'Compare plans',
    load: () => import('./compare-page.tsx').then((module) => module.ComparePage),
  }),
  facts: page(places.facts.path, {
    access: view,
    title: 'Planning facts',
    load: () => import('./facts-page.tsx').then((module) => module.FactsPage),
  }),
  profile: page(places.profile.path, {
    access: view,
    title: 'Planning facts of an organization',
    load: () => import('./profile-page.tsx').then((module) => module.ProfilePage),
  }),
  ties: page(places.ties.path, {
    access: view,
    title: 'Ties',
    load: () => import('./ties-page.tsx').then((module) => module.TiesPage),
  }),
  newTie: page(places.newTie.path, {
    access: prepare,
    title: 'New tie',
    load: () => import('./pair-forms.tsx').then((module) => module.NewTiePage),
  }),
  prerequisites: page(places.prerequisites.path, {
    access: view,
    title: 'Prerequisites',
    load: () => import('./prerequisites-page.tsx').then((module) => module.PrerequisitesPage),
  }),
  newPrerequisite: page(places.newPrerequisite.path, {
    access: prepare,
    title: 'New prerequisite',
    load: () => import('./pair-forms.tsx').then((module) => module.NewPrerequisitePage),
  }),
  settings: page(places.settings.path, {
    access: view,
    title: 'Settings of new plans',
    load: () => import('./settings-page.tsx').then((module) => module.SettingsPage),
  }),
}
