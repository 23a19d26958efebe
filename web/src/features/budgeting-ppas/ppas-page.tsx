// The list of programs, as a tree or in another order.
import { Button, Group } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { listPpas, type PpaSummary } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import type { ListFilter } from '../../ui/list-filters.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import classes from './ppas.module.css'
import { costStructureOptions, kindOptions, kindWords, tagOptions, tagWords, yearOptions } from './words.ts'

function Named({ ppa, tree }: { ppa: PpaSummary; tree: boolean }) {
  return (
    <span className={classes.branch} style={{ '--level': tree ? ppa.level : 0 } as CSSProperties}>
      {ppa.title}
      <br />
      <span className={classes.code}>
        {ppa.code}
        {ppa.isProvisional && ' (provisional)'}
      </span>
    </span>
  )
}

const columnsOf = (tree: boolean): readonly ListColumn<PpaSummary>[] => [
  { name: 'title', label: 'Program', width: '34%', render: (ppa) => <Named ppa={ppa} tree={tree} /> },
  { name: 'kind', label: 'Kind', width: 120, render: (ppa) => kindWords(ppa.kind) },
  {
    name: 'appropriated',
    label: 'Appropriated',
    kind: 'number',
    fact: true,
    render: (ppa) => <Money value={ppa.money.appropriated} />,
  },
  {
    name: 'allotted',
    label: 'Allotted',
    kind: 'number',
    optional: true,
    render: (ppa) => <Money value={ppa.money.allotted} />,
  },
  {
    name: 'obligated',
    label: 'Obligated',
    kind: 'number',
    fact: true,
    render: (ppa) => <Money value={ppa.money.obligated} />,
  },
  {
    name: 'disbursed',
    label: 'Disbursed',
    kind: 'number',
    optional: true,
    render: (ppa) => <Money value={ppa.money.disbursed} />,
  },
  { name: 'indicators', label: 'Indicators', kind: 'number', width: 110, fact: true, render: (ppa) => ppa.indicators },
  {
    name: 'isActive',
    label: 'Status',
    width: 130,
    render: (ppa) => (
      <StatusBadge state={ppa.isActive ? 'active' : 'inactive'} label={ppa.isActive ? 'In use' : 'Not in use'} />
    ),
  },
  { name: 'outcome', label: 'Outcome', optional: true, render: (ppa) => ppa.outcome || '–' },
  { name: 'tags', label: 'Tags', optional: true, render: (ppa) => ppa.tags.map(tagWords).join(', ') || '–' },
]

const filters: readonly ListFilter[] = [
  { name: 'costStructure', label: 'Cost structure', options: costStructureOptions },
  { name: 'kind', label: 'Kind', options: kindOptions },
  { name: 'tag', label: 'Tag', options: tagOptions },
  {
    name: 'active',
    label: 'Use',
    options: [
      { value: 'true', label: 'In use' },
      { value: 'false', label: 'Not in use' },
    ],
  },
  { name: 'year', label: 'Money of fiscal year', options: yearOptions() },
]

/** Programs, activities and projects in the order of their tree; money includes what stands below. */
export function PpasPage({ params }: { params: { moa: string } }) {
  const list = useList(listPpas, { params, sort: 'tree', pageSize: 50 })
  const { can } = usePlace()
  const mayEdit = can('budget.ppa.edit')
  return (
    <ListPage
      title="Programs"
      description="Programs, activities and projects (PPAs): what public money is for. Amounts include the parts below."
      list={list}
      columns={columnsOf(list.sort === 'tree' && list.search === '')}
      filters={filters}
      noun="program"
      searchLabel="Search programs by title, code or outcome"
      rowName={(ppa) => `${ppa.title}, ${ppa.code}`}
      rowHref={(ppa) => hrefOf(places.ppa, { ...params, id: ppa.id })}
      {...(mayEdit ? { primary: { label: 'New program', to: hrefOf(places.newPpa, params) } } : {})}
      note={
        (can('budget.appropriation.enter') || can('budget.appropriation.release')) && (
          <Group>
            <Button
              variant="default"
              component={Link}
              to={hrefOf(places.imports, params)}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              Import from a file
            </Button>
          </Group>
        )
      }
      empty={{
        title: 'No program yet',
        text: mayEdit
          ? 'Programs come with the appropriation act. Import them with their appropriations from a spreadsheet, or add them one by one.'
          : 'Programs come with the appropriation act. A budget officer or planner of the organization adds them.',
      }}
    />
  )
}
