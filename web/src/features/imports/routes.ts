import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const importsPages = {
  imports: page(places.imports.path, {
    access: 'imports.batch.view',
    title: 'Imports',
    load: () => import('./imports-page.tsx').then((module) => module.ImportsPage),
  }),
  newImport: page(places.newImport.path, {
    access: 'imports.batch.manage',
    title: 'New import',
    load: () => import('./new-import-page.tsx').then((module) => module.NewImportPage),
  }),
  batch: page(places.batch.path, {
    access: 'imports.batch.view',
    title: 'Import',
    load: () => import('./import-page.tsx').then((module) => module.ImportPage),
  }),
}
