// What people contribute to the shell: everybody with an account, and one's own organizations.
import { IconUsersGroup } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { peoplePages } from './routes.ts'

export const people: Feature = {
  module: 'people',
  label: 'Platform',
  pages: Object.values(peoplePages),
  nav: [{ label: 'People', icon: IconUsersGroup, page: peoplePages.people }],
}
