// What lines can name: programs, objects of expenditure, and the balances that they are about.
import { useQuery } from '@tanstack/react-query'
import { listPpas } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { type AccountRow, listAccounts } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { listObjects } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { queryFor } from '../../api/queries.ts'
import type { DocumentValues } from './document-values.ts'

const MOST = 200
type Choices = { value: string; label: string }[]

/** Every active program, by code. */
export function usePrograms(moa: string): Choices {
  const query = useQuery(queryFor(listPpas, { params: { moa }, query: { sort: 'code', active: true, pageSize: MOST } }))
  return (query.data?.items ?? []).map(({ id, code, title }) => ({ value: id, label: `${title} (${code})` }))
}

type Pot = Pick<DocumentValues, 'actId' | 'fundingSource' | 'block'>

/** Balances of one pot, by `ppa class`. */
export function useBalances(moa: string, { actId, fundingSource, block }: Pot): ReadonlyMap<string, AccountRow> {
  const known = actId !== '' && fundingSource !== ''
  const query = useQuery({
    ...queryFor(listAccounts, {
      params: { moa },
      query: { actId, fundingSource, block: block as 'agency_specific', pageSize: MOST },
    }),
    enabled: known,
  })
  return new Map((query.data?.items ?? []).map((row) => [`${row.ppaId} ${row.class}`, row]))
}

/** Programs that have a balance in the pot. */
export function programsOf(balances: ReadonlyMap<string, AccountRow>): Choices {
  const byId = new Map([...balances.values()].map((row) => [row.ppaId, row]))
  return [...byId.values()].map(({ ppaId, ppaCode, ppaTitle }) => ({ value: ppaId, label: `${ppaTitle} (${ppaCode})` }))
}

/** Active objects of a class. */
export function useObjects(moa: string, of: string): Choices {
  const query = useQuery({
    ...queryFor(listObjects, {
      params: { moa },
      query: { class: of as 'MOOE', active: 'yes', sort: 'code', pageSize: MOST },
    }),
    enabled: of !== '',
  })
  return (query.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
}
