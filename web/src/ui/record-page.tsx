// Page type 2: one record. What may be done now stands on top; what may not says why.
import { Group, Tabs } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAddress, useGo } from '../lib/address.tsx'
import { queryText } from '../lib/page.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActionButton } from './action-button.tsx'
import { type Back, PageHeader } from './page-header.tsx'
import classes from './record-page.module.css'
import { StatusBadge, type StatusBadgeProps } from './status-badge.tsx'

/** A workflow step as the server offers it (`ActionView` of the contracts). */
export interface RecordAction {
  action: string
  label: string
  to: string
  comment: string
  refusal: { code: string; message: string } | null
}

export interface RecordTab {
  /** Name in the address: `?tab=history`. The first tab needs none. */
  name: string
  label: string
  count?: number
  content: ReactNode
}

export interface Fact {
  label: string
  value: ReactNode
}

export interface RecordPageProps {
  title: string
  /** What it is, and its number: `Strategic plan SP-2026-01`. */
  kind?: string
  back: Back
  status?: StatusBadgeProps
  /** Owner, dates and other short facts of the head. */
  facts?: readonly Fact[]
  actions?: readonly RecordAction[]
  /** Takes a step; a thrown `ProblemError` shows in the dialog, or above the page when there is none. */
  onAct?: (action: RecordAction, comment: string) => Promise<unknown>
  /** What taking this step does, in a sentence; a step with one is asked for first. */
  consequence?: (action: RecordAction) => ReactNode
  /** The question that asks for a step: `Approve the import of 590 people?` Its name without. */
  question?: (action: RecordAction) => string | undefined
  /** Further buttons: edit, export. */
  tools?: ReactNode
  /** A notice between head and tabs: what blocks it, what changed. */
  notice?: ReactNode
  tabs: readonly [RecordTab, ...RecordTab[]]
  /** Progress and key figures beside the tabs; below them on a phone. */
  aside?: ReactNode
}

/** Head with status and actions, tabs in the address, side panel. */
export function RecordPage(props: RecordPageProps) {
  const { title, kind, back, status, facts = [], tools, notice, aside } = props
  return (
    <>
      <PageHeader
        title={title}
        back={back}
        badge={status && <StatusBadge {...status} />}
        facts={(kind || facts.length > 0) && <Facts kind={kind} facts={facts} />}
        actions={
          <>
            {tools}
            <Actions {...props} />
          </>
        }
      />
      {notice}
      <div className={classes.columns} data-aside={aside ? '' : undefined}>
        <RecordTabs tabs={props.tabs} />
        {aside && (
          <aside className={classes.aside} aria-label="Progress and key figures">
            {aside}
          </aside>
        )}
      </div>
    </>
  )
}

function Facts({ kind, facts }: { kind: string | undefined; facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {kind && (
        <div>
          <dt className="visually-hidden">What it is</dt>
          <dd>{kind}</dd>
        </div>
      )}
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

const WAYS_OUT = ['return', 'send_back', 'close', 'reject', 'withdraw', 'cancel', 'undo']

function Actions({ actions = [], onAct, consequence, question }: RecordPageProps) {
  const [asked, setAsked] = useState<RecordAction>()
  if (!onAct || actions.length === 0) return null
  // Only the step forward stands out, never a way out such as cancelling.
  const [first] = actions
  const primary = first?.refusal || WAYS_OUT.includes(first?.action ?? '') ? undefined : first
  return (
    <Group gap="xs" role="group" aria-label="Actions">
      {actions.map((action) => (
        <ActionButton
          key={action.action}
          variant={action === primary ? 'filled' : 'default'}
          refusal={action.refusal?.message}
          onClick={() => setAsked(action)}
        >
          {action.label}
        </ActionButton>
      ))}
      {asked && (
        <ActDialog
          action={asked}
          question={question?.(asked)}
          consequence={consequence?.(asked)}
          onAct={onAct}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Group>
  )
}

function RecordTabs({ tabs }: { tabs: readonly [RecordTab, ...RecordTab[]] }) {
  const { pathname, query } = useAddress()
  const go = useGo()
  const [first] = tabs
  const open = tabs.find((tab) => tab.name === query.tab) ?? first
  if (tabs.length === 1) return <div className={classes.main}>{first.content}</div>
  return (
    <Tabs
      className={classes.main ?? ''}
      value={open.name}
      // Search and filters of one tab mean nothing in another.
      onChange={(name) =>
        go(pathname + queryText({ tab: name === first.name ? undefined : name }), { keepScroll: true })
      }
      keepMounted={false}
    >
      <Tabs.List className={`${classes.tabs} no-print`}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.name} value={tab.name}>
            {tab.label}
            {tab.count !== undefined && <span className={classes.count}>{tab.count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.name} value={tab.name} pt="md">
          {tab.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
