// What each activity plans to pay, month by month: the source of BED No. 3.

import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { listPrograms, type ProgramView } from '../../../../server/src/modules/budgeting/reports/programs.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'
import { MONTHS, optionsOf } from './words.ts'

/** `/budgeting/disbursement-programs` */
export function ProgramsPage({ params }: { params: { moa: string } }) {
  const may = usePlace().can('budget.report.prepare')
  const list = useList(listPrograms, { params, sort: 'ppaCode' })
  const present = Number(today().slice(0, 4))
  return (
    <ListPage
      title="Monthly program"
      description="What each activity plans to pay, by month. BED No. 3 is made from it, and BED No. 1 takes its quarters."
      noun="line"
      list={list}
      columns={columns}
      filters={[
        {
          name: 'year',
          label: 'Year',
          options: [present + 1, present, present - 1].map((year) => ({ value: String(year), label: String(year) })),
        },
        { name: 'class', label: 'Class', options: optionsOf(CLASS_WORDS) },
      ]}
      rowName={(program) => `${program.ppaTitle}, ${program.class}`}
      {...(may
        ? {
            rowHref: (program: ProgramView) => hrefOf(places.program, { ...params, id: program.id }),
            primary: { label: 'Plan an activity', to: hrefOf(places.newProgram, params) },
          }
        : {})}
      empty={{
        title: 'Nothing planned yet',
        text: 'Plan the months of each activity and class before money is released (BAA 84, s. 38).',
      }}
    />
  )
}

const columns: readonly ListColumn<ProgramView>[] = [
  {
    name: 'ppaCode',
    label: 'Program, activity or project',
    render: ({ ppaTitle, ppaCode }) => <RowTitle title={ppaTitle} details={[ppaCode]} />,
  },
  { name: 'year', label: 'Year', width: 80, render: ({ year }) => year },
  { name: 'class', label: 'Class', fact: true, width: 90, render: (program) => program.class },
  { name: 'total', label: 'Whole year', kind: 'number', fact: true, render: ({ total }) => <Money value={total} /> },
  {
    name: 'taxRemittance',
    label: 'Taxes remitted in it',
    kind: 'number',
    render: ({ taxRemittance }) => <Money value={taxRemittance} />,
  },
  ...MONTHS.map(
    (month, at): ListColumn<ProgramView> => ({
      name: month,
      label: month,
      kind: 'number',
      optional: true,
      render: ({ months }) => <Money value={months[at] ?? null} />,
    }),
  ),
]
