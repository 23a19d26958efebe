// What every document about money must keep: whose it is, what is frozen, and lines that name something.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Workflow } from '../../../platform/workflow/workflow.ts'
import { CLASS_WORDS } from '../money.contract.ts'
import { appropriationActs, appropriationValidities, fundingSources, ppas } from '../tables.ts'
import type { LineDraft } from './documents.ts'
import { fail } from './errors.ts'

/** Refuses changes of content that somebody decides or has decided. */
export function requireEditable(workflow: Workflow, status: string): void {
  if (!workflow.editable.includes(status))
    fail('budget.document.frozen', { state: (workflow.states[status] ?? status).toLowerCase() })
}

export function requireVersion(seen: number, current: { version: number }): void {
  if (seen !== current.version) failPlatform('concurrency.stale', {}, { extra: { current } })
}

/** Documents are dated today at the latest, in the Philippines. */
export function requirePast(scope: OrganizationScope, datedOn: string): void {
  if (datedOn > today(scope.clock.now())) fail('budget.document.future')
}

/** The fund cluster of a funding source that is in use. */
export async function getFundCluster(scope: OrganizationScope, fundingSource: string): Promise<string> {
  const [source] = await scope.db
    .select({ fundCluster: fundingSources.fundCluster })
    .from(fundingSources)
    .where(and(eq(fundingSources.code, fundingSource), eq(fundingSources.isActive, true)))
  return source?.fundCluster ?? fail('budget.document.source_unknown')
}

/** Refuses lines that name a program, class or object twice, a program of nobody, or a class that the act is silent on. */
export async function requireLines(
  scope: OrganizationScope,
  { actId }: { actId: string },
  drafts: readonly LineDraft[],
): Promise<void> {
  requireOnce(drafts)
  const [known, classes] = [await findPrograms(scope, drafts), await findClasses(scope, actId)]
  drafts.forEach(({ ppaId, class: of }, at) => {
    if (!known.has(ppaId)) fail('budget.document.ppa_unknown', { line: at + 1 }, { path: `lines.${at}.ppaId` })
    if (!classes.has(of)) {
      const words = CLASS_WORDS[of as keyof typeof CLASS_WORDS].toLowerCase()
      fail('budget.document.class_closed', { line: at + 1, class: words }, { path: `lines.${at}.class` })
    }
  })
}

function requireOnce(drafts: readonly LineDraft[]): void {
  const seen = new Map<string, number>()
  drafts.forEach(({ side, ppaId, class: of, objectCode }, at) => {
    const key = `${side ?? 'to'} ${ppaId} ${of} ${objectCode ?? ''}`
    const first = seen.get(key)
    if (first !== undefined)
      fail('budget.document.line_twice', { line: at + 1, first: first + 1 }, { path: `lines.${at}.ppaId` })
    seen.set(key, at)
  })
}

async function findPrograms(scope: OrganizationScope, drafts: readonly LineDraft[]): Promise<Set<string>> {
  if (drafts.length === 0) return new Set()
  const rows = await scope.db
    .select({ id: ppas.id })
    .from(ppas)
    .where(
      and(
        eq(ppas.organizationId, scope.organization.id),
        inArray(
          ppas.id,
          drafts.map(({ ppaId }) => ppaId),
        ),
        eq(ppas.isActive, true),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

async function findClasses(scope: OrganizationScope, actId: string): Promise<Set<string>> {
  const rows = await scope.db
    .select({ class: sql<string | null>`${appropriationValidities.class}` })
    .from(appropriationActs)
    .leftJoin(appropriationValidities, eq(appropriationValidities.actId, appropriationActs.id))
    .where(eq(appropriationActs.id, actId))
  if (rows.length === 0) fail('budget.document.act_unknown')
  return new Set(rows.flatMap((row) => row.class ?? []))
}
