// What a form says about its draft.
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { formatMoment } from '../lib/calendar.ts'
import type { Draft } from '../lib/drafts.ts'

interface DraftNoticeProps {
  draft: Draft<unknown>
  version: number | undefined
  onDiscard: () => void
}

/** Unsaved work of an earlier visit is in the form again. */
export function DraftNotice({ draft, version, onDiscard }: DraftNoticeProps) {
  const changed = draft.version !== version
  return (
    <Alert
      icon={<IconHistory aria-hidden />}
      color="accent"
      title={`Your unsaved work of ${formatMoment(draft.savedAt)} is back`}
    >
      <Text size="sm">
        {changed
          ? 'The record was changed meanwhile: fields that you had not touched show what it says now.'
          : 'It is not saved on the server yet.'}
      </Text>
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={onDiscard}>
          Discard it
        </Button>
      </Group>
    </Alert>
  )
}
