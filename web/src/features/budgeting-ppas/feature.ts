// What programs, activities and projects contribute to the shell.
import type { Feature } from '../../lib/feature.ts'

export const ppas: Feature = {
  module: 'budgeting',
  label: 'Budgeting',
  switchable: true,
  pages: [],
  nav: [],
}
