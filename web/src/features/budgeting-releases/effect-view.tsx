// What a modification does: who may approve it, balances before and after, and what stands in the way.
import { List, Stack, Title } from '@mantine/core'
import type {
  BalanceEffect,
  Effect,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { APPROVER_WORDS } from './words.ts'

const columns: readonly ListColumn<BalanceEffect>[] = [
  { name: 'program', label: 'Balance', render: nameOf },
  { name: 'change', label: 'Change', kind: 'number', fact: true, render: (row) => <Money value={row.change} /> },
  {
    name: 'allottedBefore',
    label: 'Allotted before',
    kind: 'number',
    render: (row) => <Money value={row.allottedBefore} />,
  },
  {
    name: 'allottedAfter',
    label: 'Allotted after',
    kind: 'number',
    render: (row) => <Money value={row.allottedAfter} />,
  },
  {
    name: 'leftBefore',
    label: 'Left before',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.leftBefore} />,
  },
  {
    name: 'leftAfter',
    label: 'Left after',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.leftAfter} />,
  },
  {
    name: 'appropriatedAfter',
    label: 'Appropriated after',
    kind: 'number',
    render: (row) => <Money value={row.appropriatedAfter} />,
  },
]

function nameOf(row: BalanceEffect): string {
  return `${row.ppaTitle}, ${row.class}${row.objectCode ? `, object ${row.objectCode}` : ''}`
}

interface EffectViewProps {
  effect: Effect
  /** It counts already, so that balances of now say nothing of before and after. */
  decided?: boolean
  /** Beside a form: only what is left. */
  narrow?: boolean
}
const NARROW = ['program', 'change', 'leftBefore', 'leftAfter']

/** Lawful approver, findings, and the balances. */
export function EffectView({ effect, decided = false, narrow = false }: EffectViewProps) {
  const { lawful, findings, balances } = effect
  return (
    <Stack>
      {lawful && (
        <Note title={`Lawful approver: ${APPROVER_WORDS[lawful.approver]} (${lawful.section})`}>{lawful.why}</Note>
      )}
      {!decided && findings.length > 0 && (
        <Note tone="warn" title="It cannot be submitted like this">
          <List size="sm">
            {findings.map(({ message }) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
          </List>
        </Note>
      )}
      {!decided && balances.length > 0 && (
        <section>
          <Title order={2} mb="sm">
            Balances before and after
          </Title>
          <RecordRows
            list={listOfRecord(balances.map((row) => ({ ...row, id: nameOf(row) })))}
            columns={narrow ? columns.filter(({ name }) => NARROW.includes(name)) : columns}
            noun="balance"
            rowName={nameOf}
            empty={{ title: 'Nothing moves yet', text: 'Fill in where the money comes from and where it goes.' }}
          />
        </section>
      )}
    </Stack>
  )
}
