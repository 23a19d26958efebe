// One posting: its entries, the paper behind it, and what takes it back.
import { useQuery } from '@tanstack/react-query'
import { type PostingView, readPosting } from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { type Fact, RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places, type RecordParams } from './addresses.ts'
import { POSTING_WORDS } from './words.ts'

type Entry = PostingView['entries'][number]
const columns: readonly ListColumn<Entry>[] = [
  { name: 'ppaTitle', label: 'Program', render: (entry) => `${entry.ppaTitle}, ${entry.class}, ${entry.actCode}` },
  {
    name: 'stage',
    label: 'Stage',
    fact: true,
    render: (entry) =>
      `${humanize(entry.stage)}${entry.movement === 'original' ? '' : `, ${humanize(entry.movement).toLowerCase()}`}`,
  },
  { name: 'objectCode', label: 'Object', fact: true, width: 130, render: (entry) => entry.objectCode ?? '–' },
  { name: 'mode', label: 'Mode', width: 90, render: (entry) => entry.mode?.toUpperCase() ?? '–' },
  {
    name: 'effect',
    label: 'Amount',
    kind: 'number',
    fact: true,
    width: 180,
    render: (entry) => <Money value={entry.effect} />,
  },
]

/** `/registers/postings/:id` */
export function PostingPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPosting, { params }))
  return <Loaded query={query}>{(posting) => <Posting params={params} posting={posting} />}</Loaded>
}

interface Props {
  params: RecordParams
  posting: PostingView
}

function Posting({ params, posting }: Props) {
  return (
    <RecordPage
      kind={POSTING_WORDS[posting.kind] ?? posting.kind}
      title={posting.number}
      back={{ label: 'Registers', to: hrefOf(places.postings, { moa: params.moa }) }}
      status={posting.reversedBy ? { state: 'reversed', tone: 'warn' } : { state: 'posted', tone: 'good' }}
      facts={factsOf(params.moa, posting)}
      tools={
        (posting.canReverse || posting.reverseRefusal) && (
          <ActionButton variant="default" to={hrefOf(places.reverse, params)} refusal={posting.reverseRefusal}>
            Reverse
          </ActionButton>
        )
      }
      notice={<Standing params={params} posting={posting} />}
      tabs={[
        {
          name: 'entries',
          label: 'Entries',
          content: (
            <RecordRows
              list={listOfRecord(posting.entries)}
              columns={columns}
              noun={['entry', 'entries']}
              rowName={(entry) => `Entry ${entry.line}`}
              empty={{ title: 'No entries', text: '' }}
            />
          ),
        },
      ]}
    />
  )
}

const PAPERS: Readonly<Record<string, { label: string; place: { path: `/moa/:moa/${string}:id` } }>> = {
  obligation_request: { label: 'Obligation request', place: places.request },
  payable: { label: 'Payable', place: places.payable },
}

function factsOf(moa: string, posting: PostingView): Fact[] {
  const paper = PAPERS[posting.subject]
  return [
    { label: 'Date', value: formatDay(posting.postedOn) },
    ...(posting.payee ? [{ label: 'Payee', value: posting.payee }] : []),
    { label: 'Particulars', value: posting.particulars },
    ...(paper && posting.subjectId
      ? [{ label: 'Paper', value: <Link to={hrefOf(paper.place, { moa, id: posting.subjectId })}>{paper.label}</Link> }]
      : []),
    { label: 'Posted', value: `${posting.actorName}, ${formatMoment(posting.postedAt)}` },
  ]
}

function Standing({ params, posting }: Props) {
  const { reverses, reversedBy, openReversalId } = posting
  const link = (id: string, words: string) => <Link to={hrefOf(places.posting, { moa: params.moa, id })}>{words}</Link>
  if (reversedBy)
    return (
      <Note tone="warn" title={`Taken back on ${formatDay(reversedBy.postedOn)}`}>
        {link(reversedBy.id, reversedBy.particulars)}
      </Note>
    )
  if (reverses) return <Note title="Takes back">{link(reverses.id, reverses.number)}</Note>
  if (openReversalId)
    return (
      <Note tone="warn" title="Its reversal waits for approval">
        <Link to={hrefOf(places.correction, { moa: params.moa, id: openReversalId })}>Open the correction</Link>
      </Note>
    )
  return null
}
