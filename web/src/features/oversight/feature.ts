// Oversight: the Office of the Chief Minister reads across organizations and changes nothing.
import { IconBuildingBank } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { oversightPages as pages } from './routes.ts'

export const oversight: Feature = {
  module: 'planning',
  label: 'Oversight',
  pages: Object.values(pages),
  nav: [{ label: 'Planning of all', icon: IconBuildingBank, page: pages.planning }],
}
