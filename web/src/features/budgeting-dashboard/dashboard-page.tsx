// How the money of this organization stands.
import { useQuery } from '@tanstack/react-query'
import { readBudgetDashboard } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { BudgetBoard } from './budget-board.tsx'
import { useYear } from './year-choice.tsx'

export function BudgetDashboardPage({ params }: { params: { moa: string } }) {
  const query = useQuery(queryFor(readBudgetDashboard, { params, query: useYear() }))
  return (
    <Loaded query={query} shape="dashboard">
      {(board) => (
        <BudgetBoard
          title="Budget"
          board={board}
          places={{
            program: (id) => `/moa/${params.moa}/budgeting/ppas/${id}`,
            balances: (of) => `/moa/${params.moa}/budgeting/balances?class=${of}`,
          }}
          firstStep="Figures show here once appropriations are posted: import the programs with their amounts, or enter an appropriation."
        />
      )}
    </Loaded>
  )
}
