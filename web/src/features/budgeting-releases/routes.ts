// The pages of appropriations, releases and modifications.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'budget.ledger.view'
const enter = 'budget.appropriation.enter'
const request = 'budget.modification.request'

export const releasePages = {
  accounts: page(places.accounts.path, {
    access: view,
    title: 'Balances',
    load: () => import('./accounts-page.tsx').then((module) => module.AccountsPage),
  }),
  appropriations: page(places.appropriations.path, {
    access: view,
    title: 'Appropriations',
    load: () => import('./document-lists.tsx').then((module) => module.AppropriationsPage),
  }),
  newAppropriation: page(places.newAppropriation.path, {
    access: enter,
    title: 'New appropriation',
    load: () => import('./appropriation-form-page.tsx').then((module) => module.NewAppropriationPage),
  }),
  appropriation: page(places.appropriation.path, {
    access: view,
    title: 'Appropriation',
    load: () => import('./appropriation-page.tsx').then((module) => module.AppropriationPage),
  }),
  editAppropriation: page(places.editAppropriation.path, {
    access: enter,
    title: 'Edit appropriation',
    load: () => import('./appropriation-form-page.tsx').then((module) => module.EditAppropriationPage),
  }),
  releases: page(places.releases.path, {
    access: view,
    title: 'Allotment releases',
    load: () => import('./document-lists.tsx').then((module) => module.ReleasesPage),
  }),
  newRelease: page(places.newRelease.path, {
    access: enter,
    title: 'New allotment release',
    load: () => import('./release-form-page.tsx').then((module) => module.NewReleasePage),
  }),
  release: page(places.release.path, {
    access: view,
    title: 'Allotment release',
    load: () => import('./release-page.tsx').then((module) => module.ReleasePage),
  }),
  editRelease: page(places.editRelease.path, {
    access: enter,
    title: 'Edit allotment release',
    load: () => import('./release-form-page.tsx').then((module) => module.EditReleasePage),
  }),
  modifications: page(places.modifications.path, {
    access: view,
    title: 'Modifications',
    load: () => import('./document-lists.tsx').then((module) => module.ModificationsPage),
  }),
  whatIf: page(places.whatIf.path, {
    access: view,
    title: 'What if',
    load: () => import('./what-if-page.tsx').then((module) => module.WhatIfPage),
  }),
  newModification: page(places.newModification.path, {
    access: request,
    title: 'New modification',
    load: () => import('./modification-form-page.tsx').then((module) => module.NewModificationPage),
  }),
  modification: page(places.modification.path, {
    access: view,
    title: 'Modification',
    load: () => import('./modification-page.tsx').then((module) => module.ModificationPage),
  }),
  editModification: page(places.editModification.path, {
    access: request,
    title: 'Edit modification',
    load: () => import('./modification-form-page.tsx').then((module) => module.EditModificationPage),
  }),
}
