// What Planning contributes to the shell.
import { IconCalendarEvent, IconChartBar, IconChecklist, IconFlag, IconTarget } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { approvalsQuery, queueOf } from './approval-queue.ts'
import { planningPages as pages } from './routes.ts'
import { planningSearch } from './search.ts'

const access = 'planning.plan.view'

export const planning: Feature = {
  module: 'planning',
  label: 'Planning',
  switchable: true,
  pages: Object.values(pages),
  nav: [
    { label: 'Dashboard', icon: IconChartBar, page: pages.dashboard },
    { label: 'Strategic plans', icon: IconFlag, page: pages.plans },
    { label: 'Annual work plans', icon: IconCalendarEvent, page: pages.years },
    { label: 'Goals', icon: IconTarget, page: pages.goals },
    { label: 'Objectives', icon: IconChecklist, page: pages.objectives },
  ],
  home: [{ access, load: () => import('./home-widget.tsx').then((module) => module.PlanningHome) }],
  inbox: {
    name: 'planning',
    access,
    queue: (moa) => ({ ...approvalsQuery(moa), select: queueOf }),
    load: () => import('./approval-view.tsx').then((module) => module.ApprovalView),
  },
  search: planningSearch,
}
