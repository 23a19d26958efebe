// What waits to be saved: stays in sight while the page moves.
import { Button, Group, Paper, Text } from '@mantine/core'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import classes from './imports.module.css'

interface SaveBarProps {
  /** What changed: `10 rows put right`. */
  title: string
  detail?: string
  problem: unknown
  busy: boolean
  onDiscard: () => void
  onSave: () => void
}

export function SaveBar({ title, detail, problem, busy, onDiscard, onSave }: SaveBarProps) {
  return (
    <Paper withBorder p="sm" className={classes.bar ?? ''} component="section" aria-label="Not saved yet">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Group justify="space-between" gap="xs">
        <div role="status">
          <Text fw={600}>{title}, not saved yet</Text>
          {detail && (
            <Text size="sm" c="dimmed">
              {detail}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={onDiscard}>
            Discard
          </Button>
          <Button data-save-fixes loading={busy} onClick={onSave}>
            Save and check again
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
