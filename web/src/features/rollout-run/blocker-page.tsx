// One blocker: what it is, who resolves it, what was said, how it ended.
import { useQuery } from '@tanstack/react-query'
import {
  type BlockerRecord,
  commentBlocker,
  readBlocker,
} from '../../../../server/src/modules/rollout/run/blockers.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Comments } from '../../ui/comments.tsx'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { ageWords, severityBadge } from './words.ts'

/** `/platform/rollout/blockers/:id`. */
export function BlockerPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readBlocker, { params }))
  return <Loaded query={query}>{(blocker) => <Blocker blocker={blocker} />}</Loaded>
}

function Blocker({ blocker }: { blocker: BlockerRecord }) {
  const { id, title, wave, organization, severity, resolvedAt, resolution, ageHours, ownerName, notes } = blocker
  const may = useCan()('rollout.wave.work')
  return (
    <RecordPage
      title={title}
      kind={`Blocker of wave ${wave}${organization ? `, ${organization}` : ''}`}
      back={{ label: 'Blockers', to: hrefOf(places.blockers, {}) }}
      status={resolvedAt ? { state: 'done', label: 'Resolved', tone: 'good' } : severityBadge(severity)}
      facts={[
        { label: 'Owner', value: ownerName ?? 'Nobody yet' },
        { label: resolvedAt ? 'Took' : 'Age', value: ageWords(ageHours) },
      ]}
      tools={
        may &&
        !resolvedAt && (
          <>
            <ActionButton to={hrefOf(places.resolveBlocker, { id })}>Resolve</ActionButton>
            <ActionButton variant="default" to={hrefOf(places.editBlocker, { id })}>
              Edit
            </ActionButton>
          </>
        )
      }
      notice={
        resolvedAt && (
          <Note tone="good" title={`Resolved ${formatMoment(resolvedAt)}`}>
            {resolution}
          </Note>
        )
      }
      tabs={[
        { name: 'details', label: 'Details', content: <Details items={detailsOf(blocker)} /> },
        { name: 'talk', label: 'Comments', count: notes.length, content: <Talk blocker={blocker} may={may} /> },
      ]}
    />
  )
}

function detailsOf(blocker: BlockerRecord) {
  const { detail, wave, waveName, organization, milestone, severity, openedAt, openedByName, escalatedAt } = blocker
  const waveDigits = String(wave)
  return [
    { label: 'What is in the way', value: detail },
    {
      label: 'Wave',
      value: (
        <Link to={hrefOf(places.wave, { waveDigits }, { tab: 'blockers' })}>
          {wave}: {waveName}
        </Link>
      ),
    },
    {
      label: 'Organization',
      value: organization ? (
        <Link to={hrefOf(places.placement, { waveDigits, code: organization })}>{organization}</Link>
      ) : (
        'The whole wave'
      ),
    },
    ...(milestone ? [{ label: 'Milestone', value: `${milestone.title}, due ${formatDay(milestone.dueOn)}` }] : []),
    { label: 'Severity', value: severityBadge(severity).label },
    { label: 'Opened', value: `${formatMoment(openedAt)} by ${openedByName}` },
    ...(escalatedAt ? [{ label: 'Escalated', value: formatMoment(escalatedAt) }] : []),
  ]
}

function Talk({ blocker: { id, notes }, may }: { blocker: BlockerRecord; may: boolean }) {
  const comment = useAction(commentBlocker)
  return (
    <Comments
      entries={notes.map(({ id: note, comment: text, authorName, writtenAt }) => ({
        ...{ id: note, comment: text, actorName: authorName, at: writtenAt },
        ...{ action: 'comment', label: '' },
      }))}
      {...(may ? { onAdd: (text: string) => comment.mutateAsync({ params: { id }, body: { comment: text } }) } : {})}
    />
  )
}
