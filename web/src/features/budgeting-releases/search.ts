// What Ctrl+K finds of appropriations, releases and modifications.

import { listModifications } from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { listAllotmentReleases } from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import { listAppropriations } from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { call } from '../../api/call.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { SearchHit, SearchSource } from '../../lib/feature.ts'
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

function source(label: string, place: keyof typeof PLACES, find: (moa: string, q: string) => Promise<Found[]>) {
  const hit = (moa: string, found: Found): SearchHit => ({
    title: found.number ?? found.particulars,
    detail: `${KIND_WORDS[found.kind] ?? found.kind}, ${formatMoney(found.total)}, ${humanize(found.status).toLowerCase()}`,
    href: hrefOf(PLACES[place], { moa, id: found.id }),
  })
  return {
    label,
    access: 'budget.ledger.view',
    find: (moa: string, text: string) => ({
      queryKey: ['budgeting', 'search', label, moa, text],
      queryFn: async () => (await find(moa, text)).map((found) => hit(moa, found)),
    }),
  }
}

const PLACES = {
  appropriation: places.appropriation,
  release: places.release,
  modification: places.modification,
} as const

export const releaseSearch: readonly SearchSource[] = [
  source(
    'Appropriation',
    'appropriation',
    async (moa, q) => (await call(listAppropriations, { params: { moa }, query: { q, pageSize: FIRST } })).items,
  ),
  source(
    'Allotment release',
    'release',
    async (moa, q) => (await call(listAllotmentReleases, { params: { moa }, query: { q, pageSize: FIRST } })).items,
  ),
  source(
    'Modification',
    'modification',
    async (moa, q) => (await call(listModifications, { params: { moa }, query: { q, pageSize: FIRST } })).items,
  ),
]
