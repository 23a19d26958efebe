// How Ctrl+K finds requests, payables and postings; loaded when somebody searches.
import { listObligationRequests } from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { listPayables } from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { listPostings } from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
import { call } from '../../api/call.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { SearchHit } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { places } from './addresses.ts'
import { POSTING_WORDS } from './words.ts'

const FIRST = 5

type Find = (moa: string, q: string) => Promise<SearchHit[]>

export const finders = {
  obligation: async (moa, q) => {
    const { items } = await call(listObligationRequests, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map(({ id, number, payee, amount, status }) => ({
      title: number ? `${number}: ${payee}` : payee,
      detail: `${formatMoney(amount)}, ${humanize(status).toLowerCase()}`,
      href: hrefOf(places.request, { moa, id }),
    }))
  },
  payable: async (moa, q) => {
    const { items } = await call(listPayables, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map(({ id, number, payee, due }) => ({
      title: `${number}: ${payee}`,
      detail: `${formatMoney(due)} to pay`,
      href: hrefOf(places.payable, { moa, id }),
    }))
  },
  posting: async (moa, q) => {
    const { items } = await call(listPostings, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map(({ id, kind, number, amount }) => ({
      title: number,
      detail: `${POSTING_WORDS[kind] ?? kind}, ${formatMoney(amount)}`,
      href: hrefOf(places.posting, { moa, id }),
    }))
  },
} satisfies Record<string, Find>
