import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readGateHistory } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { historyWords, tellingChanges } from './words.ts'

/** Who changed what in a gate, its conditions and signatures. */
export function GateHistory({ id }: { id: string }) {
  const history = useQuery({
    ...queryFor(readGateHistory, { params: { id }, query: { pageSize: 100 } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={tellingChanges(items)} {...historyWords} />}
    </Loaded>
  )
}
