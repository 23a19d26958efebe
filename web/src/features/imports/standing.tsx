// Above the rows: where the import stands, how far it is, and what a person has to know before going on.
import { Anchor, Paper, Progress, Stack, Text } from '@mantine/core'
import type { ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { Link } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import { places } from './addresses.ts'
import classes from './imports.module.css'
import { StageLine } from './stage-line.tsx'
import { stagesOf } from './stages.ts'
import { isUnderWay, stateStatus } from './words.ts'

interface StandingProps {
  batch: ImportBatchView
  /** Rows that were put right just now, while they are checked again. */
  fixedRows: number | undefined
}

export function Standing({ batch, fixedRows }: StandingProps) {
  return (
    <Stack gap="sm" mb="md">
      <Paper withBorder p="md" component="section" aria-label="Progress of this import">
        <StageLine stages={stagesOf(batch)} />
        {isUnderWay(batch.state) && <Working batch={batch} fixedRows={fixedRows} />}
      </Paper>
      <div className={classes.notes}>
        <Interrupted batch={batch} />
        <SameFile batch={batch} />
        <Blockers batch={batch} />
        <NotYours batch={batch} />
        {batch.notes.length > 0 && (
          <Note title="About this file" tone="neutral">
            {batch.notes.join('\n')}
          </Note>
        )}
      </div>
    </Stack>
  )
}

const STEPS: Partial<Record<ImportBatchView['state'], string>> = {
  checking: 'Checking the rows',
  approved: 'Approved; it starts in a moment',
  running: 'Importing',
  undoing: 'Taking it back',
}

/** How far it is; the page may be left. */
function Working({ batch: { state, progress }, fixedRows }: StandingProps) {
  // Before it starts, what is known is still of the check.
  const { step = STEPS[state] ?? '', done = 0, total = 0 } = (state !== 'approved' && progress) || {}
  const percent = total > 0 ? Math.round((done / total) * 100) : 0
  const words = total > 0 ? `${step}: ${done.toLocaleString('en')} of ${countOf(total, 'row')}` : step
  return (
    <div className={classes.working}>
      <Progress value={percent} animated={total === 0} aria-label={words} className={classes.progress ?? ''} />
      <Text size="sm" role="status">
        {fixedRows !== undefined && `${countOf(fixedRows, 'row')} put right, checking again. `}
        {words}
      </Text>
      {state !== 'checking' && (
        <Text size="sm" c="dimmed">
          You can leave this page: the work goes on, and your inbox says when it has ended.
        </Text>
      )}
    </div>
  )
}

/** Why it failed or came back, and whether a try was cut off. */
function Interrupted({ batch: { state, message, attempts, steps } }: Pick<StandingProps, 'batch'>) {
  const returned = state === 'returned' ? steps.findLast(({ action }) => action === 'return') : undefined
  return (
    <>
      {returned && (
        <Note title={`${returned.by} returned it on ${formatMoment(returned.at)}`} tone="warn">
          {returned.comment}
        </Note>
      )}
      {state === 'failed' && (
        <Note title="Nothing was imported" tone="bad">
          {message}
        </Note>
      )}
      {state !== 'failed' && message && !returned && (
        <Note title={attempts > 1 ? `It was cut off and started again, try ${attempts}` : 'What happened'} tone="warn">
          {message}
        </Note>
      )}
    </>
  )
}

/** A second upload says so, and leads to the first. */
function SameFile({ batch: { sameFileAs, state } }: Pick<StandingProps, 'batch'>) {
  if (sameFileAs.length === 0 || state === 'cancelled') return null
  return (
    <Note title="This file was uploaded before" tone="warn">
      {sameFileAs.map(({ id, createdAt, createdBy, state: then }) => (
        <div key={id}>
          <Anchor component={Link} to={hrefOf(places.batch, { id })} size="sm">
            On {formatMoment(createdAt)}
            {createdBy && ` by ${createdBy.name}`}
          </Anchor>
          : {stateStatus(then).label?.toLowerCase()}
        </div>
      ))}
      Rows that are imported already stand below as unchanged or skipped; nobody is created twice.
    </Note>
  )
}

/** Columns that are missing or there twice: the rows cannot be checked before. */
function Blockers({ batch: { blockers, id, editable } }: Pick<StandingProps, 'batch'>) {
  if (blockers.length === 0) return null
  return (
    <Note title="The rows cannot be checked yet" tone="bad">
      {blockers.join('\n')}
      {editable && (
        <div>
          Put it right under{' '}
          <Anchor component={Link} to={hrefOf(places.batch, { id }, { tab: 'columns' })} size="sm">
            Columns
          </Anchor>
          , or upload the file again with the column in it.
        </div>
      )}
    </Note>
  )
}

/** Whoever prepared it waits for somebody else. */
function NotYours({ batch: { actions } }: Pick<StandingProps, 'batch'>) {
  const approve = actions.find(({ action }) => action === 'approve')
  if (!approve?.refusal) return null
  return <Note title="Another person has to approve it">{approve.refusal.message}</Note>
}
