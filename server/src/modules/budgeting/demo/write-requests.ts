// Writes obligation requests of a month: with their lines, steps and postings.
import { randomUUIDv7 } from 'node:crypto'
import { pesosOf } from '../centavos.ts'
import { takeNumbers } from '../ledger/number-series.ts'
import { type PostingDraft, postAllToLedger } from '../ledger/post.ts'
import { numberOfRequest } from '../spending/obligate.ts'
import { obligationLines, obligationRequests } from '../spending/tables.ts'
import { requestWorkflow } from '../spending/workflows.ts'
import { daysAfter } from './days.ts'
import type { InventedRequest } from './invented-request.ts'
import { accountOf, asPerson, at, inChunks, POT, type StepTaken, type Writing, writeSteps } from './writing.ts'

/** A request in the database: its id, those of its lines, and the entries of its obligation. */
export interface WrittenRequest {
  of: InventedRequest
  id: string
  lineIds: string[]
  entryIds: string[]
}

/** Writes requests in the order of their days; those of one month at most. */
export async function writeRequests(writing: Writing, requests: readonly InventedRequest[]): Promise<WrittenRequest[]> {
  const last = requests.at(-1)?.on
  if (!last) return []
  const obligated = requests.filter(({ status }) => status === 'obligated')
  const scope = await asPerson(writing, writing.crew.budget_officer, last)
  const year = Number(last.slice(0, 4))
  const serials = await takeNumbers(scope, { series: `ors/${POT.fundCluster}`, year, count: obligated.length })
  const written = requests.map((of): WrittenRequest & { number: string | null } => ({
    ...{ of, id: randomUUIDv7(), lineIds: of.lines.map(() => randomUUIDv7()), entryIds: [] },
    number:
      of.status === 'obligated' ? numberOfRequest({ ...POT, class: of.class }, of.on, serials.shift() ?? 0) : null,
  }))
  const posting = written.filter(({ number }) => number !== null)
  const posted = await postAllToLedger(
    scope,
    posting.map((request) => draftOf(writing, request)),
  )
  const postings = new Map(posting.map(({ id }, index) => [id, posted[index]]))
  await writeRows(
    writing,
    written.map((request) => ({ ...request, posting: postings.get(request.id) })),
  )
  writing.added.requests += written.length
  return written.map(({ of, id, lineIds }) => ({ of, id, lineIds, entryIds: postings.get(id)?.entryIds ?? [] }))
}

function draftOf(writing: Writing, { of, id, number }: WrittenRequest & { number: string | null }): PostingDraft {
  return {
    ...{ kind: 'obligation', number: number ?? '', seriesYear: Number(of.on.slice(0, 4)), postedOn: of.on },
    ...{ particulars: of.particulars, payee: of.payee, subject: { kind: requestWorkflow.subject, id } },
    entries: of.lines.map(({ object, amount }) => ({
      ...{ accountId: accountOf(writing, of), amount: pesosOf(amount), objectCode: object },
      ...{ stage: 'obligation', movement: 'original' },
    })),
  }
}

type Row = WrittenRequest & { number: string | null; posting: { id: string; entryIds: string[] } | undefined }

async function writeRows(writing: Writing, rows: readonly Row[]): Promise<void> {
  const { db } = writing.scope
  await inChunks(rows, (chunk) => db.insert(obligationRequests).values(chunk.map((row) => headOf(writing, row))))
  const lines = rows.flatMap(({ of, id, lineIds, posting }) =>
    of.lines.map(({ object, amount }, index) => ({
      ...{ id: lineIds[index] ?? randomUUIDv7(), requestId: id, line: index + 1, class: of.class, objectCode: object },
      ...{ accountId: accountOf(writing, of), amount: pesosOf(amount), entryId: posting?.entryIds[index] ?? null },
    })),
  )
  await inChunks(lines, (chunk) => db.insert(obligationLines).values(chunk))
  await writeSteps(
    writing,
    requestWorkflow.subject,
    rows.map(({ of, id }) => ({ id, steps: stepsOf(writing, of) })),
  )
}

const REACHED = { draft: 0, requested: 1, certified: 2, obligated: 3 } as const

function stepsOf({ crew }: Writing, { on, status }: InventedRequest): StepTaken[] {
  const all: StepTaken[] = [
    { action: 'request', to: 'requested', by: crew.staff, on },
    { action: 'certify', to: 'certified', by: crew.manager, on },
    { action: 'obligate', to: 'obligated', by: crew.budget_officer, on },
  ]
  return all.slice(0, REACHED[status])
}

function headOf(writing: Writing, { of, id, number, posting }: Row): typeof obligationRequests.$inferInsert {
  const { staff, manager, budget_officer: officer } = writing.crew
  const reached = REACHED[of.status]
  const { code } = writing.scope.organization
  const instant = at(writing, of.on)
  return {
    ...{ id, form: 'ors', fundCluster: POT.fundCluster, fundingSource: POT.fundingSource, class: of.class },
    ...{ requestedOn: of.on, payee: of.payee, office: of.office, particulars: of.particulars, status: of.status },
    ...{ address: 'Bangsamoro', responsibilityCenter: `${code}-${String(of.program + 1).padStart(3, '0')}` },
    cafNumber: of.isContract ? `CAF-${of.on}-${String(of.program + 1).padStart(3, '0')}` : '',
    ...{ preparers: [staff.id], preparedBy: staff.name },
    ...{ createdAt: at(writing, daysAfter(of.on, -3)), updatedAt: instant, version: 1 + reached },
    ...(reached >= 1 ? { requestedBy: staff.id, requestedByName: staff.name, requestedAt: instant } : {}),
    ...(reached >= 2 ? { certifiedBy: manager.id, certifiedByName: manager.name, certifiedAt: instant } : {}),
    ...(posting
      ? {
          ...{ number, postingId: posting.id, obligatedOn: of.on, obligatedAt: instant },
          ...{ obligatedBy: officer.id, obligatedByName: officer.name },
        }
      : {}),
  }
}
