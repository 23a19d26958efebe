import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

/** For everybody in an organization. */
export const referencePages = {
  rules: page(places.rules.path, {
    access: 'budget.ledger.view',
    title: 'Rules of law',
    load: () => import('./rules-page.tsx').then((module) => module.RulesPage),
  }),
  objects: page(places.objects.path, {
    access: 'budget.ledger.view',
    title: 'Account codes',
    load: () => import('./objects-page.tsx').then((module) => module.ObjectsPage),
  }),
  acts: page(places.acts.path, {
    access: 'budget.ledger.view',
    title: 'Appropriation acts',
    load: () => import('./acts-page.tsx').then((module) => module.ActsPage),
  }),
}

/** For those who keep codes and acts. */
export const keptReferencePages = {
  rules: page(places.rulesAbove.path, {
    access: 'budget.reference.view',
    title: 'Rules of law',
    load: () => import('./rules-page.tsx').then((module) => module.RulesAbovePage),
  }),
  limits: page(places.limits.path, {
    access: 'budget.reference.view',
    title: 'Limits of the law',
    load: () => import('./limits-page.tsx').then((module) => module.LimitsPage),
  }),
  objects: page(places.objectsAbove.path, {
    access: 'budget.reference.view',
    title: 'Account codes',
    load: () => import('./objects-page.tsx').then((module) => module.ObjectsAbovePage),
  }),
  newObject: page(places.newObject.path, {
    access: 'budget.reference.manage',
    title: 'New account code',
    load: () => import('./object-forms.tsx').then((module) => module.NewObjectPage),
  }),
  object: page(places.object.path, {
    access: 'budget.reference.view',
    title: 'Account code',
    load: () => import('./object-page.tsx').then((module) => module.ObjectPage),
  }),
  editObject: page(places.editObject.path, {
    access: 'budget.reference.manage',
    title: 'Change an account code',
    load: () => import('./object-forms.tsx').then((module) => module.EditObjectPage),
  }),
  sources: page(places.sourcesAbove.path, {
    access: 'budget.reference.view',
    title: 'Funding sources',
    load: () => import('./sources-page.tsx').then((module) => module.SourcesPage),
  }),
  newSource: page(places.newSource.path, {
    access: 'budget.reference.manage',
    title: 'New funding source',
    load: () => import('./source-forms.tsx').then((module) => module.NewSourcePage),
  }),
  source: page(places.source.path, {
    access: 'budget.reference.view',
    title: 'Funding source',
    load: () => import('./source-page.tsx').then((module) => module.SourcePage),
  }),
  editSource: page(places.editSource.path, {
    access: 'budget.reference.manage',
    title: 'Change a funding source',
    load: () => import('./source-forms.tsx').then((module) => module.EditSourcePage),
  }),
  acts: page(places.actsAbove.path, {
    access: 'budget.reference.view',
    title: 'Appropriation acts',
    load: () => import('./acts-page.tsx').then((module) => module.ActsAbovePage),
  }),
  newAct: page(places.newAct.path, {
    access: 'budget.reference.manage',
    title: 'New appropriation act',
    load: () => import('./act-forms.tsx').then((module) => module.NewActPage),
  }),
  act: page(places.act.path, {
    access: 'budget.reference.view',
    title: 'Appropriation act',
    load: () => import('./act-page.tsx').then((module) => module.ActPage),
  }),
  correctAct: page(places.correctAct.path, {
    access: 'budget.reference.manage',
    title: 'Correct an appropriation act',
    load: () => import('./act-forms.tsx').then((module) => module.CorrectActPage),
  }),
}
