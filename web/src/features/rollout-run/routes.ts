import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const runPages = {
  waves: page(places.waves.path, {
    access: 'rollout.wave.view',
    title: 'Waves',
    load: () => import('./waves-page.tsx').then((module) => module.WavesPage),
  }),
  wave: page(places.wave.path, {
    access: 'rollout.wave.view',
    title: 'Wave',
    load: () => import('./wave-page.tsx').then((module) => module.WavePage),
  }),
  editWave: page(places.editWave.path, {
    access: 'rollout.wave.manage',
    title: 'Edit wave',
    load: () => import('./wave-form-page.tsx').then((module) => module.WaveFormPage),
  }),
  addOrganizations: page(places.addOrganizations.path, {
    access: 'rollout.wave.manage',
    title: 'Add organizations',
    load: () => import('./add-organizations-page.tsx').then((module) => module.AddOrganizationsPage),
  }),
  placement: page(places.placement.path, {
    access: 'rollout.wave.view',
    title: 'Organization in a wave',
    load: () => import('./placement-page.tsx').then((module) => module.PlacementPage),
  }),
  moveOrganization: page(places.moveOrganization.path, {
    access: 'rollout.wave.manage',
    title: 'Move to another wave',
    load: () => import('./move-page.tsx').then((module) => module.MovePage),
  }),
  finishMilestone: page(places.finishMilestone.path, {
    access: 'rollout.wave.work',
    title: 'Mark milestone done',
    load: () => import('./milestone-forms.tsx').then((module) => module.FinishMilestonePage),
  }),
  giveMilestone: page(places.giveMilestone.path, {
    access: 'rollout.wave.work',
    title: 'Owner of a milestone',
    load: () => import('./milestone-forms.tsx').then((module) => module.GiveMilestonePage),
  }),
  check: page(places.check.path, {
    access: 'rollout.wave.view',
    title: 'Item of the checklist',
    load: () => import('./check-page.tsx').then((module) => module.CheckPage),
  }),
  blockers: page(places.blockers.path, {
    access: 'rollout.wave.view',
    title: 'Blockers',
    load: () => import('./blockers-page.tsx').then((module) => module.BlockersPage),
  }),
  newBlocker: page(places.newBlocker.path, {
    access: 'rollout.wave.work',
    title: 'New blocker',
    load: () => import('./blocker-form-page.tsx').then((module) => module.NewBlockerPage),
  }),
  blocker: page(places.blocker.path, {
    access: 'rollout.wave.view',
    title: 'Blocker',
    load: () => import('./blocker-page.tsx').then((module) => module.BlockerPage),
  }),
  editBlocker: page(places.editBlocker.path, {
    access: 'rollout.wave.work',
    title: 'Edit blocker',
    load: () => import('./blocker-form-page.tsx').then((module) => module.EditBlockerPage),
  }),
  resolveBlocker: page(places.resolveBlocker.path, {
    access: 'rollout.wave.work',
    title: 'Resolve blocker',
    load: () => import('./resolve-blocker-page.tsx').then((module) => module.ResolveBlockerPage),
  }),
}

/** For everybody in an organization. */
export const onboardingPages = {
  onboarding: page(places.onboarding.path, {
    access: 'rollout.progress.view',
    title: 'Our onboarding',
    load: () => import('./onboarding-page.tsx').then((module) => module.OnboardingPage),
  }),
}
