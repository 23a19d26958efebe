import { listPpas } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { call } from '../../api/call.ts'
import type { SearchHit } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { places } from './addresses.ts'

const FIRST = 5

/** The first programs that mention a text. */
export async function findPrograms(moa: string, q: string): Promise<SearchHit[]> {
  const { items } = await call(listPpas, { params: { moa }, query: { q, pageSize: FIRST, sort: 'title' } })
  return items.map(({ id, title, code }) => ({ title, detail: code, href: hrefOf(places.ppa, { moa, id }) }))
}
