import { IconBulb, IconFlag } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { completionPages } from './routes.ts'

export const rolloutCompletion: Feature = {
  module: 'rollout',
  label: 'Rollout support',
  pages: Object.values(completionPages),
  nav: [
    { label: 'Lessons', icon: IconBulb, page: completionPages.lessons },
    { label: 'Completion report', icon: IconFlag, page: completionPages.now },
  ],
}
