// The law that BMMS keeps, in our words: for every officer who wants to know why something was refused.
import { Text } from '@mantine/core'
import { listRules, listRulesAbove, type RuleView } from '../../../../server/src/modules/budgeting/law/law.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import type { ListView } from '../../lib/list-view.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { confirmedStatus, heldWords, severityStatus } from './words.ts'

const columns: readonly ListColumn<RuleView>[] = [
  { name: 'title', label: 'Rule', render: (rule) => <RowTitle title={rule.title} details={[rule.text]} /> },
  { name: 'section', label: 'Section', fact: true, width: 150, render: (rule) => rule.section },
  {
    name: 'severity',
    label: 'A breach',
    fact: true,
    width: 120,
    render: (rule) => <StatusBadge {...severityStatus(rule)} />,
  },
  {
    name: 'verified',
    label: 'Read in the law',
    width: 150,
    render: (rule) => <StatusBadge {...confirmedStatus(rule.verified)} />,
  },
  { name: 'held', label: 'Where it is held', width: 200, wide: true, render: (rule) => <Held held={rule.held} /> },
  {
    name: 'effective',
    label: 'In force',
    optional: true,
    render: (rule) =>
      `from ${formatDay(rule.effectiveFrom)}${rule.effectiveTo ? ` to ${formatDay(rule.effectiveTo)}` : ''}`,
  },
]

/** Names of constraints have no blanks to break at. */
function Held({ held }: Pick<RuleView, 'held'>) {
  return heldWords(held).map((place) => (
    <Text key={place} size="xs" style={{ overflowWrap: 'anywhere' }}>
      {place}
    </Text>
  ))
}

/** `/moa/:moa/budgeting/rules`. */
export function RulesPage({ params }: { params: { moa: string } }) {
  return <Rules list={useList(listRules, { params, sort: 'section', pageSize: 50 })} />
}

/** `/platform/budgeting/rules`. */
export function RulesAbovePage() {
  return <Rules list={useList(listRulesAbove, { params: {}, sort: 'section', pageSize: 50 })} />
}

function Rules({ list }: { list: ListView<RuleView> }) {
  return (
    <ListPage
      title="Rules of law"
      description="What BMMS keeps of the law on the budget. Rules that nobody has read in the text of the law yet are to be confirmed, and only warn."
      list={list}
      columns={columns}
      filters={[
        {
          name: 'severity',
          label: 'A breach',
          options: [
            { value: 'refuse', label: 'Refuses' },
            { value: 'warn', label: 'Warns' },
          ],
        },
        {
          name: 'verified',
          label: 'Read in the law',
          options: [
            { value: 'yes', label: 'Confirmed' },
            { value: 'no', label: 'To be confirmed' },
          ],
        },
      ]}
      noun="rule"
      searchLabel="Search section, words or constraint"
      rowName={(rule) => rule.title}
      rowId={(rule) => rule.id}
      empty={{ title: 'No rule', text: 'The table of the law is empty.' }}
    />
  )
}
