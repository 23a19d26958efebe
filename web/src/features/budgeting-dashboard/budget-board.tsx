// The budget of one organization: the same for its own people and for those who look from above.
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { BudgetDashboard } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { DashboardPage } from '../../ui/dashboard-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Figure } from '../../ui/figures.tsx'
import type { Back } from '../../ui/page-header.tsx'
import { type AttentionPlaces, attentionItems } from './attention-items.ts'
import { MoneyCharts } from './money-charts.tsx'
import { moneyFigures } from './money-figures.ts'
import { MoneyTables } from './money-tables.tsx'
import { YearChoice } from './year-choice.tsx'

interface BudgetBoardProps {
  board: BudgetDashboard
  title: string
  back?: Back
  actions?: ReactNode
  /** From above, programs are not looked at. */
  places?: AttentionPlaces
  /** What to do while nothing is posted. */
  firstStep: string
}

export function BudgetBoard({ board, title, back, actions, places, firstStep }: BudgetBoardProps) {
  const { fiscalYear, fiscalYears, lastPostedAt, total } = board
  return (
    <Stack gap="lg">
      <DashboardPage
        title={title}
        description={lastPostedAt ? `Money was last posted ${formatMoment(lastPostedAt)}.` : 'No money was posted yet.'}
        {...(back ? { back } : {})}
        {...(actions ? { actions } : {})}
        controls={<YearChoice year={fiscalYear} years={fiscalYears} />}
        figures={[...moneyFigures(board), lapsingFigure(board), alertsFigure(board)]}
        {...(total ? { charts: <MoneyCharts {...board} /> } : {})}
        exceptions={{
          title: 'Needs attention',
          items: attentionItems(board, places),
          none: 'No allotment is nearly used up, and no money lapses within 90 days.',
        }}
      />
      {total ? (
        <MoneyTables {...board} />
      ) : (
        <EmptyState title={`No money for ${fiscalYear} yet`}>{firstStep}</EmptyState>
      )}
    </Stack>
  )
}

const lapsingFigure = ({ lapsing, lapsingTotal, asOf, total }: BudgetDashboard): Figure => ({
  label: 'Lapses within 90 days, ₱ millions',
  value: total || lapsing.length > 0 ? formatMoney(lapsingTotal, 'millions') : 'No data',
  target: lapsing[0] ? `First on ${formatDay(lapsing[0].obligateUntil)}` : 'Target: none',
  source: 'Not obligated, of all acts still valid',
  asOf,
})

const alertsFigure = ({ alerts, asOf, total }: BudgetDashboard): Figure => ({
  label: 'Allotments nearly used up',
  value: total || alerts.length > 0 ? alerts.length : 'No data',
  target: `${alerts.filter(({ level }) => level === 'critical').length} at 95% or more`,
  source: 'Obligated 85% or more of the allotment',
  asOf,
})
