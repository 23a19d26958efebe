// Lines out of a spreadsheet: a verdict for each row, all rows or none. A dry run is the same work, taken back.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { renderTemplate } from '../../../platform/imports/import-kinds.ts'
import { centavos, pesosOf } from '../centavos.ts'
import { ppas, uacsObjects } from '../tables.ts'
import { type Judged, judgeLine, type Known, type NewLine } from './judge-line.ts'
import { requireRoom } from './line-changes.ts'
import { LINE_COLUMNS, type LineFile } from './line-file.ts'
import { findProposed } from './proposal-figures.ts'
import type { importProposalLines, lineTemplate } from './proposal-lines.contract.ts'
import { getHeading, lockEditable, touchProposal } from './proposal-rules.ts'
import { proposalLines, proposalPpas } from './tables.ts'

type Answer = Output<typeof importProposalLines>
type At = Pick<Input<typeof importProposalLines>, 'params' | 'query'>

/** Before the file is read: the proposal is there and may be changed. */
export function admitLineFile(scope: OrganizationScope, { params }: Pick<At, 'params'>): Promise<unknown> {
  return lockEditable(scope, params.id)
}

/** Fails with budget.proposal.frozen and budget.proposal.too_many_lines; what is wrong with rows stands in their verdicts. */
export async function takeLineFile(
  scope: OrganizationScope,
  { params, query, parsed }: At & { parsed: LineFile },
): Promise<Answer> {
  const proposal = await lockEditable(scope, params.id)
  const known = await findKnown(scope, proposal.id, parsed)
  const judged = parsed.rows.map((row) => judgeLine(row, known))
  const failed = judged.filter(({ line }) => line === null).length
  const answer = answerOf(judged, { notes: parsed.notes, failed })
  if (failed > 0 || judged.length === 0) return answer
  await scope.db.execute(sql`savepoint proposal_lines`)
  const lines = judged.flatMap(({ line }) => (line ? [line] : []))
  const removed = query.mode === 'replace' ? await removeOf(scope, lines) : 0
  await requireRoom(scope, proposal.id, lines.length)
  await insertLines(scope, proposal.id, lines)
  await touchProposal(scope, proposal.id)
  if (query.dryRun) await scope.db.execute(sql`rollback to savepoint proposal_lines`)
  return { ...answer, removed, created: lines.length, applied: !query.dryRun }
}

function answerOf(judged: readonly Judged[], { notes, failed }: { notes: string[]; failed: number }): Answer {
  const total = judged.reduce((sum, { verdict }) => sum + centavos(verdict.amount ?? '0'), 0n)
  const rows = judged.map(({ verdict }) => verdict)
  return { applied: false, created: 0, failed, removed: 0, total: pesosOf(total), rows, notes }
}

async function findKnown(
  { db, organization }: OrganizationScope,
  proposalId: string,
  { rows }: LineFile,
): Promise<Known> {
  const programs = await db
    .select({ code: ppas.code, id: proposalPpas.id })
    .from(proposalPpas)
    .innerJoin(ppas, and(eq(ppas.organizationId, proposalPpas.organizationId), eq(ppas.id, proposalPpas.ppaId)))
    .where(and(eq(proposalPpas.organizationId, organization.id), eq(proposalPpas.proposalId, proposalId)))
  const codes = [...new Set(rows.map(({ values }) => values.object_code ?? ''))]
  const { code, name, class: className, isActive } = uacsObjects
  const objects = await db
    .select({ code, name, class: className, isActive })
    .from(uacsObjects)
    .where(sql`${code} = any (${sql.param(codes)}::text[])`)
  return {
    programs: new Map(programs.map((each) => [each.code, each.id])),
    objects: new Map(objects.map((each) => [each.code, each])),
  }
}

/** What the programs of the file had before; answers how many lines that were. */
async function removeOf({ db, organization }: OrganizationScope, lines: readonly NewLine[]): Promise<number> {
  const ids = [...new Set(lines.map(({ proposalPpaId }) => proposalPpaId))]
  const { rowCount } = await db
    .delete(proposalLines)
    .where(and(eq(proposalLines.organizationId, organization.id), inArray(proposalLines.proposalPpaId, ids)))
  return rowCount ?? 0
}

const LINES_A_STATEMENT = 500

async function insertLines({ db }: OrganizationScope, proposalId: string, lines: readonly NewLine[]): Promise<void> {
  for (let at = 0; at < lines.length; at += LINES_A_STATEMENT) {
    const some = lines.slice(at, at + LINES_A_STATEMENT)
    await db.insert(proposalLines).values(some.map((line) => ({ ...line, proposalId })))
  }
}

/** A spreadsheet to fill in; its second sheet names the programs of the proposal. */
export async function loadLineTemplate(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof lineTemplate>, 'params'>,
) {
  const { id, fiscalYear } = await getHeading(scope, params.id)
  const programs = await findProposed(scope, { organizationId: scope.organization.id, id })
  const codes = programs.map(({ code, title }) => `${code} ${title}`).join('; ')
  const help = LINE_COLUMNS.map(({ name, help }) =>
    name === 'ppa_code' && codes ? `${help} ${codes}`.slice(0, 5000) : help,
  )
  return {
    name: `proposal-lines-${fiscalYear}`,
    title: 'Lines',
    headers: LINE_COLUMNS.map(({ name }) => name),
    examples: [],
    help,
  }
}

export function renderLineTemplate(template: Awaited<ReturnType<typeof loadLineTemplate>>): Promise<FileReply> {
  return renderTemplate(template, 'xlsx')
}
