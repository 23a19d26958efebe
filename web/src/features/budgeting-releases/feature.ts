// What appropriations, releases and modifications contribute to the shell.
import { IconArrowsExchange, IconBuildingBank, IconScale, IconTransferIn } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { releasePages as pages } from './routes.ts'
import { releaseSearch } from './search.ts'
import { queueOf, waitingQuery } from './waiting-queue.ts'

export const releases: Feature = {
  module: 'budgeting',
  label: 'Budget execution',
  switchable: true,
  pages: Object.values(pages),
  nav: [
    { label: 'Balances', icon: IconScale, page: pages.accounts },
    { label: 'Appropriations', icon: IconBuildingBank, page: pages.appropriations },
    { label: 'Allotment releases', icon: IconTransferIn, page: pages.releases },
    { label: 'Modifications', icon: IconArrowsExchange, page: pages.modifications },
  ],
  inbox: {
    name: 'budget-documents',
    access: 'budget.ledger.view',
    queue: (moa) => ({ ...waitingQuery(moa), select: queueOf }),
    load: () => import('./waiting-view.tsx').then((module) => module.WaitingView),
  },
  search: releaseSearch,
}
