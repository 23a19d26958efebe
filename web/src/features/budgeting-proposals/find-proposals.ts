// Finding budget proposals for Ctrl+K.
import { listProposals } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { call } from '../../api/call.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { SearchHit } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { places } from './addresses.ts'

const FIRST = 5

/** The first proposals that match. */
export async function findProposals(moa: string, text: string): Promise<SearchHit[]> {
  const { items } = await call(listProposals, { params: { moa }, query: { q: text, pageSize: FIRST } })
  return items.map(({ id, title, fiscalYear, requested, status }) => ({
    title,
    detail: `${fiscalYear}, ${formatMoney(requested)}, ${humanize(status).toLowerCase()}`,
    href: hrefOf(places.proposal, { moa, id }),
  }))
}
