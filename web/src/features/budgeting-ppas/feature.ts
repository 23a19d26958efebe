// What programs, activities and projects contribute to the shell.
import { IconChecklist, IconSitemap } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { ppaPages as pages } from './routes.ts'
import { ppaSearch } from './search.ts'

export const ppas: Feature = {
  module: 'budgeting',
  label: 'Budgeting',
  switchable: true,
  pages: Object.values(pages),
  nav: [
    { label: 'Programs', icon: IconSitemap, page: pages.ppas },
    { label: 'Physical targets', icon: IconChecklist, page: pages.physical },
  ],
  search: ppaSearch,
}
