// What imports contribute to the shell: files of many rows, from the upload to the last row.
import { IconFileImport } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { importsPages } from './routes.ts'

export const imports: Feature = {
  module: 'imports',
  label: 'Platform',
  pages: Object.values(importsPages),
  nav: [{ label: 'Imports', icon: IconFileImport, page: importsPages.imports }],
}
