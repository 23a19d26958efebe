// One program: what it is to bring about, its money, its parts, its work.
import { Anchor, Badge, Button, Group } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  COST_STRUCTURE_WORDS,
  type Ppa,
  readPpa,
  setPpaActive,
} from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places, type RecordParams } from './addresses.ts'
import { useGoals } from './goal-choice.tsx'
import { PpaHistory } from './ppa-history.tsx'
import { PpaIndicators } from './ppa-indicators.tsx'
import { PpaWork } from './ppa-work.tsx'
import classes from './ppas.module.css'
import { kindWords, tagWords } from './words.ts'

/** Indicators first, then money, parts, work and what it is. */
export function PpaPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPpa, { params }))
  return <Loaded query={query}>{(ppa) => <PpaRecord params={params} ppa={ppa} />}</Loaded>
}

function PpaRecord({ params, ppa }: { params: RecordParams; ppa: Ppa }) {
  const active = ppa.children.filter(({ isActive }) => isActive).length
  return (
    <RecordPage
      kind={kindWords(ppa.kind)}
      title={ppa.title}
      back={{ label: 'Programs', to: hrefOf(places.ppas, { moa: params.moa }) }}
      status={{ state: ppa.isActive ? 'active' : 'inactive', label: ppa.isActive ? 'In use' : 'Not in use' }}
      facts={[
        { label: 'Code', value: ppa.isProvisional ? `${ppa.code} (provisional)` : ppa.code },
        { label: 'Cost structure', value: COST_STRUCTURE_WORDS[ppa.costStructure] },
        ...(ppa.parent ? [{ label: 'Below', value: <ParentLink params={params} parent={ppa.parent} /> }] : []),
      ]}
      tools={ppa.canEdit && <Tools params={params} ppa={ppa} />}
      notice={
        ppa.isProvisional && (
          <Note title="The code is provisional">
            BMMS gave it until the finance ministry assigns one. Give the assigned code with Edit, or import it: the
            program keeps its money and its history.
          </Note>
        )
      }
      tabs={[
        {
          name: 'indicators',
          label: 'Targets and accomplishments',
          count: ppa.indicators,
          content: <PpaIndicators params={params} canRecord={ppa.canRecord} />,
        },
        { name: 'budget', label: 'Budget', content: <Budget ppa={ppa} /> },
        { name: 'parts', label: 'Parts', count: active, content: <Parts params={params} ppa={ppa} /> },
        { name: 'work', label: 'Work items', content: <PpaWork params={params} canRecord={ppa.canRecord} /> },
        { name: 'details', label: 'Details', content: <About params={params} ppa={ppa} /> },
        { name: 'history', label: 'History', content: <PpaHistory params={params} /> },
      ]}
    />
  )
}

function ParentLink({ params, parent }: { params: RecordParams; parent: NonNullable<Ppa['parent']> }) {
  return (
    <Anchor component={Link} to={hrefOf(places.ppa, { ...params, id: parent.id })}>
      {parent.title}
    </Anchor>
  )
}

function Tools({ params, ppa }: { params: RecordParams; ppa: Ppa }) {
  const set = useAction(setPpaActive)
  const change = () => set.mutateAsync({ params, body: { version: ppa.version, isActive: !ppa.isActive } })
  return (
    <Group gap="xs">
      {ppa.isActive ? (
        <ConfirmAction
          label="Take out of use"
          question={`Take ${ppa.title} out of use?`}
          consequence="It gets no new money, parts, indicators or accomplishments. What is recorded stays, and it can be taken into use again."
          refusal={ppa.deactivationRefusal}
          onConfirm={change}
        />
      ) : (
        <ConfirmAction
          label="Take into use again"
          question={`Take ${ppa.title} into use again?`}
          consequence="Money can be appropriated to it again, and accomplishments recorded."
          onConfirm={change}
        />
      )}
      <Button
        component={Link}
        to={hrefOf(places.editPpa, params)}
        variant="default"
        leftSection={<IconEdit size={16} aria-hidden />}
      >
        Edit
      </Button>
    </Group>
  )
}

type BudgetRow = Ppa['budget'][number]
const budgetColumns: readonly ListColumn<BudgetRow>[] = [
  { name: 'fiscalYear', label: 'Fiscal year and class', render: (row) => `FY ${row.fiscalYear}, ${row.class}` },
  { name: 'act', label: 'Act', render: (row) => row.act },
  {
    name: 'appropriated',
    label: 'Appropriated',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.appropriated} />,
  },
  { name: 'allotted', label: 'Allotted', kind: 'number', render: (row) => <Money value={row.allotted} /> },
  {
    name: 'obligated',
    label: 'Obligated',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.obligated} />,
  },
  {
    name: 'disbursed',
    label: 'Disbursed',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.disbursed} />,
  },
]

function Budget({ ppa }: { ppa: Ppa }) {
  return (
    <RecordRows
      list={listOfRecord(ppa.budget)}
      columns={budgetColumns}
      noun="budget"
      rowName={(row) => `FY ${row.fiscalYear}, ${row.class}`}
      rowId={(row) => `${row.act} ${row.class}`}
      empty={{
        title: 'No money yet',
        text: 'Appropriations are entered or imported per class. Amounts of the parts below are counted here, too.',
      }}
    />
  )
}

type Part = Ppa['children'][number]
const partColumns: readonly ListColumn<Part>[] = [
  { name: 'title', label: 'Part', render: (part) => part.title },
  { name: 'code', label: 'Code', fact: true, render: (part) => <span className={classes.code}>{part.code}</span> },
  {
    name: 'isActive',
    label: 'Status',
    fact: true,
    render: ({ isActive }) => (
      <StatusBadge state={isActive ? 'active' : 'inactive'} label={isActive ? 'In use' : 'Not in use'} />
    ),
  },
]

function Parts({ params, ppa }: { params: RecordParams; ppa: Ppa }) {
  const add = { label: 'Add part', to: hrefOf(places.newPpa, { moa: params.moa }, { parent: ppa.id }) }
  return (
    <RecordRows
      list={listOfRecord(ppa.children)}
      columns={partColumns}
      noun="part"
      rowName={(part) => part.title}
      rowHref={(part) => hrefOf(places.ppa, { ...params, id: part.id })}
      {...(ppa.canEdit && ppa.isActive ? { primary: add } : {})}
      empty={{ title: 'No parts', text: 'Sub-programs, activities and projects of this program stand here.' }}
    />
  )
}

function About({ params, ppa }: { params: RecordParams; ppa: Ppa }) {
  const goals = useGoals(params.moa)
  const goal = goals?.find(({ id }) => id === ppa.goalId)
  const long = (text: string) => text && <span className={classes.words}>{text}</span>
  return (
    <Details
      items={[
        { label: 'Description', value: long(ppa.description) },
        { label: 'Organizational outcome', value: ppa.outcome },
        { label: 'Strategic goal', value: goal?.title ?? (ppa.goalId ? 'A goal of an earlier plan' : '') },
        { label: 'Implementing unit', value: ppa.implementingUnit },
        { label: 'Location (PSGC)', value: ppa.location ?? 'The whole region' },
        {
          label: 'Tags',
          value: ppa.tags.length > 0 && (
            <Group gap={4}>
              {ppa.tags.map((tag) => (
                <Badge key={tag} variant="default" tt="none">
                  {tagWords(tag)}
                </Badge>
              ))}
            </Group>
          ),
        },
        { label: 'Bangsamoro Development Plan', value: long(ppa.bdpLink) },
        { label: 'Investment program (BDIP)', value: long(ppa.bdipLink) },
        { label: 'Special provisions', value: long(ppa.specialProvisions) },
      ]}
    />
  )
}
