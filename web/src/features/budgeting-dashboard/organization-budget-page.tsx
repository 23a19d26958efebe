// The budget of one organization, read from above.
import { useQuery } from '@tanstack/react-query'
import { readOrganizationBudget } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { BudgetBoard } from './budget-board.tsx'
import { useYear } from './year-choice.tsx'

export function OrganizationBudgetPage({ params }: { params: { code: string } }) {
  const query = useQuery(queryFor(readOrganizationBudget, { params, query: useYear() }))
  return (
    <Loaded query={query} shape="dashboard">
      {(board) => (
        <BudgetBoard
          title={`Budget of ${board.name}`}
          board={board}
          back={{ label: 'Budgets of all organizations', to: hrefOf(places.all, {}) }}
          firstStep="Figures show here once the organization posts its appropriations."
        />
      )}
    </Loaded>
  )
}
