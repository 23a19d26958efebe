import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const activationPages = {
  activations: page(places.activations.path, {
    access: 'rollout.wave.view',
    title: 'Activation',
    load: () => import('./activations-page.tsx').then((module) => module.ActivationsPage),
  }),
  activation: page(places.activation.path, {
    access: 'rollout.wave.view',
    title: 'Activation',
    load: () => import('./activation-page.tsx').then((module) => module.ActivationPage),
  }),
  activate: page(places.activate.path, {
    access: 'rollout.organization.activate',
    title: 'Switch a stage on',
    load: () => import('./activate-page.tsx').then((module) => module.ActivatePage),
  }),
  share: page(places.share.path, {
    access: 'rollout.organization.activate',
    title: 'Whom it reaches',
    load: () => import('./share-page.tsx').then((module) => module.SharePage),
  }),
}

/** In an organization: why something is on or off for the person who looks. Opened from where something is not open yet. */
export const switchPages = {
  switches: page('/moa/:moa/switches', {
    access: 'rollout.progress.view',
    title: 'What is open for you',
    load: () => import('./switches-page.tsx').then((module) => module.SwitchesPage),
  }),
}
