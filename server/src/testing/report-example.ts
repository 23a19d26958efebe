// The worked example of the accountability reports: a handful of programs whose forms were calculated by hand.
import { postToLedger } from '../modules/budgeting/ledger/post.ts'
import type { Movement, Stage } from '../modules/budgeting/money.contract.ts'
import { ppas } from '../modules/budgeting/tables.ts'
import type { OrganizationScope } from '../platform/database/scope.ts'
import { createAccount } from './budget.ts'

let number = 0
/** Posts one entry as a document of its own; answers the id of the entry. */
export async function postOne(
  scope: OrganizationScope,
  on: string,
  entry: {
    accountId: string
    stage: Stage
    amount: string
    movement?: Movement
    objectCode?: string
    obligationId?: string
  },
): Promise<string> {
  number += 1
  const { stage, movement = 'original' } = entry
  const kind = stage === 'obligation' && movement !== 'original' ? 'obligation_adjustment' : stage
  const { entryIds } = await postToLedger(scope, {
    kind,
    number: `R-${number}`,
    seriesYear: Number(on.slice(0, 4)),
    postedOn: on,
    particulars: `Document ${number}`,
    payee: 'Cotabato Trading',
    entries: [{ ...entry, movement, mode: stage === 'disbursement' ? 'ada' : null }],
  })
  return entryIds[0] ?? ''
}

const PROGRAMS = [
  { code: '100000100001000', title: 'General management and supervision', costStructure: 'gas', kind: 'activity' },
  { code: '310100100001000', title: 'Immunization program', costStructure: 'operations', kind: 'program' },
  { code: '310100100002000', title: 'Barangay health stations', costStructure: 'operations', kind: 'activity' },
] as const
export const [MANAGEMENT, IMMUNIZATION, STATIONS] = ['100000100001000', '310100100001000', '310100100002000'] as const
const PS = '5010101001'
const TRAVEL = '5020101000'
const SUPPLIES = '5020301001'

/**
 * Fiscal year 2026 up to September, with a transfer, an augmentation, a withdrawal, a negative quarter, a continuing
 * appropriation of 2025 with obligations taken back and paid this year, and PS of 2025 that has lapsed. The health
 * stations stand under the immunization program.
 */
export async function postWorkedExample(scope: OrganizationScope): Promise<void> {
  const [overhead, program, activity] = PROGRAMS
  await scope.db.insert(ppas).values(overhead)
  const parents: { id: string }[] = await scope.db.insert(ppas).values(program).returning({ id: ppas.id })
  await scope.db.insert(ppas).values({ ...activity, parentId: parents[0]?.id ?? null })
  await management(scope)
  await immunization(scope)
  await continuing(scope)
}

async function management(scope: OrganizationScope): Promise<void> {
  const salaries = await createAccount(scope, { ppaCode: MANAGEMENT, class: 'PS' })
  const accountId = salaries
  await postOne(scope, '2026-01-05', { accountId, stage: 'appropriation', amount: '1000000.00' })
  await postOne(scope, '2026-01-06', { accountId, stage: 'allotment', amount: '1000000.00' })
  const pay = { accountId, objectCode: PS }
  const months = [
    { on: '2026-03-31', obligation: '250000.00', payable: '250000.00', disbursement: '240000.00' },
    { on: '2026-06-30', obligation: '250000.00', payable: '250000.00', disbursement: '250000.00' },
    { on: '2026-09-30', obligation: '200000.00', payable: '150000.00', disbursement: '110000.00' },
  ]
  for (const { on, ...amounts } of months) {
    const obligationId = await postOne(scope, on, { ...pay, stage: 'obligation', amount: amounts.obligation })
    await postOne(scope, on, { ...pay, stage: 'payable', amount: amounts.payable, obligationId })
    await postOne(scope, on, { ...pay, stage: 'disbursement', amount: amounts.disbursement, obligationId })
  }
  await operatingExpenses(scope)
}

async function operatingExpenses(scope: OrganizationScope): Promise<void> {
  const from = await createAccount(scope, { ppaCode: MANAGEMENT, class: 'MOOE' })
  const to = await createAccount(scope, { ppaCode: IMMUNIZATION, class: 'MOOE' })
  await postOne(scope, '2026-01-05', { accountId: from, stage: 'appropriation', amount: '300000.00' })
  await postOne(scope, '2026-01-06', { accountId: from, stage: 'allotment', amount: '300000.00' })
  await postOne(scope, '2026-01-05', { accountId: to, stage: 'appropriation', amount: '500000.00' })
  await postOne(scope, '2026-01-06', { accountId: to, stage: 'allotment', amount: '400000.00' })
  const travel = { accountId: from, objectCode: TRAVEL }
  const obligationId = await postOne(scope, '2026-02-10', { ...travel, stage: 'obligation', amount: '100000.00' })
  await postOne(scope, '2026-03-02', { ...travel, stage: 'payable', amount: '70000.00', obligationId })
  await postOne(scope, '2026-03-03', { ...travel, stage: 'disbursement', amount: '60000.00', obligationId })
  await postOne(scope, '2026-04-15', {
    ...travel,
    stage: 'obligation',
    movement: 'decrease',
    amount: '30000.00',
    obligationId,
  })
  await postToLedger(scope, {
    kind: 'modification',
    number: 'M-1',
    seriesYear: 2026,
    postedOn: '2026-05-04',
    particulars: 'Transfer to immunization',
    entries: (['appropriation', 'allotment'] as const).flatMap((stage) => [
      { accountId: from, stage, movement: 'transfer_out', amount: '20000.00' },
      { accountId: to, stage, movement: 'transfer_in', amount: '20000.00' },
    ]),
  })
}

async function immunization(scope: OrganizationScope): Promise<void> {
  const accountId = await createAccount(scope, { ppaCode: IMMUNIZATION, class: 'MOOE' })
  await postOne(scope, '2026-07-01', { accountId, stage: 'appropriation', movement: 'increase', amount: '50000.00' })
  await postOne(scope, '2026-07-02', { accountId, stage: 'allotment', movement: 'increase', amount: '50000.00' })
  await postOne(scope, '2026-08-03', { accountId, stage: 'allotment', movement: 'decrease', amount: '10000.00' })
  await postOne(scope, '2026-08-31', { accountId, objectCode: SUPPLIES, stage: 'obligation', amount: '123456.78' })
  const equipment = await createAccount(scope, { ppaCode: IMMUNIZATION, class: 'CO' })
  await postOne(scope, '2026-01-05', { accountId: equipment, stage: 'appropriation', amount: '2000000.00' })
  // Of the fourth quarter: not in a report of the third.
  await postOne(scope, '2026-10-05', { accountId: equipment, stage: 'allotment', amount: '2000000.00' })
}

async function continuing(scope: OrganizationScope): Promise<void> {
  const accountId = await createAccount(scope, { act: 'BAA 65', ppaCode: STATIONS, class: 'MOOE' })
  const travel = { accountId, objectCode: TRAVEL }
  await postOne(scope, '2025-01-06', { accountId, stage: 'appropriation', amount: '800000.00' })
  await postOne(scope, '2025-01-07', { accountId, stage: 'allotment', amount: '600000.00' })
  const old = await postOne(scope, '2025-10-10', { ...travel, stage: 'obligation', amount: '450000.00' })
  await postOne(scope, '2025-11-03', { ...travel, stage: 'payable', amount: '200000.00', obligationId: old })
  await postOne(scope, '2025-11-04', { ...travel, stage: 'disbursement', amount: '100000.00', obligationId: old })
  await postOne(scope, '2026-01-15', { accountId, stage: 'allotment', amount: '100000.00' })
  await postOne(scope, '2026-03-10', { ...travel, stage: 'disbursement', amount: '50000.00', obligationId: old })
  await postOne(scope, '2026-04-20', {
    ...travel,
    stage: 'obligation',
    movement: 'decrease',
    amount: '30000.00',
    obligationId: old,
  })
  const own = await postOne(scope, '2026-06-01', { ...travel, stage: 'obligation', amount: '40000.00' })
  await postOne(scope, '2026-07-10', { ...travel, stage: 'payable', amount: '40000.00', obligationId: own })
  await postOne(scope, '2026-09-15', { ...travel, stage: 'disbursement', amount: '25000.00', obligationId: own })
  const lapsed = await createAccount(scope, { act: 'BAA 65', ppaCode: MANAGEMENT, class: 'PS' })
  await postOne(scope, '2025-01-06', { accountId: lapsed, stage: 'appropriation', amount: '500000.00' })
  await postOne(scope, '2025-01-07', { accountId: lapsed, stage: 'allotment', amount: '500000.00' })
  await postOne(scope, '2025-12-15', { accountId: lapsed, objectCode: PS, stage: 'obligation', amount: '400000.00' })
}
