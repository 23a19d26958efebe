// One budget proposal: the workspace of those who prepare it, and the record of those who endorse and review it.
import { Button } from '@mantine/core'
import { IconEdit, IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type Proposal,
  printProposal,
  readProposal,
  stepProposal,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay, formatDaysLeft, formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { type Fact, RecordPage, type RecordTab } from '../../ui/record-page.tsx'
import { places, type RecordParams } from './addresses.ts'
import { LinesPanel } from './lines-panel.tsx'
import { Overview } from './overview.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { PdfButton } from './pdf-button.tsx'
import { ProgramsPanel } from './programs-panel.tsx'
import { ProposalComments, ProposalHistory } from './talk.tsx'
import { consequenceOf, forwardFirst, stepDone } from './words.ts'

export function ProposalPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readProposal, { params }))
  return <Loaded query={query}>{(proposal) => <Record params={params} proposal={proposal} />}</Loaded>
}

interface Parts {
  params: RecordParams
  proposal: Proposal
}

function Record({ params, proposal }: Parts) {
  const step = useAction(stepProposal)
  return (
    <RecordPage
      kind={`Budget proposal ${proposal.fiscalYear}`}
      title={proposal.title}
      back={{ label: 'Budget proposals', to: hrefOf(places.proposals, params) }}
      status={{ state: proposal.status }}
      facts={factsOf(proposal)}
      actions={forwardFirst(proposal.actions)}
      consequence={consequenceOf}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: proposal.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tell.done(`${stepDone(action)}: ${proposal.title}`)
      }}
      tools={<Tools params={params} proposal={proposal} />}
      notice={<Notices proposal={proposal} />}
      tabs={tabsOf({ params, proposal })}
    />
  )
}

function factsOf({ preparedBy, submittedAt, submittedBy, endorsedAt, endorsedBy, call, canEdit }: Proposal): Fact[] {
  const facts: Fact[] = [{ label: 'Prepared by', value: preparedBy }]
  if (submittedAt) facts.push({ label: 'Submitted by', value: <By name={submittedBy} at={submittedAt} /> })
  if (endorsedAt) facts.push({ label: 'Endorsed by', value: <By name={endorsedBy} at={endorsedAt} /> })
  if (canEdit && call.submissionDue) {
    facts.push({ label: 'Due', value: `${formatDay(call.submissionDue)}, ${formatDaysLeft(call.submissionDue)}` })
  }
  return facts
}

function By({ name, at }: { name: string | null; at: string }) {
  return (
    <>
      {name ?? 'Unknown'}, <MomentText value={at} />
    </>
  )
}

function Tools({ params, proposal }: Parts) {
  return (
    <>
      <PdfButton url={fileUrl(printProposal, { params })} />
      {proposal.canEdit && (
        <Button
          variant="default"
          component={Link}
          to={hrefOf(places.editProposal, params)}
          leftSection={<IconEdit size={16} aria-hidden />}
        >
          Edit
        </Button>
      )}
      {proposal.canReview && (
        <Button
          variant="default"
          component={Link}
          to={hrefOf(places.review, params)}
          leftSection={<IconListCheck size={16} aria-hidden />}
        >
          Review lines
        </Button>
      )}
    </>
  )
}

function Notices({ proposal }: { proposal: Proposal }) {
  const { returnReason, decidedBy, decidedAt, unreviewed, canReview } = proposal
  return (
    <>
      {returnReason !== null && (
        <Note
          tone="warn"
          title={`${decidedBy ?? 'The reader'} returned it${decidedAt ? ` on ${formatMoment(decidedAt)}` : ''}`}
        >
          {returnReason}
        </Note>
      )}
      {canReview && unreviewed !== null && unreviewed > 0 && (
        <Note title={`${unreviewed} of ${proposal.lines} lines have no approved amount yet`}>
          Approving the proposal takes them as requested.
        </Note>
      )}
    </>
  )
}

function tabsOf({ params, proposal }: Parts): readonly [RecordTab, ...RecordTab[]] {
  return [
    { name: 'overview', label: 'Overview', content: <Overview params={params} proposal={proposal} /> },
    {
      name: 'programs',
      label: 'Programs',
      count: proposal.ppaList.length,
      content: <ProgramsPanel params={params} proposal={proposal} />,
    },
    {
      name: 'lines',
      label: 'Lines',
      count: proposal.lines,
      content: <LinesPanel params={params} proposal={proposal} />,
    },
    {
      name: 'papers',
      label: 'Papers',
      count: proposal.attachments.length,
      content: <PapersPanel params={params} proposal={proposal} />,
    },
    {
      name: 'comments',
      label: 'Comments',
      content: <ProposalComments params={params} canComment={proposal.canComment} />,
    },
    { name: 'history', label: 'History', content: <ProposalHistory params={params} /> },
  ]
}
