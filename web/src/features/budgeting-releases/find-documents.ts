// Finding appropriations, releases and modifications by number or words; loaded when somebody searches.

import { listModifications } from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { listAllotmentReleases } from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import { listAppropriations } from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { call } from '../../api/call.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { SearchHit } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { places } from './addresses.ts'
import { KIND_WORDS } from './words.ts'

const FIRST = 5

interface Found {
  id: string
  kind: string
  number: string | null
  particulars: string
  total: string
  status: string
}

const PLACES = {
  appropriation: places.appropriation,
  release: places.release,
  modification: places.modification,
} as const
const LISTS = {
  appropriation: listAppropriations,
  release: listAllotmentReleases,
  modification: listModifications,
} as const
export type FoundFamily = keyof typeof PLACES

/** The first documents of a family that `q` finds. */
export async function findDocuments(family: FoundFamily, moa: string, q: string): Promise<SearchHit[]> {
  const { items } = await call(LISTS[family], { params: { moa }, query: { q, pageSize: FIRST } })
  return (items as Found[]).map((found) => ({
    title: found.number ?? found.particulars,
    detail: `${KIND_WORDS[found.kind] ?? found.kind}, ${formatMoney(found.total)}, ${humanize(found.status).toLowerCase()}`,
    href: hrefOf(PLACES[family], { moa, id: found.id }),
  }))
}
