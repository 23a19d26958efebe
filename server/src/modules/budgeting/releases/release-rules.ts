// What may be released by which paper (BAA 84, s. 36 and 39).
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { centavos } from '../centavos.ts'
import type { DocumentLine } from './documents.contract.ts'
import type { LineDraft, Pot } from './documents.ts'
import { fail } from './errors.ts'
import { leftOf, pathOf, requireRoom, unreleasedOf, whatOf } from './room.ts'

/** The classes of the comprehensive release (BAA 84, s. 36). */
export const COMPREHENSIVE: readonly string[] = ['PS', 'MOOE']

/** Refuses classes that the comprehensive release does not cover; at the line, while it is written. */
export function requireClasses(kind: string, lines: readonly Pick<LineDraft, 'class'>[]): void {
  if (kind !== 'comprehensive') return
  const at = lines.findIndex((line) => !COMPREHENSIVE.includes(line.class))
  if (at >= 0) fail('budget.release.class_needs_special', {}, { path: `lines.${at}.class` })
}

/** Programs and classes of a pot that are on the negative list or lump sums, as `ppa class`. */
export async function findNegativeList(scope: OrganizationScope, pot: Pot): Promise<ReadonlySet<string>> {
  const { rows } = await scope.db.execute<{ key: string }>(sql`
    select distinct l.ppa_id || ' ' || l.class as key
      from budget_document d
      join budget_document_line l on l.organization_id = d.organization_id and l.document_id = d.id
     where d.organization_id = ${scope.organization.id} and d.family = 'appropriation' and d.status = 'posted'
       and d.act_id = ${pot.actId} and d.fund_cluster = ${pot.fundCluster} and d.funding_source = ${pot.fundingSource}
       and d.block = ${pot.block} and l.special_release`)
  return new Set(rows.map(({ key }) => key))
}

interface Releasable {
  kind: string
  block: string
  legalBasis: string
}

/**
 * What a release needs before it may be submitted or counts: lines, a legal basis, an appropriation behind each line with
 * room for it, and the right paper.
 */
export function requireReleasable(
  { kind, block, legalBasis }: Releasable,
  lines: readonly DocumentLine[],
  negativeList: ReadonlySet<string>,
): void {
  if (lines.length === 0) fail('budget.document.empty')
  if (legalBasis.trim() === '') fail('budget.document.basis_missing')
  requireClasses(kind, lines)
  for (const line of lines) {
    const about = { line: line.line, what: whatOf(line) }
    if (centavos(line.appropriated) === 0n)
      fail('budget.release.no_appropriation', about, { path: pathOf(line, 'ppaId') })
    const special = block === 'special_purpose' || negativeList.has(`${line.ppaId} ${line.class}`)
    if (kind === 'comprehensive' && special)
      fail('budget.release.negative_list', about, { path: pathOf(line, 'ppaId') })
  }
  if (kind === 'withdrawal') requireRoom(lines, leftOf, 'budget.release.over_withdrawal')
  else requireRoom(lines, unreleasedOf, 'budget.release.over_appropriation')
}
