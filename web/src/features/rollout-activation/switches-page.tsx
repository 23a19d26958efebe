// What is open for the person who looks, and why something is not.
import { useQuery } from '@tanstack/react-query'
import { traceOwnShares } from '../../../../server/src/modules/rollout/activation/share.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TraceRows } from './trace-rows.tsx'

/** `/moa/:moa/switches`. */
export function SwitchesPage({ params }: { params: { moa: string } }) {
  const { name } = usePlace()
  const query = useQuery(queryFor(traceOwnShares, { params }))
  return (
    <>
      <PageHeader
        title="What is open for you"
        description={`New parts of BMMS come to the people of ${name} step by step. What your roles allow comes on top of it.`}
      />
      <Loaded query={query} shape="block">
        {({ items }) => <TraceRows items={items} withCode={false} />}
      </Loaded>
    </>
  )
}
