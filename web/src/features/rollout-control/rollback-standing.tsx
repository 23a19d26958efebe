// Above the tabs: how far it is, what stands in the way, and what an approver has to know.
import { Anchor, List, Paper, Progress, Stack, Text } from '@mantine/core'
import {
  ROLLBACK_STATE_WORDS,
  type RollbackView,
} from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { Note } from '../../ui/note.tsx'
import { places } from './addresses.ts'
import { isUnderWay } from './words.ts'

export function RollbackStanding({ rollback }: { rollback: RollbackView }) {
  const { state, reason, message, conflicts, notes, needsSecondPerson, undoes, undoneBy } = rollback
  return (
    <Stack gap="sm" mb="md">
      <Note tone="neutral" title="Reason">
        {reason}
      </Note>
      {isUnderWay(state) && <Working rollback={rollback} />}
      {message && (
        <Note tone={state === 'failed' ? 'bad' : 'warn'} title={state === 'failed' ? 'It did not run' : 'Please note'}>
          {message}
        </Note>
      )}
      {conflicts.length > 0 && (
        <Note tone="bad" title="These conflicts stand in the way">
          <Sentences lines={conflicts.map((one) => one.message)} />
        </Note>
      )}
      {notes.length > 0 && (
        <Note tone="warn" title="Worth knowing">
          <Sentences lines={notes.map((one) => one.message)} />
        </Note>
      )}
      {needsSecondPerson && state === 'ready' && (
        <Note tone="info" title="Needs a second person">
          {rollback.organization} is live: somebody other than {rollback.preparedBy} has to approve.
        </Note>
      )}
      {(undoes ?? undoneBy) && (
        <Note tone="info" title={undoes ? 'Takes another rollback back' : 'Was taken back'}>
          <Anchor component={Link} to={hrefOf(places.rollback, { id: undoes ?? undoneBy?.id ?? '' })} size="sm">
            {undoes
              ? 'See the rollback'
              : `See the undo (${ROLLBACK_STATE_WORDS[undoneBy?.state ?? 'done'].toLowerCase()})`}
          </Anchor>
        </Note>
      )}
    </Stack>
  )
}

function Sentences({ lines }: { lines: readonly string[] }) {
  const [only, ...others] = lines
  if (others.length === 0) return only
  return (
    <List size="sm" spacing={4}>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}

/** How far it is; the page may be left. */
function Working({ rollback: { state, progress } }: { rollback: RollbackView }) {
  const { step = ROLLBACK_STATE_WORDS[state], done = 0, total = 0 } = progress ?? {}
  const percent = total > 0 ? Math.round((done / total) * 100) : 0
  return (
    <Paper withBorder p="md" component="section" aria-label="Progress of this rollback">
      <Progress value={percent} animated={total === 0} aria-label={step} mb="xs" />
      <Text size="sm" role="status">
        {step}
      </Text>
      <Text size="sm" c="dimmed">
        You can leave this page: the work goes on, and your inbox says when it has ended.
      </Text>
    </Paper>
  )
}
