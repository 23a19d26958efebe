// What budget calls contribute to the shell, above organizations.
import { IconFileDescription, IconSpeakerphone } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { callPages, overseenCallPages } from './routes.ts'

export const budgetCalls: Feature = {
  module: 'budgeting',
  label: 'Budget preparation',
  pages: [...Object.values(callPages), ...Object.values(overseenCallPages)],
  nav: [
    { label: 'Budget calls', icon: IconSpeakerphone, page: callPages.calls },
    { label: 'Proposals of all', icon: IconFileDescription, page: overseenCallPages.calls },
  ],
}
