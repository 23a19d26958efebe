// The proposals of all organizations for one budget call, for those who oversee and the finance ministry's reviewers.
import { useQuery } from '@tanstack/react-query'
import { listOverseenCalls } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { NotFoundPage } from '../../ui/refusal-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { OrganizationProposals } from './organization-proposals.tsx'

export function OverseenCallPage({ params: { id } }: { params: { id: string } }) {
  const calls = useQuery(queryFor(listOverseenCalls))
  return (
    <Loaded query={calls} shape="list">
      {({ items }) => {
        const call = items.find((one) => one.id === id)
        if (!call) return <NotFoundPage />
        return (
          <>
            <PageHeader
              title={`Proposals for fiscal year ${call.fiscalYear}`}
              back={{ label: 'Proposals of all', to: hrefOf(places.overseenCalls, {}) }}
              badge={<StatusBadge state={call.status} />}
              description={call.title}
            />
            <OrganizationProposals callId={id} />
          </>
        )
      }}
    </Loaded>
  )
}
