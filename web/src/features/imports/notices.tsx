// What a person has to know about an import before going on.
import { Anchor } from '@mantine/core'
import type { ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { Link } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Note } from '../../ui/note.tsx'
import { places } from './addresses.ts'
import classes from './imports.module.css'
import { stateStatus } from './words.ts'

interface NoticesProps {
  batch: ImportBatchView
}

/** Nothing where there is nothing to know. */
export function Notices({ batch }: NoticesProps) {
  return (
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
  )
}

/** Why it failed or came back, and whether a try was cut off. */
function Interrupted({ batch: { state, message, attempts, steps, rowCount } }: NoticesProps) {
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
          {rowCount === 0 && (
            <div>
              <Anchor component={Link} to={hrefOf(places.newImport, {})} size="sm">
                Upload another file
              </Anchor>
            </div>
          )}
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
function SameFile({ batch: { sameFileAs, state } }: NoticesProps) {
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
      {sameFileAs.some((one) => one.state === 'done') &&
        'Rows that are imported already stand below as unchanged or skipped; nobody is created twice.'}
    </Note>
  )
}

/** Columns that are missing or there twice: the rows cannot be checked before. */
function Blockers({ batch: { blockers, id, editable } }: NoticesProps) {
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
function NotYours({ batch: { actions } }: NoticesProps) {
  const approve = actions.find(({ action }) => action === 'approve')
  if (!approve?.refusal) return null
  return <Note title="Another person has to approve it">{approve.refusal.message}</Note>
}
