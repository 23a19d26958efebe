// One change of roles: what it means, who asked and why, and what became of it.
import { Group, Paper, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatMoment } from '../lib/calendar.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActionButton } from './action-button.tsx'
import type { RecordAction } from './record-page.tsx'
import { RoleEffect, type RoleEffectProps } from './role-effect.tsx'
import { StatusBadge, type Tone } from './status-badge.tsx'

export interface RoleChangeFacts extends RoleEffectProps {
  id: string
  state: string
  reason: string
  requestedBy: string
  requestedAt: string
  decidedBy: string | null
  decidedAt: string | null
  comment: string
  actions: readonly RecordAction[]
}

const STATES: Readonly<Record<string, { label: string; tone: Tone }>> = {
  waiting: { label: 'Waits for a second person', tone: 'info' },
  approved: { label: 'Approved', tone: 'good' },
  applied: { label: 'Done at once', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  withdrawn: { label: 'Withdrawn', tone: 'neutral' },
}

/** What the step does, for the question before it. */
export function roleChangeConsequence({ action }: RecordAction, name: string): string {
  if (action === 'approve')
    return `The roles of ${name} change at once, from the next click on, and ${name} hears of it.`
  if (action === 'reject') return `The roles of ${name} stay as they are. Whoever asked reads your comment.`
  return `The roles of ${name} stay as they are.`
}

interface RoleChangeCardProps {
  change: RoleChangeFacts
  /** Whom it concerns. */
  name: string
  title?: ReactNode
  onAct?: (action: RecordAction, comment: string) => Promise<unknown>
}

export function RoleChangeCard({ change, name, title, onAct }: RoleChangeCardProps) {
  const [asked, setAsked] = useState<RecordAction>()
  return (
    <Paper withBorder p="lg" component="article" aria-label={`Change of roles of ${name}`}>
      <Stack gap="sm">
        <Group gap="sm">
          <StatusBadge state={change.state} {...STATES[change.state]} />
          {title}
        </Group>
        <RoleEffect {...change} />
        <RoleChangeStory change={change} />
        {onAct && change.actions.length > 0 && (
          <Group gap="xs" role="group" aria-label="Decision">
            {change.actions.map((action) => (
              <ActionButton
                key={action.action}
                variant={action.action === 'approve' && !action.refusal ? 'filled' : 'default'}
                refusal={action.refusal?.message}
                onClick={() => setAsked(action)}
              >
                {action.label}
              </ActionButton>
            ))}
          </Group>
        )}
      </Stack>
      {asked && onAct && (
        <ActDialog
          action={asked}
          consequence={roleChangeConsequence(asked, name)}
          onAct={onAct}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Paper>
  )
}

/** Who asked and why; who decided. */
export function RoleChangeStory({ change }: { change: Omit<RoleChangeFacts, keyof RoleEffectProps> }) {
  const { requestedBy, requestedAt, reason, decidedBy, decidedAt, comment } = change
  return (
    <Text size="sm" component="div">
      Asked by {requestedBy}, {formatMoment(requestedAt)}: {reason}
      {decidedBy && decidedAt && (
        <>
          <br />
          {STATES[change.state]?.label ?? change.state} by {decidedBy}, {formatMoment(decidedAt)}
          {comment && `: ${comment}`}
        </>
      )}
    </Text>
  )
}
