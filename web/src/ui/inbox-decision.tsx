// The right side of the inbox: what is asked, what changed, and the decision.
import { Group, Paper, Stack, Table, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { Link } from '../lib/address.tsx'
import { humanize } from '../lib/words.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActionButton } from './action-button.tsx'
import classes from './inbox-queue.module.css'
import type { RecordAction } from './record-page.tsx'

export interface InboxDecisionProps {
  title: string
  /** The whole record. */
  href: string
  actions: readonly RecordAction[]
  onAct: (action: RecordAction, comment: string) => Promise<unknown>
  /** What the step does, in a sentence. */
  consequence?: (action: RecordAction) => string | undefined
  /** The thing itself, as much as the decision needs. */
  children: ReactNode
}

const KEYS: Record<string, readonly string[]> = {
  a: ['approve', 'endorse', 'take_up'],
  r: ['return', 'send_back', 'reject'],
}

/** The thing with its decisions; `a` and `r` ask for approval and return where these are allowed. */
export function InboxDecision({ title, href, actions, onAct, consequence, children }: InboxDecisionProps) {
  const [asked, setAsked] = useState<RecordAction>()
  useHotkeys(
    Object.entries(KEYS).map(([key, names]) => [
      key,
      () => setAsked(actions.find((action) => names.includes(action.action) && !action.refusal)),
    ]),
  )
  const first = actions[0]?.refusal ? undefined : actions[0]
  return (
    <Paper withBorder p="lg" component="article">
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Title order={2}>{title}</Title>
          <Link to={href}>Open the whole record</Link>
        </Group>
        {children}
        <Group gap="xs" role="group" aria-label="Decision" className={classes.decision ?? ''}>
          {actions.map((action) => (
            <ActionButton
              key={action.action}
              variant={action === first ? 'filled' : 'default'}
              refusal={action.refusal?.message}
              onClick={() => setAsked(action)}
            >
              {action.label}
            </ActionButton>
          ))}
        </Group>
      </Stack>
      {asked && (
        <ActDialog
          action={asked}
          consequence={consequence?.(asked)}
          onAct={onAct}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Paper>
  )
}

export interface Difference {
  /** What it belongs to: `Goal "Clean water"`. */
  part: string
  field: string
  before: string | null
  after: string | null
}

/** Before and after, side by side, with the new words marked. */
export function Differences({
  items,
  fieldLabel,
}: {
  items: readonly Difference[]
  fieldLabel?: (field: string) => string
}) {
  return (
    <Table.ScrollContainer minWidth={480} type="native" role="region" aria-label="What changed" tabIndex={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">What</Table.Th>
            <Table.Th scope="col">Before</Table.Th>
            <Table.Th scope="col">After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={`${item.part} ${item.field}`}>
              <Table.Th scope="row">
                {item.part}: {fieldLabel?.(item.field) ?? humanize(item.field).toLowerCase()}
              </Table.Th>
              <Table.Td>{item.before === null ? 'nothing' : <del>{item.before}</del>}</Table.Td>
              <Table.Td>{item.after === null ? 'removed' : <mark>{item.after}</mark>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
