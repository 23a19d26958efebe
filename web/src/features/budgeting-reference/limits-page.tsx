// Limits on the budget of the whole Bangsamoro, worked out while the figures are typed. Nothing is saved.
import { Paper, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { checkLimits } from '../../../../server/src/modules/budgeting/law/law.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Columns } from '../../ui/columns.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { MoneyField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'

const FIGURES = {
  total: 'Total of the appropriations',
  proposedTotal: 'Total proposed to Parliament',
  contingentFund: 'Contingent Fund',
  personnel: 'Personnel services',
  revenueSources: 'Revenue sources',
  debtService: 'Debt service',
  regularRevenue: 'Regular revenue',
} as const
type Figure = keyof typeof FIGURES
const names = Object.keys(FIGURES) as Figure[]

/** `/platform/budgeting/limits`. */
export function LimitsPage() {
  const [figures, setFigures] = useState<Partial<Record<Figure, string>>>({})
  const given = Object.fromEntries(Object.entries(figures).filter(([, pesos]) => /^\d{1,16}([.]\d{1,2})?$/.test(pesos)))
  const { data } = useQuery({ ...queryFor(checkLimits, { query: given }), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="Limits of the law"
        description="Shares that the budget of the whole Bangsamoro may not exceed. Type what you know; nothing is saved."
        back={{ label: 'Rules of law', to: hrefOf(places.rulesAbove, {}) }}
      />
      <Stack gap="lg">
        <Paper withBorder p="lg">
          <Columns>
            {names.map((name) => (
              <MoneyField
                key={name}
                label={FIGURES[name]}
                value={figures[name] ?? ''}
                onChange={(pesos) => setFigures({ ...figures, [name]: pesos })}
              />
            ))}
          </Columns>
        </Paper>
        <Stack gap="sm" role="status">
          {data?.judged.map((limit) => (
            <Limit key={limit.rule} limit={limit} />
          ))}
          {data?.judged.length === 0 && (
            <EmptyState title="Nothing to judge yet">
              Give both figures of a limit, such as the Contingent Fund and the total.
            </EmptyState>
          )}
        </Stack>
      </Stack>
    </>
  )
}

function Limit({ limit: { title, section, finding } }: { limit: Output<typeof checkLimits>['judged'][number] }) {
  if (!finding)
    return (
      <Note tone="good" title={`${title}: within the limit`}>
        {section}
      </Note>
    )
  return (
    <Note tone={finding.severity === 'refuse' ? 'bad' : 'warn'} title={`${title}: over the limit`}>
      {finding.message} ({section})
    </Note>
  )
}
