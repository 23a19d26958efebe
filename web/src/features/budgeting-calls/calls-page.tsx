// The budget calls of the finance ministry, the latest year first.
import {
  type BudgetCallSummary,
  listBudgetCalls,
} from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { callStatusOptions, dueWords } from './words.ts'

export function CallsPage() {
  const list = useList(listBudgetCalls, { params: {}, sort: '-fiscalYear' })
  return (
    <ListPage
      title="Budget calls"
      description="The call opens the preparation of a year's budget: calendar, forms, and a ceiling for each organization and class (BAA 84, s. 17)."
      noun="budget call"
      list={list}
      columns={columns}
      filters={[{ name: 'status', label: 'Status', options: callStatusOptions }]}
      rowName={(call) => call.title}
      rowHref={(call) => hrefOf(places.call, { id: call.id })}
      primary={{ label: 'New budget call', to: hrefOf(places.newCall, {}) }}
      empty={{
        title: 'No budget call yet',
        text: 'Start the call of the next fiscal year. Organizations see it once it is published.',
      }}
    />
  )
}

const columns: readonly ListColumn<BudgetCallSummary>[] = [
  { name: 'title', label: 'Budget call', render: (call) => call.title },
  { name: 'fiscalYear', label: 'Fiscal year', kind: 'number', width: 110, render: (call) => call.fiscalYear },
  { name: 'status', label: 'Status', width: 130, fact: true, render: (call) => <StatusBadge state={call.status} /> },
  {
    name: 'submissionDue',
    label: 'Proposals due',
    fact: true,
    render: (call) => (call.status === 'closed' ? 'Closed' : dueWords(call.submissionDue)),
  },
  { name: 'organizations', label: 'With ceilings', kind: 'number', width: 130, render: (call) => call.organizations },
  {
    name: 'ceilingTotal',
    label: 'Ceilings in all',
    kind: 'number',
    fact: true,
    render: (call) => <Money value={call.ceilingTotal} />,
  },
]
