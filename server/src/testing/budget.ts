// Money to test with: a program with an appropriation and an allotment, posted the way BMMS posts.

import { eq } from 'drizzle-orm'
import { openAccount, type Posted, postToLedger } from '../modules/budgeting/ledger/post.ts'
import { appropriationActs, ppas } from '../modules/budgeting/tables.ts'
import type { OrganizationScope } from '../platform/database/scope.ts'

interface Account {
  /** `BAA 85` unless given. */
  act?: string
  class?: string
  ppaCode?: string
}

/** A balance key of a new or known program; nothing is posted to it yet. */
export async function createAccount(scope: OrganizationScope, parts: Account = {}): Promise<string> {
  const { act = 'BAA 85', ppaCode = '310100100001000' } = parts
  await scope.db
    .insert(ppas)
    .values({ code: ppaCode, title: `Program ${ppaCode}`, kind: 'program', costStructure: 'operations' })
    .onConflictDoNothing()
  const [ppa] = await scope.db.select().from(ppas).where(eq(ppas.code, ppaCode))
  const [law] = await scope.db.select().from(appropriationActs).where(eq(appropriationActs.code, act))
  return openAccount(scope, {
    actId: law?.id ?? '',
    ppaId: ppa?.id ?? '',
    class: parts.class ?? 'MOOE',
    fundCluster: '01',
    fundingSource: '01101101',
    block: 'agency_specific',
  })
}

let count = 0
/** Appropriates and allots the same amount on a day. */
export async function fund(
  scope: OrganizationScope,
  { accountId, amount, on }: { accountId: string; amount: string; on: string },
): Promise<void> {
  for (const stage of ['appropriation', 'allotment'] as const) {
    await postToLedger(scope, {
      kind: stage,
      number: `T-${++count}`,
      seriesYear: 2026,
      postedOn: on,
      particulars: 'For a test',
      entries: [{ accountId, stage, movement: 'original', amount }],
    })
  }
}

/** Obligates on a day; answers the posting, whose first entry is the obligation. */
export function obligate(
  scope: OrganizationScope,
  { accountId, amount, on, object = '5020101000' }: { accountId: string; amount: string; on: string; object?: string },
): Promise<Posted> {
  return postToLedger(scope, {
    kind: 'obligation',
    number: `T-${++count}`,
    seriesYear: 2026,
    postedOn: on,
    particulars: 'For a test',
    payee: 'Cotabato Trading',
    entries: [{ accountId, stage: 'obligation', movement: 'original', amount, objectCode: object }],
  })
}
