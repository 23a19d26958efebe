import type { OnboardingReport } from '../../../../server/src/modules/onboarding/report.contract.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { places } from './addresses.ts'
import { COUNT_OF, stageOptions } from './words.ts'

type Row = OnboardingReport['organizations'][number]

/** One column a stage; every number opens the people behind it. */
export function organizationColumns(filter: { wave?: number }): ListColumn<Row>[] {
  const linked = (row: Row, count: number, query: { stage?: string }) => {
    const words = count.toLocaleString('en')
    if (count === 0 || row.code === null) return words
    return <Link to={hrefOf(places.people, {}, { ...filter, organization: row.code, ...query })}>{words}</Link>
  }
  return [
    { name: 'name', label: 'Organization', render: (row) => (row.code ? `${row.name} (${row.code})` : row.name) },
    { name: 'people', label: 'People', kind: 'number', render: (row) => linked(row, row.counts.people, {}) },
    ...stageOptions.map(
      ({ value, label }): ListColumn<Row> => ({
        name: value,
        label,
        kind: 'number',
        fact: value === 'invited' || value === 'signed_in' || value === 'checklist_done',
        render: (row) => linked(row, row.counts[COUNT_OF[value]], { stage: value }),
      }),
    ),
  ]
}
