// What spending contributes to the shell.
import { IconBook, IconCash, IconFileInvoice, IconRotate } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { spendingPages as pages } from './routes.ts'
import { spendingSearch } from './search.ts'
import { queueOf, tasksQuery } from './task-queue.ts'

const access = 'budget.ledger.view'

export const spending: Feature = {
  module: 'budgeting',
  label: 'Budget execution',
  switchable: true,
  pages: Object.values(pages),
  nav: [
    { label: 'Obligations', icon: IconFileInvoice, page: pages.requests },
    { label: 'Payments', icon: IconCash, page: pages.payables },
    { label: 'Corrections', icon: IconRotate, page: pages.corrections },
    { label: 'Registers', icon: IconBook, page: pages.postings },
  ],
  inbox: {
    name: 'spending',
    access,
    queue: (moa) => ({ ...tasksQuery(moa), select: queueOf }),
    load: () => import('./task-view.tsx').then((module) => module.SpendingTaskView),
  },
  search: spendingSearch,
}
