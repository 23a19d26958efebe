// What waits for this person among appropriations, releases and modifications, as items of the inbox.
import {
  readWaitingDocuments,
  type WaitingDocument,
} from '../../../../server/src/modules/budgeting/releases/waiting-documents.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { InboxItem } from '../../lib/feature.ts'

const KINDS: Readonly<Record<WaitingDocument['family'], string>> = {
  appropriation: 'Appropriation',
  release: 'Allotment release',
  modification: 'Modification',
}

/** The query that the queue reads. */
export function waitingQuery(moa: string) {
  return queryFor(readWaitingDocuments, { params: { moa } })
}

/** Items of the inbox, the longest waiting first; `release:0198…` says where each is. */
export function queueOf({ items }: { items: WaitingDocument[] }): InboxItem[] {
  return items.map(({ family, id, wants, number, particulars, total, by, since }) => ({
    id: `${family}:${id}`,
    kind: wants === 'revise' ? `${KINDS[family]}, returned` : KINDS[family],
    title: number ?? particulars.slice(0, 80),
    detail: `${formatMoney(total)}. ${wants === 'revise' ? `${by} returned it for changes` : `${by} prepared it`}`,
    since,
  }))
}
