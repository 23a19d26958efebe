// Writes appropriations, releases and modifications, posted as the module posts them.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { RoleHolder } from '../../people/module.ts'
import { pesosOf } from '../centavos.ts'
import { type EntryDraft, openAccount, postToLedger } from '../ledger/post.ts'
import { entriesOf } from '../modifications/modification-entries.ts'
import { numberOf } from '../releases/document-steps.ts'
import { budgetDocumentLines, budgetDocuments } from '../releases/tables.ts'
import type { InventedPaper } from './invent-budget-year.ts'
import { accountOf, asPerson, at, inChunks, keyOf, POT, type StepTaken, type Writing, writeSteps } from './writing.ts'

/** Whether the organization has appropriations of an act, also such as nobody posted yet. */
export async function hasAppropriations(scope: OrganizationScope, actId: string): Promise<boolean> {
  const found = await scope.db
    .select({ id: budgetDocuments.id })
    .from(budgetDocuments)
    .where(
      and(
        eq(budgetDocuments.organizationId, scope.organization.id),
        eq(budgetDocuments.actId, actId),
        inArray(budgetDocuments.kind, ['original', 'increase']),
      ),
    )
    .limit(1)
  return found.length > 0
}

const HOW = {
  original: { subject: 'appropriation', ledger: 'appropriation', steps: ['post'], done: 'posted' },
  comprehensive: { subject: 'allotment_release', ledger: 'allotment', steps: ['submit', 'release'], done: 'released' },
  special: { subject: 'allotment_release', ledger: 'allotment', steps: ['submit', 'release'], done: 'released' },
  realignment: {
    subject: 'budget_modification',
    ledger: 'modification',
    steps: ['submit', 'approve'],
    done: 'approved',
  },
  transfer: { subject: 'budget_modification', ledger: 'modification', steps: ['submit', 'approve'], done: 'approved' },
} as const

/**
 * Writes the papers of the days that have come. `waiting`: nobody decided yet. A transfer between programs waits where the
 * finance ministry has no director.
 */
export async function writePapers(
  writing: Writing,
  papers: readonly InventedPaper[],
  { waiting = false }: { waiting?: boolean } = {},
): Promise<void> {
  for (const paper of papers.filter(({ on }) => on <= writing.through)) {
    const decider = paper.kind === 'transfer' ? writing.crew.director : writing.crew.manager
    const id = await draft(writing, paper)
    if (paper.kind === 'original') await openAccounts(writing, paper)
    await decide(writing, { paper, id, decider: waiting ? undefined : decider })
    writing.added.documents += 1
  }
}

async function draft(writing: Writing, paper: InventedPaper): Promise<string> {
  const { kind, on, quarter, particulars, lines } = paper
  const officer = writing.crew.budget_officer
  const { db } = await asPerson(writing, officer, on)
  const id = randomUUIDv7()
  const isModification = HOW[kind].ledger === 'modification'
  await db.insert(budgetDocuments).values({
    ...{ id, kind, ...POT, actId: writing.actId, datedOn: on, quarter, particulars },
    legalBasis: isModification
      ? 'BAA 84, s. 49'
      : kind === 'special'
        ? `${writing.year.act}; BAA 84, s. 39`
        : writing.year.act,
    ...(isModification ? { moves: 'allotment', approver: kind === 'transfer' ? 'finance_ministry' : 'minister' } : {}),
    ...{ preparers: [officer.id], preparedBy: officer.name, createdAt: at(writing, on), updatedAt: at(writing, on) },
  })
  const rows = lines.map((line, index) => ({
    ...{ documentId: id, kind, line: index + 1, side: line.side, class: line.class, amount: pesosOf(line.amount) },
    ...{ ppaId: writing.ppaIds[line.program] ?? '', objectCode: line.object ?? null },
  }))
  await inChunks(rows, (chunk) => db.insert(budgetDocumentLines).values(chunk))
  return id
}

async function openAccounts(writing: Writing, { lines }: InventedPaper): Promise<void> {
  for (const line of lines) {
    const key = { actId: writing.actId, ...POT, ppaId: writing.ppaIds[line.program] ?? '', class: line.class }
    writing.accounts.set(keyOf(line), await openAccount(writing.scope, key))
  }
}

interface Deciding {
  paper: InventedPaper
  id: string
  /** Nobody: the paper waits. */
  decider: RoleHolder | undefined
}

async function decide(writing: Writing, { paper, id, decider }: Deciding): Promise<void> {
  const { kind, on } = paper
  const { subject, steps, done } = HOW[kind]
  const officer = writing.crew.budget_officer
  const submitted = { action: 'submit', to: 'submitted', by: officer, on }
  const taken: StepTaken[] = [
    ...(steps.length > 1 ? [submitted] : []),
    ...(decider ? [{ action: steps.at(-1) ?? '', to: done, by: decider, on }] : []),
  ]
  const scope = await asPerson(writing, decider ?? officer, on)
  const number = await numberOf(scope, {
    family: familyOf(kind),
    kind,
    number: null,
    seriesYear: Number(on.slice(0, 4)),
  })
  const postingId = decider ? await post(writing, scope, { paper, id, number }) : null
  await scope.db
    .update(budgetDocuments)
    .set({
      ...{
        status: taken.at(-1)?.to ?? 'draft',
        number: decider || kind === 'transfer' || kind === 'realignment' ? number : null,
      },
      ...{ postingId, version: 1 + taken.length, updatedAt: at(writing, on) },
      ...(steps.length > 1 ? { submittedAt: at(writing, on), submittedBy: officer.name } : {}),
      ...(decider ? { decidedAt: at(writing, on), decidedBy: decider.name } : {}),
    })
    .where(and(eq(budgetDocuments.organizationId, scope.organization.id), eq(budgetDocuments.id, id)))
  await writeSteps(writing, subject, [{ id, steps: taken }])
}

function familyOf(kind: InventedPaper['kind']): string {
  const { ledger } = HOW[kind]
  return ledger === 'allotment' ? 'release' : ledger
}

async function post(
  writing: Writing,
  scope: OrganizationScope,
  { paper, id, number }: Omit<Deciding, 'decider'> & { number: string },
): Promise<string> {
  const { kind, on, particulars } = paper
  const { ledger, subject } = HOW[kind]
  const posted = await postToLedger(scope, {
    ...{ kind: ledger, number, seriesYear: Number(on.slice(0, 4)), postedOn: on, particulars },
    subject: { kind: subject, id },
    entries: entriesFor(writing, paper),
  })
  return posted.id
}

function entriesFor(writing: Writing, { kind, lines }: InventedPaper): EntryDraft[] {
  const moved = lines.map((line) => ({ ...line, accountId: accountOf(writing, line), amount: pesosOf(line.amount) }))
  if (kind === 'transfer' || kind === 'realignment') {
    const named = moved.map(({ accountId, amount, side, object }) => ({
      accountId,
      amount,
      side,
      objectCode: object ?? null,
    }))
    return entriesOf({ kind, moves: 'allotment' }, named)
  }
  const stage = kind === 'original' ? 'appropriation' : 'allotment'
  return moved.map(({ accountId, amount }) => ({ accountId, amount, stage, movement: 'original' }))
}
