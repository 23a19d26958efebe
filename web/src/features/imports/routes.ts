import { addImport, listImports, readImport } from '../../../../server/src/platform/imports/imports.contract.ts'
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const importsPages = {
  imports: page(places.imports.path, {
    access: listImports.access,
    title: 'Imports',
    load: () => import('./imports-page.tsx').then((module) => module.ImportsPage),
  }),
  newImport: page(places.newImport.path, {
    access: addImport.access,
    title: 'New import',
    load: () => import('./new-import-page.tsx').then((module) => module.NewImportPage),
  }),
  batch: page(places.batch.path, {
    access: readImport.access,
    title: 'Import',
    load: () => import('./import-page.tsx').then((module) => module.ImportPage),
  }),
}
