import { IconCalendarOff, IconTimeline } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { timelinePages } from './routes.ts'

export const rolloutTimeline: Feature = {
  module: 'rollout',
  label: 'Rollout',
  pages: Object.values(timelinePages),
  nav: [
    { label: 'Timeline', icon: IconTimeline, page: timelinePages.timeline },
    { label: 'Blackouts', icon: IconCalendarOff, page: timelinePages.blackouts },
  ],
}
