// The pages of programs, their physical targets, and their import.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'budget.ppa.view'
const edit = 'budget.ppa.edit'
const record = 'budget.target.record'
const enter = 'budget.appropriation.enter'

export const ppaPages = {
  ppas: page(places.ppas.path, {
    access: view,
    title: 'Programs',
    load: () => import('./ppas-page.tsx').then((module) => module.PpasPage),
  }),
  newPpa: page(places.newPpa.path, {
    access: edit,
    title: 'New program',
    load: () => import('./ppa-form-page.tsx').then((module) => module.NewPpaPage),
  }),
  imports: page(places.imports.path, {
    access: 'budget.ledger.view',
    title: 'Imports of programs',
    load: () => import('./imports-page.tsx').then((module) => module.PpaImportsPage),
  }),
  ppa: page(places.ppa.path, {
    access: view,
    title: 'Program',
    load: () => import('./ppa-page.tsx').then((module) => module.PpaPage),
  }),
  editPpa: page(places.editPpa.path, {
    access: edit,
    title: 'Edit program',
    load: () => import('./ppa-form-page.tsx').then((module) => module.EditPpaPage),
  }),
  newIndicator: page(places.newIndicator.path, {
    access: record,
    title: 'New indicator',
    load: () => import('./indicator-form-page.tsx').then((module) => module.NewIndicatorPage),
  }),
  newWorkItem: page(places.newWorkItem.path, {
    access: record,
    title: 'New work item',
    load: () => import('./work-item-form-page.tsx').then((module) => module.NewWorkItemPage),
  }),
  workItem: page(places.workItem.path, {
    access: view,
    title: 'Work item',
    load: () => import('./work-item-form-page.tsx').then((module) => module.EditWorkItemPage),
  }),
  indicator: page(places.indicator.path, {
    access: view,
    title: 'Indicator',
    load: () => import('./indicator-page.tsx').then((module) => module.IndicatorPage),
  }),
  editIndicator: page(places.editIndicator.path, {
    access: record,
    title: 'Edit indicator',
    load: () => import('./indicator-form-page.tsx').then((module) => module.EditIndicatorPage),
  }),
  targets: page(places.targets.path, {
    access: record,
    title: 'Targets',
    load: () => import('./targets-page.tsx').then((module) => module.TargetsPage),
  }),
  accomplish: page(places.accomplish.path, {
    access: record,
    title: 'Record accomplishment',
    load: () => import('./accomplish-page.tsx').then((module) => module.AccomplishPage),
  }),
  physical: page(places.physical.path, {
    access: view,
    title: 'Physical targets',
    load: () => import('./physical-page.tsx').then((module) => module.PhysicalPage),
  }),
  newImport: page(places.newImport.path, {
    access: enter,
    title: 'Import programs',
    load: () => import('./new-import-page.tsx').then((module) => module.NewPpaImportPage),
  }),
  import: page(places.import.path, {
    access: 'budget.ledger.view',
    title: 'Import of programs',
    load: () => import('./import-page.tsx').then((module) => module.PpaImportPage),
  }),
}
