// What the lines of a request can charge.
import { useQuery } from '@tanstack/react-query'
import { type AccountRow, listAccounts } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { listObjects } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { today } from '../../lib/calendar.ts'

const MOST = 200

/** Balances that may still be obligated today, by id. */
export function useOpenBalances(moa: string): ReadonlyMap<string, AccountRow> {
  const { data } = useQuery(
    queryFor(listAccounts, { params: { moa }, query: { openOn: today(), sort: 'ppaCode', pageSize: MOST } }),
  )
  return new Map((data?.items ?? []).map((row) => [row.id, row]))
}

/** Active objects of a class, to choose from. */
export function useObjects(moa: string, of: string | undefined): { value: string; label: string }[] {
  const { data } = useQuery({
    ...queryFor(listObjects, {
      params: { moa },
      query: { class: of as 'MOOE', active: 'yes', sort: 'code', pageSize: MOST },
    }),
    enabled: of !== undefined,
  })
  return (data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
}
