// What people said and decided about a record, and the field to say something.
import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { asProblem, type ProblemError } from '../lib/problem.ts'
import { MomentText } from './dates.tsx'
import { EmptyState } from './empty-state.tsx'
import { ProblemNotice } from './problem-notice.tsx'

/** One step or comment (`StepView` of the contracts). */
interface CommentEntry {
  id: string
  actorName: string
  at: string
  comment: string
  /** `comment`, or the name of the step that it came with. */
  action: string
  label: string
}

export interface CommentsProps {
  entries: readonly CommentEntry[]
  /** Leave it out when the person may not comment. */
  onAdd?: (text: string) => Promise<unknown>
}

/** Steps and comments, oldest first as given. */
export function Comments({ entries, onAdd }: CommentsProps) {
  return (
    <Stack maw="75ch">
      {entries.length === 0 && (
        <EmptyState bare title="No comments yet">
          Comments of reviewers and authors stay with the record.
        </EmptyState>
      )}
      {entries.map((entry) => (
        <Paper key={entry.id} withBorder p="md" component="article">
          <Text size="sm">
            <strong>{entry.actorName}</strong>
            {entry.action !== 'comment' && <> · {entry.label}</>} ·{' '}
            <Text span c="dimmed" size="sm">
              <MomentText value={entry.at} />
            </Text>
          </Text>
          {entry.comment && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{entry.comment}</Text>}
        </Paper>
      ))}
      {onAdd && <AddComment onAdd={onAdd} />}
    </Stack>
  )
}

function AddComment({ onAdd }: { onAdd: (text: string) => Promise<unknown> }) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const add = async () => {
    setBusy(true)
    try {
      await onAdd(text.trim())
      setText('')
      setProblem(undefined)
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="xs" className="no-print">
      {problem && <ProblemNotice problem={problem} />}
      <Textarea
        label="Add a comment"
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button disabled={!text.trim()} loading={busy} onClick={() => void add()}>
          Add comment
        </Button>
      </Group>
    </Stack>
  )
}
